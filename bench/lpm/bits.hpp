// SPDX-License-Identifier: Apache-2.0
// An address as the number that peers search by.
#pragma once

#include "keys.hpp"

namespace reach::bench {

template <class Bits>
[[nodiscard]] Bits bits_of(net::Address address);
template <>
inline std::uint32_t bits_of(net::Address address) {
  return address.v4_bits();
}
template <>
inline Ipv6Bits bits_of(net::Address address) {
  return {address.hi(), address.lo()};
}

// The number after it; 0 after the last.
[[nodiscard]] inline std::uint32_t next(std::uint32_t bits) {
  return bits + 1;
}
[[nodiscard]] inline Ipv6Bits next(Ipv6Bits bits) {
  return {bits.hi + (bits.lo == ~std::uint64_t{0} ? 1 : 0), bits.lo + 1};
}

// a <= b as a number, without a branch.
[[nodiscard]] inline bool not_above(std::uint32_t a, std::uint32_t b) {
  return a <= b;
}
[[nodiscard]] inline bool not_above(Ipv6Bits a, Ipv6Bits b) {
  return static_cast<bool>(static_cast<int>(a.hi < b.hi) |
                           (static_cast<int>(a.hi == b.hi) & static_cast<int>(a.lo <= b.lo)));
}

}  // namespace reach::bench
