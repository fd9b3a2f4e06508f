// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "reach/check/query.hpp"

namespace reach::check {
namespace {

TEST(QueryLine, HasFromToProtocolAndPort) {
  const auto line = parse_query_line("i-1\tssm\tudp\t53");
  ASSERT_TRUE(line.ok());
  ASSERT_TRUE(line->has_value());
  const PathQuery& query = **line;
  EXPECT_EQ(query.from, "i-1");
  EXPECT_EQ(query.to, "ssm");
  EXPECT_EQ(query.protocol, "udp");
  EXPECT_EQ(query.port, "53");
}

TEST(QueryLine, TheLastTwoMayBeMissingOrEmpty) {
  for (const char* text :
       {"i-1\tssm", "i-1\tssm\t", "i-1\tssm\t\t", "i-1\tssm\r", " i-1 \tssm \r\n"}) {
    const auto line = parse_query_line(text);
    ASSERT_TRUE(line.ok() && line->has_value()) << text;
    EXPECT_EQ((*line)->from, "i-1");
    EXPECT_EQ((*line)->to, "ssm");
    EXPECT_EQ((*line)->protocol, "tcp");
    EXPECT_EQ((*line)->port, "443");
  }
}

TEST(QueryLine, CommentsAndEmptyLinesAreNoQueries) {
  for (const char* text : {"", "\r", "  \t ", "# from\tto", "  # x"}) {
    const auto line = parse_query_line(text);
    ASSERT_TRUE(line.ok()) << text;
    EXPECT_FALSE(line->has_value()) << text;
  }
}

TEST(QueryLine, SaysWhatIsWrong) {
  EXPECT_FALSE(parse_query_line("i-1").ok());
  EXPECT_FALSE(parse_query_line("i-1 ssm").ok());
  EXPECT_FALSE(parse_query_line("\tssm").ok());
  EXPECT_FALSE(parse_query_line("a\tb\ttcp\t443\tmore").ok());
}

}  // namespace
}  // namespace reach::check
