// SPDX-License-Identifier: Apache-2.0
// The look-up structure for one large IPv6 table.
//
//   address   hhhhhhhh hhhhhhhh pppppppp ppppgggg kkkkkkkk kkkkkkkk dddddddd dddddddd   (first 64
//   bits)
//
//   h, p, g   32 bits in three steps to the tree of a /32, or its one value (ipv6_refs.hpp)
//   k         16 bits: a tree over the /48s of the /32 (line_tree.hpp)
//   d         16 bits more, where routes cut a /48: a tree over the /64s of the /32
//
// Where routes cut a /48 into more than one interval its value is a mark, and a second tree of the
// /32 is asked, over its /64s. Where routes cut a /64 that one has a mark, and the routes
// themselves are searched (route_store.hpp): that is exact for any length up to /128, and slower by
// ten times.
//
// Cost: up to three lines for the refs, which neighbouring prefixes share, and one for each level
// of the tree: one or two for most of an internet table's routes. 256 KiB for the heads, 16 KiB for
// each /16 that holds routes, 128 bytes for each such /28; 3 bytes an interval where values are
// small. An update builds the trees of the /32s that its prefix touches anew, so it costs what they
// hold; where no route is inside, a short prefix costs a ref for each /28 or /16.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "net/lpm/ipv6_refs.hpp"
#include "net/lpm/line_tree.hpp"
#include "net/lpm/ref_groups.hpp"
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
  struct Range {
    Ipv6Bits first;
    Ipv6Bits last;
  };
  // Of one /32. Valid until a group is added.
  struct GroupEntry {
    TreeRef& tree;
    TreeRef& deep;
  };

  template <class Fill, class Enter>
  static void rebuild(const Routes& routes, Range range, int length, Fill fill, Enter enter);
  void rebuild_page(const Routes& routes, Range range);
  void rebuild_group(const Routes& routes, Range range);
  void build_trees(const Routes& routes, Ipv6Bits first);
  void replace(std::span<TreeRef> refs, std::uint32_t value);
  void release(TreeRef ref);
  void release(GroupEntry entry);
  [[nodiscard]] TreeRef value_ref(std::uint32_t value);
  [[nodiscard]] TreeRef& head_of(Ipv6Bits bits) { return heads_[bits.hi >> 48U]; }
  [[nodiscard]] TreeRef& page_ref_of(Ipv6Bits bits);
  [[nodiscard]] GroupEntry group_entry_of(Ipv6Bits bits);
  [[nodiscard]] GroupEntry group_entry(std::uint32_t group, std::uint32_t place);
  [[nodiscard]] Ipv6Refs refs() const { return {heads_.data(), pages_.data(), groups_.data()}; }
  void settle_marks(const Routes& routes, std::span<const Ipv6Bits> addresses,
                    std::uint32_t* values) const;
  void settle_mark(const Routes& routes, Ipv6Bits address, std::uint32_t& value) const;
  [[nodiscard]] std::uint32_t ask_deep(const Routes& routes, Ipv6Bits address) const;

  HugeVector<TreeRef> heads_;
  RefGroups<ipv6::kPageSize> pages_;
  RefGroups<2 * ipv6::kGroupSize> groups_;
  LineTreeArena<std::uint16_t> trees_;
  LineTreeArena<std::uint32_t> deep_trees_;
  // Kept for their memory.
  IntervalSweep<Ipv6Bits> sweep_;
  std::vector<Interval<std::uint16_t>> in_tree_;
  std::vector<Interval<std::uint32_t>> in_deep_;
};

}  // namespace reach::net::lpm
