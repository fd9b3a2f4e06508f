// SPDX-License-Identifier: Apache-2.0
// What reachsim prints, byte for byte, beside the files of this folder. tools/update_goldens renews
// them.
#include <gtest/gtest.h>

#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include "support/fixture.hpp"
#include "support/program.hpp"

namespace reach {
namespace {

struct Golden {
  const char* file;
  std::vector<std::string> arguments;
  int status;
};

// Shown by the name of the file alone.
void PrintTo(const Golden& golden, std::ostream* stream) {
  *stream << golden.file;
}

constexpr const char* kShared = "fixtures/article/1-shared-vpc";
constexpr const char* kPeered = "fixtures/article/2-peered";
constexpr const char* kZones = "fixtures/article/3-zones";
constexpr const char* kSsm = "ssm.ap-northeast-1.amazonaws.com";

// Run in a folder that holds "snapshot", the fixture's.
struct FixtureGolden {
  const char* file;
  const char* fixture;
  std::vector<std::string> arguments;
  int status;
};
void PrintTo(const FixtureGolden& golden, std::ostream* stream) {
  *stream << golden.file;
}

const Golden kGoldens[] = {
    {"check-shared.txt", {"check", kShared}, 0},
    {"check-peered.txt", {"check", kPeered}, 1},
    {"check-peered-color.txt", {"check", kPeered, "--color", "always"}, 1},
    {"check-peered.json", {"check", kPeered, "--format", "json"}, 1},
    {"check-peered.csv", {"check", kPeered, "--format", "csv"}, 1},
    {"check-zones.txt", {"check", kZones}, 0},
    {"check-zones-optional.txt", {"check", kZones, "--optional"}, 0},
    {"check-zones.json", {"check", kZones, "--format", "json"}, 0},
    {"path-ssm.txt", {"path", kZones, "--from", "User-VPC-EC2-Sub-A", "--to", "ssm"}, 0},
    {"path-ssm.json",
     {"path", kZones, "--from", "User-VPC-EC2-Sub-A", "--to", "ssm", "--format", "json"},
     0},
    {"path-public.txt", {"path", kPeered, "--from", "User-VPC-EC2-Sub-A", "--to", "ssm"}, 1},
    {"path-ssh.txt",
     {"path", kPeered, "--from", "Shared-VPC-EC2-Sub-A", "--to", "User-VPC-EC2-Sub-A", "--port",
      "22"},
     0},
    {"path-ssh-back.txt",
     {"path", kPeered, "--from", "User-VPC-EC2-Sub-A", "--to", "Shared-VPC-EC2-Sub-A", "--port",
      "22"},
     1},
    {"path-queries.jsonl", {"path", kZones, "--queries", "tests/golden/queries.tsv"}, 0},
    {"dig-zones.txt", {"dig", kZones, "--from", "User-VPC-EC2-Sub-A", kSsm}, 0},
    {"dig-zones.json",
     {"dig", kZones, "--from", "User-VPC-EC2-Sub-A", kSsm, "--format", "json"},
     0},
    {"dig-zones-short.txt", {"dig", kZones, "--from", "User-VPC-EC2-Sub-A", kSsm, "--short"}, 0},
    {"dig-peered.txt", {"dig", kPeered, "--from", "User-VPC-EC2-Sub-A", kSsm}, 0},
    {"diagnose-zones.txt", {"diagnose", kZones, "--from", "User-VPC-EC2-Sub-A"}, 0},
    {"diagnose-peered.json",
     {"diagnose", kPeered, "--from", "User-VPC-EC2-Sub-A", "--format", "json"},
     1},
    {"help.txt", {"--help"}, 0},
    {"help-check.txt", {"check", "--help"}, 0},
    {"help-path.txt", {"path", "--help"}, 0},
    {"help-dig.txt", {"dig", "--help"}, 0},
    {"help-diagnose.txt", {"diagnose", "--help"}, 0},
    {"help-export.txt", {"export", "--help"}, 0},
    {"export.sh",
     {"export", "--region", "ap-northeast-1,eu-west-1", "--profile", "prod", "--profile", "shared"},
     0},
};

const FixtureGolden kFixtureGoldens[] = {
    {"fixture-three-things.txt", "changes/three_things_missing", {"check", "snapshot"}, 1},
    {"fixture-one-zone.txt", "failures/L24_route_to_one_zone_only", {"check", "snapshot"}, 1},
    {"fixture-hole.txt", "failures/L32_hole_in_the_ephemeral_range", {"check", "snapshot"}, 1},
    {"fixture-hole-path.txt",
     "failures/L32_hole_in_the_ephemeral_range",
     {"path", "snapshot", "--from", "User-VPC-EC2-Sub-A", "--to", "ssm"},
     1},
    {"fixture-no-routes.txt", "missing/describe-route-tables", {"check", "snapshot"}, 3},
    {"fixture-stopped.txt", "states/stopped", {"check", "snapshot"}, 0},
    {"fixture-bad-cidr.txt", "partial/bad_cidr_in_the_deciding_route", {"check", "snapshot"}, 3},
    {"fixture-swapped.txt", "failures/L11_aliases_swapped", {"check", "snapshot"}, 1},
};

void compare(const char* file, const testing::ProgramResult& result, int status) {
  const std::string kept = std::string(REACH_SOURCE_DIR "/tests/golden/") + file;
  ASSERT_EQ(result.status, status) << result.error;
  if (std::getenv("REACH_UPDATE_GOLDENS") != nullptr) {
    std::ofstream(kept, std::ios::binary) << result.output;
    return;
  }
  EXPECT_EQ(result.output, testing::read_file(kept)) << "tools/update_goldens renews " << kept;
}

class GoldenOutput : public ::testing::TestWithParam<Golden> {};

TEST_P(GoldenOutput, IsAsKept) {
  const Golden& golden = GetParam();
  compare(golden.file, testing::run_reachsim(golden.arguments), golden.status);
}

class GoldenOfFixture : public ::testing::TestWithParam<FixtureGolden> {};

TEST_P(GoldenOfFixture, IsAsKept) {
  const FixtureGolden& golden = GetParam();
  const testing::TemporaryFolder folder;
  const auto fixture = testing::load_fixture(golden.fixture);
  ASSERT_TRUE(fixture.ok()) << fixture.error().message;
  ASSERT_FALSE(testing::write_snapshot(*fixture, folder.path("snapshot")));
  testing::ProgramInput input;
  input.folder = folder.path();
  compare(golden.file, testing::run_reachsim(golden.arguments, input), golden.status);
}

template <class T>
std::string name_of(const ::testing::TestParamInfo<T>& info) {
  std::string name;
  for (const char c : std::string(info.param.file)) {
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Article, GoldenOutput, ::testing::ValuesIn(kGoldens), name_of<Golden>);
INSTANTIATE_TEST_SUITE_P(Fixtures, GoldenOfFixture, ::testing::ValuesIn(kFixtureGoldens),
                         name_of<FixtureGolden>);

TEST(GoldenFolder, HoldsNoFileThatNoTestKeeps) {
  for (const auto& entry : std::filesystem::directory_iterator(REACH_SOURCE_DIR "/tests/golden")) {
    const std::string file = entry.path().filename().string();
    bool used = file.ends_with("_test.cpp") || file == "queries.tsv";
    for (const Golden& golden : kGoldens) used = used || file == golden.file;
    for (const FixtureGolden& golden : kFixtureGoldens) used = used || file == golden.file;
    EXPECT_TRUE(used) << file;
  }
}

}  // namespace
}  // namespace reach
