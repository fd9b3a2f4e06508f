// SPDX-License-Identifier: Apache-2.0
#include "path/group_rules.hpp"

#include <fmt/format.h>

namespace reach::path {
namespace {

using model::Network;
using model::PeeringState;
using model::SecurityGroupRule;
using Peer = SecurityGroupRule::Peer;

// C4, C5: ports count for tcp and udp, type and code for icmp; every other protocol has none.
Match covers_ports(const SecurityGroupRule& rule, const Traffic& traffic) {
  if (rule.protocol != traffic.protocol)
    return Match::kYes;  // "all", or unreadable: no ports known
  if (is_icmp(traffic.protocol)) return match(covers_icmp(rule.from_port, rule.to_port, traffic));
  if (!has_ports(traffic.protocol)) return Match::kYes;
  if (rule.from_port == -1 && rule.to_port == -1) return Match::kYes;
  if (rule.from_port < 0 || rule.to_port < 0) return Match::kMaybe;
  const auto covers = [&](const net::PortRange& range) {
    return rule.from_port <= range.first && range.last <= rule.to_port;
  };
  const auto& ranges = traffic.ports.ranges();
  return match(std::all_of(ranges.begin(), ranges.end(), covers));
}

// C12: what the reference leads to is gone; the rule stays in the export and matches nothing.
bool is_stale(const Network& network, const SecurityGroupRule& rule) {
  if (rule.group_peering_status != PeeringState::kUnknown &&
      rule.group_peering_status != PeeringState::kActive) {
    return true;
  }
  const auto* peering =
      network.find<model::VpcPeeringConnection>(network.text(rule.group_peering_connection));
  if (peering != nullptr && is_gone(peering->state)) return true;
  return rule.group_owner.empty() && !rule.group.resolved();
}

Match carries(const Network& network, const model::NetworkInterface& interface,
              const model::Ref<model::SecurityGroup>& group) {
  const EffectiveGroups groups = effective_groups(network, interface);
  if (!groups.given) return Match::kMaybe;
  return match(std::find(groups.groups->begin(), groups.groups->end(), group) !=
               groups.groups->end());
}

// C10: the endpoints of PrivateLink never take references over a transit gateway. C9: nor do egress
// rules.
bool is_beyond_gateways(const Network& network, const GroupPassage& passage) {
  const auto is_endpoint = [&](const model::NetworkInterface* interface) {
    return interface != nullptr && (interface->type == model::InterfaceType::kVpcEndpoint ||
                                    network.endpoint_of(*interface) != nullptr);
  };
  return passage.egress || is_endpoint(passage.interface) || is_endpoint(passage.remote.interface);
}

struct PeerMatch {
  Match match = Match::kNo;
  Doubt doubt = Doubt::kNone;
};

PeerMatch match_group(const Network& network, const SecurityGroupRule& rule,
                      const GroupPassage& passage) {
  // C8: a reference matches private addresses alone.
  if (is_stale(network, rule) || !passage.remote.address) return {};
  if (passage.remote.interface == nullptr) {
    const bool is_private = net::is_never_public(net::Prefix::host(*passage.remote.address));
    return is_private ? PeerMatch{Match::kMaybe, Doubt::kReferenceUnknown} : PeerMatch{};
  }
  const Match member = carries(network, *passage.remote.interface, rule.group);
  if (member == Match::kNo) return {};
  if (member == Match::kMaybe) return {Match::kMaybe, Doubt::kReferenceUnknown};
  switch (passage.identity) {
    case Identity::kSameVpc:
    case Identity::kSameRegion:
      return {Match::kYes, Doubt::kNone};
    case Identity::kOtherRegion:
    case Identity::kLost:
      return {Match::kNo, Doubt::kReferenceNotKept};
    case Identity::kTransitGateway:
      if (is_beyond_gateways(network, passage)) return {Match::kNo, Doubt::kReferenceNotKept};
      return {Match::kYes, Doubt::kNone};
    case Identity::kTransitGatewayOff:
      if (is_beyond_gateways(network, passage)) return {Match::kNo, Doubt::kReferenceNotKept};
      return {Match::kNo, Doubt::kReferencingOff};
    case Identity::kTransitGatewayUnknown:
      if (is_beyond_gateways(network, passage)) return {Match::kNo, Doubt::kReferenceNotKept};
      return {Match::kMaybe, Doubt::kReferencingUnknown};
    case Identity::kUnknown:
      break;
  }
  // EC2 lets nobody refer to a group of another Region (E7): where it calls the reference active,
  // it works.
  if (rule.group_peering_status == PeeringState::kActive) return {Match::kYes, Doubt::kNone};
  return {Match::kMaybe, Doubt::kReferenceUnknown};
}

PeerMatch match_peer(const Network& network, const SecurityGroupRule& rule,
                     const GroupPassage& passage) {
  switch (rule.peer) {
    case Peer::kCidr:
      // Only some of the public addresses: not known whether those that answer are among them.
      return {holds(rule.cidr, passage.remote), Doubt::kUnreadable};
    case Peer::kPrefixList:
      return {holds(network, rule.prefix_list, passage.remote), Doubt::kPrefixListEntries};
    case Peer::kGroup:
      return match_group(network, rule, passage);
    case Peer::kUnreadable:
      break;
  }
  return {Match::kMaybe, Doubt::kUnreadable};
}

std::string port_text(const SecurityGroupRule& rule) {
  if (is_icmp(rule.protocol)) {
    return rule.from_port == -1 ? "" : fmt::format(" {}/{}", rule.from_port, rule.to_port);
  }
  if (!has_ports(rule.protocol) || rule.from_port == -1) return "";
  if (rule.from_port == rule.to_port) return fmt::format(" {}", rule.from_port);
  return fmt::format(" {}-{}", rule.from_port, rule.to_port);
}

std::string peer_text(const Network& network, const SecurityGroupRule& rule) {
  switch (rule.peer) {
    case Peer::kCidr:
      return rule.cidr.to_string();
    case Peer::kPrefixList:
      return std::string(network.text(rule.prefix_list));
    case Peer::kGroup:
      return std::string(network.text(rule.group));
    case Peer::kUnreadable:
      break;
  }
  return "an address range that cannot be read";
}

}  // namespace

RuleMatch match_rule(const Network& network, const SecurityGroupRule& rule,
                     const GroupPassage& passage) {
  RuleMatch result;
  const Match protocol = covers_protocol(rule.protocol, passage.traffic.protocol);
  result.service = both(protocol, covers_ports(rule, passage.traffic));
  // Where the service does not match, the peer merely serves to explain.
  const PeerMatch peer = match_peer(network, rule, passage);
  result.peer = peer.match;
  const bool lost = peer.match == Match::kNo && peer.doubt != Doubt::kNone &&
                    peer.doubt != Doubt::kUnreadable && peer.doubt != Doubt::kPrefixListEntries &&
                    result.service != Match::kNo;
  if (result.overall() == Match::kMaybe) {
    result.doubt = peer.match == Match::kMaybe ? peer.doubt : Doubt::kUnreadable;
  } else if (lost) {
    result.doubt = peer.doubt;
  }
  return result;
}

std::string describe(const Network& network, const SecurityGroupRule& rule, bool egress) {
  return fmt::format("{}{} {} {}", protocol_name(rule.protocol), port_text(rule),
                     egress ? "to" : "from", peer_text(network, rule));
}

}  // namespace reach::path
