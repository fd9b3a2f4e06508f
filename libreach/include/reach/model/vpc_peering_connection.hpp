// SPDX-License-Identifier: Apache-2.0
// A VPC peering connection. Source: EC2 API VpcPeeringConnection; semantics E.
#pragma once

#include <vector>

#include "reach/model/resource.hpp"
#include "reach/net/prefix.hpp"

namespace reach::model {

struct PeeringSide {
  Ref<Vpc> vpc;
  StringId owner;
  StringId region;
  std::vector<net::Prefix> cidrs;  // both families; may be empty for the other account's side
  Tri allow_dns_resolution_from_remote_vpc = Tri::kUnknown;  // EC2 public host names alone (E6)
};

struct VpcPeeringConnection {
  StringId id;
  OriginId origin;
  StringId name;
  PeeringState state = PeeringState::kUnknown;
  PeeringSide requester;
  PeeringSide accepter;
};

}  // namespace reach::model
