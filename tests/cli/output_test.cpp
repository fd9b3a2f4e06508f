// SPDX-License-Identifier: Apache-2.0
// Where results go, and in which colours.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/program.hpp"

namespace reach {
namespace {

using ::testing::HasSubstr;
using testing::lines_of;
using testing::read_file;
using testing::run_reachsim;
using ::testing::SizeIs;
using testing::TemporaryFolder;

constexpr const char* kPeered = "fixtures/article/2-peered";
constexpr const char* kZones = "fixtures/article/3-zones";
constexpr const char* kUser = "User-VPC-EC2-Sub-A";
constexpr const char* kSsm = "ssm.ap-northeast-1.amazonaws.com";

TEST(Output, GoesToAFileInstead) {
  const TemporaryFolder folder;
  const auto result =
      run_reachsim({"check", kPeered, "--format", "json", "--output", folder.path("out.json")});
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.output, "");
  EXPECT_EQ(read_file(folder.path("out.json")),
            run_reachsim({"check", kPeered, "--format", "json"}).output);
}

TEST(Output, ThatCannotBeWrittenIsOneLineAndStatusTwo) {
  for (const char* file : {"/nonexistent/out.txt", "/dev/full"}) {
    const auto result = run_reachsim({"check", kZones, "--output", file});
    EXPECT_EQ(result.status, 2) << file;
    EXPECT_THAT(lines_of(result.error), SizeIs(1)) << result.error;
    EXPECT_THAT(result.error, HasSubstr(file));
  }
}

TEST(Output, AReaderThatGoesAwayIsNoError) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"check", kPeered}, {"check", kPeered, "--format", "json"}}) {
    const auto result = run_reachsim(arguments, {"", {}, true, ""});
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.error, "");
  }
}

TEST(Output, HasColourOnlyWhenAsked) {
  const auto has_color = [](const testing::ProgramResult& result) {
    return result.output.find('\x1b') != std::string::npos;
  };
  EXPECT_FALSE(has_color(run_reachsim({"check", kPeered})));
  EXPECT_TRUE(has_color(run_reachsim({"check", kPeered, "--color", "always"})));
  EXPECT_TRUE(has_color(
      run_reachsim({"check", kPeered, "--color", "always"}, {"", {"NO_COLOR=1"}, false, ""})));
  EXPECT_FALSE(has_color(run_reachsim({"check", kPeered, "--color", "never"})));
  EXPECT_FALSE(
      has_color(run_reachsim({"check", kPeered, "--color", "always", "--format", "json"})));
}

TEST(Output, IsTheSameEveryTime) {
  for (const char* format : {"text", "json", "csv"}) {
    EXPECT_EQ(run_reachsim({"check", kPeered, "--format", format}).output,
              run_reachsim({"check", kPeered, "--format", format}).output);
  }
}

TEST(Output, DigShortIsTheArticlesAnswers) {
  const auto dig = [](const std::string& label) {
    return run_reachsim(
               {"dig", kZones, "--from", kUser, label + ".ap-northeast-1.amazonaws.com", "--short"})
        .output;
  };
  EXPECT_EQ(dig("ssm"), "172.16.100.126\n172.16.200.45\n");
  EXPECT_EQ(dig("ssmmessages"), "172.16.100.253\n172.16.200.141\n");
  EXPECT_EQ(dig("ec2messages"), "172.16.100.169\n172.16.200.200\n");
}

TEST(Output, DigShortOfAPublicAnswerIsEmptyAndSaysSo) {
  const auto result = run_reachsim({"dig", kPeered, "--from", kUser, kSsm, "--short"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.output, "");
  EXPECT_THAT(lines_of(result.error), SizeIs(1));
  EXPECT_THAT(result.error, HasSubstr("public"));
}

TEST(Queries, AreALineOfJsonEachInOrder) {
  const TemporaryFolder folder;
  const std::string file = folder.write(
      "q.tsv",
      "# "
      "comment\nUser-VPC-EC2-Sub-A\tssm\n\nShared-VPC-EC2-Sub-A\tUser-VPC-EC2-Sub-A\ttcp\t22\r\n");
  const auto result = run_reachsim({"path", kPeered, "--queries", file});
  EXPECT_EQ(result.status, 0) << result.error;
  const auto lines = lines_of(result.output);
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(nlohmann::json::parse(lines[0])["verdict"], "unreachable");
  EXPECT_EQ(nlohmann::json::parse(lines[1])["port"], 22);
  EXPECT_EQ(nlohmann::json::parse(lines[1])["verdict"], "reachable");
}

TEST(Queries, ComeFromStandardInputToo) {
  const auto result = run_reachsim({"path", kZones, "--queries", "-"},
                                   {"User-VPC-EC2-Sub-A\tssm\n", {}, false, ""});
  EXPECT_EQ(result.status, 0) << result.error;
  EXPECT_THAT(lines_of(result.output), SizeIs(1));
}

TEST(Queries, ALineThatIsNoneEndsTheCommandBeforeAnyAnswer) {
  const TemporaryFolder folder;
  const std::string file = folder.write("q.tsv", "User-VPC-EC2-Sub-A\tssm\nonly-one-field\n");
  const auto result = run_reachsim({"path", kZones, "--queries", file});
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.output, "");
  EXPECT_THAT(lines_of(result.error), SizeIs(1));
  EXPECT_THAT(result.error, HasSubstr(file + ":2: "));
}

TEST(Queries, AnEndThatIsNotThereIsToldAndTheOthersAreAnswered) {
  const TemporaryFolder folder;
  const std::string file = folder.write("q.tsv", "i-none\tssm\nUser-VPC-EC2-Sub-A\tssm\n");
  const auto result = run_reachsim({"path", kZones, "--queries", file});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(lines_of(result.error), SizeIs(1));
  EXPECT_THAT(result.error, HasSubstr(file + ":1: "));
  const auto lines = lines_of(result.output);
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_TRUE(nlohmann::json::parse(lines[0])["verdict"].is_null());
  EXPECT_TRUE(nlohmann::json::parse(lines[0]).contains("error"));
  EXPECT_EQ(nlohmann::json::parse(lines[1])["verdict"], "reachable");
}

TEST(Queries, AFileThatIsNotThereIsOneLine) {
  const auto result = run_reachsim({"path", kZones, "--queries", "/nonexistent.tsv"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(lines_of(result.error), SizeIs(1));
}

}  // namespace
}  // namespace reach
