// SPDX-License-Identifier: Apache-2.0
// What tests of both families share: addresses as numbers and as Address, and their neighbours.
#pragma once

#include <ostream>
#include <type_traits>
#include <vector>

#include "reach/net/lpm_table.hpp"

namespace reach::net {

// How a failing expectation shows a route.
inline void PrintTo(const LpmRoute& route, std::ostream* out) {
  *out << route.prefix.to_string() << " -> " << route.value;
}

template <Family family>
using OfFamily = std::integral_constant<Family, family>;

inline Address to_address(std::uint32_t bits) {
  return Address::v4(bits);
}
inline Address to_address(Ipv6Bits bits) {
  return Address::v6(bits.hi, bits.lo);
}

template <Family family>
AddressBits<family> to_bits(Address address) {
  if constexpr (family == Family::kIpv4) {
    return address.v4_bits();
  } else {
    return {address.hi(), address.lo()};
  }
}

// One further, one back; the last address and the first are neighbours.
inline Address after(Address address) {
  if (address.is_v4()) return Address::v4(address.v4_bits() + 1);
  return Address::v6(address.hi() + (address.lo() + 1 == 0 ? 1 : 0), address.lo() + 1);
}
inline Address before(Address address) {
  if (address.is_v4()) return Address::v4(address.v4_bits() - 1);
  return Address::v6(address.hi() - (address.lo() == 0 ? 1 : 0), address.lo() - 1);
}

// The address with some of its bits the other way round: the last of `bits` is the last of the
// address's first `length` bits. REQUIRES: of the bits, no more are set than those there are.
inline Address flipped(Address address, int length, std::uint64_t bits) {
  const int behind = 128 - length;  // Address is left-aligned in 128 bits
  std::uint64_t hi = 0;
  std::uint64_t lo = 0;
  if (behind >= 64) {
    hi = behind == 128 ? 0 : bits << (behind - 64);
  } else {
    hi = behind == 0 ? 0 : bits >> (64 - behind);
    lo = bits << behind;
  }
  return Address::from_bits(address.family(), address.hi() ^ hi, address.lo() ^ lo);
}

// Where a table that has the prefix may go wrong first: its ends, and what is next to them.
inline std::vector<Address> edges_of(Prefix prefix) {
  return {before(prefix.address()), prefix.address(), prefix.last(), after(prefix.last())};
}

template <Family family>
std::vector<LpmRoute> routes_of(const LpmTable<family>& table) {
  std::vector<LpmRoute> routes;
  table.visit([&](const LpmRoute& route) { routes.push_back(route); });
  return routes;
}

}  // namespace reach::net
