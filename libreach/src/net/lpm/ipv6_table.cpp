// SPDX-License-Identifier: Apache-2.0
#include "net/lpm/ipv6_table.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace reach::net::lpm {
namespace {

using namespace ipv6;

constexpr int kTreeLength = 48;  // of what a key of a tree stands for
constexpr int kDeepLength = 64;
constexpr TreeRef kNoTree = kLpmNoValue << tree::kRefShift;
constexpr Ipv6Bits kLast = {~std::uint64_t{0}, ~std::uint64_t{0}};

// The number of the prefix of that length, at most 32, that holds the address.
constexpr std::uint32_t index_of(Ipv6Bits bits, int length) {
  return static_cast<std::uint32_t>(bits.hi >> (64 - length));
}

constexpr TreeRef leading_to(std::uint32_t number, TreeRef tag) {
  return number << tree::kRefShift | tag;
}
constexpr bool leads_to(TreeRef ref, TreeRef tag) {
  return (ref & tree::kTagMask) == tag;
}
constexpr std::uint32_t number_of(TreeRef ref) {
  return ref >> tree::kRefShift;
}

// From `begin` on, one value up to `last`.
struct Quiet {
  std::uint32_t value;
  Ipv6Bits last;
};

// None: routes lie inside the prefix.
std::optional<Quiet> quiet_from(const RouteStore<Ipv6Bits>& routes, Ipv6Bits begin, int length) {
  const auto at = routes.after(begin, length);
  const Ipv6Bits end = last_of(begin, length);
  if (!at.done() && at.entry().bits <= end) return std::nullopt;
  const auto* cover = routes.longest(begin, at);
  if (cover == nullptr) return Quiet{kLpmNoValue, at.done() ? kLast : before(at.entry().bits)};
  const Ipv6Bits last = last_of(cover->bits, cover->length);
  return Quiet{cover->value, at.done() ? last : std::min(last, before(at.entry().bits))};
}

template <class Key>
void put(std::vector<Interval<Key>>& keys, Key first, std::uint32_t value) {
  if (keys.back().first == first) {
    keys.back().value = value;
  } else if (keys.back().value != value) {
    keys.push_back({first, value});
  }
}

// Goes on with intervals begin to end as intervals of the prefixes of that length, by the last bits
// of their number. A prefix in which one ends gets the mark, and marked(begin, end) is told which
// begin in it.
template <class Key, class Marked>
void cut_to_keys(const std::vector<Interval<Ipv6Bits>>& intervals, std::size_t begin,
                 std::size_t end, int length, std::vector<Interval<Key>>& keys, Marked marked) {
  const auto key_of = [&](std::size_t i) {
    return static_cast<Key>(intervals[i].first.hi >> (64 - length));
  };
  for (std::size_t next = begin; begin < end; begin = next) {
    const Key key = key_of(begin);
    while (next < end && key_of(next) == key) ++next;
    const Ipv6Bits first = intervals[begin].first;
    const bool whole = next == begin + 1 && first_of(first, length) == first;
    const std::uint32_t after = intervals[next - 1].value;
    put(keys, key, whole ? after : kLpmAskElsewhere);
    if (whole) continue;
    marked(begin, next);
    if (key != std::numeric_limits<Key>::max()) put(keys, static_cast<Key>(key + 1), after);
  }
}

std::uint32_t search(const RouteStore<Ipv6Bits>& routes, Ipv6Bits address) {
  const auto* found = routes.longest(address, width(address));
  return found == nullptr ? kLpmNoValue : found->value;
}

}  // namespace

Ipv6Table::Ipv6Table() : heads_(kHeads, kNoTree) {}

void Ipv6Table::assign(const Routes& routes) {
  *this = Ipv6Table();
  update(routes, {}, kLast);
}

// The refs for prefixes of one length, of those that the range touches: fill(first, last, value)
// for runs of them in which no route lies, by their numbers; enter(range) for each of the others.
template <class Fill, class Enter>
void Ipv6Table::rebuild(const Routes& routes, Range range, int length, Fill fill, Enter enter) {
  for (Ipv6Bits begin = first_of(range.first, length);;) {
    Ipv6Bits end = last_of(begin, length);
    if (const std::optional<Quiet> quiet = quiet_from(routes, begin, length)) {
      const Ipv6Bits last = std::min(quiet->last, last_of(range.last, length));
      // The run ends with the last prefix that is quiet to its end.
      end = last_of(last, length) == last ? last : before(first_of(last, length));
      fill(index_of(begin, length), index_of(end, length), quiet->value);
    } else {
      enter(Range{std::max(begin, range.first), std::min(end, range.last)});
    }
    if (end >= range.last) return;
    begin = next(end);
  }
}

