// SPDX-License-Identifier: Apache-2.0
// One look-up in a bitmap table, in plain C++: the code paths compile it with what they have.
#pragma once

#include <bit>

#include "net/lpm/bitmap_table.hpp"

namespace reach::net::lpm {

// Written so that no compiler makes a branch of it, which random addresses would often foretell
// wrongly.
template <class Leaf>
[[gnu::always_inline]] inline std::uint32_t value_or_none(Leaf leaf) {
  static_assert(kLpmNoValue == ~std::uint32_t{0});
  return leaf | (0U - std::uint32_t{leaf == kNone<Leaf>});
}

// What a leaf that is no value stands for.
template <class Leaf>
std::uint32_t marked_value(const BitmapView& view, std::uint32_t address, Leaf leaf) {
  return value_or_none<Leaf>(leaf == kDeep<Leaf> ? view.deep_as<Leaf>().leaf(address) : leaf);
}

template <class Leaf>
[[gnu::always_inline]] inline std::uint32_t walk(const BitmapView& view, std::uint32_t address) {
  const BitmapBlock block = view.blocks[address >> 13U];
  const std::uint32_t slot = address >> 8U & 31U;
  // The starts up to the slot's own.
  const std::uint32_t starts = block.starts << (31U - slot);
  const auto run = static_cast<std::uint32_t>(std::popcount(starts));
  const Leaf leaf = view.leaves_as<Leaf>()[block.before + run];
  // Deep slots are rare.
  if (leaf == kDeep<Leaf>) [[unlikely]]
    return marked_value(view, address, leaf);
  return value_or_none(leaf);
}

}  // namespace reach::net::lpm
