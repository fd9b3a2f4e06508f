// SPDX-License-Identifier: Apache-2.0
#include "path/walk.hpp"

#include "path/alternatives.hpp"
#include "path/answer.hpp"
#include "path/ends.hpp"
#include "path/internet.hpp"
#include "path/meant.hpp"
#include "path/router.hpp"
#include "path/security_groups.hpp"

namespace reach::path {
namespace {

using model::Network;
using model::NetworkInterface;
using model::Verdict;

// The name of the far end where it is AWS's public addresses.
constexpr std::string_view kPublic = "public";
constexpr std::string_view kInternet = "internet";

void append(std::vector<Evidence>& all, std::vector<Evidence> more) {
  for (Evidence& item : more) all.push_back(std::move(item));
}

// One connection on one of its ways: what it meets, and what that comes to.
class Walk {
 public:
  Walk(const Context& context, const Flow& flow)
      : context_(context), network_(context.network), flow_(flow) {
    trace_.address = flow.destination;
  }

  // The host's own stack answers: nothing of the VPC sees the packet.
  Trace to_itself() && {
    leave_source(nullptr);
    trace_.destination_interface = flow_.source;
    push_interface(trace_.back, *flow_.source, HopOutcome::kPassed, false);
    return finish();
  }

  Trace along(Way way) && {
    leave_source(&way);
    for (Hop& hop : way.hops) trace_.forward.push_back(std::move(hop));
    append(evidence_, std::move(way.evidence));
    if (way.end != nullptr) reach_destination(way);
    if (way.end == nullptr) push_outside(way);
    if (way.end != nullptr || way.outside) come_back(way);
    return finish();
  }

 private:
  void leave_source(const Way* way) {
    if (flow_.source == nullptr) {
      push_internet(trace_.forward, HopOutcome::kPassed, false);
      return;
    }
    std::vector<Evidence> evidence = check_source(network_, flow_);
    push_interface(trace_.forward, *flow_.source, outcome_of(evidence), false);
    append(evidence_, std::move(evidence));
    if (way != nullptr) pass_groups(*flow_.source, true, asked(*way), identity(*way), false);
  }

  // The far end as the client's groups see it: whoever has the very address that was asked.
  [[nodiscard]] Remote asked(const Way& way) const {
    const bool same = way.end != nullptr && way.to.address == flow_.destination;
    return {way.to.family, flow_.destination, same ? way.end : nullptr};
  }

  // Beyond a broken route nothing tells what the way will be.
  [[nodiscard]] Identity identity(const Way& way) const {
    if (way.end == nullptr || flow_.source == nullptr) return Identity::kUnknown;
    const bool same_vpc = way.end->vpc.id == flow_.source->vpc.id;
    return same_vpc || way.identity != Identity::kSameVpc ? way.identity : Identity::kUnknown;
  }

  void reach_destination(const Way& way) {
    if (!way.broken) trace_.destination_interface = way.end;
    pass_groups(*way.end, false, way.from, identity(way), way.broken);
    std::vector<Evidence> evidence = check_destination(network_, *way.end, forward_traffic(flow_));
    const HopOutcome outcome = outcome_of(evidence);
    push_interface(trace_.forward, *way.end, outcome, way.broken);
    push_endpoint(*way.end, outcome, way.broken);
    append(evidence_, std::move(evidence));
  }

  void push_outside(const Way& way) {
    const HopOutcome outcome = way.outside ? HopOutcome::kPassed : HopOutcome::kUnknown;
    if (flow_.destination && !way.outside) return;
    if (flow_.destination) return push_internet(trace_.forward, outcome, way.broken);
    Hop hop;
    hop.type = HopType::kPublicService;
    hop.component = kPublic;
    hop.outcome = outcome;
    hop.assumed = way.broken;
    trace_.forward.push_back(std::move(hop));
  }

  void come_back(const Way& forward) {
    if (forward.end != nullptr) {
      push_interface(trace_.back, *forward.end, HopOutcome::kPassed, false);
    }
    Way way = combine(answer(context_, flow_, forward));
    for (Hop& hop : way.hops) trace_.back.push_back(std::move(hop));
    append(evidence_, std::move(way.evidence));
    if (way.outside) push_internet(trace_.back, HopOutcome::kPassed, way.broken);
    if (way.end != nullptr) push_interface(trace_.back, *way.end, HopOutcome::kPassed, way.broken);
    answered_ports_ = way.ports.certain;
  }

