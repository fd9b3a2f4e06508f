// SPDX-License-Identifier: Apache-2.0
// Where text for people is put together. Whatever is put is made printable first and painted after,
// so that nothing from a snapshot reaches a terminal as it was, and colours never count as width.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reach/model/finding.hpp"
#include "reach/report/report.hpp"

namespace reach::report {

// What a piece of text means; the colour follows from it, and never says more than the words do.
enum class Paint : std::uint8_t { kPlain, kHeading, kDim, kGood, kBad, kPartly, kUnknown };
[[nodiscard]] Paint paint_of(model::Verdict verdict);

class Canvas {
 public:
  explicit Canvas(const TextOptions& options) : color_(options.color), width_(options.width) {}

  Canvas& put(std::string_view text, Paint paint = Paint::kPlain);
  // Spaces up to the column; none where the line is already there.
  Canvas& to_column(std::size_t column);
  // Breaks at spaces where the line gets too long; every further line starts at the column of the
  // first.
  Canvas& wrap(std::string_view text, Paint paint = Paint::kPlain);
  Canvas& end_line();
  // An empty line, unless nothing stands above it.
  Canvas& gap();
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  std::string text_;
  std::size_t column_ = 0;
  bool color_;
  std::size_t width_;
};

// Columns as wide as their widest cell, two spaces apart; the last one is not padded.
class Table {
 public:
  struct Cell {
    std::string text;
    Paint paint = Paint::kPlain;
  };
  using Row = std::vector<Cell>;

  void add(Row row) { rows_.push_back(std::move(row)); }
  void draw(Canvas& canvas, std::size_t indent) const;

 private:
  std::vector<Row> rows_;
};

}  // namespace reach::report
