// SPDX-License-Identifier: Apache-2.0
// Ways to read a member that its type alone does not tell.
#pragma once

#include "aws/names.hpp"
#include "aws/scalar.hpp"

namespace reach::aws {

// A DNS name in canonical form (A7).
struct DnsName {
  static Read read(Reading& reading, const Place& place, Value value, model::StringId& name) {
    std::string_view text;
    if (read_value(reading, place, value, text) == Read::kBad) return Read::kBad;
    name = reading.intern(canonical_dns_name(text));
    return Read::kGood;
  }
};

// A hosted zone's bare id (A8).
struct ZoneId {
  static Read read(Reading& reading, const Place& place, Value value, model::StringId& id) {
    std::string_view text;
    if (read_value(reading, place, value, text) == Read::kBad) return Read::kBad;
    id = reading.intern(bare_zone_id(text));
    return Read::kGood;
  }
};

// An enumeration of which values that are not modelled are no news: they stay unknown.
struct KnownOnes {
  template <class E>
  static Read read(Reading& reading, const Place& place, Value value, E& result) {
    std::string_view text;
    if (read_value(reading, place, value, text) == Read::kBad) return Read::kBad;
    result = model::parse_enum<E>(text).value_or(E::kUnknown);
    return Read::kGood;
  }
};

}  // namespace reach::aws
