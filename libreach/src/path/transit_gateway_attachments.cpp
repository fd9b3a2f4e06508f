// SPDX-License-Identifier: Apache-2.0
#include "path/transit_gateway_attachments.hpp"

#include <fmt/format.h>

#include "path/missing.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Subnet;
using model::TransitGatewayAttachment;
using model::Tri;
using AttachmentState = model::TransitGatewayAttachmentState;

// C10: the one zone where references over a transit gateway are not supported.
constexpr std::string_view kZoneWithoutReferences = "use1-az3";

// A11: names of zones are each account's own.
Match same_zone(const Subnet& a, const Subnet& b) {
  if (!a.availability_zone_id.empty() && !b.availability_zone_id.empty()) {
    return match(a.availability_zone_id == b.availability_zone_id);
  }
  const bool comparable = !a.availability_zone.empty() && !b.availability_zone.empty() &&
                          !a.owner.empty() && a.owner == b.owner;
  return comparable ? match(a.availability_zone == b.availability_zone) : Match::kMaybe;
}

bool in_zone_without_references(const Context& context,
                                const TransitGatewayAttachment& attachment) {
  return std::any_of(attachment.subnets.begin(), attachment.subnets.end(), [&](const auto& ref) {
    const Subnet* subnet = context.network.get(ref);
    return subnet != nullptr &&
           context.network.text(subnet->availability_zone_id) == kZoneWithoutReferences;
  });
}

}  // namespace

const TransitGatewayAttachment* attachment_to(const Context& context, const model::Vpc& vpc,
                                              model::StringId gateway) {
  const TransitGatewayAttachment* found = nullptr;
  for (const auto& ref : context.network.transit_gateway_attachments_of(vpc)) {
    const TransitGatewayAttachment* attachment = context.network.get(ref);
    if (attachment == nullptr || attachment->transit_gateway.id != gateway) continue;
    if (found == nullptr || is_usable(*attachment)) found = attachment;
  }
  return found;
}

void check_attachment_state(const Context& context, Way& way,
                            const TransitGatewayAttachment& attachment) {
  if (attachment.state == AttachmentState::kAvailable ||
      attachment.state == AttachmentState::kModifying) {
    return;
  }
  const std::string id = text(context, attachment.id);
  if (attachment.state == AttachmentState::kUnknown) {
    return add(way, missing(context.network, way.stage,
                            {DocumentKind::kTransitGatewayAttachments,
                             attachment.transit_gateway_owner,
                             {},
                             id,
                             fmt::format("The snapshot does not give the state of {}.", id),
                             attachment.origin,
                             {}}));
  }
  const bool pending = attachment.state == AttachmentState::kPendingAcceptance;
  block(way, Code::kBadStateAttachment, id,
        fmt::format("{} is {}; only an available attachment carries packets.", id,
                    model::enum_text(attachment.state)),
        attachment.origin,
        pending ? fmt::format("Accept it: aws ec2 accept-transit-gateway-vpc-attachment "
                              "--transit-gateway-attachment-id {}.",
                              id)
                : fmt::format("Attach the VPC again, in place of {}.", id));
}

void check_attachment_family(const Context& context, Way& way,
                             const TransitGatewayAttachment& attachment) {
  if (way.to.family == net::Family::kIpv4 || attachment.ipv6_support == Tri::kYes) return;
  const std::string id = text(context, attachment.id);
  if (attachment.ipv6_support == Tri::kUnknown) {
    return add(way,
               unreadable(way.stage,
                          {DocumentKind::kTransitGatewayVpcAttachments,
                           attachment.resource_owner,
                           {},
                           id,
                           fmt::format("The snapshot does not tell whether {} carries IPv6.", id),
                           attachment.origin,
                           {}}));
  }
  block(way, Code::kBadStateAttachment, id,
        fmt::format("{} carries no IPv6: its Ipv6Support is disabled.", id), attachment.origin,
        fmt::format("Enable it: aws ec2 modify-transit-gateway-vpc-attachment "
                    "--transit-gateway-attachment-id {} --options Ipv6Support=enable.",
                    id));
}

ZoneSubnets subnets_by_zone(const Context& context, const TransitGatewayAttachment& attachment,
                            const Subnet* zone_of) {
  ZoneSubnets zones;
  zones.known = attachment.subnets_given;
  for (const auto& ref : attachment.subnets) {
    const Subnet* subnet = context.network.get(ref);
    const Match same =
        subnet == nullptr || zone_of == nullptr ? Match::kMaybe : same_zone(*subnet, *zone_of);
    if (same == Match::kMaybe) zones.known = false;
    if (same == Match::kYes) zones.same.push_back(subnet);
    if (same != Match::kYes && subnet != nullptr) zones.other.push_back(subnet);
  }
  if (!zones.same.empty()) zones.known = true;
  return zones;
}

Evidence why_zones_unknown(const Context& context, model::Stage stage,
                           const TransitGatewayAttachment& attachment) {
  const std::string id = text(context, attachment.id);
  if (!attachment.subnets_given) {
    return missing(context.network, stage,
                   {DocumentKind::kTransitGatewayVpcAttachments,
                    attachment.resource_owner,
                    {},
                    id,
                    fmt::format("The snapshot does not tell the subnets of {}.", id),
                    attachment.origin,
                    {}});
  }
  std::string subnet;
  for (const auto& ref : attachment.subnets) {
    if (context.network.get(ref) == nullptr) subnet = text(context, ref.id);
  }
  return missing(context.network, stage,
                 {DocumentKind::kSubnets,
                  attachment.resource_owner,
                  {},
                  subnet.empty() ? id : subnet,
                  fmt::format("The snapshot does not tell the zones of all subnets of {}.", id),
                  attachment.origin,
                  subnet.empty() ? fmt::format("--filters Name=vpc-id,Values={}",
                                               context.network.text(attachment.vpc))
                                 : ""});
}

Identity identity_over(const Context& context, const TransitGatewayAttachment& in,
                       const TransitGatewayAttachment& out) {
  const auto* gateway = context.network.get(in.transit_gateway);
  if (in_zone_without_references(context, in) || in_zone_without_references(context, out)) {
    return Identity::kLost;
  }
  const Tri of_gateway =
      gateway == nullptr ? Tri::kUnknown : gateway->security_group_referencing_support;
  bool unknown = false;
  for (const Tri support : {of_gateway, in.security_group_referencing_support,
                            out.security_group_referencing_support}) {
    if (support == Tri::kNo) return Identity::kTransitGatewayOff;
    unknown = unknown || support == Tri::kUnknown;
  }
  return unknown ? Identity::kTransitGatewayUnknown : Identity::kTransitGateway;
}

}  // namespace reach::path
