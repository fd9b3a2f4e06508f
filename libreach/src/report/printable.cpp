// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <iterator>
#include <string>
#include <string_view>

#include "reach/report/report.hpp"
#include "report/unicode.hpp"

namespace reach::report {

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const CodePoint next = first_code_point(text);
    if (!next.valid || (next.value < 0x80 && is_deceptive(next.value))) {
      fmt::format_to(std::back_inserter(shown), "\\x{:02x}", static_cast<unsigned>(next.value));
    } else if (is_deceptive(next.value)) {
      fmt::format_to(std::back_inserter(shown), "\\u{{{:x}}}", static_cast<unsigned>(next.value));
    } else {
      shown.append(text.substr(0, next.length));
    }
    text.remove_prefix(next.length);
  }
  return shown;
}

}  // namespace reach::report
