// SPDX-License-Identifier: Apache-2.0
// What the longest-prefix-match tables are held to: routes in a vector, of both families, and every
// question answered by reading all of them. It shares nothing with the tables but Prefix.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "reach/net/lpm_route.hpp"

namespace reach::net {

class LinearTable {
 public:
  LinearTable() = default;
  explicit LinearTable(std::span<const LpmRoute> routes) { assign(routes); }

  // The last of a prefix given twice counts; how many were overruled in that way.
  std::size_t assign(std::span<const LpmRoute> routes);
  // As assign, where each prefix is known to be there once: not every one is looked for.
  void assign_unique(std::span<const LpmRoute> routes);
  // True: a new prefix.
  bool insert(Prefix prefix, std::uint32_t value);
  // False: there is no such prefix.
  bool erase(Prefix prefix);

  [[nodiscard]] std::size_t size() const { return routes_.size(); }
  // In the order of their insertion.
  [[nodiscard]] const std::vector<LpmRoute>& routes() const { return routes_; }

  // kLpmNoValue without a match.
  [[nodiscard]] std::uint32_t lookup(Address address) const;
  [[nodiscard]] std::optional<LpmRoute> match(Address address) const;
  [[nodiscard]] std::optional<std::uint32_t> find(Prefix prefix) const;
  // By address, then by length.
  [[nodiscard]] std::vector<LpmRoute> sorted() const;
  // Shortest first.
  [[nodiscard]] std::vector<LpmRoute> covering(Prefix prefix) const;
  // Ordered as sorted.
  [[nodiscard]] std::vector<LpmRoute> covered(Prefix prefix) const;

 private:
  std::vector<LpmRoute> routes_;  // each prefix once
};

}  // namespace reach::net