void Ipv6Table::update(const Routes& routes, Ipv6Bits first, Ipv6Bits last) {
  const auto fill = [&](std::uint32_t from, std::uint32_t to, std::uint32_t value) {
    replace(std::span(&heads_[from], to - from + 1), value);
  };
  rebuild(routes, {first, last}, kHeadLength, fill,
          [&](Range range) { rebuild_page(routes, range); });
}

// Inside one /16.
void Ipv6Table::rebuild_page(const Routes& routes, Range range) {
  TreeRef& head = head_of(range.first);
  if (!leads_to(head, kPageTag)) {
    release(head);
    head = leading_to(pages_.add(kNoTree), kPageTag);
    range = {first_of(range.first, kHeadLength), last_of(range.first, kHeadLength)};
  }
  const std::uint32_t page = number_of(head);
  const auto fill = [&](std::uint32_t from, std::uint32_t to, std::uint32_t value) {
    const std::span<TreeRef> refs = pages_.group(page);
    replace(refs.subspan(from % kPageSize, to - from + 1), value);
  };
  rebuild(routes, range, kPageLength, fill, [&](Range part) { rebuild_group(routes, part); });
}

// Inside one /28.
void Ipv6Table::rebuild_group(const Routes& routes, Range range) {
  TreeRef& ref = page_ref_of(range.first);
  if (!leads_to(ref, kGroupTag)) {
    release(ref);
    ref = leading_to(groups_.add(kNoTree), kGroupTag);
    range = {first_of(range.first, kPageLength), last_of(range.first, kPageLength)};
  }
  const std::uint32_t group = number_of(ref);
  const auto fill = [&](std::uint32_t from, std::uint32_t to, std::uint32_t value) {
    const std::uint32_t first = from % kGroupSize;  // the last /32 of all has no number after it
    for (std::uint32_t i = 0; i <= to - from; ++i) {
      const GroupEntry entry = group_entry(group, first + i);
      release(entry);
      entry.tree = value_ref(value);
    }
  };
  rebuild(routes, range, kGroupLength, fill, [&](Range part) { build_trees(routes, part.first); });
}

// The trees of the /32 that holds the address, inside which there are routes.
void Ipv6Table::build_trees(const Routes& routes, Ipv6Bits address) {
  const Ipv6Bits first = first_of(address, kGroupLength);
  const Ipv6Bits last = last_of(address, kGroupLength);
  auto at = routes.after(first, kGroupLength);
  const auto* cover = routes.longest(first, at);
  sweep_.start(first, last, cover == nullptr ? kLpmNoValue : cover->value);
  for (; !at.done() && at.entry().bits <= last; at.advance())
    sweep_.add(at.entry().bits, at.entry().length, at.entry().value);
  const std::vector<Interval<Ipv6Bits>>& intervals = sweep_.finish();

  in_tree_.assign(1, {0, intervals[0].value});
  in_deep_.assign(1, {0, kLpmNoValue});
  bool deep = false;
  const auto cut_deep = [&](std::size_t begin, std::size_t end) {
    const auto key = static_cast<std::uint32_t>(first_of(intervals[begin].first, kTreeLength).hi);
    deep = true;
    put(in_deep_, key, intervals[begin - 1].value);
    cut_to_keys(intervals, begin, end, kDeepLength, in_deep_, [](std::size_t, std::size_t) {});
  };
  cut_to_keys(intervals, 1, intervals.size(), kTreeLength, in_tree_, cut_deep);
  const GroupEntry entry = group_entry_of(first);
  release(entry);
  entry.tree = trees_.add(in_tree_);
  if (deep) entry.deep = deep_trees_.add(in_deep_);
}

TreeRef& Ipv6Table::page_ref_of(Ipv6Bits bits) {
  return pages_.group(number_of(head_of(bits)))[index_of(bits, kPageLength) % kPageSize];
}

Ipv6Table::GroupEntry Ipv6Table::group_entry_of(Ipv6Bits bits) {
  return group_entry(number_of(page_ref_of(bits)), index_of(bits, kGroupLength) % kGroupSize);
}

