// SPDX-License-Identifier: Apache-2.0
// One longest-prefix-match table, of IPv4 or of IPv6, for up to millions of routes: an internet
// table, say. For thousands of small tables see lpm_table_set.hpp.
//
//   LpmTable<Family::kIpv4> table(routes);
//   table.lookup(0x0a010203);                    // the value for 10.1.2.3, or kLpmNoValue
//   table.lookup(addresses, values);             // many at once: several times as fast
//
// A table takes 4 MiB (IPv4) or 0.3 MiB (IPv6) before its first route. The algorithms, their cost
// and their sources are told in src/net/lpm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

#include "reach/net/lpm_route.hpp"

namespace reach::net {

// An address of the family as a number, in the machine's byte order.
template <Family family>
using AddressBits = std::conditional_t<family == Family::kIpv4, std::uint32_t, Ipv6Bits>;

// Prefix to value. Values are 0..kLpmMaxValue; where they are small, tables are: a byte each below
// 254, two below 65,534, else four. Const methods are safe from many threads; the others are not
// safe beside anything.
template <Family family>
class LpmTable {
 public:
  using Bits = AddressBits<family>;

  LpmTable();
  explicit LpmTable(std::span<const LpmRoute> routes);  // as assign
  LpmTable(LpmTable&&) noexcept;
  LpmTable& operator=(LpmTable&&) noexcept;
  ~LpmTable();

  // Replaces all routes. Of a prefix given twice the last one counts; returns how many were
  // overruled in that way. REQUIRES: every prefix is of this family, no value is above
  // kLpmMaxValue.
  std::size_t assign(std::span<const LpmRoute> routes);
  // True: a new prefix. False: it was there, and its value is replaced. REQUIRES as assign.
  bool insert(Prefix prefix, std::uint32_t value);
  // False: there is no such prefix. REQUIRES: the prefix is of this family.
  bool erase(Prefix prefix);

  [[nodiscard]] std::size_t size() const;  // routes

  // The value of the longest prefix that holds the address, or kLpmNoValue.
  [[nodiscard]] std::uint32_t lookup(Bits address) const;
  // The same for each address, in order. REQUIRES: values.size() >= addresses.size().
  void lookup(std::span<const Bits> addresses, std::span<std::uint32_t> values) const;
  // The longest prefix that holds the address, with its value.
  [[nodiscard]] std::optional<LpmRoute> match(Bits address) const;

  // The value of exactly that prefix.
  [[nodiscard]] std::optional<std::uint32_t> find(Prefix prefix) const;
  // All routes, ordered by address, then by length.
  void visit(const std::function<void(const LpmRoute&)>& visitor) const;
  // The routes that hold the prefix, its own included; shortest first.
  [[nodiscard]] std::vector<LpmRoute> covering(Prefix prefix) const;
  // The routes inside the prefix, its own included; ordered as visit.
  [[nodiscard]] std::vector<LpmRoute> covered(Prefix prefix) const;

  [[nodiscard]] LpmMemory memory() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;  // never null, but in a table moved from
};

extern template class LpmTable<Family::kIpv4>;
extern template class LpmTable<Family::kIpv6>;

}  // namespace reach::net
