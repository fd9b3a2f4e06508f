// SPDX-License-Identifier: Apache-2.0
// Route tables of transit gateways, compiled once (F7, F10).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "path/evidence.hpp"
#include "reach/net/lpm_table_set.hpp"

namespace reach::path {

// One destination of a table, from an exported route, a reference to a prefix list, or a
// propagation.
struct GatewayRoute {
  net::Prefix prefix;
  const model::TransitGatewayRoute* route = nullptr;  // null: derived
  bool blackhole = false;
  // Where it leads. Several: the gateway picks one.
  std::vector<const model::TransitGatewayAttachment*> attachments;
  std::vector<model::StringId> unresolved;  // attachments that the snapshot does not hold
  // F10: VPCs with overlapping CIDRs propagate here, and only the first to come is installed.
  bool contested = false;
  model::OriginId origin;
};

// Cost: one LpmTableSet look-up an address. Const methods are safe from many threads. The network
// must outlive it.
class TransitGatewayTables {
 public:
  explicit TransitGatewayTables(const model::Network& network);

  // The table's routes are known whole.
  [[nodiscard]] bool is_whole(const model::TransitGatewayRouteTable& table) const;
  [[nodiscard]] const GatewayRoute* lookup(const model::TransitGatewayRouteTable& table,
                                           net::Address address) const;
  // All that the table holds, for look-ups without an address.
  [[nodiscard]] std::span<const GatewayRoute> routes(
      const model::TransitGatewayRouteTable& table) const;

 private:
  struct Table {
    std::size_t first = 0;
    std::size_t count = 0;
    bool whole = false;
  };
  void compile(const model::TransitGatewayRouteTable& table);

  const model::Network& network_;
  net::LpmTableSet lpm_;  // table number: the row; value: place among the table's routes
  std::vector<Table> tables_;
  std::vector<GatewayRoute> routes_;
};

}  // namespace reach::path
