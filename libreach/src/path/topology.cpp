// SPDX-License-Identifier: Apache-2.0
#include "path/topology.hpp"

namespace reach::path {
namespace {

using model::AssociationState;
using model::Network;
using model::PeeringSide;
using model::PeeringState;
using model::StringId;
using model::TransitGatewayAttachment;
using model::Vpc;
using model::VpcPeeringConnection;

// Best first: what carries packets, what may yet, what is not known, what never will.
int rank(PeeringState state) {
  if (state == PeeringState::kActive) return 0;
  if (state == PeeringState::kUnknown) return 2;
  return is_gone(state) ? 3 : 1;
}

StringId region_of(const Network& network, const PeeringSide& side) {
  if (!side.region.empty()) return side.region;
  const Vpc* vpc = network.get(side.vpc);
  return vpc == nullptr ? StringId{} : vpc->region;
}

const Vpc* find_vpc(const Network& network, StringId id) {
  return network.find<Vpc>(network.text(id));
}

StringId first_given(StringId a, StringId b) {
  return a.empty() ? b : a;
}

}  // namespace

const PeeringSide* side_of(const VpcPeeringConnection& peering, StringId vpc) {
  if (peering.requester.vpc.id == vpc) return &peering.requester;
  return peering.accepter.vpc.id == vpc ? &peering.accepter : nullptr;
}

const PeeringSide* other_side(const VpcPeeringConnection& peering, StringId vpc) {
  const PeeringSide* mine = side_of(peering, vpc);
  if (mine == nullptr) return nullptr;
  return mine == &peering.requester ? &peering.accepter : &peering.requester;
}

const VpcPeeringConnection* peering_between(const Network& network, const Vpc& vpc,
                                            StringId other) {
  const VpcPeeringConnection* best = nullptr;
  for (const auto& candidate : network.peerings_of(vpc)) {
    const VpcPeeringConnection* peering = network.get(candidate);
    const PeeringSide* far = peering == nullptr ? nullptr : other_side(*peering, vpc.id);
    if (far == nullptr || far->vpc.id != other) continue;
    if (best == nullptr || rank(peering->state) < rank(best->state)) best = peering;
  }
  return best;
}

bool is_gone(PeeringState state) {
  return state == PeeringState::kFailed || state == PeeringState::kExpired ||
         state == PeeringState::kRejected || state == PeeringState::kDeleting ||
         state == PeeringState::kDeleted;
}

bool is_usable(const TransitGatewayAttachment& attachment) {
  return attachment.state == model::TransitGatewayAttachmentState::kAvailable ||
         attachment.state == model::TransitGatewayAttachmentState::kModifying;
}

const TransitGatewayAttachment* gateway_between(const Network& network, const Vpc& vpc,
                                                StringId other) {
  const Vpc* far = find_vpc(network, other);
  if (far == nullptr) return nullptr;
  for (const auto& near_ref : network.transit_gateway_attachments_of(vpc)) {
    const TransitGatewayAttachment* near = network.get(near_ref);
    if (near == nullptr || !is_usable(*near)) continue;
    for (const auto& far_ref : network.transit_gateway_attachments_of(*far)) {
      const TransitGatewayAttachment* there = network.get(far_ref);
      if (there == nullptr || !is_usable(*there)) continue;
      if (near->transit_gateway.id == there->transit_gateway.id) return near;
    }
  }
  return nullptr;
}

Match in_vpc(const Network& network, const PeeringSide& side, net::Address address) {
  const Vpc* vpc = network.get(side.vpc);
  if (vpc != nullptr && vpc->declared) return match(model::in_vpc_cidrs(*vpc, address));
  // The other account's side may name no CIDR at all while the connection is pending.
  if (side.cidrs.empty()) return Match::kMaybe;
  return match(std::any_of(side.cidrs.begin(), side.cidrs.end(),
                           [&](const net::Prefix& cidr) { return cidr.contains(address); }));
}

net::Prefix cidr_of(const Network& network, StringId vpc, net::Address address) {
  if (const Vpc* found = find_vpc(network, vpc)) {
    for (const model::VpcCidr& cidr : found->cidrs) {
      const bool associated =
          cidr.state == AssociationState::kAssociated || cidr.state == AssociationState::kUnknown;
      if (associated && cidr.cidr.contains(address)) return cidr.cidr;
    }
  }
  return net::Prefix::host(address);
}

Identity joined(Identity a, Identity b) {
  if (a == Identity::kSameVpc) return b;
  if (b == Identity::kSameVpc) return a;
  return a == Identity::kUnknown || b == Identity::kUnknown ? Identity::kUnknown : Identity::kLost;
}

Identity identity_over(const Network& network, const VpcPeeringConnection& peering) {
  const StringId here = region_of(network, peering.requester);
  const StringId there = region_of(network, peering.accepter);
  if (here.empty() || there.empty()) return Identity::kUnknown;
  return here == there ? Identity::kSameRegion : Identity::kOtherRegion;
}

Home home_of(const Network& network, const model::NetworkInterface& interface) {
  const Vpc* vpc = network.get(interface.vpc);
  return {interface.owner, vpc == nullptr ? StringId{} : vpc->region};
}

Home home_of(const Network& network, const model::Subnet& subnet) {
  // Route tables and network ACLs belong to the VPC's owner, also where the subnet is shared.
  const Vpc* vpc = network.get(subnet.vpc);
  if (vpc == nullptr) return {subnet.owner, subnet.region};
  return {first_given(vpc->owner, subnet.owner), first_given(vpc->region, subnet.region)};
}

}  // namespace reach::path