Ipv6Table::GroupEntry Ipv6Table::group_entry(std::uint32_t group, std::uint32_t place) {
  const auto refs = groups_.group(group);
  return {refs[place], refs[kGroupSize + place]};
}

void Ipv6Table::replace(std::span<TreeRef> refs, std::uint32_t value) {
  const TreeRef one = value_ref(value);
  const bool is_tree = tree::depth_of(one) != 0;  // which no two refs may share
  for (TreeRef& ref : refs) {
    if ((ref & tree::kTagMask) != 0) release(ref);
    ref = is_tree ? value_ref(value) : one;
  }
  if (is_tree) trees_.remove(one);
}

TreeRef Ipv6Table::value_ref(std::uint32_t value) {
  const Interval<std::uint16_t> all{0, value};
  return trees_.add({&all, 1});
}

// What a ref led to is free.
void Ipv6Table::release(TreeRef ref) {
  if (leads_to(ref, kPageTag)) {
    const std::uint32_t page = number_of(ref);
    for (std::uint32_t i = 0; i < kPageSize; ++i) release(pages_.group(page)[i]);
    pages_.remove(page);
  } else if (leads_to(ref, kGroupTag)) {
    const std::uint32_t group = number_of(ref);
    for (std::uint32_t i = 0; i < kGroupSize; ++i) release(group_entry(group, i));
    groups_.remove(group);
  } else {
    trees_.remove(ref);
  }
}

void Ipv6Table::release(GroupEntry entry) {
  trees_.remove(entry.tree);
  deep_trees_.remove(entry.deep);
  entry.deep = kNoTree;
}

std::uint32_t Ipv6Table::ask_deep(const Routes& routes, Ipv6Bits address) const {
  const TreeRef ref = deep_ref_of(refs(), address.hi);
  const std::uint32_t value =
      in_use(TreePaths<std::uint32_t>::kLookups)
          .one(deep_trees_.lines(), ref, static_cast<std::uint32_t>(address.hi));
  return value == kLpmAskElsewhere ? search(routes, address) : value;
}

std::uint32_t Ipv6Table::lookup(const Routes& routes, Ipv6Bits address) const {
  const TreeRef ref = ref_of(refs(), address.hi);
  const std::uint32_t value =
      in_use(TreePaths<std::uint16_t>::kLookups).one(trees_.lines(), ref, tree_key(address.hi));
  return value == kLpmAskElsewhere ? ask_deep(routes, address) : value;
}

void Ipv6Table::settle_marks(const Routes& routes, std::span<const Ipv6Bits> addresses,
                             std::uint32_t* values) const {
  constexpr std::size_t kStep = 16;
  std::size_t i = 0;
  for (; i + kStep <= addresses.size(); i += kStep) {
    // One branch for all of a step, which is hardly ever taken.
    std::uint32_t marks = 0;
    for (std::size_t j = i; j < i + kStep; ++j) marks += values[j] == kLpmAskElsewhere ? 1 : 0;
    if (marks == 0) [[likely]]
      continue;
    for (std::size_t j = i; j < i + kStep; ++j) settle_mark(routes, addresses[j], values[j]);
  }
  for (; i < addresses.size(); ++i) settle_mark(routes, addresses[i], values[i]);
}

void Ipv6Table::settle_mark(const Routes& routes, Ipv6Bits address, std::uint32_t& value) const {
  if (value == kLpmAskElsewhere) value = ask_deep(routes, address);
}

void Ipv6Table::lookup(const Routes& routes, std::span<const Ipv6Bits> addresses,
                       std::uint32_t* values) const {
  constexpr std::size_t kBlock = 256;
  std::array<TreeRef, kBlock> found;
  std::array<std::uint16_t, kBlock> keys;
  const auto find = in_use(kIpv6RefLookups).many;
  const auto many = in_use(TreePaths<std::uint16_t>::kLookups).many;
  while (!addresses.empty()) {
    const std::size_t count = std::min(addresses.size(), kBlock);
    find(refs(), addresses.data(), found.data(), keys.data(), count);
    many(trees_.lines(), found.data(), keys.data(), values, count);
    settle_marks(routes, addresses.first(count), values);
    addresses = addresses.subspan(count);
    values += count;
  }
}

std::size_t Ipv6Table::memory() const {
  return bytes_of(heads_) + pages_.memory() + groups_.memory() + trees_.memory() +
         deep_trees_.memory();
}

}  // namespace reach::net::lpm
