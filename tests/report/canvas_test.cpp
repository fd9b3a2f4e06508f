// SPDX-License-Identifier: Apache-2.0
#include "report/canvas.hpp"

#include <gtest/gtest.h>

namespace reach::report {
namespace {

TextOptions plain(std::size_t width = 100) {
  TextOptions options;
  options.width = width;
  return options;
}

TEST(Canvas, WrapsAtSpacesUnderTheFirstWord) {
  Canvas canvas(plain(20));
  canvas.put("fix").to_column(5).wrap("one two three four five");
  canvas.end_line();
  EXPECT_EQ(std::move(canvas).take(), "fix  one two three\n     four five\n");
}

TEST(Canvas, NeverBreaksAWord) {
  Canvas canvas(plain(8));
  canvas.wrap("subnet-0123456789abcdef is it");
  EXPECT_EQ(std::move(canvas).take(), "subnet-0123456789abcdef\nis it");
}

TEST(Canvas, EscapesBeforeItPaints) {
  TextOptions options;
  options.color = true;
  Canvas canvas(options);
  canvas.put("a\x1b[31m", Paint::kGood);
  EXPECT_EQ(std::move(canvas).take(), "\x1b[32ma\\x1b[31m\x1b[0m");
}

TEST(Canvas, HasNoColourUnlessAsked) {
  Canvas canvas(plain());
  canvas.put("unreachable", Paint::kBad);
  EXPECT_EQ(std::move(canvas).take(), "unreachable");
}

TEST(Canvas, GapsAreBetweenPartsAlone) {
  Canvas canvas(plain());
  canvas.gap().put("a").end_line().gap().put("b").end_line();
  EXPECT_EQ(std::move(canvas).take(), "a\n\nb\n");
}

TEST(Table, AlignsByWhatIsSeen) {
  Canvas canvas(plain());
  Table table;
  table.add({{"\xe6\x9d\xb1\xe4\xba\xac"}, {"x"}});
  table.add({{"a\x07"}, {"y"}});
  table.draw(canvas, 2);
  EXPECT_EQ(std::move(canvas).take(), "  \xe6\x9d\xb1\xe4\xba\xac   x\n  a\\x07  y\n");
}

TEST(Table, LeavesNoSpacesAtTheEndOfALine) {
  Canvas canvas(plain());
  Table table;
  table.add({{"a"}, {"long"}});
  table.add({{"b"}, {""}});
  table.draw(canvas, 0);
  EXPECT_EQ(std::move(canvas).take(), "a  long\nb\n");
}

}  // namespace
}  // namespace reach::report
