// SPDX-License-Identifier: Apache-2.0
#include "path/transit_gateway.hpp"

#include <fmt/format.h>

#include "path/delivery.hpp"
#include "path/missing.hpp"
#include "path/route_fixes.hpp"
#include "path/route_targets.hpp"
#include "path/transit_gateway_attachments.hpp"
#include "path/transit_gateway_passage.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::TransitGatewayAttachment;

// F4: what is sent from a zone without a subnet of the attachment never enters the gateway.
void check_zone(const Context& context, Way& way, const TransitGatewayAttachment& attachment,
                const ZoneSubnets& zones) {
  if (!zones.same.empty()) return;
  if (!zones.known) return add(way, why_zones_unknown(context, way.stage, attachment));
  const Network& network = context.network;
  const std::string id = text(context, attachment.id);
  const model::StringId zone = way.subnet->availability_zone_id.empty()
                                   ? way.subnet->availability_zone
                                   : way.subnet->availability_zone_id;
  block(way, Code::kTgwRouteAzRestriction, id,
        fmt::format("{} has no subnet in {}, the zone of {}: what is sent from there does not "
                    "enter {}.",
                    id, network.text(zone), network.text(way.subnet->id),
                    network.text(attachment.transit_gateway)),
        attachment.origin,
        fmt::format("Add a subnet of {} to the attachment: aws ec2 "
                    "modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id {} "
                    "--add-subnet-ids ID.",
                    network.text(zone), id));
}

// B11: the VPC of the route is not attached.
void not_attached(const Context& context, Way way, const Winner& winner, Ways& out) {
  const Network& network = context.network;
  const std::string gateway = text(context, winner.route->target);
  const bool whole = network.exported(DocumentKind::kTransitGatewayVpcAttachments, way.vpc->owner,
                                      way.vpc->region) == model::Completeness::kComplete;
  if (!whole) {
    add(way, unreadable(way.stage,
                        {DocumentKind::kTransitGatewayVpcAttachments, way.vpc->owner,
                         way.vpc->region, gateway,
                         fmt::format("The snapshot does not hold the attachment of {} to {}.",
                                     network.text(way.vpc->id), gateway),
                         winner.route->origin,
                         fmt::format("--filters Name=transit-gateway-id,Values={}", gateway)}));
    push_table(context, way, winner, HopOutcome::kUnknown);
    push(way, HopType::kTransitGateway, gateway, HopOutcome::kUnknown, winner.route->origin);
    return stop(std::move(way), out);
  }
  block(way, Code::kBadStateRoute, text(context, way.table->id),
        fmt::format("The route {} of {} leads to {}, to which {} is not attached.",
                    describe(network, winner), network.text(way.table->id), gateway,
                    network.text(way.vpc->id)),
        winner.route->origin, fix_wrong_route(context, way, winner));
  push_table(context, way, winner, HopOutcome::kBlocked);
  go_on_as_meant(context, std::move(way), out);
}

}  // namespace

void over_transit_gateway(const Context& context, Way way, const Winner& winner, Ways& out) {
  const TransitGatewayAttachment* attachment =
      attachment_to(context, *way.vpc, winner.route->target);
  if (attachment == nullptr) return not_attached(context, std::move(way), winner, out);
  push_table(context, way, winner, HopOutcome::kPassed);
  enter_transit_gateway(context, std::move(way), *attachment, out);
}

void enter_transit_gateway(const Context& context, Way way,
                           const TransitGatewayAttachment& attachment, Ways& out) {
  const std::size_t first = way.evidence.size();
  check_attachment_state(context, way, attachment);
  check_attachment_family(context, way, attachment);
  const ZoneSubnets zones = subnets_by_zone(context, attachment, way.subnet);
  check_zone(context, way, attachment, zones);
  const HopOutcome outcome = outcome_since(way, first);
  for (const model::Subnet* subnet : zones.same) pass_acl(context, way, *subnet, false);  // F8
  push(way, HopType::kTransitGatewayAttachment, text(context, attachment.id), outcome,
       attachment.origin);
  way.entered_by = &attachment;
  cross_transit_gateway(context, std::move(way), attachment, attachment.transit_gateway.id, out);
}

}  // namespace reach::path
