// SPDX-License-Identifier: Apache-2.0
#include "path/walk.hpp"

#include "path/alternatives.hpp"
#include "path/approach.hpp"
#include "path/ends.hpp"
#include "path/network_acls.hpp"
#include "path/public_route.hpp"
#include "path/security_groups.hpp"

namespace reach::path {
namespace {

using model::Network;
using model::NetworkInterface;
using model::Stage;
using model::Subnet;
using model::Verdict;

// The name of the far end where it is AWS's public addresses.
constexpr std::string_view kPublic = "public";

// One walk: what it meets, and what that comes to.
class Walk {
 public:
  Walk(const Network& network, const RouteTables& tables, const Flow& flow,
       net::PortRange ephemeral_ports)
      : network_(network),
        tables_(tables),
        flow_(flow),
        source_(*flow.source),
        request_(forward_traffic(flow)),
        answer_(answer_traffic(flow, ephemeral_ports)),
        certain_ports_(answer_.ports),
        possible_ports_(answer_.ports) {
    trace_.address = flow.destination;
    std::vector<Evidence> evidence = check_source(network_, flow_);
    push_interface(source_, outcome_of(evidence));
    take(std::move(evidence));
  }

  // The host's own stack answers: nothing of the VPC sees the packet.
  Trace to_itself() && {
    trace_.destination_interface = &source_;
    stage_ = Stage::kReturn;
    push_interface(source_, HopOutcome::kPassed);
    return finish();
  }

  // Answers are not followed: how they come in depends on gateways.
  Trace to_public() && {
    const Remote remote{flow_.source_address.family(), std::nullopt, nullptr};
    leave_source(remote, Identity::kUnknown, false);
    take(way_to_public());
    Hop hop;
    hop.type = HopType::kPublicService;
    hop.component = kPublic;
    hop.outcome = HopOutcome::kUnknown;
    push(std::move(hop));
    return finish();
  }

  Trace along(const Approach& approach, Onward way) && {
    const NetworkInterface* end = way.end;
    const HopOutcome outcome = way.outcome;
    const Identity identity = identity_to(end, way.peering);
    leave_source(remote(*flow_.destination, end), identity, approach.same_subnet());
    take(std::move(way));
    if (end == nullptr) return finish();
    if (outcome != HopOutcome::kBlocked) trace_.destination_interface = end;
    reach_destination(*end, identity, approach.same_subnet());
    come_back(*end, approach);
    return finish();
  }

 private:
  [[nodiscard]] Onward way_to_public() const {
    const Subnet* subnet = network_.get(source_.subnet);
    Leg leg;
    leg.from = flow_.source_address;
    leg.vpc = network_.get(source_.vpc);
    leg.table = subnet == nullptr ? nullptr : tables_.effective(*subnet);
    if (leg.table != nullptr && leg.vpc != nullptr) {
      return follow_public(network_, tables_, leg, flow_.public_service);
    }
    std::vector<Evidence> why;
    if (subnet != nullptr && leg.table == nullptr) {
      why.push_back(tables_.why_unknown(*subnet, stage_));
    }
    return unknown_way(std::move(why));
  }

  [[nodiscard]] Identity identity_to(const NetworkInterface* end,
                                     const model::VpcPeeringConnection* peering) const {
    if (end == nullptr) return Identity::kUnknown;
    if (end->vpc.id == source_.vpc.id) return Identity::kSameVpc;
    return peering == nullptr ? Identity::kUnknown : identity_over(network_, *peering);
  }

  void leave_source(const Remote& remote, Identity identity, bool same_subnet) {
    pass_groups(source_, true, remote, identity);
    if (!same_subnet) pass_acl(source_, true, remote);
  }

