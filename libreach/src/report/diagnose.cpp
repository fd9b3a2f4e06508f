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

// As wide as the agent's tool lets the last column get.
constexpr std::size_t kNoteWidth = 69;

// A row of the table: what stands in each column, a text a line.
using Row = std::array<std::vector<std::string>, 3>;
using Widths = std::array<std::size_t, 3>;

// Broken at spaces; a longer word has a line of its own.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines = {""};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string word = printable(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    std::string& line = lines.back();
    if (line.empty()) {
      line = word;
    } else if (display_width(line) + 1 + display_width(word) <= width) {
      line += " " + word;
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

std::vector<Row> rows_of(const std::vector<check::DiagnosticsRow>& rows) {
  std::vector<Row> table = {{{{"Check"}, {"Status"}, {"Note"}}}};
  for (const check::DiagnosticsRow& row : rows) {
    table.push_back({{{row.check}, {row.status}, wrapped(row.note, kNoteWidth)}});
  }
  return table;
}

Widths widths_of(const std::vector<Row>& rows) {
  Widths widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      for (const std::string& line : row[i]) {
        widths[i] = std::max(widths[i], display_width(printable(line)));
      }
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

void draw_row(Canvas& canvas, const Widths& widths, const Row& row, Paint status) {
  for (std::size_t line = 0; line < row[2].size(); ++line) {
    std::size_t column = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      canvas.put(kVertical).put(" ");
      if (line < row[i].size()) canvas.put(row[i][line], i == 1 ? status : Paint::kPlain);
      column += widths[i] + 3;
      canvas.to_column(column);
    }
    canvas.put(kVertical).end_line();
  }
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
  const std::vector<Row> table = rows_of(rows);
  const Widths widths = widths_of(table);
  Canvas canvas(options);
  draw_rule(canvas, widths, kTop);
  draw_row(canvas, widths, table.front(), Paint::kHeading);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    draw_rule(canvas, widths, kBetween);
    draw_row(canvas, widths, table[i + 1], paint_of_status(rows[i].status));
  }
  draw_rule(canvas, widths, kBottom);
  return std::move(canvas).take();
}

}  // namespace reach::report
