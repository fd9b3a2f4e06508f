// SPDX-License-Identifier: Apache-2.0
// Exact answers, quickly: the address space cut at the ends of all routes, with the answer for each
// part; a look-up is a binary search. It shares nothing with the tables, and is itself held to a
// linear scan.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "../net/families.hpp"
#include "reach/net/lpm_route.hpp"

namespace reach::net {

// Routes with each prefix once.
using RouteMap = std::map<Prefix, std::uint32_t>;

template <Family family>
class IntervalReference {
 public:
  using Bits = AddressBits<family>;

  // Of the family's routes; others are left out.
  explicit IntervalReference(const RouteMap& routes) {
    const std::vector<LpmRoute> own = shortest_first(routes);
    cut_at_ends(own);
    values_.assign(firsts_.size(), kLpmNoValue);
    // The longest paint last. Those of one length do not overlap, so that a part is painted as
    // often as there are lengths, at most.
    for (const LpmRoute& route : own) paint(route);
  }

  [[nodiscard]] std::uint32_t lookup(Bits address) const { return values_[part_of(address)]; }

 private:
  static std::vector<LpmRoute> shortest_first(const RouteMap& routes) {
    std::vector<LpmRoute> own;
    for (const auto& [prefix, value] : routes) {
      if (prefix.family() == family) own.push_back({prefix, value});
    }
    std::sort(own.begin(), own.end(), [](const LpmRoute& a, const LpmRoute& b) {
      return a.prefix.length() < b.prefix.length();
    });
    return own;
  }

  void cut_at_ends(const std::vector<LpmRoute>& routes) {
    firsts_.assign(1, Bits{});
    for (const LpmRoute& route : routes) {
      firsts_.push_back(to_bits<family>(route.prefix.address()));
      // After the last address of all comes the first, where there is a cut already.
      firsts_.push_back(to_bits<family>(after(route.prefix.last())));
    }
    std::sort(firsts_.begin(), firsts_.end());
    firsts_.erase(std::unique(firsts_.begin(), firsts_.end()), firsts_.end());
  }

  void paint(const LpmRoute& route) {
    const std::size_t first = part_of(to_bits<family>(route.prefix.address()));
    const std::size_t last = part_of(to_bits<family>(route.prefix.last()));
    for (std::size_t part = first; part <= last; ++part) values_[part] = route.value;
  }

  [[nodiscard]] std::size_t part_of(Bits address) const {
    const auto next = std::upper_bound(firsts_.begin(), firsts_.end(), address);
    return static_cast<std::size_t>(next - firsts_.begin()) - 1;
  }

  std::vector<Bits> firsts_;           // of each part, in order
  std::vector<std::uint32_t> values_;  // of each part
};

}  // namespace reach::net