  void pass_groups(const NetworkInterface& interface, bool egress, const Remote& remote,
                   Identity identity, bool assumed) {
    GroupRuling ruling =
        judge_groups(network_, {&interface, egress, remote, forward_traffic(flow_), identity});
    Hop hop = group_hop(network_, interface, ruling);
    hop.assumed = assumed;
    trace_.forward.push_back(std::move(hop));
    append(evidence_, std::move(ruling.evidence));
  }

  void push_interface(std::vector<Hop>& hops, const NetworkInterface& interface, HopOutcome outcome,
                      bool assumed) {
    Hop hop;
    hop.type = HopType::kNetworkInterface;
    hop.component = network_.text(interface.id);
    hop.outcome = outcome;
    hop.assumed = assumed;
    hop.origin = interface.origin;
    hops.push_back(std::move(hop));
  }

  static void push_internet(std::vector<Hop>& hops, HopOutcome outcome, bool assumed) {
    Hop hop;
    hop.type = HopType::kInternet;
    hop.component = kInternet;
    hop.outcome = outcome;
    hop.assumed = assumed;
    hops.push_back(std::move(hop));
  }

  void push_endpoint(const NetworkInterface& interface, HopOutcome outcome, bool assumed) {
    const model::VpcEndpoint* endpoint = network_.endpoint_of(interface);
    if (endpoint == nullptr) return;
    Hop hop;
    hop.type = HopType::kVpcEndpoint;
    hop.component = network_.text(endpoint->id);
    hop.outcome = outcome;
    hop.assumed = assumed;
    hop.origin = endpoint->origin;
    trace_.forward.push_back(std::move(hop));
  }

  Trace finish() {
    Judgement judgement = judge(std::move(evidence_));
    trace_.verdict = judgement.verdict;
    trace_.findings = std::move(judgement.findings);
    const bool answered =
        trace_.verdict == Verdict::kReachable || trace_.verdict == Verdict::kIntermittent;
    if (answered) trace_.answered_ports = answered_ports_;
    return std::move(trace_);
  }

  const Context& context_;
  const Network& network_;
  const Flow& flow_;
  Trace trace_;
  std::vector<Evidence> evidence_;
  net::PortSet answered_ports_;
};

Way start(const Context& context, const Flow& flow, net::PortRange ephemeral_ports) {
  const net::Family family = flow.source == nullptr && flow.destination
                                 ? flow.destination->family()
                                 : flow.source_address.family();
  Way way;
  way.traffic = forward_traffic(flow);
  way.answer_ports = ephemeral_ports;
  way.meant = find_meant(context, flow);
  way.bound = way.meant != nullptr && way.meant == flow.destination_interface;
  way.to = {flow.destination ? flow.destination->family() : family, flow.destination, way.meant};
  if (flow.source == nullptr) {
    way.from = {family, std::nullopt, nullptr};
    way.identity = Identity::kLost;
    return way;
  }
  way.from = remote(flow.source_address, flow.source);
  way.vpc = context.network.get(flow.source->vpc);
  way.subnet = context.network.get(flow.source->subnet);
  way.table = way.subnet == nullptr ? nullptr : context.tables.effective(*way.subnet);
  return way;
}

Ways begin(const Context& context, const Flow& flow, Way way) {
  Ways started;
  if (flow.source == nullptr) {
    over_internet(context, std::move(way), started);
  } else {
    started.ways.push_back(std::move(way));
  }
  return started;
}

}  // namespace

Trace walk(const Context& context, const Flow& flow, net::PortRange ephemeral_ports) {
  const bool own =
      flow.source != nullptr && flow.destination && has_address(*flow.source, *flow.destination);
  if (own) return Walk(context, flow).to_itself();
  Ways ways = send(context, begin(context, flow, start(context, flow, ephemeral_ports)));
  std::vector<Trace> traces;
  for (Way& way : ways.ways) traces.push_back(Walk(context, flow).along(std::move(way)));
  return combine(std::move(traces), ways.unsure, std::move(ways.reasons));
}

}  // namespace reach::path
