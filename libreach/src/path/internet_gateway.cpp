// SPDX-License-Identifier: Apache-2.0
#include "path/internet_gateway.hpp"

#include <fmt/format.h>

#include "path/appliance.hpp"
#include "path/block_public_access.hpp"
#include "path/delivery.hpp"
#include "path/fixes.hpp"
#include "path/internet.hpp"
#include "path/missing.hpp"
#include "path/public_space.hpp"
#include "path/route_fixes.hpp"
#include "path/route_targets.hpp"
#include "path/translation.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::EgressOnlyInternetGateway;
using model::GatewayAttachment;
using model::InternetGateway;
using model::Network;
using model::NetworkInterface;
using model::Vpc;
using By = Translation::By;

// I2: an internet gateway drops packets to private addresses.
bool drops_private(const Context& context, Way& way, const Winner& winner) {
  if (!way.to.address) return false;
  const bool rfc1918 = net::is_rfc1918(*way.to.address);
  if (!rfc1918 && !net::is_rfc6598(*way.to.address)) return false;
  const Network& network = context.network;
  block(way,
        rfc1918 ? Code::kIgwDestinationAddressNotInRfc1918Egress
                : Code::kIgwDestinationAddressNotInRfc6598Egress,
        text(context, way.table->id),
        fmt::format("{} sends {} to {} ({}), and an internet gateway drops private destinations.",
                    network.text(way.table->id), destination(way),
                    network.text(winner.route->target), describe(network, winner)),
        winner.route->origin, fix_wrong_route(context, way, winner));
  return true;
}

Match attached_to(const std::vector<GatewayAttachment>& attachments, bool given, const Vpc& vpc) {
  if (!given) return Match::kMaybe;
  Match result = Match::kNo;
  for (const GatewayAttachment& attachment : attachments) {
    if (attachment.vpc.id != vpc.id) continue;
    if (attachment.state == model::GatewayAttachmentState::kAttached) return Match::kYes;
    if (attachment.state == model::GatewayAttachmentState::kUnknown) result = Match::kMaybe;
  }
  return result;
}

// B11: adds what is wrong with the gateway; the packet cannot leave where something is.
template <class Gateway>
void check_attached(const Context& context, Way& way, const Winner& winner, DocumentKind kind) {
  const Network& network = context.network;
  const std::string id = text(context, winner.route->target);
  const auto* gateway = network.find<Gateway>(id);
  if (gateway == nullptr) {
    return add(way, target_missing(network, way.stage, *way.table, winner, kind));
  }
  const Match attached = attached_to(gateway->attachments, gateway->attachments_given, *way.vpc);
  if (attached == Match::kYes) return;
  if (attached == Match::kMaybe) {
    return add(way, unreadable(way.stage, {kind,
                                           way.vpc->owner,
                                           way.vpc->region,
                                           id,
                                           fmt::format("The snapshot does not tell whether {} is "
                                                       "attached to {}.",
                                                       id, network.text(way.vpc->id)),
                                           gateway->origin,
                                           {}}));
  }
  block(way, Code::kBadStateAttachment, id,
        fmt::format("{}, to which {} sends {}, is not attached to {}.", id,
                    network.text(way.table->id), destination(way), network.text(way.vpc->id)),
        gateway->origin,
        fmt::format("Attach it: aws ec2 attach-internet-gateway --internet-gateway-id {} --vpc-id "
                    "{}.",
                    id, network.text(way.vpc->id)));
}

// The public address that stands for the packet's source beyond the gateway (I1).
std::optional<net::Address> public_address(const Way& way) {
  if (!way.from.address) return std::nullopt;
  if (way.from.interface != nullptr) {
    for (const model::InterfaceAddress& own : way.from.interface->addresses) {
      if (own.address == *way.from.address && own.public_address) return own.public_address;
    }
  }
  return way.translations.empty() ? std::nullopt : way.translations.back().public_address;
}

bool is_behind_nat(const Way& way) {
  return way.stage == model::Stage::kForward && !way.translations.empty() &&
         way.translations.back().by == By::kNatGateway;
}

