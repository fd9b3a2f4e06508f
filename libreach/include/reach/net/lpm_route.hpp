// SPDX-License-Identifier: Apache-2.0
// What longest-prefix-match tables are made of, and what they answer.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

#include "reach/net/prefix.hpp"

namespace reach::net {

// The 128 bits of an IPv6 address as numbers, most significant first.
struct Ipv6Bits {
  std::uint64_t hi = 0;
  std::uint64_t lo = 0;
  friend constexpr auto operator<=>(const Ipv6Bits&, const Ipv6Bits&) = default;
};

// Addresses of the prefix that no longer prefix of the table holds get the value.
struct LpmRoute {
  Prefix prefix;
  std::uint32_t value = 0;
  friend bool operator==(const LpmRoute&, const LpmRoute&) = default;
};

// What a look-up without a match gives.
inline constexpr std::uint32_t kLpmNoValue = 0xffffffffU;
// The largest value a route may have; the two above it have a meaning of their own.
inline constexpr std::uint32_t kLpmMaxValue = 0xfffffffdU;

// What a table uses, in bytes.
struct LpmMemory {
  std::size_t lookup = 0;  // what look-ups read
  std::size_t routes = 0;  // the routes: for updates, iteration and the prefix that matched
};

}  // namespace reach::net
