// SPDX-License-Identifier: Apache-2.0
// Numbers as a person reads them.
#pragma once

#include <fmt/format.h>

#include <string>

namespace reach::bench {

// 901,899
[[nodiscard]] inline std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t from_end = 3; from_end < digits.size(); from_end += 4) {
    digits.insert(digits.size() - from_end, ",");
  }
  return digits;
}

// Three digits: 1607, 190, 26.1, 8.61, 0.31.
[[nodiscard]] inline std::string three_digits(double number) {
  return fmt::format("{:.{}f}", number, number >= 99.95 ? 0 : number >= 9.995 ? 1 : 2);
}

// 2.40x
[[nodiscard]] inline std::string times(double ratio) {
  return three_digits(ratio) + "x";
}

}  // namespace reach::bench
