// SPDX-License-Identifier: Apache-2.0
// What cannot be read at all: one line with file, position, reason and what to do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "aws/loading.hpp"

namespace reach::aws::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using namespace std::string_literals;

struct Case {
  std::string what;
  std::string text;
  std::string position;
  std::string reason;
};
void PrintTo(const Case& value, std::ostream* stream) {
  *stream << value.what;
}

class JsonError : public ::testing::TestWithParam<Case> {};

TEST_P(JsonError, NamesPlaceReasonAndRemedy) {
  const std::string error = error_of(GetParam().text);
  EXPECT_THAT(error, AllOf(StartsWith("x.json:" + GetParam().position + ": "),
                           HasSubstr(GetParam().reason), HasSubstr("; ")));
  EXPECT_EQ(error.find('\n'), std::string::npos);
}

const Case kCases[] = {
    {"empty", "", "1:1", "empty"},
    {"blank", " \n\t ", "1:1", "empty"},
    {"cut_off", "{\n  \"Vpcs\": [\n    {\"VpcId\": \"vpc-1\"", "3:22", "ends too early"},
    {"cut_off_text", "{\"Vpcs\": [{\"VpcId\": \"vpc-", "1:26", "ends too early"},
    {"comma", "{\"Vpcs\": [],}", "1:13", "unexpected '}'"},
    {"word", "{\"Vpcs\": nothing}", "1:11", "invalid literal"},
    {"zero_byte", "{\"Vpcs\": \0[]}"s, "1:10", "zero byte"},
    {"gzip", "\x1f\x8b\x08\x00\x00"s, "1:1", "gzip"},
    {"zip", "PK\x03\x04rest", "1:1", "zip"},
    {"utf16", "\xff\xfe{\0}\0"s, "1:1", "UTF-16"},
    {"utf16_without_mark", "{\0}\0"s, "1:1", "UTF-16"},
    {"latin1", "{\"Vpcs\": [], \"a\": \"caf\xe9\"}", "1:24", "not UTF-8"},
    {"table", "-----------------\n|  DescribeVpcs |\n", "1:1", "table"},
    {"text", "VPCS\t10.0.0.0/16\tdopt-1\n", "1:1", "tab-separated"},
    {"yaml", "Vpcs:\n- CidrBlock: 10.0.0.0/16\n", "1:1", "YAML"},
    {"aws_error", "\nAn error occurred (UnauthorizedOperation) when calling ...", "2:1",
     "error message"},
    {"html", "<html></html>", "1:1", "HTML"},
    {"large_number", "{\"Vpcs\": [],\n \"a\": 123456789012345678901234567890}", "2:37",
     "too large"},
    {"second_is_broken", "{\"Vpcs\": []}\n{\"Subnets\": [}", "2:14", "unexpected"},
    {"a_number", "17", "1:1", "neither an object nor a list"},
    {"list_of_lists", "[[{\"DnsName\": \"a\"}]]", "1:1", "--query"},
    {"empty_list", "[]", "1:1", "--query"},
    {"list_of_texts", "[\"vpc-1\"]", "1:1", "--query"},
};
INSTANTIATE_TEST_SUITE_P(Texts, JsonError, ::testing::ValuesIn(kCases),
                         [](const auto& tested) { return tested.param.what; });

TEST(JsonErrorDeep, ListsAreNotFollowedDown) {
  const std::string deep = std::string(10'000, '[') + std::string(10'000, ']');
  EXPECT_THAT(error_of(deep), AllOf(StartsWith("x.json:1:1025: "), HasSubstr("1024 levels")));
  EXPECT_THAT(error_of(std::string(10'000, '[')), HasSubstr("1024 levels"));
  std::string objects;
  for (int i = 0; i < 10'000; ++i) objects += "{\"a\":";
  EXPECT_THAT(error_of(objects), HasSubstr("1024 levels"));
}

TEST(JsonErrorDeep, TextsMayHoldBrackets) {
  EXPECT_EQ(error_of("{\"Vpcs\": [], \"a\": \"" + std::string(5000, '[') + "\"}"), "");
}

TEST(JsonErrors, AllAreReportedTogether) {
  const LoadResult result =
      load_documents({{"a.json", ""}, {"b.json", "{\"Vpcs\": []}"}, {"c.json", "{"}});
  ASSERT_EQ(result.errors.size(), 2U);
  EXPECT_THAT(result.errors[0].message, StartsWith("a.json:"));
  EXPECT_THAT(result.errors[1].message, StartsWith("c.json:"));
}

TEST(JsonErrors, AByteOrderMarkIsNoError) {
  EXPECT_EQ(error_of("\xef\xbb\xbf{\"Vpcs\": []}"), "");
}

}  // namespace
}  // namespace reach::aws::testing
