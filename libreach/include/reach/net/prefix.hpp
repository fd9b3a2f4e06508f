// SPDX-License-Identifier: Apache-2.0
// CIDR prefixes. Source: RFC 4632 (IPv4), RFC 4291 section 2.3 (IPv6).
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "reach/net/address.hpp"

namespace reach::net {

// What parse does with "10.1.2.3/16", whose host bits are set.
enum class HostBits : std::uint8_t {
  kReject,  // an error that names the canonical form
  kClear,   // 10.1.0.0/16, as the EC2 API itself does with such a CIDR
};

// An address and a length, 0..32 or 0..128; the bits past the length are zero. Passed by value;
// default 0.0.0.0/0.
class Prefix {
 public:
  constexpr Prefix() = default;
  // The prefix of that length that holds the address. REQUIRES: 0 <= length <=
  // address_bits(address.family()).
  [[nodiscard]] static constexpr Prefix covering(Address address, int length) {
    return Prefix(masked(address, length), length);
  }
  // The /32 or /128 of one address.
  [[nodiscard]] static constexpr Prefix host(Address address) {
    return Prefix(address, address_bits(address.family()));
  }
  // "address/length". Error: what is wrong; with HostBits::kReject set host bits are one, naming
  // the canonical form.
  [[nodiscard]] static Result<Prefix> parse(std::string_view text,
                                            HostBits host_bits = HostBits::kReject);

  [[nodiscard]] constexpr Address address() const { return address_; }
  [[nodiscard]] constexpr int length() const { return length_; }
  [[nodiscard]] constexpr Family family() const { return address_.family(); }
  // The last address of the prefix; [address(), last()] is closed.
  [[nodiscard]] constexpr Address last() const {
    const Address ones = inverse_mask(length_, family());
    return Address::from_bits(family(), address_.hi() | ones.hi(), address_.lo() | ones.lo());
  }
  // False across families.
  [[nodiscard]] constexpr bool contains(Address address) const {
    return address.family() == family() && masked(address, length_) == address_;
  }
  [[nodiscard]] constexpr bool contains(Prefix other) const {
    return other.length_ >= length_ && contains(other.address_);
  }
  // One contains the other: prefixes never overlap in part.
  [[nodiscard]] constexpr bool overlaps(Prefix other) const {
    return contains(other) || other.contains(*this);
  }
  [[nodiscard]] std::string to_string() const;

  friend constexpr auto operator<=>(const Prefix&, const Prefix&) = default;

 private:
  constexpr Prefix(Address address, int length) : address_(address), length_(length) {}

  // The host bits: ones from bit `length` to the end of the family's bits.
  static constexpr Address inverse_mask(int length, Family family) {
    const auto ones_after = [](int kept) {
      return kept >= 64  ? std::uint64_t{0}
             : kept <= 0 ? ~std::uint64_t{0}
                         : ~std::uint64_t{0} >> kept;
    };
    std::uint64_t hi = ones_after(length);
    std::uint64_t lo = ones_after(length - 64);
    if (family == Family::kIpv4) {
      hi &= ~std::uint64_t{0} << 32U;
      lo = 0;
    }
    return Address::from_bits(family, hi, lo);
  }
  static constexpr Address masked(Address address, int length) {
    const Address host = inverse_mask(length, address.family());
    return Address::from_bits(address.family(), address.hi() & ~host.hi(),
                              address.lo() & ~host.lo());
  }

  Address address_;
  int length_ = 0;
};

// The whole of a family: 0.0.0.0/0 or ::/0.
[[nodiscard]] constexpr Prefix everything(Family family) {
  return Prefix::covering(family == Family::kIpv4 ? Address::v4(0) : Address::v6(0, 0), 0);
}

// True where no address of the prefix can be a public one: it lies wholly in private (RFC 1918),
// shared (RFC 6598), loopback, link-local, multicast or reserved space, or, for IPv6, outside
// 2000::/3.
[[nodiscard]] bool is_never_public(Prefix prefix);
// RFC 1918: 10/8, 172.16/12, 192.168/16.
[[nodiscard]] bool is_rfc1918(Address address);
// RFC 6598: 100.64/10.
[[nodiscard]] bool is_rfc6598(Address address);

}  // namespace reach::net
