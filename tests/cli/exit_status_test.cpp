// SPDX-License-Identifier: Apache-2.0
// Exit statuses of runs that work. Source: contract, "Exit status".
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "support/program.hpp"

namespace reach {
namespace {

using testing::run_reachsim;
using testing::TemporaryFolder;

constexpr const char* kPeered = "fixtures/article/2-peered";
constexpr const char* kZones = "fixtures/article/3-zones";
constexpr const char* kUser = "User-VPC-EC2-Sub-A";
constexpr const char* kSsm = "ssm.ap-northeast-1.amazonaws.com";

int status(const std::vector<std::string>& arguments) {
  return run_reachsim(arguments).status;
}

TEST(ExitStatus, OfCheck) {
  EXPECT_EQ(status({"check", kZones}), 0);
  EXPECT_EQ(status({"check", kPeered}), 1);
  EXPECT_EQ(status({"check", kPeered, "--instance", "Shared-VPC-EC2-Sub-A"}), 0);
  EXPECT_EQ(status({"check", kPeered, "--instance", kUser, "--service", "ssm"}), 1);
}

TEST(ExitStatus, OptionalServicesNeverCount) {
  EXPECT_EQ(status({"check", kZones, "--optional"}), 0);
  EXPECT_EQ(status({"check", kZones, "--service", "s3"}), 0);
}

TEST(ExitStatus, UnknownIsThreeUnlessAllowed) {
  const TemporaryFolder folder;
  std::filesystem::copy(std::string(REACH_SOURCE_DIR "/") + kZones, folder.path("snapshot"));
  std::filesystem::remove(folder.path("snapshot/describe-route-tables.json"));
  const std::string snapshot = folder.path("snapshot");
  const auto result = run_reachsim({"check", snapshot});
  EXPECT_EQ(result.status, 3);
  EXPECT_THAT(result.output, ::testing::HasSubstr("aws ec2 describe-route-tables"));
  EXPECT_EQ(status({"check", snapshot, "--allow-unknown"}), 0);
  EXPECT_EQ(status({"path", snapshot, "--from", kUser, "--to", "ssm"}), 3);
  EXPECT_EQ(status({"path", snapshot, "--from", kUser, "--to", "ssm", "--allow-unknown"}), 0);
  EXPECT_EQ(status({"diagnose", snapshot, "--from", kUser}), 3);
  EXPECT_EQ(status({"diagnose", snapshot, "--from", kUser, "--allow-unknown"}), 0);
}

TEST(ExitStatus, ASnapshotWithoutInstancesIsUnknown) {
  const TemporaryFolder folder;
  folder.write("describe-vpcs.json", R"({"Vpcs": []})");
  EXPECT_EQ(status({"check", folder.path()}), 3);
}

TEST(ExitStatus, OfPath) {
  EXPECT_EQ(
      status({"path", kPeered, "--from", "Shared-VPC-EC2-Sub-A", "--to", kUser, "--port", "22"}),
      0);
  EXPECT_EQ(
      status({"path", kPeered, "--from", kUser, "--to", "Shared-VPC-EC2-Sub-A", "--port", "22"}),
      1);
}

TEST(ExitStatus, OfDig) {
  EXPECT_EQ(status({"dig", kZones, "--from", kUser, kSsm}), 0);
  EXPECT_EQ(status({"dig", kZones, "--from", "vpc-03f44530717bc0282", kSsm}), 0);
  EXPECT_EQ(status({"dig", kZones, "--from", kUser, "nothing.ssm.ap-northeast-1.amazonaws.com"}),
            1);
}

TEST(ExitStatus, OfDiagnose) {
  EXPECT_EQ(status({"diagnose", kZones, "--from", kUser}), 0);
  EXPECT_EQ(status({"diagnose", kPeered, "--from", kUser}), 1);
}

}  // namespace
}  // namespace reach