  void reach_destination(const NetworkInterface& end, Identity identity, bool same_subnet) {
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
  void come_back(const NetworkInterface& end, const Approach& approach) {
    stage_ = Stage::kReturn;
    assumed_ = false;
    push_interface(end, HopOutcome::kPassed);
    if (!approach.same_subnet()) {
      pass_acl(end, true, remote(flow_.source_address, &source_));
      Onward way = combine(approach.back(end));
      const bool followed = way.end != nullptr;
      take(std::move(way));
      // Behind a gateway that is not followed, the subnet's ACL may not even be asked (F8).
      if (!followed) return;
      pass_acl(source_, false, remote(*flow_.destination, &end));
    }
    push_interface(source_, HopOutcome::kPassed);
  }

  void pass_groups(const NetworkInterface& interface, bool egress, const Remote& remote,
                   Identity identity) {
    GroupRuling ruling = judge_groups(network_, {&interface, egress, remote, request_, identity});
    Hop hop;
    hop.type = HopType::kSecurityGroup;
    if (ruling.group != nullptr) {
      hop.component = network_.text(ruling.group->id);
      hop.origin = ruling.group->origin;
    } else if (!interface.groups.empty()) {
      hop.component = network_.text(interface.groups.front());
    }
    hop.outcome = ruling.outcome;
    hop.security_group_rule = ruling.rule;
    if (ruling.rule != nullptr) hop.origin = ruling.rule->origin;
    push(std::move(hop));
    take(std::move(ruling.evidence));
  }

  [[nodiscard]] net::Prefix cidr_to_name(const Remote& remote) const {
    if (!remote.address) return net::everything(remote.family);
    if (remote.interface == nullptr) return net::Prefix::host(*remote.address);
    return cidr_of(network_, remote.interface->vpc.id, *remote.address);
  }

  void pass_acl(const NetworkInterface& interface, bool egress, const Remote& remote) {
    const Subnet* subnet = network_.get(interface.subnet);
    if (subnet == nullptr) return;  // reported with its interface
    const Traffic& traffic = stage_ == Stage::kReturn ? answer_ : request_;
    AclRuling ruling =
        judge_acl(network_, {stage_, subnet, egress, remote, traffic, cidr_to_name(remote)});
    if (stage_ == Stage::kReturn) {
      certain_ports_ = certain_ports_.intersection(ruling.certain);
      possible_ports_ = possible_ports_.intersection(ruling.possible);
    }
    Hop hop;
    hop.type = HopType::kNetworkAcl;
    if (ruling.acl != nullptr) {
      hop.component = network_.text(ruling.acl->id);
      hop.origin = ruling.acl->origin;
    }
    hop.outcome = ruling.outcome;
    hop.network_acl_entry = ruling.entry;
    if (ruling.entry != nullptr) hop.origin = ruling.entry->origin;
    push(std::move(hop));
    take(std::move(ruling.evidence));
  }

  void take(Onward way) {
    for (Hop& hop : way.hops) push(std::move(hop));
    take(std::move(way.evidence));
    assumed_ = way.outcome == HopOutcome::kBlocked;
  }

  void take(std::vector<Evidence> evidence) {
    for (Evidence& item : evidence) evidence_.push_back(std::move(item));
  }

  void push(Hop hop) {
    hop.assumed = hop.assumed || assumed_;
    (stage_ == Stage::kReturn ? trace_.back : trace_.forward).push_back(std::move(hop));
  }

  void push_interface(const NetworkInterface& interface, HopOutcome outcome) {
    Hop hop;
    hop.type = HopType::kNetworkInterface;
    hop.component = network_.text(interface.id);
    hop.outcome = outcome;
    hop.origin = interface.origin;
    push(std::move(hop));
  }

  void push_endpoint(const NetworkInterface& interface, HopOutcome outcome) {
    const model::VpcEndpoint* endpoint = network_.endpoint_of(interface);
    if (endpoint == nullptr) return;
    Hop hop;
    hop.type = HopType::kVpcEndpoint;
    hop.component = network_.text(endpoint->id);
    hop.outcome = outcome;
    hop.origin = endpoint->origin;
    push(std::move(hop));
  }

  // Two ACLs that each let some ports pass, but none in common, let none pass (D6).
  void close_disjoint_acls() {
    if (!has_ports(flow_.protocol) || !possible_ports_.empty()) return;
    for (Evidence& item : evidence_) {
      const bool of_answers = item.finding.stage == Stage::kReturn &&
                              item.finding.code == model::Code::kSubnetAclRestriction;
      if (of_answers && item.weight == Weight::kPartly) item.weight = Weight::kBlocks;
    }
  }

  Trace finish() {
    close_disjoint_acls();
    Judgement judgement = judge(std::move(evidence_));
    trace_.verdict = judgement.verdict;
    trace_.findings = std::move(judgement.findings);
    const bool answered =
        trace_.verdict == Verdict::kReachable || trace_.verdict == Verdict::kIntermittent;
    if (answered) trace_.answered_ports = certain_ports_;
    return std::move(trace_);
  }

  const Network& network_;
  const RouteTables& tables_;
  const Flow& flow_;
  const NetworkInterface& source_;
  Traffic request_;
  Traffic answer_;
  Stage stage_ = Stage::kForward;
  bool assumed_ = false;  // beyond a broken route
  Trace trace_;
  std::vector<Evidence> evidence_;
  net::PortSet certain_ports_;   // of the answers, those that pass so far
  net::PortSet possible_ports_;  // and those that may
};

}  // namespace

Trace walk(const Network& network, const RouteTables& tables, const Flow& flow,
           net::PortRange ephemeral_ports) {
  const auto start = [&] { return Walk(network, tables, flow, ephemeral_ports); };
  if (!flow.destination) return start().to_public();
  if (has_address(*flow.source, *flow.destination)) return start().to_itself();
  const Approach approach(network, tables, flow);
  Ways ways = approach.forward();
  std::vector<Trace> traces;
  for (Onward& way : ways.ways) traces.push_back(start().along(approach, std::move(way)));
  return combine(std::move(traces), ways.unsure, std::move(ways.reasons));
}

}  // namespace reach::path