// The resource whose public address is missing, and how it gets one.
void report_no_public_address(const Context& context, Way& way) {
  const Network& network = context.network;
  if (is_behind_nat(way)) {
    const std::string id = text(context, way.translations.back().component);
    return block(
        way, Code::kIgwPublicIpAssociationForEgress, id,
        fmt::format("{} has no public address: the internet gateway drops what it sends.", id),
        way.table->origin, "Use a public NAT gateway for the internet.");
  }
  const NetworkInterface* sender = way.from.interface;
  if (sender == nullptr || sender->vpc.id != way.vpc->id) {
    // F11: an internet gateway sends for interfaces of its own VPC alone.
    return block(
        way, Code::kIgwPublicIpAssociationForEgress, text(context, way.table->id),
        fmt::format("{} sends packets of {} to an internet gateway, and no interface of "
                    "{} has that address with a public one.",
                    network.text(way.table->id), describe(way.from), network.text(way.vpc->id)),
        way.table->origin, "Send them through a NAT gateway first.");
  }
  block(way, Code::kIgwPublicIpAssociationForEgress, text(context, sender->id),
        fmt::format("{} has no public address for {}: the internet gateway drops what it sends.",
                    network.text(sender->id), describe(way.from)),
        sender->origin,
        fmt::format("Give it one (aws ec2 associate-address --network-interface-id {} "
                    "--allocation-id ID), use a NAT gateway, or make the name resolve to a VPC "
                    "endpoint.",
                    network.text(sender->id)));
}

Remote outside_source(const Context& context, Way& way) {
  if (way.from.family == net::Family::kIpv6) {
    const bool own = way.from.address && model::in_vpc_cidrs(*way.vpc, *way.from.address) &&
                     !is_private_space(*way.from.address);
    if (!own) report_no_public_address(context, way);
    return {way.from.family, way.from.address, nullptr};
  }
  const auto address = public_address(way);
  const bool here = is_behind_nat(way) ||
                    (way.from.interface != nullptr && way.from.interface->vpc.id == way.vpc->id);
  if (!address || !here) report_no_public_address(context, way);
  return {way.from.family, here ? address : std::nullopt, nullptr};
}

Exposure exposure_of(const Way& way, bool egress_only) {
  if (egress_only || is_behind_nat(way)) return Exposure::kOutboundAlone;
  return Exposure::kOutbound;
}

void leave_vpc(const Context& context, Way way, const Winner& winner, HopType type,
               std::size_t first, Ways& out) {
  if (way.stage == model::Stage::kForward) {
    check_block_public_access(context, way, *way.vpc, way.subnet,
                              exposure_of(way, type == HopType::kEgressOnlyInternetGateway));
  }
  const Remote outside = outside_source(context, way);
  push(way, type, text(context, winner.route->target), outcome_since(way, first),
       winner.route->origin);
  if (way.stage == model::Stage::kReturn) {
    way.from = outside;
    return over_internet(context, std::move(way), out);
  }
  Translation translation;
  translation.by = By::kInternetGateway;
  translation.component = winner.route->target;
  translation.vpc = way.vpc;
  translation.receiver = way.from.interface;
  translation.outside = outside;
  translate(way, translation);
  over_internet(context, std::move(way), out);
}

// The gateway by which the VPC is reached from the internet.
const InternetGateway* gateway_of(const Context& context, const Vpc& vpc) {
  for (const auto& ref : context.network.internet_gateways_of(vpc)) {
    const InternetGateway* gateway = context.network.get(ref);
    if (gateway == nullptr) continue;
    const Match attached = attached_to(gateway->attachments, gateway->attachments_given, vpc);
    if (attached == Match::kYes) return gateway;
  }
  return nullptr;
}

void no_gateway(const Context& context, Way way, const Vpc& vpc, Ways& out) {
  const std::string id = text(context, vpc.id);
  const std::string message = fmt::format("No internet gateway is attached to {}.", id);
  const bool whole = context.network.exported(DocumentKind::kInternetGateways, vpc.owner,
                                              vpc.region) == model::Completeness::kComplete;
  if (whole) {
    block(way, Code::kBadStateAttachment, id, message, vpc.origin,
          fmt::format("Attach one: aws ec2 attach-internet-gateway --internet-gateway-id ID "
                      "--vpc-id {}.",
                      id));
  } else {
    add(way,
        unreadable(way.stage,
                   {DocumentKind::kInternetGateways, vpc.owner, vpc.region, id,
                    "The snapshot does not tell by which internet gateway " + id + " is reached.",
                    vpc.origin, fmt::format("--filters Name=attachment.vpc-id,Values={}", id)}));
  }
  stop(std::move(way), out);
}

