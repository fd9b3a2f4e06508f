// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "reach/report/report.hpp"
#include "report/unicode.hpp"

namespace reach::report {
namespace {

TEST(Printable, LeavesTextAlone) {
  EXPECT_EQ(printable("web-1 \\052.example"), "web-1 \\052.example");
  EXPECT_EQ(printable("\xe6\x9d\xb1\xe4\xba\xac"), "\xe6\x9d\xb1\xe4\xba\xac");
}

TEST(Printable, ShowsWhatATerminalWouldObey) {
  EXPECT_EQ(printable("\x1b[2J"), "\\x1b[2J");
  EXPECT_EQ(printable("a\nb\tc\r"), "a\\x0ab\\x09c\\x0d");
  EXPECT_EQ(printable(std::string_view("\0\x7f", 2)), "\\x00\\x7f");
  EXPECT_EQ(printable("\xc2\x9b"), "\\u{9b}");  // one-character CSI
}

TEST(Printable, ShowsWhatDeceivesTheEye) {
  EXPECT_EQ(printable("a\xe2\x80\xae"
                      "b"),
            "a\\u{202e}b");  // right-to-left override
  EXPECT_EQ(printable("a\xe2\x80\x8b"
                      "b"),
            "a\\u{200b}b");  // zero-width space
  EXPECT_EQ(printable("\xe2\x81\xa6"), "\\u{2066}");
  EXPECT_EQ(printable("\xf3\xa0\x81\x81"), "\\u{e0041}");  // tag
}

TEST(Printable, ShowsBytesThatAreNoUtf8) {
  EXPECT_EQ(printable("\xff"), "\\xff");
  EXPECT_EQ(printable("\xe6\x9d"), "\\xe6\\x9d");           // cut short
  EXPECT_EQ(printable("\xc0\xaf"), "\\xc0\\xaf");           // overlong
  EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80");  // surrogate
  EXPECT_EQ(printable("\xf5\x80\x80\x80"), "\\xf5\\x80\\x80\\x80");
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width("web"), 3U);
  EXPECT_EQ(display_width("\xe6\x9d\xb1\xe4\xba\xac"), 4U);  // wide
  EXPECT_EQ(display_width("e\xcc\x81"), 1U);                 // combining acute
  EXPECT_EQ(display_width("\xf0\x9f\x98\x80"), 2U);          // emoji
  EXPECT_EQ(display_width("\xc3\xa9"), 1U);
}

}  // namespace
}  // namespace reach::report
