// SPDX-License-Identifier: Apache-2.0
// Random tables of many kinds, and addresses that meet their routes.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "reach/net/lpm_route.hpp"

namespace reach::net {

using Random = std::mt19937_64;

// 0 .. count - 1.
std::size_t below(std::size_t count, Random& random);
// 1 .. most, as often below its square root as above.
std::size_t log_uniform(std::size_t most, Random& random);

// Routes that are alike in their lengths and in how far they lie apart; what is alike is drawn.
class TableKind {
 public:
  TableKind(Family family, Random& random);

  // Near one of the routes, inside it or around it, or anywhere. Repeats some.
  [[nodiscard]] LpmRoute draw_route(const std::vector<LpmRoute>& routes, Random& random) const;
  [[nodiscard]] std::vector<LpmRoute> draw_table(std::size_t count, Random& random) const;

 private:
  [[nodiscard]] Address draw_anywhere(Random& random) const;

  Family family_;
  std::vector<int> lengths_;
  std::uint32_t most_value_;
  std::size_t regions_;  // of IPv6: the first 12 bits take that many values
};

// In a route, at an end of one, next to one, or anywhere.
Address draw_address(Family family, const std::vector<LpmRoute>& routes, Random& random);

}  // namespace reach::net
