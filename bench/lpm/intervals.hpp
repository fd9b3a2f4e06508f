// SPDX-License-Identifier: Apache-2.0
// Routes flattened: the address space cut wherever the longest match changes.
//
//   0.0.0.0/0 -> a, 10.0.0.0/8 -> b, 10.1.0.0/16 -> c
//   0.0.0.0 a | 10.0.0.0 b | 10.1.0.0 c | 10.2.0.0 b | 11.0.0.0 a
#pragma once

#include <algorithm>
#include <vector>

#include "bits.hpp"
#include "routes.hpp"

namespace reach::bench {

// From `first` to the next interval's.
template <class Bits>
struct Interval {
  Bits first;
  std::uint32_t value;  // kNoMatch in gaps
};

// The first starts at 0; neighbours differ in value.
template <class Bits>
[[nodiscard]] std::vector<Interval<Bits>> intervals_of(Routes routes) {
  // A route follows what it lies in.
  std::sort(routes.begin(), routes.end(),
            [](const LpmRoute& a, const LpmRoute& b) { return a.prefix < b.prefix; });
  std::vector<Interval<Bits>> intervals = {{Bits{}, kNoMatch}};
  std::vector<LpmRoute> open;  // the routes around the present address, longest last
  const auto start = [&](Bits first, std::uint32_t value) {
    if (intervals.back().first == first) intervals.pop_back();
    if (intervals.empty() || intervals.back().value != value) intervals.push_back({first, value});
  };
  const auto close = [&] {
    const Bits after = next(bits_of<Bits>(open.back().prefix.last()));
    open.pop_back();
    const bool at_end = after == Bits{};
    if (!at_end) start(after, open.empty() ? kNoMatch : open.back().value);
  };
  for (const LpmRoute& route : routes) {
    while (!open.empty() && !open.back().prefix.contains(route.prefix)) close();
    start(bits_of<Bits>(route.prefix.address()), route.value);
    open.push_back(route);
  }
  while (!open.empty()) close();
  return intervals;
}

}  // namespace reach::bench
