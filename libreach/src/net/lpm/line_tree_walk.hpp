// SPDX-License-Identifier: Apache-2.0
// One look-up in a line tree, in plain C++ but for the way keys of a line are counted, which each
// code path has its own of.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#include "net/lpm/line_tree.hpp"

namespace reach::net::lpm::tree {

// The value of a leaf's interval, signed, so that marks stay marks.
[[gnu::always_inline]] inline std::uint32_t leaf_value(const TreeLine& line, bool wide,
                                                       std::uint32_t interval) {
  if (wide) return line.words[kWideKeys + 1 + interval];
  std::int16_t value;
  std::memcpy(&value,
              reinterpret_cast<const char*>(&line.words[kLeafKeys]) + sizeof(value) * interval,
              sizeof(value));
  return static_cast<std::uint32_t>(std::int32_t{value});
}

constexpr std::uint32_t mask_of(std::size_t keys) {
  return (1U << keys) - 1;
}

// below(line, key): bit i is set where word i of the line is below the key.
template <class Below>
[[gnu::always_inline]] inline std::uint32_t walk(const TreeLine* lines, TreeRef ref,
                                                 std::uint32_t key, Below below) {
  std::uint32_t depth = depth_of(ref);
  if (depth == 0) return value_of(ref);
  for (; depth > 1; --depth) {
    const TreeLine& line = line_of(lines, ref);
    const auto child =
        static_cast<std::uint32_t>(std::popcount(below(line, key) & mask_of(kInnerKeys)));
    ref = line.words[kInnerKeys] + (child << kRefShift);
  }
  const TreeLine& leaf = line_of(lines, ref);
  const bool wide = (ref & kWide) != 0;
  const std::uint32_t keys = mask_of(wide ? kWideKeys : kLeafKeys);
  return leaf_value(leaf, wide, static_cast<std::uint32_t>(std::popcount(below(leaf, key) & keys)));
}

}  // namespace reach::net::lpm::tree
