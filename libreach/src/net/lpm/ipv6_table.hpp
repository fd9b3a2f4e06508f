// SPDX-License-Identifier: Apache-2.0
// The look-up structure for one large IPv6 table.
//
//   address   hhhhhhhh hhhhbbbb bbbbbbbb bbbbkkkk kkkkkkkk kkkkkkkk kkkkkkkk kkkk....  (first 64
//   bits)
//
//   heads_[h]   12 bits: which refs a /12 has. One alone, where no route inside it is longer
//   refs_[b]    16 bits: the tree of each /28 of that /12, or its one value
//   tree        32 bits, k: a line tree over the /60s of a /28 (line_tree.hpp)
//
// Where routes cut a /60 into more than one interval, its value is a mark, and the routes
// themselves are searched (route_store.hpp): that is exact for any length up to /128, and slower by
// ten times.
//
// Cost: two lines, and one for each level of the tree: one or two for most of an internet table's
// routes. 32 KiB for the heads, 256 KiB for each /12 that holds routes, 6 bytes an interval. An
// update builds the trees of the /28s that its prefix touches anew, so it costs what they hold, and
// the first route in a /12 builds all 65,536 of its /28s.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "net/lpm/line_tree.hpp"
#include "net/lpm/route_store.hpp"

namespace reach::net::lpm {

class Ipv6Table {
 public:
  using Routes = RouteStore<Ipv6Bits>;

  Ipv6Table();
  void assign(const Routes& routes);
  // After the routes inside [first, last] changed, where [first, last] is a prefix's.
  void update(const Routes& routes, Ipv6Bits first, Ipv6Bits last);

  [[nodiscard]] std::uint32_t lookup(const Routes& routes, Ipv6Bits address) const;
  void lookup(const Routes& routes, std::span<const Ipv6Bits> addresses,
              std::uint32_t* values) const;
  [[nodiscard]] std::size_t memory() const;

 private:
  static constexpr std::uint32_t kHeads = 1U << 12U;
  static constexpr std::uint32_t kRefsOfHead = 1U << 16U;

  // refs_[first + (b & mask)] is the ref of the head's /28 number b.
  struct Head {
    std::uint32_t first;
    std::uint32_t mask;
  };

  void rebuild_head(const Routes& routes, std::uint32_t head);
  void rebuild_refs(const Routes& routes, Ipv6Bits first, Ipv6Bits last);
  [[nodiscard]] TreeRef build(const Routes& routes, Ipv6Bits first, int length, Routes::Cursor& at);
  void spread(std::uint32_t head);
  [[nodiscard]] std::uint32_t place_of_ref(std::uint64_t high) const {
    const Head head = heads_[high >> 52U];
    return head.first + (static_cast<std::uint32_t>(high >> 36U) & head.mask);
  }

  std::array<Head, kHeads> heads_;
  HugeVector<TreeRef> refs_;
  LineTreeArena trees_;
  IntervalSweep<Ipv6Bits> sweep_;                 // kept for its memory
  std::vector<Interval<std::uint32_t>> in_tree_;  // likewise
};

}  // namespace reach::net::lpm
