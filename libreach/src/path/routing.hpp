// SPDX-License-Identifier: Apache-2.0
// Route tables, compiled once: which routes may win for an address (B1, B3, B5-B9).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "path/evidence.hpp"
#include "path/traffic.hpp"

namespace reach::path {

// A route that wins a look-up.
struct Winner {
  const model::Route* route =
      nullptr;  // null: the VPC's own CIDR, whose local route the export leaves out
  std::optional<net::Prefix>
      matched;  // none: the route's destinations are not known, it might match
};

struct RouteLookup {
  std::vector<Winner> winners;  // none: no route matches. Several: AWS picks one (B7)
  std::vector<const model::Route*>
      doubtful;         // might hold the address and win: their destinations are not known
  bool covered = true;  // for public addresses: false where some may match no route
};

// One destination of a table, and the routes that share its best rank.
struct InstalledPrefix {
  net::Prefix prefix;
  std::uint32_t first = 0;  // of the routes
  std::uint32_t count = 0;  // 0: an implied local route
};

// Cost: one LpmTableSet look-up an address. Const methods are safe from many threads. The network
// must outlive it.
class RouteTables {
 public:
  explicit RouteTables(const model::Network& network);

  // The subnet's table (B1); null where the snapshot does not tell.
  [[nodiscard]] const model::RouteTable* effective(const model::Subnet& subnet) const;
  // Why effective() or the table's routes are not known.
  [[nodiscard]] Evidence why_unknown(const model::Subnet& subnet, model::Stage stage) const;

  [[nodiscard]] RouteLookup lookup(const model::RouteTable& table, net::Address address) const;
  // For public addresses that the snapshot does not hold, of a service or any: each route that may
  // take them (H11). A gateway endpoint takes all of its own service and nothing else (B16).
  [[nodiscard]] RouteLookup lookup_public(const model::RouteTable& table, net::Family family,
                                          std::string_view service) const;
  // Everything the table holds.
  [[nodiscard]] std::span<const InstalledPrefix> installed(const model::RouteTable& table) const;
  [[nodiscard]] std::span<const model::Route* const> routes(const InstalledPrefix& prefix) const;
  // Routes whose destinations are not known.
  [[nodiscard]] std::span<const model::Route* const> doubtful(const model::RouteTable& table) const;

 private:
  struct Table {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::vector<const model::Route*> doubtful;
  };
  void compile(const model::RouteTable& table);
  [[nodiscard]] const model::RouteTable* find_effective(const model::Subnet& subnet) const;
  [[nodiscard]] const Table& table_of(const model::RouteTable& table) const;

  const model::Network& network_;
  net::LpmTableSet
      lpm_;  // table number: the row of the route table; value: place among the table's installed_
  std::vector<Table> tables_;
  std::vector<InstalledPrefix> installed_;
  std::vector<const model::Route*> routes_;
  std::vector<const model::RouteTable*> effective_;  // by row of the subnet
};

}  // namespace reach::path
