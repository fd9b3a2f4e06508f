// SPDX-License-Identifier: Apache-2.0
// Out of a transit gateway into a VPC: the zone, the attachment's subnet, its table (F5, F6, F8,
// F9).
#include <fmt/format.h>

#include "path/delivery.hpp"
#include "path/transit_gateway.hpp"
#include "path/transit_gateway_attachments.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::Network;
using model::Subnet;
using model::TransitGatewayAttachment;

// F5, F6: where several zones may be picked.
Evidence why_any_zone(const Context& context, const Way& way,
                      const TransitGatewayAttachment& attachment, bool appliance) {
  const Network& network = context.network;
  const std::string id = text(context, attachment.id);
  const std::string message =
      appliance ? fmt::format(
                      "{} is in appliance mode: its gateway picks one of its zones a flow, "
                      "and they differ.",
                      id)
                : fmt::format(
                      "{} has no subnet in the zone of {}: its gateway picks any of its "
                      "zones, and they differ.",
                      id, way.subnet == nullptr ? "the sender" : network.text(way.subnet->id));
  return {Weight::kPartly,
          {Code::kTgwAttachVpcAzRestriction, way.stage, true, id, message, attachment.origin,
           fmt::format("Give all subnets of {} the same routes and network ACL.", id)}};
}

void into_subnet(const Context& context, Way way, const model::Vpc& vpc, const Subnet& subnet,
                 Ways& out) {
  way.vpc = &vpc;
  way.subnet = &subnet;
  way.table = context.tables.effective(subnet);
  out.ways.push_back(std::move(way));
}

Identity identity_to(const Context& context, const Way& way,
                     const TransitGatewayAttachment& attachment) {
  if (way.entered_by == nullptr || way.identity != Identity::kSameVpc) {
    return joined(way.identity, Identity::kLost);
  }
  return identity_over(context, *way.entered_by, attachment);
}

}  // namespace

void exit_transit_gateway(const Context& context, Way way,
                          const TransitGatewayAttachment& attachment, Ways& out) {
  const std::size_t first = way.evidence.size();
  check_attachment_state(context, way, attachment);
  check_attachment_family(context, way, attachment);
  const bool appliance = attachment.appliance_mode_support == model::Tri::kYes;
  const ZoneSubnets zones = subnets_by_zone(context, attachment, way.subnet);
  std::vector<const Subnet*> picks = zones.same.empty() ? zones.other : zones.same;
  if (appliance) picks.insert(picks.end(), zones.other.begin(), zones.other.end());
  if (appliance && zones.same.empty()) picks = zones.other;
  const model::Vpc* vpc = context.network.get(attachment.vpc);
  if (!zones.known || picks.empty() || vpc == nullptr) {
    add(way, why_zones_unknown(context, way.stage, attachment));
    push(way, HopType::kTransitGatewayAttachment, text(context, attachment.id),
         outcome_since(way, first), attachment.origin);
    return stop(std::move(way), out);
  }
  push(way, HopType::kTransitGatewayAttachment, text(context, attachment.id),
       outcome_since(way, first), attachment.origin);
  way.identity = identity_to(context, way, attachment);
  if (picks.size() > 1) out.reasons.push_back(why_any_zone(context, way, attachment, appliance));
  for (const Subnet* subnet : picks) into_subnet(context, way, *vpc, *subnet, out);
}

}  // namespace reach::path
