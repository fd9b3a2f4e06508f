// SPDX-License-Identifier: Apache-2.0
// Many small longest-prefix-match tables, looked up by (table, address).
// Cost of this implementation: a lookup is a binary search a prefix length that occurs in the
// table; 40 bytes a route.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "reach/net/prefix.hpp"

namespace reach::net {

// A route: addresses of the prefix that no longer prefix of the table holds get the value.
struct LpmRoute {
  Prefix prefix;
  std::uint32_t value = 0;
};

// What a lookup found: the longest prefix that holds the address, and its value.
struct LpmMatch {
  Prefix prefix;
  std::uint32_t value = 0;
  friend bool operator==(const LpmMatch&, const LpmMatch&) = default;
};

struct LpmQuery {
  std::uint32_t table = 0;
  Address address;
};

// Both families may stand in one table; an IPv4 address matches IPv4 prefixes alone. A prefix given
// twice keeps the last value. Const methods are safe from many threads; add and rebuild are not
// safe beside anything.
class LpmTableSet {
 public:
  // Value of a batch lookup without a match. No route may have it.
  static constexpr std::uint32_t kNoValue = 0xffffffffU;

  // A new table; its number: 0, 1, 2, ...
  std::uint32_t add(std::span<const LpmRoute> routes);
  // Replaces one table's routes. REQUIRES: table < size().
  void rebuild(std::uint32_t table, std::span<const LpmRoute> routes);

  [[nodiscard]] std::size_t size() const { return tables_.size(); }
  // REQUIRES: table < size().
  [[nodiscard]] std::optional<LpmMatch> lookup(std::uint32_t table, Address address) const;
  // The value for each query, or kNoValue. REQUIRES: values.size() >= queries.size().
  void lookup(std::span<const LpmQuery> queries, std::span<std::uint32_t> values) const;

 private:
  struct Table {
    std::vector<LpmRoute> routes;  // longest first, then by prefix
  };
  std::vector<Table> tables_;
};

}  // namespace reach::net
