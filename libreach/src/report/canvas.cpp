// SPDX-License-Identifier: Apache-2.0
#include "report/canvas.hpp"

#include <algorithm>
#include <array>

#include "report/unicode.hpp"

namespace reach::report {
namespace {

constexpr std::string_view kReset = "\x1b[0m";

// ECMA-48 SGR; the basic colours, which every terminal theme keeps readable.
std::string_view sequence(Paint paint) {
  constexpr std::array<std::string_view, 7> kSequences = {
      "", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[1;31m", "\x1b[33m", "\x1b[35m"};
  return kSequences[static_cast<std::size_t>(paint)];
}

}  // namespace

Paint paint_of(model::Verdict verdict) {
  constexpr std::array kPaints = {Paint::kGood, Paint::kBad, Paint::kPartly, Paint::kUnknown,
                                  Paint::kDim};
  return kPaints[static_cast<std::size_t>(verdict)];
}

Canvas& Canvas::put(std::string_view text, Paint paint) {
  const std::string shown = printable(text);
  const bool painted = color_ && paint != Paint::kPlain && !shown.empty();
  if (painted) text_ += sequence(paint);
  text_ += shown;
  if (painted) text_ += kReset;
  column_ += display_width(shown);
  return *this;
}

Canvas& Canvas::to_column(std::size_t column) {
  if (column > column_) {
    text_.append(column - column_, ' ');
    column_ = column;
  }
  return *this;
}

Canvas& Canvas::wrap(std::string_view text, Paint paint) {
  const std::size_t left = column_;
  std::string line;  // painted as one piece
  std::size_t line_width = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const std::size_t width = display_width(printable(word));
    if (!line.empty() && left + line_width + 1 + width > width_) {
      put(line, paint).end_line().to_column(left);
      line.clear();
      line_width = 0;
    }
    line_width += width + (line.empty() ? 0 : 1);
    line.append(line.empty() ? "" : " ").append(word);
  }
  return put(line, paint);
}

Canvas& Canvas::end_line() {
  text_ += '\n';
  column_ = 0;
  return *this;
}

Canvas& Canvas::gap() {
  if (!text_.empty()) end_line();
  return *this;
}

void Table::draw(Canvas& canvas, std::size_t indent) const {
  std::vector<std::size_t> widths;
  for (const Row& row : rows_) {
    if (row.size() > widths.size()) widths.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(printable(row[i].text)));
    }
  }
  for (const Row& row : rows_) {
    std::size_t column = indent;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i].text.empty()) canvas.to_column(column).put(row[i].text, row[i].paint);
      column += widths[i] + 2;
    }
    canvas.end_line();
  }
}

}  // namespace reach::report
