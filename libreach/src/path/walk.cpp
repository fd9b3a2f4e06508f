// SPDX-License-Identifier: Apache-2.0
#include "path/walk.hpp"

#include <set>

#include "path/ends.hpp"
#include "path/public_route.hpp"

namespace reach::path {
namespace {

using model::Network;
using model::NetworkInterface;
using model::Stage;
using model::Subnet;
using model::Verdict;
using model::Vpc;
using model::VpcPeeringConnection;

// The name of the far end where it is AWS's public addresses.
constexpr std::string_view kPublic = "public";

}  // namespace

Walk::Walk(const Network& network, const RouteTables& tables, const Flow& flow,
           net::PortRange ephemeral_ports)
    : network_(network),
      tables_(tables),
      flow_(flow),
      source_(*flow.source),
      request_(forward_traffic(flow)),
      answer_(answer_traffic(flow, ephemeral_ports)),
      certain_ports_(answer_.ports),
      possible_ports_(answer_.ports) {}

Trace Walk::run() && {
  trace_.address = flow_.destination;
  std::vector<Evidence> evidence = check_source(network_, flow_);
  push_interface(source_, outcome_of(evidence));
  take(std::move(evidence));
  if (!flow_.destination) {
    to_public();
  } else if (has_address(source_, *flow_.destination)) {
    to_itself();
  } else {
    to_address();
  }
  return finish();
}

// The host's own stack answers: nothing of the VPC sees the packet.
void Walk::to_itself() {
  trace_.destination_interface = &source_;
  stage_ = Stage::kReturn;
  push_interface(source_, HopOutcome::kPassed);
}

void Walk::to_public() {
  const Remote remote{flow_.source_address.family(), std::nullopt, nullptr};
  leave_source(remote, Identity::kUnknown, false);
  Leg leg;
  leg.from = flow_.source_address;
  const Subnet* subnet = network_.get(source_.subnet);
  leg.vpc = network_.get(source_.vpc);
  leg.table = subnet == nullptr ? nullptr : tables_.effective(*subnet);
  if (leg.table != nullptr && leg.vpc != nullptr) {
    Onward onward = follow_public(network_, tables_, leg, flow_.public_service);
    take(onward);
  } else if (subnet != nullptr && leg.table == nullptr) {
    take({tables_.why_unknown(*subnet, stage_)});
  }
  Hop hop;
  hop.type = HopType::kPublicService;
  hop.component = kPublic;
  hop.outcome = HopOutcome::kUnknown;
  push(hop);
  stage_ = Stage::kReturn;
  push(hop);
  enter_source_subnet(remote);
}

void Walk::to_address() {
  const NetworkInterface* beside = neighbour();
  const bool same_subnet = in_own_subnet(beside);
  const NetworkInterface* meant = find_meant();
  Onward onward;
  if (!same_subnet) {
    onward = find_way_forward(meant);
  } else if (beside != nullptr) {
    onward.end = beside;
  } else if (const Vpc* vpc = network_.get(source_.vpc)) {
    const Home home{vpc->owner, vpc->region};
    onward.evidence.push_back(nobody(network_, stage_, *vpc, home, *flow_.destination));
    onward.outcome = outcome_of(onward.evidence);
  }
  const NetworkInterface* end = onward.end;
  const Identity identity = identity_to(end, onward.peering);
  leave_source(remote(*flow_.destination, end), identity, same_subnet);
  take(onward);
  if (end != nullptr) {
    if (onward.outcome != HopOutcome::kBlocked) trace_.destination_interface = end;
    reach_destination(*end, identity, same_subnet);
    come_back(*end, same_subnet);
    return;
  }
  // Whatever the way there turns out to be, the end that is meant must work, and answers must enter
  // the subnet.
  if (meant != nullptr && meant == flow_.destination_interface) {
    take(check_destination(network_, *meant, request_));
  }
  stage_ = Stage::kReturn;
  if (!same_subnet) enter_source_subnet(remote(*flow_.destination, meant));
}

// The interface of the source's own VPC with the address.
const NetworkInterface* Walk::neighbour() const {
  const Vpc* vpc = network_.get(source_.vpc);
  return vpc == nullptr ? nullptr : network_.interface_in(*vpc, *flow_.destination);
}

// B12, D7: within a subnet there is neither a route look-up nor a network ACL.
bool Walk::in_own_subnet(const NetworkInterface* neighbour) const {
  if (neighbour != nullptr) {
    return source_.subnet.given() && neighbour->subnet.id == source_.subnet.id;
  }
  const Subnet* subnet = network_.get(source_.subnet);
  if (subnet == nullptr) return false;
  const auto holds_it = [&](net::Prefix cidr) { return cidr.contains(*flow_.destination); };
  return (subnet->cidr && holds_it(*subnet->cidr)) ||
         std::any_of(subnet->ipv6_cidrs.begin(), subnet->ipv6_cidrs.end(), holds_it);
}

// What the caller names; else the only interface of the VPC or its peers, or of the whole snapshot,
// with the address.
const NetworkInterface* Walk::find_meant() const {
  const net::Address address = *flow_.destination;
  if (flow_.destination_interface != nullptr &&
      has_address(*flow_.destination_interface, address)) {
    return flow_.destination_interface;
  }
  if (const NetworkInterface* beside = neighbour()) return beside;
  std::set<const NetworkInterface*> candidates;
  if (const Vpc* vpc = network_.get(source_.vpc)) {
    for (const auto& ref : network_.peerings_of(*vpc)) {
      const VpcPeeringConnection* peering = network_.get(ref);
      const model::PeeringSide* far = peering == nullptr ? nullptr : other_side(*peering, vpc->id);
      const Vpc* other =
          far == nullptr || is_gone(peering->state) ? nullptr : network_.get(far->vpc);
      const NetworkInterface* found =
          other == nullptr ? nullptr : network_.interface_in(*other, address);
      if (found != nullptr) candidates.insert(found);
    }
  }
  if (candidates.empty()) {
    for (const auto& ref : network_.interfaces_with(address)) candidates.insert(network_.get(ref));
  }
  return candidates.size() == 1 ? *candidates.begin() : nullptr;
}

Onward Walk::find_way_forward(const NetworkInterface* meant) const {
  Leg leg;
  leg.stage = Stage::kForward;
  leg.from = flow_.source_address;
  leg.to = *flow_.destination;
  leg.meant = meant;
  leg.bound = meant != nullptr && meant == flow_.destination_interface;
  return look_up(leg, source_);
}

// B15: a look-up of its own, in the table of the server's subnet.
Onward Walk::find_way_back(const NetworkInterface& from) const {
  Leg leg;
  leg.stage = Stage::kReturn;
  leg.from = *flow_.destination;
  leg.to = flow_.source_address;
  leg.meant = &source_;
  leg.bound = true;
  return look_up(leg, from);
}

Onward Walk::look_up(Leg leg, const NetworkInterface& sender) const {
  const Subnet* subnet = network_.get(sender.subnet);
  leg.vpc = network_.get(sender.vpc);
  leg.table = subnet == nullptr ? nullptr : tables_.effective(*subnet);
  if (leg.vpc != nullptr && leg.table != nullptr) return follow(network_, tables_, leg);
  std::vector<Evidence> why;
  if (subnet != nullptr && leg.table == nullptr)
    why.push_back(tables_.why_unknown(*subnet, leg.stage));
  // A subnet or VPC that is not described has been reported with its interface.
  return follow_unknown(network_, leg.vpc, leg.meant, std::move(why));
}

Identity Walk::identity_to(const NetworkInterface* end, const VpcPeeringConnection* peering) const {
  if (end == nullptr) return Identity::kUnknown;
  if (end->vpc.id == source_.vpc.id) return Identity::kSameVpc;
  return peering == nullptr ? Identity::kUnknown : identity_over(network_, *peering);
}

void Walk::leave_source(const Remote& remote, Identity identity, bool same_subnet) {
  pass_groups(source_, true, remote, identity);
  if (!same_subnet) pass_acl(source_, true, remote);
}

void Walk::reach_destination(const NetworkInterface& end, Identity identity, bool same_subnet) {
  const Remote client = remote(flow_.source_address, &source_);
  if (!same_subnet) pass_acl(end, false, client);
  pass_groups(end, false, client, identity);
  std::vector<Evidence> evidence = check_destination(network_, end, request_);
  const HopOutcome outcome = outcome_of(evidence);
  push_interface(end, outcome);
  push_endpoint(end, outcome);
  take(std::move(evidence));
}

// C2: groups let answers pass. D4: network ACLs do not.
void Walk::come_back(const NetworkInterface& end, bool same_subnet) {
  stage_ = Stage::kReturn;
  assumed_ = false;
  push_interface(end, HopOutcome::kPassed);
  if (!same_subnet) {
    pass_acl(end, true, remote(flow_.source_address, &source_));
    Onward onward = find_way_back(end);
    take(onward);
    enter_source_subnet(remote(*flow_.destination, &end));
    return;
  }
  push_interface(source_, HopOutcome::kPassed);
}

void Walk::enter_source_subnet(const Remote& remote) {
  pass_acl(source_, false, remote);
  push_interface(source_, HopOutcome::kPassed);
}

void Walk::pass_groups(const NetworkInterface& interface, bool egress, const Remote& remote,
                       Identity identity) {
  GroupRuling ruling = judge_groups(network_, {&interface, egress, remote, request_, identity});
  Hop hop;
  hop.type = HopType::kSecurityGroup;
  if (ruling.group != nullptr) {
    hop.component = network_.text(ruling.group->id);
  } else if (!interface.groups.empty()) {
    hop.component = network_.text(interface.groups.front());
  }
  hop.outcome = ruling.outcome;
  hop.security_group_rule = ruling.rule;
  if (ruling.group != nullptr) hop.origin = ruling.group->origin;
  if (ruling.rule != nullptr) hop.origin = ruling.rule->origin;
  push(std::move(hop));
  take(std::move(ruling.evidence));
}

void Walk::pass_acl(const NetworkInterface& interface, bool egress, const Remote& remote) {
  const Subnet* subnet = network_.get(interface.subnet);
  if (subnet == nullptr) return;  // reported with its interface
  net::Prefix suggested = net::everything(remote.family);
  if (remote.address) {
    suggested = remote.interface == nullptr
                    ? net::Prefix::host(*remote.address)
                    : cidr_of(network_, remote.interface->vpc.id, *remote.address);
  }
  AclRuling ruling = judge_acl(network_, {stage_, subnet, egress, remote, traffic(), suggested});
  if (stage_ == Stage::kReturn) {
    certain_ports_ = certain_ports_.intersection(ruling.certain);
    possible_ports_ = possible_ports_.intersection(ruling.possible);
  }
  Hop hop;
  hop.type = HopType::kNetworkAcl;
  if (ruling.acl != nullptr) hop.component = network_.text(ruling.acl->id);
  hop.outcome = ruling.outcome;
  hop.network_acl_entry = ruling.entry;
  if (ruling.acl != nullptr) hop.origin = ruling.acl->origin;
  if (ruling.entry != nullptr) hop.origin = ruling.entry->origin;
  push(std::move(hop));
  take(std::move(ruling.evidence));
}

void Walk::take(Onward& onward) {
  for (Hop& hop : onward.hops) push(std::move(hop));
  take(std::move(onward.evidence));
  assumed_ = onward.outcome == HopOutcome::kBlocked;
}

void Walk::take(std::vector<Evidence> evidence) {
  for (Evidence& item : evidence) evidence_.push_back(std::move(item));
}

void Walk::push(Hop hop) {
  hop.assumed = hop.assumed || assumed_;
  (stage_ == Stage::kReturn ? trace_.back : trace_.forward).push_back(std::move(hop));
}

void Walk::push_interface(const NetworkInterface& interface, HopOutcome outcome) {
  Hop hop;
  hop.type = HopType::kNetworkInterface;
  hop.component = network_.text(interface.id);
  hop.outcome = outcome;
  hop.origin = interface.origin;
  push(std::move(hop));
}

void Walk::push_endpoint(const NetworkInterface& interface, HopOutcome outcome) {
  const model::VpcEndpoint* endpoint = network_.endpoint_of(interface);
  if (endpoint == nullptr) return;
  Hop hop;
  hop.type = HopType::kVpcEndpoint;
  hop.component = network_.text(endpoint->id);
  hop.outcome = outcome;
  hop.origin = endpoint->origin;
  push(std::move(hop));
}

const Traffic& Walk::traffic() const {
  return stage_ == Stage::kReturn ? answer_ : request_;
}

Trace Walk::finish() {
  // Two ACLs that each let some ports pass, but none in common, let none pass (D6).
  if (has_ports(flow_.protocol) && possible_ports_.empty()) {
    for (Evidence& item : evidence_) {
      const bool of_answers = item.finding.stage == Stage::kReturn &&
                              item.finding.code == model::Code::kSubnetAclRestriction;
      if (of_answers && item.weight == Weight::kPartly) item.weight = Weight::kBlocks;
    }
  }
  Judgement judgement = judge(std::move(evidence_));
  trace_.verdict = judgement.verdict;
  trace_.findings = std::move(judgement.findings);
  const bool answered =
      trace_.verdict == Verdict::kReachable || trace_.verdict == Verdict::kIntermittent;
  if (answered) trace_.answered_ports = certain_ports_;
  return std::move(trace_);
}

}  // namespace reach::path
