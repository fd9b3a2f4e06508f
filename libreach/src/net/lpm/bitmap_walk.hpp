// SPDX-License-Identifier: Apache-2.0
// One look-up in a bitmap table, in plain C++: the code paths compile it with what they have.
#pragma once

#include <bit>

#include "net/lpm/bitmap_table.hpp"

namespace reach::net::lpm {

// What a leaf that is no value stands for.
template <class Leaf>
std::uint32_t marked_value(const BitmapView<Leaf>& view, std::uint32_t address, Leaf leaf) {
  if (leaf == kDeep<Leaf>) leaf = view.deep->leaf(address);
  return leaf == kNone<Leaf> ? kLpmNoValue : leaf;
}

template <class Leaf>
[[gnu::always_inline]] inline std::uint32_t walk(const BitmapView<Leaf>& view,
                                                 std::uint32_t address) {
  const BitmapBlock block = view.blocks[address >> 13U];
  const std::uint32_t slot = address >> 8U & 31U;
  // The starts up to the slot's own.
  const std::uint32_t starts = block.starts << (31U - slot);
  const auto run = static_cast<std::uint32_t>(std::popcount(starts));
  const Leaf leaf = view.leaves[block.before + run];
  if (leaf >= kNone<Leaf>) [[unlikely]]
    return marked_value(view, address, leaf);
  return leaf;
}

}  // namespace reach::net::lpm
