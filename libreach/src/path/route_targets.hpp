// SPDX-License-Identifier: Apache-2.0
// What a single route does with a packet, as findings: blackholes, targets that are not followed,
// peering connections that carry nothing (B4, B9, B11, E1).
#pragma once

#include <string>
#include <vector>

#include "path/routing.hpp"

namespace reach::path {

[[nodiscard]] Evidence blackhole(const model::Network& network, model::Stage stage,
                                 const model::RouteTable& table, const Winner& winner,
                                 std::string fix);
[[nodiscard]] Evidence unsupported(const model::Network& network, model::Stage stage,
                                   const model::RouteTable& table, const Winner& winner);
// The connection is not active, or its state is not known: E1.
[[nodiscard]] Evidence peering_state(const model::Network& network, model::Stage stage,
                                     const model::VpcPeeringConnection& peering);
// What the route names is not in the snapshot (B11).
[[nodiscard]] Evidence target_missing(const model::Network& network, model::Stage stage,
                                      const model::RouteTable& table, const Winner& winner,
                                      model::DocumentKind kind);
// It is in the snapshot, and not of this VPC (B11).
[[nodiscard]] Evidence not_joined(const model::Network& network, model::Stage stage,
                                  const model::RouteTable& table, const Winner& winner,
                                  const model::Vpc& vpc, std::string fix);
// "10.0.0.0/16", "pl-1 (10.0.0.0/16)", "pl-1".
[[nodiscard]] std::string describe(const model::Network& network, const Winner& winner);

}  // namespace reach::path
