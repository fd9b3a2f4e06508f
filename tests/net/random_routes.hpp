// SPDX-License-Identifier: Apache-2.0
// RapidCheck generators of prefixes that nest, repeat, and have the lengths where the
// longest-prefix-match tables change their structure; and of values of each width.
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <ostream>
#include <vector>

#include "reach/net/lpm_route.hpp"

namespace reach::net {

// How a counterexample shows a route.
inline void showValue(const LpmRoute& route, std::ostream& out) {
  out << route.prefix.to_string() << " -> " << route.value;
}

// Around a few addresses only: most prefixes hold others.
rc::Gen<Prefix> nesting_prefixes(Family family);

// How large the values of a table get: below 254, below 65,534, or any.
enum class ValueWidth : std::uint8_t { kByte, kTwoBytes, kFourBytes };
rc::Gen<ValueWidth> value_widths();
// Few values, among them the largest of each width up to that one.
rc::Gen<std::uint32_t> values_up_to(ValueWidth width);

// The prefix's parts of equal length, 32 where so many fit, with few values between them.
std::vector<LpmRoute> parts_of(Prefix prefix, std::uint32_t value);

// Routes for one table, with parts of prefixes and with repetitions among them.
rc::Gen<std::vector<LpmRoute>> route_lists(Family family, ValueWidth width);

}  // namespace reach::net
