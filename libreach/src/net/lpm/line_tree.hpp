// SPDX-License-Identifier: Apache-2.0
// Many search trees over keys of 16 or 32 bits in one arena. A tree maps every key to a value: it
// holds the intervals into which a table of routes cuts the keys. A node is one cache line.
//
//   inner node  | k0 k1 ...            | child |     15 keys of 4 bytes or 30 of 2, and the first
//                                                    child's ref
//   leaf        | k0 k1 ...    |  v0 v1 v2 ... |     keys, and one value more than keys
//
//                 keys in a leaf by the bytes of a value:       1     2     4
//                                            keys of 4 bytes   12    10     7
//                                            keys of 2 bytes   21    15    10
//
// k(i) is the last key of interval i, unused ones are the largest; so the way down is the number of
// keys below the one looked up, which is one vector comparison and one popcount. Children stand
// side by side: theirs is the first child's line plus that number. A tree's values take the fewest
// bytes that hold them all.
//
//   ref     nnnnnnnn nnnnnnnn nnnnnnnn nn0wwddd     n: number of the root line; w: 0, 1 or 2, for
//                                                   values of 1, 2 or 4 bytes; d: depth
//           vvvvvvvv vvvvvvvv vvvvvvvv vv000000     depth 0: no tree; v: the one value of all keys
//
// Cost: a line a level. With keys of 4 bytes and values of 1, 13 intervals take one, 208 two and
// 3,328 three; with keys of 2 bytes 22, 682 and 21,142. 3 to 8 bytes an interval.
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

// A value that is a mark, and no route's: ask elsewhere. kLpmNoValue is the other mark.
inline constexpr std::uint32_t kLpmAskElsewhere = 0xfffffffeU;

struct alignas(64) TreeLine {
  unsigned char bytes[64];
};

namespace tree {

inline constexpr std::uint32_t kRefShift = 6;  // a ref without its tag is also the line's offset
inline constexpr std::uint32_t kDepthMask = 7;
inline constexpr std::uint32_t kWidthShift = 3;
inline constexpr std::uint32_t kWidthMask = 3;
inline constexpr std::uint32_t kTagMask = 63;
inline constexpr std::uint32_t kWidths = 3;

// Values are stored with 2 added, cut to their bytes: so the two marks are 0 and 1 in any width.
inline constexpr std::uint32_t kStoredFrom = 2;

template <class Key>
inline constexpr std::size_t kInnerKeys = (sizeof(TreeLine) - sizeof(TreeRef)) / sizeof(Key);
inline constexpr std::size_t kChildOffset = sizeof(TreeLine) - sizeof(TreeRef);

template <class Key>
constexpr std::size_t leaf_keys(std::size_t value_bytes) {
  return (sizeof(TreeLine) - value_bytes) / (sizeof(Key) + value_bytes);
}
// Where the values of a leaf begin: they end with the line.
template <class Key>
constexpr std::size_t values_offset(std::size_t value_bytes) {
  return sizeof(TreeLine) - (leaf_keys<Key>(value_bytes) + 1) * value_bytes;
}

constexpr std::uint32_t depth_of(TreeRef ref) {
  return ref & kDepthMask;
}
// The bytes of a value, as a power of 2.
constexpr std::uint32_t width_of(TreeRef ref) {
  return ref >> kWidthShift & kWidthMask;
}
// Of a ref of depth 0.
constexpr std::uint32_t value_of(TreeRef ref) {
  return static_cast<std::uint32_t>(static_cast<std::int32_t>(ref) >> kRefShift);
}

}  // namespace tree

template <class Key>
class LineTreeArena {
 public:
  LineTreeArena();

  // A tree of intervals: the first begins at key 0. Values are marks or at most kLpmMaxValue.
  [[nodiscard]] TreeRef add(std::span<const Interval<Key>> intervals);
  // Its lines are free for later trees.
  void remove(TreeRef ref);

  [[nodiscard]] const TreeLine* lines() const { return lines_.data(); }
  [[nodiscard]] std::size_t memory() const;

 private:
  std::uint32_t allocate(std::uint32_t count);

  HugeVector<TreeLine> lines_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> free_;  // runs of lines, by their number
};
extern template class LineTreeArena<std::uint16_t>;
extern template class LineTreeArena<std::uint32_t>;

// The look-ups, one implementation a code path. Values that are marks come out as they are.
template <class Key>
struct TreeLookups {
  std::uint32_t (*one)(const TreeLine* lines, TreeRef ref, Key key);
  void (*many)(const TreeLine* lines, const TreeRef* refs, const Key* keys, std::uint32_t* values,
               std::size_t count);
};
template <class Key>
struct TreePaths {
  static const TreeLookups<Key> kLookups[kCodePaths];
};
extern template struct TreePaths<std::uint16_t>;
extern template struct TreePaths<std::uint32_t>;

}  // namespace reach::net::lpm
