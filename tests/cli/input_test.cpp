// SPDX-License-Identifier: Apache-2.0
// What the process makes of snapshots: where they come from, and those that cannot be read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/program.hpp"

namespace reach {
namespace {

using ::testing::HasSubstr;
using testing::lines_of;
using testing::read_file;
using testing::run_reachsim;
using ::testing::SizeIs;
using ::testing::StartsWith;
using testing::TemporaryFolder;

const std::string kZones = REACH_SOURCE_DIR "/fixtures/article/3-zones";

std::string verdicts(const std::string& snapshot, const std::string& input = "") {
  return run_reachsim({"check", snapshot, "--format", "csv", "--quiet"}, {input, {}, false, ""})
      .output;
}

// All documents of the folder in one, under their files' names.
std::string bundle() {
  nlohmann::json documents;
  for (const auto& entry : std::filesystem::directory_iterator(kZones)) {
    documents[entry.path().filename().string()] =
        nlohmann::json::parse(read_file(entry.path().string()));
  }
  return documents.dump();
}

TEST(Input, ArchivesAndStandardInputGiveTheSameVerdicts) {
  const std::string expected = verdicts(kZones);
  ASSERT_THAT(lines_of(expected), SizeIs(7));
  const TemporaryFolder folder;
  const std::string tar = folder.path("all.tar");
  const std::string gz = folder.path("all.tar.gz");
  ASSERT_EQ(std::system(("tar -C " + kZones + " -cf " + tar + " . && tar -C " + kZones + " -czf " +
                         gz + " .")
                            .c_str()),
            0);
  EXPECT_EQ(verdicts(tar), expected);
  EXPECT_EQ(verdicts(gz), expected);
  EXPECT_EQ(verdicts("-", bundle()), expected);
}

struct Bad {
  const char* name;
  std::string text;
};

// What cannot be read at all.
const Bad kUnreadable[] = {
    {"truncated", R"({"Vpcs": [{"VpcId": "vpc-1", )"},
    {"empty", ""},
    {"binary", std::string("\x7f"
                           "ELF\x02\x01\x01\0\0\0\xff\xfe",
                           12)},
    {"table", "---------------\n|DescribeVpcs |\n+-------------+\n"},
    {"text", "VPCS\t10.0.0.0/16\tdopt-1\tdefault\tFalse\tavailable\tvpc-1\n"},
    {"yaml", "Vpcs:\n- CidrBlock: 10.0.0.0/16\n  VpcId: vpc-1\n"},
    {"deep", std::string(10000, '[') + std::string(10000, ']')},
    {"scalar", "42"},
};

TEST(Input, WhatCannotBeReadIsOneLineAndStatusTwo) {
  for (const Bad& bad : kUnreadable) {
    const TemporaryFolder folder;
    folder.write("describe-vpcs.json", bad.text);
    const auto result = run_reachsim({"check", folder.path()});
    EXPECT_EQ(result.status, 2) << bad.name << ": " << result.error;
    EXPECT_EQ(result.output, "") << bad.name;
    EXPECT_THAT(lines_of(result.error), SizeIs(1)) << bad.name << ": " << result.error;
    EXPECT_THAT(result.error, StartsWith("error: ")) << bad.name;
    EXPECT_THAT(result.error, HasSubstr("describe-vpcs.json")) << bad.name;
  }
}

TEST(Input, MissingAndEmptyFoldersAreOneLine) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path("empty"));
  for (const char* name : {"empty", "nothing-there"}) {
    const auto result = run_reachsim({"check", folder.path(name)});
    EXPECT_EQ(result.status, 2) << name;
    EXPECT_THAT(lines_of(result.error), SizeIs(1)) << result.error;
    EXPECT_THAT(result.error, HasSubstr(name));
  }
}

TEST(Input, AFileThatMayNotBeReadIsOneLine) {
  if (geteuid() == 0) GTEST_SKIP() << "root reads everything";
  const TemporaryFolder folder;
  const std::string file = folder.write("describe-vpcs.json", R"({"Vpcs": []})");
  std::filesystem::permissions(file, std::filesystem::perms::none);
  const auto result = run_reachsim({"check", folder.path()});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(lines_of(result.error), SizeIs(1)) << result.error;
}

TEST(Input, EveryFileThatCannotBeReadIsNamed) {
  const TemporaryFolder folder;
  folder.write("a.json", "{");
  folder.write("b.json", "]");
  const auto result = run_reachsim({"check", folder.path()});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(lines_of(result.error), SizeIs(2)) << result.error;
}

TEST(Input, APartThatCannotBeReadIsAWarningWithItsPlace) {
  const TemporaryFolder folder;
  folder.write("describe-vpcs.json",
               R"({"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/99"}]})");
  const auto result = run_reachsim({"check", folder.path()});
  EXPECT_NE(result.status, 0);
  EXPECT_THAT(result.error,
              HasSubstr("warning: " + folder.path("describe-vpcs.json") + "#/Vpcs/0/CidrBlock: "));
  EXPECT_EQ(run_reachsim({"check", folder.path(), "--quiet"}).error, "");
}

TEST(Input, ManyWarningsAreCutShort) {
  const TemporaryFolder folder;
  std::string vpcs;
  for (int i = 0; i < 30; ++i) {
    vpcs += (i == 0 ? "" : ",") + std::string(R"({"VpcId": "vpc-)") + std::to_string(i) +
            R"(", "CidrBlock": "x"})";
  }
  folder.write("describe-vpcs.json", R"({"Vpcs": [)" + vpcs + "]}");
  const auto short_lines = lines_of(run_reachsim({"check", folder.path()}).error);
  ASSERT_THAT(short_lines, SizeIs(21));
  EXPECT_THAT(short_lines.back(), HasSubstr("--verbose"));
  EXPECT_GE(lines_of(run_reachsim({"check", folder.path(), "--verbose"}).error).size(), 30U);
}

TEST(Input, WhatASnapshotSaysCannotSteerTheTerminal) {
  const TemporaryFolder folder;
  folder.write("describe-vpcs.json",
               R"({"Vpcs": [{"VpcId": "vpc-\u001b[2J", "CidrBlock": "\u001b[31m"}]})");
  const auto result = run_reachsim({"check", folder.path(), "--verbose"});
  EXPECT_EQ(result.error.find('\x1b'), std::string::npos);
  EXPECT_EQ(result.output.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace reach
