// SPDX-License-Identifier: Apache-2.0
// Many search trees over 32-bit keys in one arena. A tree maps every key to a value: it holds the
// intervals into which a table of routes cuts the keys. A node is one cache line.
//
//   inner   | k0 k1 ... k14                    | child |    15 keys of 4 bytes, the first child's
//   ref leaf    | k0 k1 ... k9 | v0 v1 ... v10     | - |        10 keys, 11 values of 2 bytes wide
//   | k0 ... k6    | - | v0 v1 ... v7      |        7 keys, 8 values of 4 bytes
//
// k(i) is the last key of interval i, unused ones are the largest; so the way down is the number of
// keys below the one looked up, which is one vector comparison and one popcount. Children stand
// side by side: theirs is the first child's line plus that number.
//
//   ref     nnnnnnnn nnnnnnnn nnnnnnnn nnwddddd    n: number of the root line; w: wide; d: depth
//           vvvvvvvv vvvvvvvv vvvvvvvv vv000000    depth 0: no tree; v: the one value of all keys
//
// Cost: a line a level: 11 intervals take one, 176 two, 2,816 three. 6 bytes an interval.
//
// Source: a static B-tree whose node is what one vector comparison takes (Kim et al., "FAST",
// SIGMOD 2010). Batches are cut by depth, so that each step is the same for all in it, and lines
// are asked for a step ahead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "net/lpm/current_path.hpp"
#include "net/lpm/huge_pages.hpp"
#include "net/lpm/intervals.hpp"

namespace reach::net::lpm {

using TreeRef = std::uint32_t;

// A value that is a mark, and no route's: ask elsewhere. kLpmNoValue is the other mark. Both stay
// themselves when they are cut to fewer bits and extended by their sign.
inline constexpr std::uint32_t kLpmAskElsewhere = 0xfffffffeU;

struct alignas(64) TreeLine {
  std::uint32_t words[16];
};

namespace tree {

inline constexpr std::uint32_t kRefShift = 6;
inline constexpr std::uint32_t kDepthMask = 31;
inline constexpr std::uint32_t kWide = 32;
inline constexpr std::uint32_t kTagMask = 63;

inline constexpr std::size_t kInnerKeys = 15;
inline constexpr std::size_t kLeafKeys = 10;
inline constexpr std::size_t kWideKeys = 7;

constexpr std::uint32_t depth_of(TreeRef ref) {
  return ref & kDepthMask;
}
// Of a ref of depth 0.
constexpr std::uint32_t value_of(TreeRef ref) {
  return static_cast<std::uint32_t>(static_cast<std::int32_t>(ref) >> kRefShift);
}
inline const TreeLine& line_of(const TreeLine* lines, TreeRef ref) {
  return lines[ref >> kRefShift];
}

}  // namespace tree

class LineTreeArena {
 public:
  LineTreeArena();

  // A tree of intervals: the first begins at key 0. Values are marks or at most kLpmMaxValue.
  [[nodiscard]] TreeRef add(std::span<const Interval<std::uint32_t>> intervals);
  // Its lines are free for later trees.
  void remove(TreeRef ref);

  [[nodiscard]] const TreeLine* lines() const { return lines_.data(); }
  [[nodiscard]] std::size_t memory() const;

 private:
  std::uint32_t allocate(std::uint32_t count);

  HugeVector<TreeLine> lines_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> free_;  // runs of lines, by their number
};

// The look-ups, one implementation a code path. Values that are marks come out as they are.
struct TreeLookups {
  std::uint32_t (*one)(const TreeLine* lines, TreeRef ref, std::uint32_t key);
  void (*many)(const TreeLine* lines, const TreeRef* refs, const std::uint32_t* keys,
               std::uint32_t* values, std::size_t count);
};
extern const TreeLookups kTreeLookups[kCodePaths];

}  // namespace reach::net::lpm
