// SPDX-License-Identifier: Apache-2.0
// One look-up in a line tree, in plain C++ but for the way keys of a line are counted, which each
// code path has its own of.
#pragma once

#include <cstdint>
#include <cstring>

#include "net/lpm/line_tree.hpp"

namespace reach::net::lpm::tree {

[[gnu::always_inline]] inline const TreeLine& line_of(const TreeLine* lines, TreeRef ref) {
  const auto* begin = reinterpret_cast<const unsigned char*>(lines);
  return *reinterpret_cast<const TreeLine*>(begin + (ref & ~kTagMask));
}

[[gnu::always_inline]] inline TreeRef child_of(const TreeLine& line, std::uint32_t number) {
  TreeRef first;
  std::memcpy(&first, line.bytes + kChildOffset, sizeof(first));
  return first + (number << kRefShift);
}

// The value of a leaf's interval, where values are of that type.
template <class Key, class Stored>
[[gnu::always_inline]] inline std::uint32_t leaf_value(const TreeLine& line,
                                                       std::uint32_t interval) {
  Stored stored;
  std::memcpy(&stored, line.bytes + values_offset<Key>(sizeof(Stored)) + sizeof(Stored) * interval,
              sizeof(stored));
  return std::uint32_t{stored} - kStoredFrom;
}

// below(line, key, n): how many of the line's first n keys are below the key.
template <class Key, class Stored, class Below>
[[gnu::always_inline]] inline std::uint32_t read_leaf(const TreeLine& line, Key key, Below below) {
  return leaf_value<Key, Stored>(line, below(line, key, leaf_keys<Key>(sizeof(Stored))));
}

template <class Key, class Below>
[[gnu::always_inline]] inline std::uint32_t walk(const TreeLine* lines, TreeRef ref, Key key,
                                                 Below below) {
  std::uint32_t depth = depth_of(ref);
  if (depth == 0) return value_of(ref);
  for (; depth > 1; --depth) {
    const TreeLine& line = line_of(lines, ref);
    ref = child_of(line, below(line, key, kInnerKeys<Key>));
  }
  const TreeLine& leaf = line_of(lines, ref);
  switch (width_of(ref)) {
    case 0:
      return read_leaf<Key, std::uint8_t>(leaf, key, below);
    case 1:
      return read_leaf<Key, std::uint16_t>(leaf, key, below);
    default:
      return read_leaf<Key, std::uint32_t>(leaf, key, below);
  }
}

}  // namespace reach::net::lpm::tree
