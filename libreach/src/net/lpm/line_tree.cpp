// SPDX-License-Identifier: Apache-2.0
#include "net/lpm/line_tree.hpp"

#include <algorithm>
#include <cstring>

namespace reach::net::lpm {
namespace {

using Intervals = std::span<const Interval<std::uint32_t>>;

constexpr std::uint32_t kUnusedKey = 0xffffffffU;
constexpr std::size_t kLeafValues = tree::kLeafKeys + 1;
constexpr std::size_t kWideValues = tree::kWideKeys + 1;
constexpr std::size_t kChildren = tree::kInnerKeys + 1;

constexpr std::uint32_t divide_up(std::size_t count, std::size_t by) {
  return static_cast<std::uint32_t>((count + by - 1) / by);
}

// It stays itself when it is cut to that many bits and extended by its sign.
constexpr bool fits(std::uint32_t value, int bits) {
  const auto number = static_cast<std::int32_t>(value);
  return number >= -2 && number < 1 << (bits - 1);
}

bool all_fit(Intervals intervals, int bits) {
  return std::all_of(intervals.begin(), intervals.end(),
                     [bits](const auto& interval) { return fits(interval.value, bits); });
}

// The last key of interval i, for the keys of a node.
std::uint32_t key_of(Intervals intervals, std::size_t i) {
  return i + 1 < intervals.size() ? intervals[i + 1].first - 1 : kUnusedKey;
}

TreeLine narrow_leaf(Intervals intervals, std::size_t first) {
  TreeLine line = {};
  std::uint16_t values[kLeafValues];
  for (std::size_t i = 0; i < kLeafValues; ++i) {
    const std::size_t at = std::min(first + i, intervals.size() - 1);
    values[i] = static_cast<std::uint16_t>(intervals[at].value);
    if (i < tree::kLeafKeys) line.words[i] = key_of(intervals, first + i);
  }
  std::memcpy(&line.words[tree::kLeafKeys], values, sizeof(values));
  return line;
}

TreeLine wide_leaf(Intervals intervals, std::size_t first) {
  TreeLine line = {};
  for (std::size_t i = 0; i < kWideValues; ++i) {
    const std::size_t at = std::min(first + i, intervals.size() - 1);
    line.words[kWideValues + i] = intervals[at].value;
    if (i < tree::kWideKeys) line.words[i] = key_of(intervals, first + i);
  }
  return line;
}

}  // namespace

LineTreeArena::LineTreeArena() : lines_(1, TreeLine{}) {
  // Line 0 belongs to no tree: what has nothing to ask for asks for it.
}

TreeRef LineTreeArena::add(Intervals intervals) {
  constexpr int kRefValueBits = 32 - tree::kRefShift;
  if (intervals.size() == 1 && fits(intervals[0].value, kRefValueBits))
    return intervals[0].value << tree::kRefShift;
  const bool wide = !all_fit(intervals, 16);
  const std::size_t in_leaf = wide ? kWideValues : kLeafValues;
  const std::uint32_t leaves = divide_up(intervals.size(), in_leaf);
  std::uint32_t total = leaves;
  for (std::uint32_t level = leaves; level > 1; total += level) level = divide_up(level, kChildren);

  std::uint32_t begin = allocate(total);
  std::uint32_t at = begin;
  for (std::size_t i = 0; i < intervals.size(); i += in_leaf)
    lines_[at++] = wide ? wide_leaf(intervals, i) : narrow_leaf(intervals, i);

  std::uint32_t tag = 1 | (wide ? tree::kWide : 0);
  std::size_t spanned = in_leaf;  // intervals below one line of the level
  for (std::uint32_t level = leaves; level > 1; ++tag) {
    const std::uint32_t parents = divide_up(level, kChildren);
    for (std::uint32_t parent = 0; parent < parents; ++parent) {
      TreeLine line;
      const std::uint32_t child = parent * static_cast<std::uint32_t>(kChildren);
      for (std::uint32_t i = 0; i < tree::kInnerKeys; ++i)
        line.words[i] = key_of(intervals, (child + i + 1) * spanned - 1);
      line.words[tree::kInnerKeys] = (begin + child) << tree::kRefShift | tag;
      lines_[at++] = line;
    }
    begin += level;
    level = parents;
    spanned *= kChildren;
  }
  return (at - 1) << tree::kRefShift | tag;
}

void LineTreeArena::remove(TreeRef ref) {
  if (tree::depth_of(ref) == 0) return;
  const TreeRef root = ref;
  while (tree::depth_of(ref) > 1) ref = tree::line_of(lines(), ref).words[tree::kInnerKeys];
  const std::uint32_t first = ref >> tree::kRefShift;
  // The first leaf is the first of the tree's lines, the root the last.
  const std::uint32_t count = (root >> tree::kRefShift) - first + 1;
  free_[count].push_back(first);
}

std::size_t LineTreeArena::memory() const {
  std::size_t bytes = bytes_of(lines_);
  for (const auto& [count, firsts] : free_) bytes += firsts.capacity() * sizeof(std::uint32_t);
  return bytes;
}

// The smallest run that is long enough; what is left of it stays free.
std::uint32_t LineTreeArena::allocate(std::uint32_t count) {
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

}  // namespace reach::net::lpm
