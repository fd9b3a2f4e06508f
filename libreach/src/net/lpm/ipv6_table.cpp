// SPDX-License-Identifier: Apache-2.0
#include "net/lpm/ipv6_table.hpp"

#include <algorithm>

namespace reach::net::lpm {
namespace {

constexpr int kHeadLength = 12;
constexpr int kRefLength = 28;
constexpr int kKeyLength = 60;
constexpr TreeRef kNoTree = kLpmNoValue << tree::kRefShift;
constexpr Ipv6Bits kLast = {~std::uint64_t{0}, ~std::uint64_t{0}};

constexpr std::uint32_t key_of(Ipv6Bits bits) {
  return static_cast<std::uint32_t>(bits.hi >> (64 - kKeyLength));
}
constexpr bool begins_a_key(Ipv6Bits bits) {
  return first_of(bits, kKeyLength) == bits;
}
constexpr Ipv6Bits head_begin(std::uint32_t head) {
  return {std::uint64_t{head} << (64 - kHeadLength), 0};
}

void put(std::vector<Interval<std::uint32_t>>& intervals, std::uint32_t first,
         std::uint32_t value) {
  if (intervals.back().first == first) {
    intervals.back().value = value;
  } else if (intervals.back().value != value) {
    intervals.push_back({first, value});
  }
}

// Intervals of addresses inside one /28 as intervals of its /60s; a /60 in which one ends gets the
// mark.
void cut_to_keys(const std::vector<Interval<Ipv6Bits>>& intervals,
                 std::vector<Interval<std::uint32_t>>& keys) {
  keys.assign(1, {0, intervals[0].value});
  for (std::size_t i = 1; i < intervals.size();) {
    const std::uint32_t key = key_of(intervals[i].first);
    std::size_t next = i + 1;
    while (next < intervals.size() && key_of(intervals[next].first) == key) ++next;
    const bool whole = next == i + 1 && begins_a_key(intervals[i].first);
    const std::uint32_t after = intervals[next - 1].value;
    put(keys, key, whole ? after : kLpmAskElsewhere);
    if (!whole && key != ~0U) put(keys, key + 1, after);
    i = next;
  }
}

std::uint32_t search(const RouteStore<Ipv6Bits>& routes, Ipv6Bits address) {
  const auto* found = routes.longest(address, width(address));
  return found == nullptr ? kLpmNoValue : found->value;
}

}  // namespace

Ipv6Table::Ipv6Table() : refs_(kHeads, kNoTree) {
  for (std::uint32_t head = 0; head < kHeads; ++head) heads_[head] = {head, 0};
}

void Ipv6Table::assign(const Routes& routes) {
  *this = Ipv6Table();
  update(routes, {}, kLast);
}

void Ipv6Table::update(const Routes& routes, Ipv6Bits first, Ipv6Bits last) {
  const auto head = static_cast<std::uint32_t>(first.hi >> (64 - kHeadLength));
  const auto last_head = static_cast<std::uint32_t>(last.hi >> (64 - kHeadLength));
  const bool inside = head == last_head && last != last_of(first, kHeadLength);
  if (inside && heads_[head].mask != 0) return rebuild_refs(routes, first, last);
  for (std::uint32_t i = head; i <= last_head; ++i) rebuild_head(routes, i);
}

void Ipv6Table::rebuild_head(const Routes& routes, std::uint32_t head) {
  const Ipv6Bits first = head_begin(head);
  auto at = routes.after(first, kHeadLength);
  const Ipv6Bits last = last_of(first, kHeadLength);
  const bool routes_inside = !at.done() && at.entry().bits <= last;
  if (routes_inside) spread(head);
  if (heads_[head].mask != 0) return rebuild_refs(routes, first, last);
  TreeRef& ref = refs_[heads_[head].first];
  trees_.remove(ref);
  ref = build(routes, first, kHeadLength, at);
}

// The refs of the /28s from one that holds `first` to one that holds `last`.
void Ipv6Table::rebuild_refs(const Routes& routes, Ipv6Bits first, Ipv6Bits last) {
  Ipv6Bits begin = first_of(first, kRefLength);
  auto at = routes.after(begin, kRefLength);
  for (;;) {
    TreeRef& ref = refs_[place_of_ref(begin.hi)];
    trees_.remove(ref);
    ref = build(routes, begin, kRefLength, at);
    const Ipv6Bits end = last_of(begin, kRefLength);
    if (end >= last) return;
    begin = next(end);
    // Routes that begin with the next /28 and are not inside it cover it: build() finds them.
    while (!at.done() && at.entry().bits == begin && at.entry().length <= kRefLength) at.advance();
  }
}

// The tree of a prefix, from what covers it and the routes inside it, of which the cursor is at the
// first. It is left after the last.
TreeRef Ipv6Table::build(const Routes& routes, Ipv6Bits first, int length, Routes::Cursor& at) {
  const Ipv6Bits last = last_of(first, length);
  const auto* cover = routes.longest(first, at);
  sweep_.start(first, last, cover == nullptr ? kLpmNoValue : cover->value);
  for (; !at.done() && at.entry().bits <= last; at.advance())
    sweep_.add(at.entry().bits, at.entry().length, at.entry().value);
  cut_to_keys(sweep_.finish(), in_tree_);
  return trees_.add(in_tree_);
}

// Gives the head a ref for each of its /28s, to be built.
void Ipv6Table::spread(std::uint32_t head) {
  Head& kept = heads_[head];
  if (kept.mask != 0) return;
  trees_.remove(refs_[kept.first]);
  kept = {static_cast<std::uint32_t>(refs_.size()), kRefsOfHead - 1};
  refs_.resize(refs_.size() + kRefsOfHead, kNoTree);
}

std::uint32_t Ipv6Table::lookup(const Routes& routes, Ipv6Bits address) const {
  const TreeRef ref = refs_[place_of_ref(address.hi)];
  const std::uint32_t value = in_use(kTreeLookups).one(trees_.lines(), ref, key_of(address));
  return value == kLpmAskElsewhere ? search(routes, address) : value;
}

void Ipv6Table::lookup(const Routes& routes, std::span<const Ipv6Bits> addresses,
                       std::uint32_t* values) const {
  constexpr std::size_t kBlock = 256;
  std::array<std::uint32_t, kBlock> places;
  std::array<TreeRef, kBlock> refs;
  std::array<std::uint32_t, kBlock> keys;
  const auto many = in_use(kTreeLookups).many;
  while (!addresses.empty()) {
    const std::size_t count = std::min(addresses.size(), kBlock);
    for (std::size_t i = 0; i < count; ++i) {
      places[i] = place_of_ref(addresses[i].hi);
      keys[i] = key_of(addresses[i]);
      __builtin_prefetch(&refs_[places[i]]);
    }
    for (std::size_t i = 0; i < count; ++i) refs[i] = refs_[places[i]];
    many(trees_.lines(), refs.data(), keys.data(), values, count);
    for (std::size_t i = 0; i < count; ++i) {
      if (values[i] == kLpmAskElsewhere) values[i] = search(routes, addresses[i]);
    }
    addresses = addresses.subspan(count);
    values += count;
  }
}

std::size_t Ipv6Table::memory() const {
  return sizeof(heads_) + bytes_of(refs_) + trees_.memory();
}

}  // namespace reach::net::lpm
