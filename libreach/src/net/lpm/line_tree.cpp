// SPDX-License-Identifier: Apache-2.0
#include "net/lpm/line_tree.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace reach::net::lpm {
namespace {

template <class Key>
using Intervals = std::span<const Interval<Key>>;

template <class Key>
constexpr std::size_t kChildren = tree::kInnerKeys<Key> + 1;

constexpr std::uint32_t divide_up(std::size_t count, std::size_t by) {
  return static_cast<std::uint32_t>((count + by - 1) / by);
}

constexpr std::uint32_t stored(std::uint32_t value) {
  return value + tree::kStoredFrom;
}

// The least width, as a power of 2, in which all values are themselves.
template <class Key>
std::uint32_t width_for(Intervals<Key> intervals) {
  std::uint32_t most = 0;
  for (const Interval<Key>& interval : intervals) most = std::max(most, stored(interval.value));
  return most <= 0xffU ? 0 : most <= 0xffffU ? 1 : 2;
}

// It is a ref's value: 26 bits, signed.
constexpr bool fits_in_ref(std::uint32_t value) {
  constexpr int kBits = 32 - tree::kRefShift;
  const auto number = static_cast<std::int32_t>(value);
  return number >= -2 && number < 1 << (kBits - 1);
}

// The last key of interval i, for the keys of a node.
template <class Key>
Key key_of(Intervals<Key> intervals, std::size_t i) {
  return i + 1 < intervals.size() ? static_cast<Key>(intervals[i + 1].first - 1)
                                  : std::numeric_limits<Key>::max();
}

template <class Number>
void store(TreeLine& line, std::size_t offset, Number number) {
  std::memcpy(line.bytes + offset, &number, sizeof(number));
}

template <class Key, class Stored>
TreeLine leaf_line(Intervals<Key> intervals, std::size_t first) {
  TreeLine line = {};
  constexpr std::size_t kKeys = tree::leaf_keys<Key>(sizeof(Stored));
  constexpr std::size_t kValues = tree::values_offset<Key>(sizeof(Stored));
  for (std::size_t i = 0; i <= kKeys; ++i) {
    const std::size_t at = std::min(first + i, intervals.size() - 1);
    store(line, kValues + i * sizeof(Stored), static_cast<Stored>(stored(intervals[at].value)));
    if (i < kKeys) store(line, i * sizeof(Key), key_of(intervals, first + i));
  }
  return line;
}

template <class Key>
struct LeafKind {
  std::size_t intervals;  // that one holds
  TreeLine (*line)(Intervals<Key> intervals, std::size_t first);
};
template <class Key, class Stored>
constexpr LeafKind<Key> kLeafKind = {tree::leaf_keys<Key>(sizeof(Stored)) + 1,
                                     leaf_line<Key, Stored>};
// By width.
template <class Key>
constexpr LeafKind<Key> kLeafKinds[tree::kWidths] = {
    kLeafKind<Key, std::uint8_t>, kLeafKind<Key, std::uint16_t>, kLeafKind<Key, std::uint32_t>};

}  // namespace

template <class Key>
LineTreeArena<Key>::LineTreeArena() : lines_(1, TreeLine{}) {
  // Line 0 belongs to no tree: what has nothing to ask for asks for it.
}

template <class Key>
TreeRef LineTreeArena<Key>::add(Intervals<Key> intervals) {
  if (intervals.size() == 1 && fits_in_ref(intervals[0].value))
    return intervals[0].value << tree::kRefShift;
  const std::uint32_t width = width_for(intervals);
  const LeafKind<Key>& kind = kLeafKinds<Key>[width];
  const std::uint32_t leaves = divide_up(intervals.size(), kind.intervals);
  std::uint32_t total = leaves;
  for (std::uint32_t level = leaves; level > 1; total += level)
    level = divide_up(level, kChildren<Key>);

  std::uint32_t begin = allocate(total);
  std::uint32_t at = begin;
  for (std::size_t i = 0; i < intervals.size(); i += kind.intervals)
    lines_[at++] = kind.line(intervals, i);

  std::uint32_t tag = 1 | width << tree::kWidthShift;
  std::size_t spanned = kind.intervals;  // intervals below one line of the level
  for (std::uint32_t level = leaves; level > 1; ++tag) {
    const std::uint32_t parents = divide_up(level, kChildren<Key>);
    for (std::uint32_t parent = 0; parent < parents; ++parent) {
      TreeLine line;
      const std::uint32_t child = parent * static_cast<std::uint32_t>(kChildren<Key>);
      for (std::uint32_t i = 0; i < tree::kInnerKeys<Key>; ++i)
        store(line, i * sizeof(Key), key_of(intervals, (child + i + 1) * spanned - 1));
      store(line, tree::kChildOffset, (begin + child) << tree::kRefShift | tag);
      lines_[at++] = line;
    }
    begin += level;
    level = parents;
    spanned *= kChildren<Key>;
  }
  return (at - 1) << tree::kRefShift | tag;
}

template <class Key>
void LineTreeArena<Key>::remove(TreeRef ref) {
  if (tree::depth_of(ref) == 0) return;
  const std::uint32_t root = ref >> tree::kRefShift;
  while (tree::depth_of(ref) > 1)
    std::memcpy(&ref, lines_[ref >> tree::kRefShift].bytes + tree::kChildOffset, sizeof(ref));
  // The first leaf is the first of the tree's lines, the root the last.
  const std::uint32_t first = ref >> tree::kRefShift;
  free_[root - first + 1].push_back(first);
}

template <class Key>
std::size_t LineTreeArena<Key>::memory() const {
  std::size_t bytes = bytes_of(lines_);
  for (const auto& [count, firsts] : free_) bytes += firsts.capacity() * sizeof(std::uint32_t);
  return bytes;
}

// The smallest run that is long enough; what is left of it stays free.
template <class Key>
std::uint32_t LineTreeArena<Key>::allocate(std::uint32_t count) {
  const auto found = free_.lower_bound(count);
  if (found == free_.end()) {
    const auto first = static_cast<std::uint32_t>(lines_.size());
    // By an eighth: what is held beyond need counts for more than the time of a copy.
    const std::size_t needed = lines_.size() + count;
    if (needed > lines_.capacity()) lines_.reserve(needed + needed / 8);
    lines_.resize(needed);
    return first;
  }
  const std::uint32_t length = found->first;
  const std::uint32_t first = found->second.back();
  found->second.pop_back();
  if (found->second.empty()) free_.erase(found);
  if (length > count) free_[length - count].push_back(first + count);
  return first;
}

template class LineTreeArena<std::uint16_t>;
template class LineTreeArena<std::uint32_t>;

}  // namespace reach::net::lpm
