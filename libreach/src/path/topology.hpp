// SPDX-License-Identifier: Apache-2.0
// Small questions about VPCs and the peering connections between them.
#pragma once

#include <optional>

#include "path/evidence.hpp"

namespace reach::path {

// The side of the connection that is not the VPC; null where the VPC is neither side.
[[nodiscard]] const model::PeeringSide* other_side(const model::VpcPeeringConnection& peering,
                                                   model::StringId vpc);
[[nodiscard]] const model::PeeringSide* side_of(const model::VpcPeeringConnection& peering,
                                                model::StringId vpc);
// The connection between two VPCs: an active one, else one that may become active; null where there
// is none (E1, E9).
[[nodiscard]] const model::VpcPeeringConnection* peering_between(const model::Network& network,
                                                                 const model::Vpc& vpc,
                                                                 model::StringId other);
// The connection can carry nothing any more, and never will (E1).
[[nodiscard]] bool is_gone(model::PeeringState state);

[[nodiscard]] bool is_usable(const model::TransitGatewayAttachment& attachment);
// The VPC's attachment to a transit gateway to which the other VPC is attached as well; null where
// there is none.
[[nodiscard]] const model::TransitGatewayAttachment* gateway_between(const model::Network& network,
                                                                     const model::Vpc& vpc,
                                                                     model::StringId other);

// The address lies in that side's VPC (E4): its associated CIDRs, or, for a VPC that the snapshot
// does not describe, those that the connection names.
[[nodiscard]] Match in_vpc(const model::Network& network, const model::PeeringSide& side,
                           net::Address address);
// The VPC's CIDR that holds the address; the address alone where none does.
[[nodiscard]] net::Prefix cidr_of(const model::Network& network, model::StringId vpc,
                                  net::Address address);

// Are group references kept on the way (C8-C10)?
enum class Identity : std::uint8_t {
  kSameVpc,
  kSameRegion,             // a peering connection
  kOtherRegion,            // one that joins two Regions
  kTransitGateway,         // one with referencing on, at both attachments too
  kTransitGatewayOff,      // one with referencing off, somewhere
  kTransitGatewayUnknown,  // one of which the snapshot does not tell
  kLost,                   // through gateways, appliances, or several connections
  kUnknown
};
// Of one way and then another.
[[nodiscard]] Identity joined(Identity a, Identity b);
[[nodiscard]] Identity identity_over(const model::Network& network,
                                     const model::VpcPeeringConnection& peering);

// The account and Region whose export holds what stands in a VPC; empty where not known.
struct Home {
  model::StringId owner;
  model::StringId region;
};
[[nodiscard]] Home home_of(const model::Network& network, const model::NetworkInterface& interface);
[[nodiscard]] Home home_of(const model::Network& network, const model::Subnet& subnet);

}  // namespace reach::path
