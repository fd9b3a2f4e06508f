// SPDX-License-Identifier: Apache-2.0
#include "reach/model/region.hpp"

namespace reach::model {
namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

// A Region is words of letters joined by '-', then '-' and a number: what follows that number is
// the zone's.
std::string_view region_of_zone(std::string_view availability_zone) {
  std::size_t at = 0;
  int words = 0;
  while (at < availability_zone.size() && is_letter(availability_zone[at])) {
    while (at < availability_zone.size() && is_letter(availability_zone[at])) ++at;
    if (at == availability_zone.size() || availability_zone[at] != '-') return {};
    ++at;
    ++words;
  }
  const std::size_t digits = at;
  while (at < availability_zone.size() && is_digit(availability_zone[at])) ++at;
  return words >= 2 && at > digits ? availability_zone.substr(0, at) : std::string_view{};
}

}  // namespace reach::model
