// SPDX-License-Identifier: Apache-2.0
// UTF-8, read defensively: what a terminal would make of bytes that somebody else chose.
#pragma once

#include <cstddef>
#include <string_view>

namespace reach::report {

// One code point and the bytes it takes. Bytes that are no UTF-8 come one at a time, marked
// invalid.
struct CodePoint {
  char32_t value = 0;  // of an invalid one: the byte
  std::size_t length = 1;
  bool valid = true;
};
// REQUIRES: !text.empty().
[[nodiscard]] CodePoint first_code_point(std::string_view text);

// Columns a terminal gives it: 0 for combining marks, 2 for wide East Asian characters and emoji,
// else 1.
[[nodiscard]] std::size_t column_width(char32_t code_point);
// Columns of a printable text.
[[nodiscard]] std::size_t display_width(std::string_view text);

// Moves the cursor, changes the direction of text, or shows nothing: harmful in what a person
// reads.
[[nodiscard]] bool is_deceptive(char32_t code_point);

}  // namespace reach::report
