// SPDX-License-Identifier: Apache-2.0
// Addresses of either family as numbers: what the tables' algorithms need of them.
#pragma once

#include <bit>
#include <cstdint>

#include "reach/net/lpm_table.hpp"

namespace reach::net::lpm {

constexpr int width(std::uint32_t) {
  return 32;
}
constexpr int width(Ipv6Bits) {
  return 128;
}

// The bits after the first `length` of 64, set; length is 0..64.
constexpr std::uint64_t ones_after(int length) {
  return length >= 64 ? 0 : ~std::uint64_t{0} >> length;
}

// The first and the last address of a prefix.
constexpr std::uint32_t first_of(std::uint32_t bits, int length) {
  return bits & ~static_cast<std::uint32_t>(ones_after(length + 32));
}
constexpr std::uint32_t last_of(std::uint32_t bits, int length) {
  return bits | static_cast<std::uint32_t>(ones_after(length + 32));
}
constexpr Ipv6Bits first_of(Ipv6Bits bits, int length) {
  return {bits.hi & ~ones_after(length), length <= 64 ? 0 : bits.lo & ~ones_after(length - 64)};
}
constexpr Ipv6Bits last_of(Ipv6Bits bits, int length) {
  return {bits.hi | ones_after(length),
          length <= 64 ? ~std::uint64_t{0} : bits.lo | ones_after(length - 64)};
}

// How many leading bits two addresses share.
constexpr int common_length(std::uint32_t a, std::uint32_t b) {
  return std::countl_zero(a ^ b);
}
constexpr int common_length(Ipv6Bits a, Ipv6Bits b) {
  return a.hi != b.hi ? std::countl_zero(a.hi ^ b.hi) : 64 + std::countl_zero(a.lo ^ b.lo);
}

// The address after it. The last address has none: it gives zero.
constexpr std::uint32_t next(std::uint32_t bits) {
  return bits + 1;
}
constexpr Ipv6Bits next(Ipv6Bits bits) {
  return {bits.hi + (bits.lo == ~std::uint64_t{0} ? 1 : 0), bits.lo + 1};
}

// The address before it; none is before zero.
constexpr Ipv6Bits before(Ipv6Bits bits) {
  return {bits.hi - (bits.lo == 0 ? 1 : 0), bits.lo - 1};
}

// A prefix's place in the order of routes: by address, then by length.
constexpr std::uint64_t route_place(std::uint32_t bits, int length) {
  return std::uint64_t{bits} << 8U | static_cast<std::uint64_t>(length);
}
struct Ipv6Place {
  Ipv6Bits bits;
  int length;
  friend constexpr auto operator<=>(const Ipv6Place&, const Ipv6Place&) = default;
};
constexpr Ipv6Place route_place(Ipv6Bits bits, int length) {
  return {bits, length};
}

template <Family family>
AddressBits<family> bits_of(const Address& address) {
  if constexpr (family == Family::kIpv4) {
    return address.v4_bits();
  } else {
    return {address.hi(), address.lo()};
  }
}
inline Address address_of(std::uint32_t bits) {
  return Address::v4(bits);
}
inline Address address_of(Ipv6Bits bits) {
  return Address::v6(bits.hi, bits.lo);
}

}  // namespace reach::net::lpm
