// SPDX-License-Identifier: Apache-2.0
#include "keys.hpp"

#include <algorithm>
#include <numeric>

#include "network_bytes.hpp"
#include "random.hpp"
#include "reference.hpp"

namespace reach::bench {
namespace {

using net::Address;
using net::Family;
using net::Prefix;
using Addresses = std::vector<Address>;

constexpr std::uint64_t kSeed = 20261126;

// What of the 128 bits of Address an address of the family uses.
Address random_bits(Family family, Random& random) {
  if (family == Family::kIpv4) return Address::v4(static_cast<std::uint32_t>(random.bits()));
  const std::uint64_t hi = random.bits();
  return Address::v6(hi, random.bits());
}

Address within(Prefix prefix, Address host_bits) {
  const Address first = prefix.address();
  const Address cleared = Prefix::covering(host_bits, prefix.length()).address();
  return Address::from_bits(first.family(), first.hi() | (host_bits.hi() ^ cleared.hi()),
                            first.lo() | (host_bits.lo() ^ cleared.lo()));
}

Prefix routed_space(Family family) {
  return family == Family::kIpv4 ? net::everything(family)
                                 : Prefix::covering(Address::v6(std::uint64_t{1} << 61U, 0), 3);
}

// One generator a pattern; all of one table and one seed.
class Patterns {
 public:
  Patterns(Family family, const Routes& routes) : family_(family), routes_(routes) {}

  Addresses uniform(std::size_t count) {
    return made(count, [&] { return anywhere(); });
  }

  Addresses in_prefix(std::size_t count) {
    return made(count, [&] { return within_route(); });
  }

  Addresses zipf(std::size_t count) {
    constexpr std::size_t kAddresses = 65'536;
    const Addresses by_rank = in_prefix(kAddresses);
    std::vector<double> up_to(kAddresses);  // the sum of 1/1 .. 1/n
    double sum = 0;
    for (std::size_t i = 0; i < kAddresses; ++i) up_to[i] = sum += 1.0 / static_cast<double>(i + 1);
    return made(count, [&] {
      const auto rank = std::upper_bound(up_to.begin(), up_to.end() - 1, random_.unit() * sum);
      return by_rank[static_cast<std::size_t>(rank - up_to.begin())];
    });
  }

  Addresses sequential(std::size_t count) {
    std::uint64_t bits = within_route().hi();
    const std::uint64_t step = family_ == Family::kIpv4 ? std::uint64_t{1} << 32U : 1;
    return made(count, [&] {
      bits += step;
      return Address::from_bits(family_, bits, 0);
    });
  }

  // None where a default route holds every address.
  Addresses misses(std::size_t count) {
    const Reference reference(routes_);
    const std::size_t attempts = 50 * count;
    Addresses missed;
    for (std::size_t i = 0; i < attempts && missed.size() < count; ++i) {
      const Address address = i % 2 == 0 ? anywhere() : beside_route();
      if (reference.value(address) == kNoMatch) missed.push_back(address);
    }
    if (missed.size() < count) missed.clear();
    return missed;
  }

 private:
  template <class Make>
  static Addresses made(std::size_t count, Make make) {
    Addresses addresses(count);
    std::generate(addresses.begin(), addresses.end(), make);
    return addresses;
  }

  Address anywhere() { return within(routed_space(family_), random_bits(family_, random_)); }
  Address within_route() {
    const Prefix prefix = random_.pick(routes_).prefix;
    return within(prefix, random_bits(family_, random_));
  }
  // An address of a route with one of the last bits of its prefix turned over.
  Address beside_route() {
    const Prefix prefix = random_.pick(routes_).prefix;
    const Address inside = within(prefix, random_bits(family_, random_));
    if (prefix.length() == 0) return inside;
    const auto back = random_.below(static_cast<std::size_t>(std::min(prefix.length(), 8)));
    const std::size_t bit = static_cast<std::size_t>(prefix.length()) - 1 - back;
    const std::uint64_t turned = std::uint64_t{1} << (63 - bit % 64);
    return Address::from_bits(family_, inside.hi() ^ (bit < 64 ? turned : 0),
                              inside.lo() ^ (bit < 64 ? 0 : turned));
  }

  Family family_;
  const Routes& routes_;
  Random random_{kSeed};
};

Keys4 keys_of(const Addresses& addresses, const Keys4* /*kind*/) {
  Keys4 keys;
  for (const Address address : addresses) keys.addresses.push_back(address.v4_bits());
  return keys;
}

Keys6 keys_of(const Addresses& addresses, const Keys6* /*kind*/) {
  Keys6 keys;
  for (const Address address : addresses) {
    keys.numbers.push_back({address.hi(), address.lo()});
    keys.bytes.push_back(network_bytes(address));
  }
  return keys;
}

template <class Keys>
std::vector<NamedKeys<Keys>> all_patterns(Family family, const Routes& routes, std::size_t count) {
  Patterns patterns(family, routes);
  const auto keys = [](const Addresses& addresses) {
    return keys_of(addresses, static_cast<const Keys*>(nullptr));
  };
  return {{"uniform", keys(patterns.uniform(count))},
          {"in-prefix", keys(patterns.in_prefix(count))},
          {"zipf", keys(patterns.zipf(count))},
          {"sequential", keys(patterns.sequential(count))},
          {"misses", keys(patterns.misses(count))}};
}

CloudKeys reordered(const CloudKeys& keys, const std::vector<std::size_t>& order) {
  CloudKeys result;
  for (const std::size_t i : order) {
    result.tables.push_back(keys.tables[i]);
    result.addresses.push_back(keys.addresses[i]);
  }
  return result;
}

}  // namespace

std::vector<NamedKeys<Keys4>> ipv4_keys(const Routes& routes, std::size_t count) {
  return all_patterns<Keys4>(Family::kIpv4, routes, count);
}

std::vector<NamedKeys<Keys6>> ipv6_keys(const Routes& routes, std::size_t count) {
  return all_patterns<Keys6>(Family::kIpv6, routes, count);
}

std::vector<NamedKeys<CloudKeys>> cloud_keys(const std::vector<Routes>& tables, std::size_t count) {
  Random random(kSeed);
  CloudKeys keys;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t table = random.below(tables.size());
    const Prefix prefix = random.pick(tables[table]).prefix;
    keys.tables.push_back(static_cast<std::uint32_t>(table));
    keys.addresses.push_back(within(prefix, random_bits(Family::kIpv4, random)).v4_bits());
  }
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return keys.tables[a] < keys.tables[b]; });
  CloudKeys by_table = reordered(keys, order);
  return {{"random", std::move(keys)}, {"by-table", std::move(by_table)}};
}

}  // namespace reach::bench
