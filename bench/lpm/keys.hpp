// SPDX-License-Identifier: Apache-2.0
// What is looked up: sets of addresses by pattern, each from a seed.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "reach/net/lpm_table.hpp"
#include "routes.hpp"

namespace reach::bench {

using net::Ipv6Bits;

// An IPv6 address as it stands in a packet.
using NetworkBytes = std::array<std::uint8_t, 16>;

// Each subject looks up the form that it takes; an IPv6 address is here in both.
struct Keys4 {
  std::vector<std::uint32_t> addresses;

  [[nodiscard]] std::size_t size() const { return addresses.size(); }
  operator std::span<const std::uint32_t>() const {
    return addresses;
  }  // NOLINT(google-explicit-constructor)
};

struct Keys6 {
  std::vector<Ipv6Bits> numbers;
  std::vector<NetworkBytes> bytes;

  [[nodiscard]] std::size_t size() const { return numbers.size(); }
  operator std::span<const Ipv6Bits>() const {
    return numbers;
  }  // NOLINT(google-explicit-constructor)
  operator std::span<const NetworkBytes>() const {
    return bytes;
  }  // NOLINT(google-explicit-constructor)
};

// One (table, address); and many of them in columns, which have what of a span is used here.
struct CloudKey {
  std::uint32_t table;
  std::uint32_t address;
};
struct CloudKeySpan {
  std::span<const std::uint32_t> tables;
  std::span<const std::uint32_t> addresses;

  [[nodiscard]] std::size_t size() const { return tables.size(); }
  [[nodiscard]] CloudKey operator[](std::size_t i) const { return {tables[i], addresses[i]}; }
  [[nodiscard]] CloudKeySpan subspan(std::size_t first, std::size_t count) const {
    return {tables.subspan(first, count), addresses.subspan(first, count)};
  }
};
struct CloudKeys {
  std::vector<std::uint32_t> tables;
  std::vector<std::uint32_t> addresses;

  [[nodiscard]] std::size_t size() const { return tables.size(); }
  operator CloudKeySpan() const {
    return {tables, addresses};
  }  // NOLINT(google-explicit-constructor)
};

// A pattern's name and its keys; no keys where the table has none of the kind.
template <class Keys>
struct NamedKeys {
  std::string_view pattern;
  Keys keys;
};

//   uniform     any address; of IPv6 any in 2000::/3, which is what is routed
//   in-prefix   a random route, then random host bits
//   zipf        65,536 in-prefix addresses, the n-th of them 1/n as often as the first
//   sequential  one address after the other; of IPv6 one /64 after the other
//   misses      what no route holds: half of it right beside routes
[[nodiscard]] std::vector<NamedKeys<Keys4>> ipv4_keys(const Routes& routes, std::size_t count);
[[nodiscard]] std::vector<NamedKeys<Keys6>> ipv6_keys(const Routes& routes, std::size_t count);

//   random      a random table, a random route of it, random host bits
//   by-table    the same keys, sorted by table
[[nodiscard]] std::vector<NamedKeys<CloudKeys>> cloud_keys(const std::vector<Routes>& tables,
                                                           std::size_t count);

}  // namespace reach::bench
