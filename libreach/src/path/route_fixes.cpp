// SPDX-License-Identifier: Apache-2.0
#include "path/route_fixes.hpp"

#include <fmt/format.h>

#include "path/fixes.hpp"
#include "path/route_targets.hpp"

namespace reach::path {
namespace {

using model::Route;
using model::StringId;
using model::VpcPeeringConnection;

// The VPC that has the address: that of the interface meant, else the only peer whose CIDRs hold
// it.
StringId wanted_vpc(const Context& context, const Way& way) {
  if (way.meant != nullptr) return way.meant->vpc.id;
  StringId only;
  if (!way.to.address) return only;
  for (const auto& ref : context.network.peerings_of(*way.vpc)) {
    const VpcPeeringConnection* peering = context.network.get(ref);
    if (peering == nullptr || is_gone(peering->state)) continue;
    const model::PeeringSide* far = other_side(*peering, way.vpc->id);
    if (far == nullptr || in_vpc(context.network, *far, *way.to.address) != Match::kYes) continue;
    if (!only.empty() && only != far->vpc.id) return {};
    only = far->vpc.id;
  }
  return only;
}

net::Prefix wanted_cidr(const Context& context, const Way& way) {
  return cidr_of(context.network, wanted_vpc(context, way), *way.to.address);
}

RouteTarget target_of(const Context& context, const Connection& connection) {
  if (connection.peering != nullptr) {
    return {"--vpc-peering-connection-id", text(context, connection.peering->id)};
  }
  return {"--transit-gateway-id", text(context, connection.attachment->transit_gateway.id)};
}

StringId id_of(const Connection& connection) {
  if (connection.peering != nullptr) return connection.peering->id;
  return connection.attachment->transit_gateway.id;
}

// A shorter route of the table takes over once the winner is gone.
bool shorter_route_fits(const Context& context, const Way& way, const Winner& winner,
                        const Connection& connection) {
  for (const InstalledPrefix& entry : context.tables.installed(*way.table)) {
    const bool shorter = winner.matched && entry.prefix.length() < winner.matched->length();
    if (!shorter || !entry.prefix.contains(*way.to.address)) continue;
    if (!connection.given() && entry.count == 0) return true;
    for (const Route* route : context.tables.routes(entry)) {
      const bool fits = connection.given() ? route->target == id_of(connection)
                                           : route->target_type == model::RouteTargetType::kLocal;
      if (fits) return true;
    }
  }
  return false;
}

}  // namespace

Connection wanted_connection(const Context& context, const Way& way) {
  const StringId vpc = wanted_vpc(context, way);
  if (vpc.empty() || vpc == way.vpc->id) return {};
  const VpcPeeringConnection* peering = peering_between(context.network, *way.vpc, vpc);
  if (peering != nullptr && peering->state == model::PeeringState::kActive) return {peering, {}};
  const auto* attachment = gateway_between(context.network, *way.vpc, vpc);
  if (attachment != nullptr) return {nullptr, attachment};
  return {peering == nullptr || is_gone(peering->state) ? nullptr : peering, nullptr};
}

std::string where_meant(const Context& context, const Way& way) {
  if (way.meant == nullptr) return "";
  return fmt::format(" ({} in {})", context.network.text(way.meant->id),
                     context.network.text(way.meant->vpc));
}

std::string fix_missing_route(const Context& context, const Way& way) {
  if (!way.to.address) return fix_public_access();
  const Connection connection = wanted_connection(context, way);
  if (connection.given()) {
    return fix_add_route(context.network, *way.table, wanted_cidr(context, way),
                         target_of(context, connection));
  }
  return fmt::format("Add to {} a route for {} towards the VPC that has it.",
                     context.network.text(way.table->id), wanted_cidr(context, way).to_string());
}

std::string fix_wrong_route(const Context& context, const Way& way, const Winner& winner) {
  if (!way.to.address) return fix_public_access();
  const bool inside = way.meant != nullptr && way.meant->vpc.id == way.vpc->id;
  const Connection connection = wanted_connection(context, way);
  if (inside || (connection.given() && shorter_route_fits(context, way, winner, connection))) {
    return fix_delete_route(context.network, *way.table, winner);
  }
  if (connection.given()) {
    return fix_replace_route(context.network, *way.table, winner, wanted_cidr(context, way),
                             target_of(context, connection));
  }
  return fmt::format("Replace the route {} in {} by one that leads to {}.",
                     describe(context.network, winner), context.network.text(way.table->id),
                     destination(way));
}

std::string fix_astray(const Context& context, const Way& way, const Winner& winner) {
  const Connection connection = wanted_connection(context, way);
  if (!connection.given()) return fix_wrong_route(context, way, winner);
  // Both VPCs may use the same CIDR: a route for the one address spares the other's traffic.
  if (winner.matched && winner.matched->length() < net::address_bits(way.to.family)) {
    return fix_add_route(context.network, *way.table, net::Prefix::host(*way.to.address),
                         target_of(context, connection));
  }
  return fix_wrong_route(context, way, winner);
}

}  // namespace reach::path