// B2: what the gateway's edge table says; without one, all goes straight to its interface.
void by_edge_table(const Context& context, Way way, const Vpc& vpc, Ways& out) {
  const RouteLookup lookup = context.tables.lookup(*way.table, *way.to.address);
  const Winner winner = lookup.winners.empty() ? Winner{} : lookup.winners.front();
  if (winner.route != nullptr) {
    if (winner.route->target_type == model::RouteTargetType::kNetworkInterface) {
      return through_appliance(context, std::move(way), winner, out);
    }
    if (winner.route->target_type != model::RouteTargetType::kLocal) {
      add(way, unsupported(context.network, way.stage, *way.table, winner));
      push_table(context, way, winner, HopOutcome::kUnknown);
      return stop(std::move(way), out);
    }
    push_table(context, way, winner, HopOutcome::kPassed);
  }
  deliver(context, std::move(way), vpc, {vpc.owner, vpc.region}, winner, out);
}

}  // namespace

void out_by_internet_gateway(const Context& context, Way way, const Winner& winner, Ways& out) {
  const std::size_t first = way.evidence.size();
  if (drops_private(context, way, winner)) {
    push_table(context, way, winner, HopOutcome::kBlocked);
    return go_on_as_meant(context, std::move(way), out);
  }
  push_table(context, way, winner, HopOutcome::kPassed);
  check_attached<InternetGateway>(context, way, winner, DocumentKind::kInternetGateways);
  leave_vpc(context, std::move(way), winner, HopType::kInternetGateway, first, out);
}

void out_by_egress_only_gateway(const Context& context, Way way, const Winner& winner, Ways& out) {
  const std::size_t first = way.evidence.size();
  push_table(context, way, winner, HopOutcome::kPassed);
  check_attached<EgressOnlyInternetGateway>(context, way, winner,
                                            DocumentKind::kEgressOnlyInternetGateways);
  if (way.stage == model::Stage::kReturn) {
    const std::string id = text(context, winner.route->target);
    block(way, Code::kNoPossibleDestination, id,
          fmt::format("{} passes answers in alone: it has no connection for those of {}.", id,
                      describe(way.from)),
          winner.route->origin, "Route the answers to an internet gateway.");
  }
  leave_vpc(context, std::move(way), winner, HopType::kEgressOnlyInternetGateway, first, out);
}

void enter_from_internet(const Context& context, Way way, const NetworkInterface& holder,
                         Ways& out) {
  const Vpc* vpc = context.network.get(holder.vpc);
  if (vpc == nullptr) return stop(std::move(way), out);
  for (const model::InterfaceAddress& own : holder.addresses) {
    const bool is_it = own.public_address == way.to.address || own.address == *way.to.address;
    if (!is_it) continue;
    way.to = remote(own.address, &holder);
    break;
  }
  way.meant = &holder;
  way.bound = true;
  const InternetGateway* gateway = gateway_of(context, *vpc);
  if (gateway == nullptr) return no_gateway(context, std::move(way), *vpc, out);
  check_block_public_access(context, way, *vpc, context.network.get(holder.subnet),
                            Exposure::kInbound);
  if (holder.deny_all_igw_traffic == model::Tri::kYes) {
    const std::string id = text(context, holder.id);
    block(way, Code::kNoPossibleDestination, id,
          fmt::format("{} denies all traffic of internet gateways (DenyAllIgwTraffic).", id),
          holder.origin, "Use an address that is not set aside from the internet.");
  }
  way.identity = Identity::kLost;
  enter_vpc(context, std::move(way), *vpc, gateway->id, out);
}

void enter_vpc(const Context& context, Way way, const Vpc& vpc, model::StringId id, Ways& out) {
  const auto* gateway = context.network.find<InternetGateway>(context.network.text(id));
  const bool egress_only =
      context.network.find<EgressOnlyInternetGateway>(context.network.text(id)) != nullptr;
  const bool endpoint =
      context.network.find<model::VpcEndpoint>(context.network.text(id)) != nullptr;
  push(way,
       endpoint      ? HopType::kVpcEndpoint
       : egress_only ? HopType::kEgressOnlyInternetGateway
                     : HopType::kInternetGateway,
       text(context, id), HopOutcome::kPassed,
       gateway == nullptr ? model::OriginId{} : gateway->origin);
  way.vpc = &vpc;
  way.subnet = nullptr;
  way.table = gateway == nullptr ? nullptr : context.network.get(gateway->route_table);
  if (way.table != nullptr) return by_edge_table(context, std::move(way), vpc, out);
  deliver(context, std::move(way), vpc, {vpc.owner, vpc.region}, {}, out);
}

}  // namespace reach::path
