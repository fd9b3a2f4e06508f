// SPDX-License-Identifier: Apache-2.0
#include "reach/net/lpm_table_set.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

#include "net/lpm/line_tree.hpp"

namespace reach::net {
namespace {

constexpr std::size_t kBlock = 256;
constexpr lpm::TreeRef kNoTree = kLpmNoValue << lpm::tree::kRefShift;

using Ipv6Intervals = std::vector<lpm::Interval<Ipv6Bits>>;

std::uint32_t search(const Ipv6Intervals& intervals, Ipv6Bits address) {
  if (intervals.empty()) return kLpmNoValue;
  const auto after = std::upper_bound(
      intervals.begin(), intervals.end(), address,
      [](Ipv6Bits wanted, const auto& interval) { return wanted < interval.first; });
  return std::prev(after)->value;  // the first begins at ::
}

// A route of one family, to be put in order.
template <class Bits>
struct Route {
  Bits first;
  std::uint32_t value;
  std::uint8_t length;
};

// Makes intervals of one family's routes; keeps its memory from table to table.
template <Family family>
class Intervals {
 public:
  using Bits = AddressBits<family>;

  // Empty: no route is of the family.
  std::span<const lpm::Interval<Bits>> of(std::span<const LpmRoute> routes) {
    routes_.clear();
    for (const LpmRoute& route : routes) {
      if (route.prefix.family() != family) continue;
      routes_.push_back({lpm::bits_of<family>(route.prefix.address()), route.value,
                         static_cast<std::uint8_t>(route.prefix.length())});
    }
    if (routes_.empty()) return {};
    // Of equal prefixes the last given comes last, and overrules those before it.
    const auto before = [](const Route<Bits>& a, const Route<Bits>& b) {
      return lpm::route_place(a.first, a.length) < lpm::route_place(b.first, b.length);
    };
    if (!std::is_sorted(routes_.begin(), routes_.end(), before))
      std::stable_sort(routes_.begin(), routes_.end(), before);
    sweep_.start({}, lpm::last_of(Bits{}, 0), kLpmNoValue);
    for (const Route<Bits>& route : routes_) sweep_.add(route.first, route.length, route.value);
    return sweep_.finish();
  }

 private:
  std::vector<Route<Bits>> routes_;
  lpm::IntervalSweep<Bits> sweep_;
};

}  // namespace

struct LpmTableSet::Parts {
  void build(std::uint32_t table, std::span<const LpmRoute> routes) {
    const auto ipv4 = ipv4_intervals.of(routes);
    trees.remove(refs[table]);
    refs[table] = ipv4.empty() ? kNoTree : trees.add(ipv4);
    const auto ipv6 = ipv6_intervals.of(routes);
    if (ipv6_tables.size() <= table && !ipv6.empty()) ipv6_tables.resize(table + 1);
    if (table < ipv6_tables.size()) ipv6_tables[table].assign(ipv6.begin(), ipv6.end());
  }
  [[nodiscard]] std::uint32_t lookup_ipv6(std::uint32_t table, Ipv6Bits address) const {
    if (table >= ipv6_tables.size()) return kLpmNoValue;
    return search(ipv6_tables[table], address);
  }

  lpm::LineTreeArena<std::uint32_t> trees;
  std::vector<lpm::TreeRef> refs;          // by table: its IPv4 routes
  std::vector<Ipv6Intervals> ipv6_tables;  // by table, as far as the last that has any
  Intervals<Family::kIpv4> ipv4_intervals;
  Intervals<Family::kIpv6> ipv6_intervals;
};

LpmTableSet::LpmTableSet() : parts_(std::make_unique<Parts>()) {}
LpmTableSet::LpmTableSet(LpmTableSet&&) noexcept = default;
LpmTableSet& LpmTableSet::operator=(LpmTableSet&&) noexcept = default;
LpmTableSet::~LpmTableSet() = default;

std::uint32_t LpmTableSet::add(std::span<const LpmRoute> routes) {
  const auto table = static_cast<std::uint32_t>(parts_->refs.size());
  parts_->refs.push_back(kNoTree);
  parts_->build(table, routes);
  return table;
}

void LpmTableSet::rebuild(std::uint32_t table, std::span<const LpmRoute> routes) {
  assert(table < size());
  parts_->build(table, routes);
}

std::size_t LpmTableSet::size() const {
  return parts_->refs.size();
}

std::uint32_t LpmTableSet::lookup_ipv4(std::uint32_t table, std::uint32_t address) const {
  assert(table < size());
  return lpm::in_use(lpm::TreePaths<std::uint32_t>::kLookups)
      .one(parts_->trees.lines(), parts_->refs[table], address);
}

std::uint32_t LpmTableSet::lookup_ipv6(std::uint32_t table, Ipv6Bits address) const {
  assert(table < size());
  return parts_->lookup_ipv6(table, address);
}

void LpmTableSet::lookup(std::span<const LpmQuery> queries, std::span<std::uint32_t> values) const {
  assert(values.size() >= queries.size());
  std::array<lpm::TreeRef, kBlock> refs;
  std::array<std::uint32_t, kBlock> keys;
  const auto many = lpm::in_use(lpm::TreePaths<std::uint32_t>::kLookups).many;
  for (std::size_t begin = 0; begin < queries.size(); begin += kBlock) {
    const auto block = queries.subspan(begin, std::min(kBlock, queries.size() - begin));
    std::uint32_t* results = values.data() + begin;
    for (std::size_t i = 0; i < block.size(); ++i) {
      const bool ipv4 = block[i].address.is_v4();
      refs[i] = ipv4 ? parts_->refs[block[i].table] : kNoTree;
      keys[i] = block[i].address.v4_bits();
    }
    many(parts_->trees.lines(), refs.data(), keys.data(), results, block.size());
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (!block[i].address.is_v4()) results[i] = lookup(block[i].table, block[i].address);
    }
  }
}

void LpmTableSet::lookup(std::span<const std::uint32_t> tables,
                         std::span<const std::uint32_t> addresses,
                         std::span<std::uint32_t> values) const {
  assert(tables.size() >= addresses.size() && values.size() >= addresses.size());
  std::array<lpm::TreeRef, kBlock> refs;
  const auto many = lpm::in_use(lpm::TreePaths<std::uint32_t>::kLookups).many;
  for (std::size_t begin = 0; begin < addresses.size(); begin += kBlock) {
    const std::size_t count = std::min(kBlock, addresses.size() - begin);
    for (std::size_t i = 0; i < count; ++i) refs[i] = parts_->refs[tables[begin + i]];
    many(parts_->trees.lines(), refs.data(), addresses.data() + begin, values.data() + begin,
         count);
  }
}

LpmMemory LpmTableSet::memory() const {
  std::size_t bytes = parts_->trees.memory() + parts_->refs.capacity() * sizeof(lpm::TreeRef) +
                      parts_->ipv6_tables.capacity() * sizeof(Ipv6Intervals);
  for (const Ipv6Intervals& table : parts_->ipv6_tables)
    bytes += table.capacity() * sizeof(table[0]);
  return {bytes, 0};
}

}  // namespace reach::net
