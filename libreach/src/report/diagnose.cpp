// SPDX-License-Identifier: Apache-2.0
// Both outputs of `ssm-cli get-diagnostics`. Source: semantics J12.
#include <algorithm>
#include <array>

#include "reach/report/report.hpp"
#include "report/canvas.hpp"
#include "report/unicode.hpp"

namespace reach::report {
namespace {

// Box drawing, in UTF-8.
constexpr std::string_view kHorizontal = "\xe2\x94\x80";
constexpr std::string_view kVertical = "\xe2\x94\x82";
struct Rule {
  std::string_view left, middle, right;
};
constexpr Rule kTop = {"\xe2\x94\x8c", "\xe2\x94\xac", "\xe2\x94\x90"};
constexpr Rule kBetween = {"\xe2\x94\x9c", "\xe2\x94\xbc", "\xe2\x94\xa4"};
constexpr Rule kBottom = {"\xe2\x94\x94", "\xe2\x94\xb4", "\xe2\x94\x98"};

using Line = std::array<std::string_view, 3>;
using Widths = std::array<std::size_t, 3>;

Widths widths_of(const std::vector<Line>& lines) {
  Widths widths{};
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(printable(line[i])));
    }
  }
  return widths;
}

void draw_rule(Canvas& canvas, const Widths& widths, const Rule& rule) {
  std::string_view corner = rule.left;
  for (const std::size_t width : widths) {
    canvas.put(corner);
    for (std::size_t i = 0; i < width + 2; ++i) canvas.put(kHorizontal);
    corner = rule.middle;
  }
  canvas.put(rule.right).end_line();
}

void draw_line(Canvas& canvas, const Widths& widths, const Line& line, Paint status) {
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    canvas.put(kVertical).put(" ").put(line[i], i == 1 ? status : Paint::kPlain);
    column += widths[i] + 3;
    canvas.to_column(column);
  }
  canvas.put(kVertical).end_line();
}

Paint paint_of_status(std::string_view status) {
  if (status == "Success") return Paint::kGood;
  return status == "Failed" ? Paint::kBad : Paint::kUnknown;
}

}  // namespace

Json diagnose_json(const std::vector<check::DiagnosticsRow>& rows) {
  Json output = Json::array();
  for (const check::DiagnosticsRow& row : rows) {
    output.push_back({{"Check", row.check}, {"Status", row.status}, {"Note", row.note}});
  }
  return {{"DiagnosticsOutput", std::move(output)}};
}

std::string diagnose_text(const std::vector<check::DiagnosticsRow>& rows,
                          const TextOptions& options) {
  std::vector<Line> lines = {{"Check", "Status", "Note"}};
  for (const check::DiagnosticsRow& row : rows) lines.push_back({row.check, row.status, row.note});
  const Widths widths = widths_of(lines);
  Canvas canvas(options);
  draw_rule(canvas, widths, kTop);
  draw_line(canvas, widths, lines.front(), Paint::kHeading);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    draw_rule(canvas, widths, kBetween);
    draw_line(canvas, widths, lines[i], paint_of_status(lines[i][1]));
  }
  draw_rule(canvas, widths, kBottom);
  return std::move(canvas).take();
}

}  // namespace reach::report
