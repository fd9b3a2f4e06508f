// SPDX-License-Identifier: Apache-2.0
#include "path/approach.hpp"

#include <set>

#include "path/ends.hpp"

namespace reach::path {
namespace {

using model::Network;
using model::NetworkInterface;
using model::Stage;
using model::Subnet;
using model::Vpc;
using model::VpcPeeringConnection;

const NetworkInterface* only(const std::set<const NetworkInterface*>& candidates) {
  return candidates.size() == 1 ? *candidates.begin() : nullptr;
}

Ways one(Onward way) {
  Ways ways;
  ways.ways.push_back(std::move(way));
  return ways;
}

}  // namespace

Approach::Approach(const Network& network, const RouteTables& tables, const Flow& flow)
    : network_(network), tables_(tables), flow_(flow), vpc_(network.get(flow.source->vpc)) {
  if (vpc_ != nullptr) neighbour_ = network_.interface_in(*vpc_, *flow.destination);
  meant_ = find_meant();
  same_subnet_ = in_own_subnet();
}

bool Approach::in_own_subnet() const {
  if (neighbour_ != nullptr) {
    return flow_.source->subnet.given() && neighbour_->subnet.id == flow_.source->subnet.id;
  }
  const Subnet* subnet = network_.get(flow_.source->subnet);
  if (subnet == nullptr || vpc_ == nullptr) return false;
  const auto holds_it = [&](net::Prefix cidr) { return cidr.contains(*flow_.destination); };
  return (subnet->cidr && holds_it(*subnet->cidr)) ||
         std::any_of(subnet->ipv6_cidrs.begin(), subnet->ipv6_cidrs.end(), holds_it);
}

const NetworkInterface* Approach::find_meant() const {
  const net::Address address = *flow_.destination;
  if (flow_.destination_interface != nullptr &&
      has_address(*flow_.destination_interface, address)) {
    return flow_.destination_interface;
  }
  if (neighbour_ != nullptr) return neighbour_;
  if (const NetworkInterface* found = find_at_peers()) return found;
  std::set<const NetworkInterface*> candidates;
  for (const auto& ref : network_.interfaces_with(address)) candidates.insert(network_.get(ref));
  return only(candidates);
}

const NetworkInterface* Approach::find_at_peers() const {
  if (vpc_ == nullptr) return nullptr;
  std::set<const NetworkInterface*> candidates;
  for (const auto& ref : network_.peerings_of(*vpc_)) {
    const VpcPeeringConnection* peering = network_.get(ref);
    if (peering == nullptr || is_gone(peering->state)) continue;
    const model::PeeringSide* far = other_side(*peering, vpc_->id);
    const Vpc* other = far == nullptr ? nullptr : network_.get(far->vpc);
    if (other == nullptr) continue;
    const NetworkInterface* found = network_.interface_in(*other, *flow_.destination);
    if (found != nullptr) candidates.insert(found);
  }
  return only(candidates);
}

Ways Approach::forward() const {
  if (same_subnet_) return one(within_subnet());
  Leg leg;
  leg.stage = Stage::kForward;
  leg.from = flow_.source_address;
  leg.to = *flow_.destination;
  leg.meant = meant_;
  leg.bound = meant_ != nullptr && meant_ == flow_.destination_interface;
  return look_up(leg, *flow_.source);
}

Onward Approach::within_subnet() const {
  Onward way;
  way.end = neighbour_;
  if (neighbour_ == nullptr) {
    const Home home{vpc_->owner, vpc_->region};
    way.evidence.push_back(nobody(network_, Stage::kForward, *vpc_, home, *flow_.destination));
  } else if (meant_ != neighbour_) {
    way.evidence.push_back(misdelivered(network_, *neighbour_, *meant_, *flow_.destination));
  }
  way.outcome = outcome_of(way.evidence);
  return way;
}

Ways Approach::back(const NetworkInterface& server) const {
  Leg leg;
  leg.stage = Stage::kReturn;
  leg.from = *flow_.destination;
  leg.to = flow_.source_address;
  leg.meant = flow_.source;
  leg.bound = true;
  return look_up(leg, server);
}

Ways Approach::look_up(Leg leg, const NetworkInterface& sender) const {
  const Subnet* subnet = network_.get(sender.subnet);
  leg.vpc = network_.get(sender.vpc);
  leg.table = subnet == nullptr ? nullptr : tables_.effective(*subnet);
  if (leg.vpc != nullptr && leg.table != nullptr) return follow(network_, tables_, leg);
  std::vector<Evidence> why;
  if (subnet != nullptr && leg.table == nullptr) {
    why.push_back(tables_.why_unknown(*subnet, leg.stage));
  }
  // A subnet or VPC that is not described has been reported with its interface.
  return one(unknown_way(std::move(why)));
}

}  // namespace reach::path
