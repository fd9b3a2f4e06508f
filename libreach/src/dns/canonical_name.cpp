// SPDX-License-Identifier: Apache-2.0
#include <cctype>

#include "reach/dns/resolver.hpp"

namespace reach::dns {
namespace {

bool is_octal_digit(char c) {
  return c >= '0' && c <= '7';
}

// The character of an escape "\ddd" that starts at the position; none for other text.
std::optional<char> escaped_at(std::string_view text, std::size_t position) {
  if (position + 3 >= text.size() || text[position] != '\\') return std::nullopt;
  int value = 0;
  for (std::size_t i = position + 1; i <= position + 3; ++i) {
    if (!is_octal_digit(text[i])) return std::nullopt;
    value = value * 8 + (text[i] - '0');
  }
  if (value > 255) return std::nullopt;
  return static_cast<char>(value);
}

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

}  // namespace

std::string canonical_name(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  std::string result;
  result.reserve(name.size());
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::optional<char> escaped = escaped_at(name, i);
    // An escaped dot belongs to its label: decoded, it would look like the end of one.
    if (!escaped || *escaped == '.') {
      result.push_back(lower(name[i]));
      continue;
    }
    result.push_back(lower(*escaped));
    i += 3;
  }
  return result;
}

}  // namespace reach::dns
