// SPDX-License-Identifier: Apache-2.0
#include "reach/net/prefix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace reach::net {
namespace {

constexpr Prefix v4_prefix(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d,
                           int length) {
  return Prefix::covering(Address::v4(a << 24U | b << 16U | c << 8U | d), length);
}

constexpr std::array kRfc1918 = {v4_prefix(10, 0, 0, 0, 8), v4_prefix(172, 16, 0, 0, 12),
                                 v4_prefix(192, 168, 0, 0, 16)};
constexpr Prefix kRfc6598 = v4_prefix(100, 64, 0, 0, 10);

// IPv4 space that no public service answers from: RFC 6890 and RFC 5735.
constexpr std::array kSpecialV4 = {
    v4_prefix(0, 0, 0, 0, 8),      v4_prefix(127, 0, 0, 0, 8),   v4_prefix(169, 254, 0, 0, 16),
    v4_prefix(192, 0, 2, 0, 24),   v4_prefix(198, 18, 0, 0, 15), v4_prefix(198, 51, 100, 0, 24),
    v4_prefix(203, 0, 113, 0, 24), v4_prefix(224, 0, 0, 0, 3),
};

// Global unicast, RFC 4291.
constexpr Prefix kGlobalV6 = Prefix::covering(Address::v6(std::uint64_t{0x2000} << 48U, 0), 3);

template <class Range>
bool inside_any(const Range& range, Prefix prefix) {
  return std::any_of(range.begin(), range.end(),
                     [&](Prefix outer) { return outer.contains(prefix); });
}

Error bad_cidr(std::string_view text, std::string_view reason) {
  return Error{fmt::format("'{}' is not a CIDR block: {}", text.substr(0, 60), reason)};
}

}  // namespace

Result<Prefix> Prefix::parse(std::string_view text, HostBits host_bits) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return bad_cidr(text, "it has no '/' and prefix length");
  const Result<Address> address = Address::parse(text.substr(0, slash));
  if (!address) return bad_cidr(text, address.error().message);

  const std::string_view digits = text.substr(slash + 1);
  int length = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  const bool all_digits =
      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits.empty() || !all_digits || error != std::errc{} ||
      length > address_bits(address->family())) {
    return bad_cidr(
        text, "the prefix length is not 0 to " + std::to_string(address_bits(address->family())));
  }
  const Prefix prefix = covering(*address, length);
  if (prefix.address() != *address && host_bits == HostBits::kReject) {
    return bad_cidr(text, "it has host bits set, the network is " + prefix.to_string());
  }
  return prefix;
}

std::string Prefix::to_string() const {
  return address_.to_string() + "/" + std::to_string(length_);
}

bool is_never_public(Prefix prefix) {
  if (prefix.family() == Family::kIpv6) return !kGlobalV6.overlaps(prefix);
  return inside_any(kRfc1918, prefix) || kRfc6598.contains(prefix) ||
         inside_any(kSpecialV4, prefix);
}

bool is_rfc1918(Address address) {
  return inside_any(kRfc1918, Prefix::host(address));
}

bool is_rfc6598(Address address) {
  return kRfc6598.contains(address);
}

}  // namespace reach::net
