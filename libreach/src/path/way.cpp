// SPDX-License-Identifier: Apache-2.0
#include "path/way.hpp"

namespace reach::path {
namespace {

net::Prefix cidr_to_name(const Context& context, const Remote& remote) {
  if (!remote.address) return net::everything(remote.family);
  if (remote.interface == nullptr) return net::Prefix::host(*remote.address);
  return cidr_of(context.network, remote.interface->vpc.id, *remote.address);
}

}  // namespace

void add(Way& way, Evidence evidence) {
  way.evidence.push_back(std::move(evidence));
}

void add(Way& way, Weight weight, model::Code code, std::string resource, std::string message,
         model::OriginId origin, std::string fix) {
  add(way, {weight,
            {code, way.stage, weight != Weight::kExplains, std::move(resource), std::move(message),
             origin, std::move(fix)}});
}

void block(Way& way, model::Code code, std::string resource, std::string message,
           model::OriginId origin, std::string fix) {
  add(way, Weight::kBlocks, code, std::move(resource), std::move(message), origin, std::move(fix));
  way.broken = true;
}

void stop(Way way, Ways& out) {
  way.ended = true;
  out.ways.push_back(std::move(way));
}

void push(Way& way, Hop hop) {
  way.hops.push_back(std::move(hop));
}

void push(Way& way, HopType type, std::string component, HopOutcome outcome,
          model::OriginId origin) {
  Hop hop;
  hop.type = type;
  hop.component = std::move(component);
  hop.outcome = outcome;
  hop.assumed = way.broken && outcome != HopOutcome::kBlocked;
  hop.origin = origin;
  push(way, std::move(hop));
}

HopOutcome outcome_since(const Way& way, std::size_t first) {
  return outcome_of(std::span(way.evidence).subspan(std::min(first, way.evidence.size())));
}

void push_table(const Context& context, Way& way, const Winner& winner, HopOutcome outcome) {
  Hop hop;
  hop.type = HopType::kRouteTable;
  hop.component = text(context, way.table->id);
  hop.outcome = outcome;
  hop.assumed = way.broken && outcome != HopOutcome::kBlocked;
  hop.route = winner.route;
  hop.matched_prefix = winner.matched;
  hop.origin = winner.route == nullptr ? way.table->origin : winner.route->origin;
  push(way, std::move(hop));
}

void pass_acl(const Context& context, Way& way, const model::Subnet& subnet, bool egress) {
  const Remote& remote = egress ? way.to : way.from;
  AclRuling ruling = judge_acl(context.network, {way.stage, &subnet, egress, remote, way.traffic,
                                                 cidr_to_name(context, remote)});
  if (way.stage == model::Stage::kReturn) {
    way.ports.certain = way.ports.certain.intersection(ruling.certain);
    way.ports.possible = way.ports.possible.intersection(ruling.possible);
  }
  Hop hop;
  hop.type = HopType::kNetworkAcl;
  if (ruling.acl != nullptr) {
    hop.component = text(context, ruling.acl->id);
    hop.origin = ruling.acl->origin;
  }
  hop.outcome = ruling.outcome;
  hop.assumed = way.broken;
  hop.network_acl_entry = ruling.entry;
  if (ruling.entry != nullptr) hop.origin = ruling.entry->origin;
  push(way, std::move(hop));
  for (Evidence& item : ruling.evidence) add(way, std::move(item));
}

void close_leg(Way& way) {
  const bool closed = way.stage == model::Stage::kReturn && has_ports(way.traffic.protocol) &&
                      way.ports.possible.empty();
  for (std::size_t i = way.ports.evidence; closed && i < way.evidence.size(); ++i) {
    Evidence& item = way.evidence[i];
    const bool of_acl = item.finding.code == model::Code::kSubnetAclRestriction;
    if (of_acl && item.weight == Weight::kPartly) item.weight = Weight::kBlocks;
  }
}

std::string destination(const Way& way) {
  return describe(way.to);
}

}  // namespace reach::path
