// SPDX-License-Identifier: Apache-2.0
#include "random_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "../net/families.hpp"

namespace reach::net {
namespace {

constexpr int kRegionLength = 12;  // of IPv6

Address random_address(Family family, Random& random) {
  return family == Family::kIpv4 ? Address::v4(static_cast<std::uint32_t>(random()))
                                 : Address::v6(random(), random());
}

// The address's first bits, and random ones behind them.
Address with_random_end(Address address, int kept, Random& random) {
  const Prefix head = Prefix::covering(address, kept);
  const Address ones = head.last();
  const Address drawn = random_address(address.family(), random);
  const std::uint64_t hi = (drawn.hi() & (ones.hi() ^ head.address().hi())) | head.address().hi();
  const std::uint64_t lo = (drawn.lo() & (ones.lo() ^ head.address().lo())) | head.address().lo();
  return Address::from_bits(address.family(), hi, lo);
}

std::vector<int> from_to(int first, int last) {
  std::vector<int> lengths;
  for (int length = first; length <= last; ++length) lengths.push_back(length);
  return lengths;
}

// Those of the internet, those of hosts, all, and those where tables change their structure.
std::vector<int> draw_lengths(Family family, Random& random) {
  const bool ipv4 = family == Family::kIpv4;
  switch (below(5, random)) {
    case 0:
      return ipv4 ? from_to(8, 24) : from_to(19, 48);
    case 1:
      return ipv4 ? from_to(25, 32) : from_to(61, 128);
    case 2:
      return from_to(0, address_bits(family));
    case 3:
      return ipv4 ? from_to(18, 26) : from_to(26, 34);
    default:
      return ipv4 ? from_to(23, 28) : from_to(57, 66);
  }
}

}  // namespace

std::size_t below(std::size_t count, Random& random) {
  return static_cast<std::size_t>(random() % count);
}

std::size_t log_uniform(std::size_t most, Random& random) {
  std::uniform_real_distribution<double> exponent(0, std::log(static_cast<double>(most) + 1));
  return static_cast<std::size_t>(std::exp(exponent(random)));
}

TableKind::TableKind(Family family, Random& random)
    : family_(family), lengths_(draw_lengths(family, random)) {
  constexpr std::array<std::uint32_t, 10> kMost = {
      2, 253, 254, 32767, 32768, 65533, 65534, 0x1ffffff, 0x2000000, kLpmMaxValue};
  most_value_ = kMost[below(kMost.size(), random)];
  regions_ = 1 + below(6, random);
}

Address TableKind::draw_anywhere(Random& random) const {
  const Address drawn = random_address(family_, random);
  if (family_ == Family::kIpv4) return drawn;
  // Where 2000::/3 begins, which is in use. A table takes memory for each /12 that has routes.
  const std::uint64_t region = 0x1ffU + below(regions_, random);
  return Address::v6(region << (64 - kRegionLength) | drawn.hi() >> kRegionLength, drawn.lo());
}

LpmRoute TableKind::draw_route(const std::vector<LpmRoute>& routes, Random& random) const {
  const int length = lengths_[below(lengths_.size(), random)];
  Address address = draw_anywhere(random);
  if (!routes.empty() && below(4, random) != 0) {
    // Around the same address, up to some bits before the new prefix's end.
    const Prefix other = routes[below(routes.size(), random)].prefix;
    const int least = family_ == Family::kIpv4 ? 0 : kRegionLength;
    const int kept = std::max(least, length - static_cast<int>(below(12, random)));
    address = with_random_end(other.address(), kept, random);
  }
  // As often a value at the width's end as any other.
  const std::uint64_t span = std::uint64_t{most_value_} + 1;
  const std::uint64_t value = below(2, random) == 0 ? random() % span : span - 1 - random() % 3;
  return {Prefix::covering(address, length), static_cast<std::uint32_t>(value)};
}

std::vector<LpmRoute> TableKind::draw_table(std::size_t count, Random& random) const {
  std::vector<LpmRoute> routes;
  routes.reserve(count);
  while (routes.size() < count) routes.push_back(draw_route(routes, random));
  return routes;
}

Address draw_address(Family family, const std::vector<LpmRoute>& routes, Random& random) {
  const std::size_t kind = below(8, random);
  if (routes.empty() || kind == 0) return random_address(family, random);
  const Prefix prefix = routes[below(routes.size(), random)].prefix;
  if (prefix.family() != family) return random_address(family, random);
  switch (kind) {
    case 1:
      return prefix.address();
    case 2:
      return prefix.last();
    case 3:
      return before(prefix.address());
    case 4:
      return after(prefix.last());
    default:
      return with_random_end(prefix.address(), prefix.length(), random);
  }
}

}  // namespace reach::net
