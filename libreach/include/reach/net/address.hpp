// SPDX-License-Identifier: Apache-2.0
// IP addresses, IPv4 and IPv6 in one small value type.
// Sources: RFC 791 and RFC 4291 (addresses), RFC 5952 (text of IPv6), RFC 1918 and RFC 6598
// (private and shared space).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "reach/result.hpp"

namespace reach::net {

enum class Family : std::uint8_t { kIpv4, kIpv6 };

// Bits in an address of the family: 32 or 128.
[[nodiscard]] constexpr int address_bits(Family family) {
  return family == Family::kIpv4 ? 32 : 128;
}

// An address. 128 bits, left-aligned, so that one prefix rule serves both families:
//
//   IPv4   hi = aaaaaaaa 00000000 (the 32 bits on top)   lo = 0
//   IPv6   hi = the first 64 bits                         lo = the last 64 bits
//
// Ordered by family, then by number. Passed by value; default is 0.0.0.0.
class Address {
 public:
  constexpr Address() = default;
  [[nodiscard]] static constexpr Address v4(std::uint32_t bits) {
    return Address(Family::kIpv4, std::uint64_t{bits} << 32U, 0);
  }
  [[nodiscard]] static constexpr Address v6(std::uint64_t hi, std::uint64_t lo) {
    return Address(Family::kIpv6, hi, lo);
  }
  // Left-aligned bits of the family; bits below it must be zero for IPv4.
  [[nodiscard]] static constexpr Address from_bits(Family family, std::uint64_t hi,
                                                   std::uint64_t lo) {
    return Address(family, hi, lo);
  }
  // Dotted quad (four decimal numbers, no leading zeros) or RFC 4291 text without a zone. Error:
  // what is wrong.
  [[nodiscard]] static Result<Address> parse(std::string_view text);

  [[nodiscard]] constexpr Family family() const { return family_; }
  [[nodiscard]] constexpr bool is_v4() const { return family_ == Family::kIpv4; }
  [[nodiscard]] constexpr std::uint64_t hi() const { return hi_; }
  [[nodiscard]] constexpr std::uint64_t lo() const { return lo_; }
  // REQUIRES: is_v4().
  [[nodiscard]] constexpr std::uint32_t v4_bits() const {
    return static_cast<std::uint32_t>(hi_ >> 32U);
  }
  // Canonical text: dotted quad or RFC 5952.
  [[nodiscard]] std::string to_string() const;

  friend constexpr auto operator<=>(const Address&, const Address&) = default;

 private:
  constexpr Address(Family family, std::uint64_t hi, std::uint64_t lo)
      : family_(family), hi_(hi), lo_(lo) {}

  Family family_ = Family::kIpv4;
  std::uint64_t hi_ = 0;
  std::uint64_t lo_ = 0;
};

}  // namespace reach::net
