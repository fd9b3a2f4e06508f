// SPDX-License-Identifier: Apache-2.0
// Where a subnet's route table leads a packet: through the VPC, over a peering connection, or
// nowhere (B8-B17, E1-E5).
#pragma once

#include <vector>

#include "path/routing.hpp"
#include "path/topology.hpp"

namespace reach::path {

// One direction of a connection, at the moment of the look-up.
struct Leg {
  model::Stage stage = model::Stage::kForward;
  const model::Vpc* vpc = nullptr;           // of the sender. REQUIRES: not null
  const model::RouteTable* table = nullptr;  // REQUIRES: not null
  net::Address from;
  net::Address to;
  // Where the packet is meant to end; null: not known. Bound: ending elsewhere is a failure.
  const model::NetworkInterface* meant = nullptr;
  bool bound = false;
};

struct Onward {
  HopOutcome outcome = HopOutcome::kPassed;
  // Where the packet ends, or would end were the route repaired; null: nowhere that is known.
  const model::NetworkInterface* end = nullptr;
  const model::VpcPeeringConnection* peering = nullptr;  // crossed, or to be crossed
  std::vector<Evidence> evidence;
  std::vector<Hop> hops;
};

// Where a packet may go. Several ways: AWS picks one (B7), or, `unsure`, a missing fact tells which
// one it is.
struct Ways {
  std::vector<Onward> ways;  // never empty
  bool unsure = false;
  std::vector<Evidence> reasons;  // why there are several
};

// Follows every route that may win.
[[nodiscard]] Ways follow(const model::Network& network, const RouteTables& tables, const Leg& leg);

// The route is not known. Nothing beyond it can be judged either: another account's gateways may
// stand in the way, and may change addresses.
[[nodiscard]] Onward unknown_way(std::vector<Evidence> why);

// The packet's address is meant to be `meant`'s, and it ends at a neighbour in the sender's own
// subnet.
[[nodiscard]] Evidence misdelivered(const model::Network& network,
                                    const model::NetworkInterface& neighbour,
                                    const model::NetworkInterface& meant, net::Address address);

// Nothing that the snapshot shows has the address in that VPC: certain only where all its
// interfaces are known.
[[nodiscard]] Evidence nobody(const model::Network& network, model::Stage stage,
                              const model::Vpc& vpc, Home home, net::Address address);

}  // namespace reach::path
