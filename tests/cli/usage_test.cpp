// SPDX-License-Identifier: Apache-2.0
// The command line itself: help, version, and what is wrong with it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "support/program.hpp"

namespace reach {
namespace {

using ::testing::HasSubstr;
using testing::lines_of;
using testing::run_reachsim;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* kZones = "fixtures/article/3-zones";
constexpr const char* kVerbs[] = {"check", "path", "dig", "diagnose", "export"};

TEST(Usage, VersionIsOneLine) {
  const auto result = run_reachsim({"--version"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.output, "reachsim 0.1.0\n");
}

TEST(Usage, HelpListsTheVerbs) {
  const auto result = run_reachsim({"--help"});
  EXPECT_EQ(result.status, 0);
  for (const char* verb : kVerbs)
    EXPECT_THAT(result.output, HasSubstr(std::string("\n  ") + verb + " "));
}

TEST(Usage, EveryVerbsHelpHasAnExampleTheFormatsAndTheExitStatus) {
  for (const char* verb : kVerbs) {
    const auto result = run_reachsim({verb, "--help"});
    EXPECT_EQ(result.status, 0) << verb;
    EXPECT_THAT(result.output, HasSubstr(std::string("Example:\n  reachsim ") + verb + " "));
    EXPECT_THAT(result.output, HasSubstr("Formats: text"));
    EXPECT_THAT(result.output, HasSubstr("Exit status: 0 "));
    EXPECT_EQ(result.error, "");
  }
}

struct Wrong {
  std::vector<std::string> arguments;
  const char* mentions;
};
void PrintTo(const Wrong& value, std::ostream* stream) {
  *stream << value.mentions;
}

class WrongUsage : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongUsage, IsOneLineAndStatusTwo) {
  const auto result = run_reachsim(GetParam().arguments);
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.output, "");
  EXPECT_THAT(lines_of(result.error), SizeIs(1)) << result.error;
  EXPECT_THAT(result.error, StartsWith("reachsim: "));
  EXPECT_THAT(result.error, HasSubstr(GetParam().mentions));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, WrongUsage,
    ::testing::Values(
        Wrong{{}, "--help"}, Wrong{{"frobnicate"}, "frobnicate"}, Wrong{{"test", kZones}, "test"},
        Wrong{{"check"}, "SNAPSHOT"}, Wrong{{"check", kZones, "--frob"}, "--frob"},
        Wrong{{"check", kZones, "--format", "xml"}, "xml"},
        Wrong{{"path", kZones, "--format", "csv"}, "csv"},
        Wrong{{"check", kZones, "--color", "pink"}, "pink"},
        Wrong{{"check", kZones, "--service", "smtp"}, "smtp"},
        Wrong{{"check", kZones, "--instance", "i-none"}, "i-none"},
        Wrong{{"check", kZones, "--ephemeral-ports", "9-1"}, "9-1"},
        Wrong{{"check", kZones, "--ephemeral-ports", "0-70000"}, "0-70000"},
        Wrong{{"path", kZones}, "--from"},
        Wrong{{"path", kZones, "--from", "i-none", "--to", "ssm"}, "i-none"},
        Wrong{{"path", kZones, "--from", "User-VPC-EC2-Sub-A", "--to", "ssm", "--port", "x"}, "x"},
        Wrong{
            {"path", kZones, "--from", "User-VPC-EC2-Sub-A", "--to", "ssm", "--protocol", "gopher"},
            "gopher"},
        Wrong{{"path", kZones, "--from", "a", "--to", "b", "--queries", "c"}, "--queries"},
        Wrong{{"path", "-", "--queries", "-"}, "standard input"},
        Wrong{{"dig", kZones, "--from", "i-none"}, "NAME"},
        Wrong{{"dig", kZones, "ssm.ap-northeast-1.amazonaws.com"}, "--from"},
        Wrong{{"dig", kZones, "--from", "i-none", "ssm.ap-northeast-1.amazonaws.com"}, "i-none"},
        Wrong{{"export", "--region", "nowhere"}, "nowhere"},
        Wrong{{"export", "--without", "describe-nothing"}, "describe-nothing"},
        Wrong{{"export", "--output-dir", ""}, "folder"}, Wrong{{"export", kZones}, kZones},
        Wrong{{"diagnose", kZones}, "--from"},
        Wrong{{"diagnose", kZones, "--from", "i-none"}, "i-none"}));

}  // namespace
}  // namespace reach
