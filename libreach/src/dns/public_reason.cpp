// SPDX-License-Identifier: Apache-2.0
#include "dns/public_reason.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dns/findings.hpp"
#include "dns/names.hpp"

namespace reach::dns {
namespace {

using model::Code;
using model::EndpointState;

bool is_associated(const Context& context, const model::HostedZone& zone) {
  return std::any_of(zone.associations.begin(), zone.associations.end(),
                     [&](const model::ZoneAssociation& association) {
                       return association.vpc.id == context.vpc.id;
                     });
}

// The zone would answer the name, were it associated.
bool would_answer(const Context& context, const model::HostedZone& zone, std::string_view name) {
  if (!zone.records_known) return context.text(zone.name) == name;
  const auto kind = look_up(context.index.records_of(zone), name, context.type).kind;
  return kind == ZoneLookup::Kind::kRecords || kind == ZoneLookup::Kind::kCname;
}

// L2: the most specific private zone that has the name, for other VPCs alone.
const model::HostedZone* zone_of_other_vpcs(const Context& context, std::string_view name) {
  for (std::string_view at = name; !at.empty(); at = parent_of(at)) {
    for (const model::HostedZone* zone : context.index.zones_named(at)) {
      if (zone->is_private == model::Tri::kYes && zone->associations_known &&
          !is_associated(context, *zone) && would_answer(context, *zone, name))
        return zone;
    }
  }
  return nullptr;
}

std::string associate_command(const Context& context, const model::HostedZone& zone) {
  const std::string_view region = context.text(context.vpc.region);
  return fmt::format(
      "aws route53 associate-vpc-with-hosted-zone --hosted-zone-id {} --vpc VPCRegion={},VPCId={}",
      context.text(zone.id), region.empty() ? "<the VPC's Region>" : region, context.vpc_id());
}

// H13: another account's zone needs an authorization first.
bool other_account(const Context& context, const model::HostedZone& zone) {
  return !zone.owner.empty() && !context.vpc.owner.empty() && zone.owner != context.vpc.owner;
}

model::Finding not_associated(const Context& context, std::string_view name,
                              const model::HostedZone& zone) {
  std::string fix = fmt::format("Associate it: {}", associate_command(context, zone));
  if (other_account(context, zone))
    fix += fmt::format(", once account {} has authorized it", context.text(zone.owner));
  return make_finding(Code::kDnsZoneNotAssociated, Blocking::kYes, context.text(zone.id),
                      fmt::format("{} has {}, and is not associated with {}.", spell(context, zone),
                                  name, context.vpc_id()),
                      zone.origin, std::move(fix));
}

model::Finding hostnames_off(const Context& context, std::string_view name) {
  return attribute_off(
      context, "enableDnsHostnames", context.vpc.enable_dns_hostnames_origin,
      fmt::format("enableDnsHostnames is off for {}, so private zones and endpoints do not answer "
                  "{} there.",
                  context.vpc_id(), name));
}

bool can_take_an_alias(const Context& context, const model::VpcEndpoint& endpoint) {
  return endpoint.state == EndpointState::kAvailable && !regional_name(context, endpoint).empty();
}

bool has_public_name(const Context& context, const model::VpcEndpoint& endpoint,
                     std::string_view name) {
  const auto zones = context.index.hidden_zones(endpoint);
  return std::any_of(zones.begin(), zones.end(),
                     [name](const HiddenZone& zone) { return zone.name == name; });
}

const model::Vpc* peer_over(const Context& context, const model::VpcPeeringConnection& peering) {
  if (peering.state != model::PeeringState::kActive) return nullptr;
  return context.network.get(peering.requester.vpc.id == context.vpc.id ? peering.accepter.vpc
                                                                        : peering.requester.vpc);
}

// The endpoint elsewhere that a zone for this VPC should lead to: over a peering, if there is one.
const model::VpcEndpoint* endpoint_elsewhere(const Context& context, std::string_view name) {
  for (const auto& ref : context.network.peerings_of(context.vpc)) {
    const model::Vpc* peer = peer_over(context, *context.network.get(ref));
    if (peer == nullptr) continue;
    for (const auto& candidate : context.network.endpoints_of(*peer)) {
      const model::VpcEndpoint* endpoint = context.network.get(candidate);
      if (has_public_name(context, *endpoint, name) && can_take_an_alias(context, *endpoint))
        return endpoint;
    }
  }
  for (const model::VpcEndpoint* endpoint : context.index.endpoints_for(name)) {
    if (can_take_an_alias(context, *endpoint)) return endpoint;
  }
  return nullptr;
}

std::string fix_without_zone(const Context& context, std::string_view name,
                             const Candidates& candidates) {
  if (!candidates.without_private_dns.empty()) {
    return fmt::format("Turn on private DNS of {}.",
                       context.text(candidates.without_private_dns.front()->id));
  }
  if (const model::VpcEndpoint* endpoint = endpoint_elsewhere(context, name)) {
    return fmt::format("Create a private zone {} for {} with an apex alias A record to {}.", name,
                       context.vpc_id(), regional_name(context, *endpoint));
  }
  return fmt::format(
      "Create an interface endpoint with private DNS for {} in {}, or give its "
      "hosts a path to the internet on port 443.",
      name, context.vpc_id());
}

std::string fix_for_public(const Context& context, std::string_view name,
                           const PublicReason& reason, const model::HostedZone* zone) {
  if (reason.hostnames_off && reason.candidates.local_labels(context) >= 0)
    return fmt::format("Set enableDnsHostnames to true on {}.", context.vpc_id());
  if (zone != nullptr)
    return fmt::format("Associate {} with {}.", spell(context, *zone), context.vpc_id());
  if (!reason.candidates.unavailable.empty()) {
    return fmt::format("Replace {} with an endpoint that is available.",
                       context.text(reason.candidates.unavailable.front()->id));
  }
  std::string fix = fix_without_zone(context, name, reason.candidates);
  if (reason.hostnames_off)
    fix += fmt::format(" Set enableDnsHostnames to true on {} as well.", context.vpc_id());
  return fix;
}

}  // namespace

void report_local_causes(Context& context, std::string_view name, const PublicReason& reason) {
  const Candidates& candidates = reason.candidates;
  const model::HostedZone* zone = zone_of_other_vpcs(context, name);
  const bool local = candidates.local_labels(context) > candidates.rule_labels(context);
  if (reason.hostnames_off && (local || zone != nullptr))
    context.find(hostnames_off(context, name));
  if (zone != nullptr && !(reason.hostnames_off && local))
    context.find(not_associated(context, name, *zone));
  for (const model::VpcEndpoint* endpoint : candidates.unavailable) {
    context.find(endpoint_bad(
        context, *endpoint, Blocking::kYes,
        fmt::format("{} has private DNS for {}, and is {}, not available.",
                    context.text(endpoint->id), name, model::enum_text(endpoint->state)),
        fmt::format("Bring {} to the state available, or create it again.",
                    context.text(endpoint->id))));
  }
  for (const model::VpcEndpoint* endpoint : candidates.inbound_only) {
    context.step(fmt::format("private DNS of {} is for inbound Resolver endpoints alone",
                             context.text(endpoint->id)),
                 context.text(endpoint->id), endpoint->origin);
  }
}

void report_public(Context& context, std::string_view name, const PublicReason& reason) {
  context.step(fmt::format("{} is left to public DNS: AWS's public addresses", name),
               context.vpc_id(), context.vpc.origin);
  context.find(make_finding(
      Code::kDnsResolvesPublic, Blocking::kYes, context.vpc_id(),
      fmt::format("{} leads to AWS's public addresses from {}: no private zone or endpoint answers "
                  "it there.",
                  name, context.vpc_id()),
      context.vpc.origin,
      fix_for_public(context, name, reason, zone_of_other_vpcs(context, name))));
}

}  // namespace reach::dns
