// SPDX-License-Identifier: Apache-2.0
// Look-ups for public addresses that a snapshot does not hold: every destination that reaches into
// public space may be the one (H11, I9).
#pragma once

#include "reach/net/prefix.hpp"

namespace reach::path {

// Addresses that no internet gateway sends to or takes from (I2): RFC 1918, RFC 6598 and, of IPv6,
// RFC 4193.
[[nodiscard]] inline bool is_private_space(net::Address address) {
  constexpr net::Prefix kUniqueLocal =
      net::Prefix::covering(net::Address::v6(0xFC00ULL << 48U, 0), 7);
  return net::is_rfc1918(address) || net::is_rfc6598(address) || kUniqueLocal.contains(address);
}

// Collects destinations of one family.
class PublicSpace {
 public:
  explicit PublicSpace(net::Family family) : family_(family) {}

  // May the destination hold a public address?
  [[nodiscard]] bool may_hold(const net::Prefix& prefix) const {
    return prefix.family() == family_ && !net::is_never_public(prefix);
  }
  void add(const net::Prefix& prefix) {
    if (prefix.length() == 0) lower_ = upper_ = true;
    if (prefix.length() == 1) ((prefix.address().hi() >> 63U) != 0 ? upper_ : lower_) = true;
  }
  // The destinations hold all public addresses: a default route, or its two halves.
  [[nodiscard]] bool is_whole() const { return lower_ && upper_; }

 private:
  net::Family family_;
  bool lower_ = false;
  bool upper_ = false;
};

}  // namespace reach::path
