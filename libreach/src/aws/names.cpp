// SPDX-License-Identifier: Apache-2.0
#include "aws/names.hpp"

#include <algorithm>

#include "reach/model/region.hpp"

namespace reach::aws {
namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_word(char c) {
  return is_digit(c) || is_upper(c) || is_lower(c);
}
constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_octal(char c) {
  return c >= '0' && c <= '7';
}

// The character of the escape "\ddd" at the start of a text; none where there is none to decode.
std::optional<char> decoded_escape(std::string_view text) {
  if (text.size() < 4 || text[0] != '\\' || !is_octal(text[1]) || !is_octal(text[2]) ||
      !is_octal(text[3]))
    return std::nullopt;
  const int code = (text[1] - '0') * 64 + (text[2] - '0') * 8 + (text[3] - '0');
  const bool prints = code > 0x20 && code < 0x7f;
  if (!prints || code == '.' || code == '\\') return std::nullopt;
  return static_cast<char>(code);
}

// The field of an ARN, counted from 0 ("arn").
std::string_view arn_field(std::string_view arn, int wanted) {
  if (!arn.starts_with("arn:")) return {};
  for (int field = 0; field < wanted; ++field) {
    const std::size_t colon = arn.find(':');
    if (colon == std::string_view::npos) return {};
    arn.remove_prefix(colon + 1);
  }
  return arn.substr(0, arn.find(':'));
}

}  // namespace

std::string canonical_dns_name(std::string_view text) {
  std::string name;
  name.reserve(text.size());
  while (!text.empty()) {
    if (const std::optional<char> decoded = decoded_escape(text)) {
      name.push_back(to_lower(*decoded));
      text.remove_prefix(4);
    } else {
      name.push_back(to_lower(text.front()));
      text.remove_prefix(1);
    }
  }
  if (name.ends_with('.')) name.pop_back();
  return name;
}

std::string_view bare_zone_id(std::string_view text) {
  constexpr std::string_view kPrefix = "/hostedzone/";
  return text.starts_with(kPrefix) ? text.substr(kPrefix.size()) : text;
}

std::string_view resource_of_arn(std::string_view arn) {
  if (!arn.starts_with("arn:")) return arn;
  return arn.substr(arn.find_last_of("/:") + 1);
}

std::string_view region_of_arn(std::string_view arn) {
  return arn_field(arn, 3);
}

std::string_view account_of_arn(std::string_view arn) {
  return arn_field(arn, 4);
}

bool is_account_id(std::string_view text) {
  return text.size() == 12 && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_region(std::string_view text) {
  return !text.empty() && model::region_of_zone(text) == text;
}

bool starts_with_region(std::string_view zone) {
  return !model::region_of_zone(zone).empty();
}

std::string_view find_id(std::string_view name, std::string_view prefix) {
  for (std::size_t at = name.rfind(prefix); at != std::string_view::npos;
       at = at == 0 ? std::string_view::npos : name.rfind(prefix, at - 1)) {
    if (at > 0 && is_word(name[at - 1])) continue;
    std::size_t end = at + prefix.size();
    bool has_digit = false;
    while (end < name.size() && is_word(name[end])) has_digit |= is_digit(name[end++]);
    if (has_digit) return name.substr(at, end - at);
  }
  return {};
}

std::vector<std::string_view> zone_id_candidates(std::string_view name) {
  std::vector<std::string_view> candidates;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = at;
    bool shaped = true;
    bool has_letter = false;
    while (end < name.size() && is_word(name[end])) {
      shaped = shaped && !is_lower(name[end]);
      has_letter = has_letter || is_upper(name[end]);
      ++end;
    }
    if (end - at >= 2 && shaped && has_letter) candidates.push_back(name.substr(at, end - at));
    at = std::max(end, at + 1);
  }
  return candidates;
}

bool natural_less(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  const auto number_end = [](std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
  };
  while (i < a.size() && j < b.size()) {
    if (is_digit(a[i]) && is_digit(b[j])) {
      const std::size_t a_end = number_end(a, i);
      const std::size_t b_end = number_end(b, j);
      while (i + 1 < a_end && a[i] == '0') ++i;
      while (j + 1 < b_end && b[j] == '0') ++j;
      if (a_end - i != b_end - j) return a_end - i < b_end - j;
      if (const int order = a.substr(i, a_end - i).compare(b.substr(j, b_end - j)); order != 0)
        return order < 0;
      i = a_end;
      j = b_end;
    } else {
      if (a[i] != b[j]) return a[i] < b[j];
      ++i;
      ++j;
    }
  }
  if (i == a.size() && j == b.size()) return a < b;  // "01" and "1": still a strict order
  return i == a.size();
}

}  // namespace reach::aws
