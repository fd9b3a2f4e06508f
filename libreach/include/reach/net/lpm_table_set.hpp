// SPDX-License-Identifier: Apache-2.0
// Thousands of small longest-prefix-match tables in one arena, looked up by (table, address): the
// route tables of a cloud, say. For one large table see lpm_table.hpp.
//
// The algorithm, its cost and its source are told in src/net/lpm/line_tree.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "reach/net/lpm_route.hpp"

namespace reach::net {

struct LpmQuery {
  std::uint32_t table = 0;
  Address address;
};

// Both families may stand in one table; an address matches prefixes of its own family alone. Const
// methods are safe from many threads; the others are not safe beside anything.
class LpmTableSet {
 public:
  LpmTableSet();
  LpmTableSet(LpmTableSet&&) noexcept;
  LpmTableSet& operator=(LpmTableSet&&) noexcept;
  ~LpmTableSet();

  // A new table; its number: 0, 1, 2, ... Of a prefix given twice the last one counts.
  // REQUIRES: no value is above kLpmMaxValue. Where a table's values are below 254 it
  // takes 5 bytes an interval, else 6 to 8.
  std::uint32_t add(std::span<const LpmRoute> routes);
  // Replaces one table's routes; the others stay as they are. REQUIRES: table < size(), and as add.
  void rebuild(std::uint32_t table, std::span<const LpmRoute> routes);

  [[nodiscard]] std::size_t size() const;  // tables

  // The value of the table's longest prefix that holds the address, or kLpmNoValue. REQUIRES:
  // table < size().
  [[nodiscard]] std::uint32_t lookup(std::uint32_t table, Address address) const {
    return address.is_v4() ? lookup_ipv4(table, address.v4_bits())
                           : lookup_ipv6(table, {address.hi(), address.lo()});
  }
  // The same for each query, in order. REQUIRES: values.size() >= queries.size().
  void lookup(std::span<const LpmQuery> queries, std::span<std::uint32_t> values) const;
  // For IPv4 addresses, as numbers in the machine's byte order; the fastest way. REQUIRES: as many
  // tables and values as addresses.
  void lookup(std::span<const std::uint32_t> tables, std::span<const std::uint32_t> addresses,
              std::span<std::uint32_t> values) const;

  // Routes are not kept: memory().routes is 0.
  [[nodiscard]] LpmMemory memory() const;

 private:
  // In registers: an address handed over in memory takes longer than its look-up.
  [[nodiscard]] std::uint32_t lookup_ipv4(std::uint32_t table, std::uint32_t address) const;
  [[nodiscard]] std::uint32_t lookup_ipv6(std::uint32_t table, Ipv6Bits address) const;

  struct Parts;
  std::unique_ptr<Parts> parts_;  // never null, but in a set moved from
};

}  // namespace reach::net
