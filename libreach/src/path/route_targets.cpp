// SPDX-License-Identifier: Apache-2.0
#include "path/route_targets.hpp"

#include <fmt/format.h>

#include "path/fixes.hpp"
#include "path/missing.hpp"
#include "path/topology.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::PeeringState;
using model::Route;
using model::RouteTable;
using model::Stage;
using model::Vpc;
using model::VpcPeeringConnection;

std::string id(const Network& network, model::StringId text) {
  return std::string(network.text(text));
}

}  // namespace

Evidence peering_state(const Network& network, Stage stage, const VpcPeeringConnection& peering) {
  if (peering.state == PeeringState::kUnknown) {
    return unreadable(stage, {DocumentKind::kVpcPeeringConnections,
                              {},
                              {},
                              id(network, peering.id),
                              fmt::format("The snapshot does not give the state of {}.",
                                          network.text(peering.id)),
                              peering.origin,
                              {}});
  }
  return {Weight::kBlocks,
          {Code::kBadState, stage, true, id(network, peering.id),
           fmt::format("{} is {}; only an active peering connection carries packets.",
                       network.text(peering.id), model::enum_text(peering.state)),
           peering.origin, fix_peering(network, peering)}};
}

Evidence blackhole(const Network& network, Stage stage, const RouteTable& table,
                   const Winner& winner, std::string fix) {
  return {Weight::kBlocks,
          {Code::kBadStateRoute, stage, true, id(network, table.id),
           fmt::format("The route {} of {} is a blackhole: its target {} is gone or not ready.",
                       describe(network, winner), network.text(table.id),
                       network.text(winner.route->target)),
           winner.route->origin, std::move(fix)}};
}

Evidence unsupported(const Network& network, Stage stage, const RouteTable& table,
                     const Winner& winner) {
  const std::string_view target = network.text(winner.route->target);
  // Ingest leaves the type out where a member of the route is malformed or given twice.
  if (winner.route->target_type == model::RouteTargetType::kUnknown && !target.empty()) {
    return unreadable(
        stage, {DocumentKind::kRouteTables,
                table.owner,
                {},
                id(network, table.id),
                fmt::format("The route {} of {} to {} cannot be read whole: whether it works is "
                            "not certain.",
                            describe(network, winner), network.text(table.id), target),
                winner.route->origin,
                {}});
  }
  return {Weight::kUnknown,
          {Code::kUnsupportedComponent, stage, true,
           std::string(target.empty() ? network.text(table.id) : target),
           fmt::format("The route {} of {} leads to {} ({}), which reachsim does not follow yet.",
                       describe(network, winner), network.text(table.id),
                       target.empty() ? "a target that is not known" : target,
                       model::enum_text(winner.route->target_type)),
           winner.route->origin,
           fmt::format("Check the way beyond {} by hand.",
                       target.empty() ? network.text(table.id) : target)}};
}

Evidence target_missing(const Network& network, Stage stage, const RouteTable& table,
                        const Winner& winner, DocumentKind kind) {
  const Route& route = *winner.route;
  const Vpc* vpc = network.get(table.vpc);
  return missing(
      network, stage,
      {kind,
       vpc == nullptr ? table.owner : vpc->owner,
       vpc == nullptr ? model::StringId{} : vpc->region,
       id(network, route.target),
       fmt::format("{}, the target of the route {} of {}, is not in the snapshot.",
                   network.text(route.target), describe(network, winner), network.text(table.id)),
       route.origin,
       {}});
}

Evidence not_joined(const Network& network, Stage stage, const RouteTable& table,
                    const Winner& winner, const Vpc& vpc, std::string fix) {
  return {Weight::kBlocks,
          {Code::kBadStateRoute, stage, true, id(network, table.id),
           fmt::format("The route {} of {} leads to {}, which does not join {}.",
                       describe(network, winner), network.text(table.id),
                       network.text(winner.route->target), network.text(vpc.id)),
           winner.route->origin, std::move(fix)}};
}

std::string describe(const Network& network, const Winner& winner) {
  const std::string prefix = winner.matched ? winner.matched->to_string() : "";
  if (winner.route == nullptr || winner.route->destination != Route::Destination::kPrefixList) {
    return prefix.empty() ? "without a readable destination" : prefix;
  }
  const std::string list = id(network, winner.route->prefix_list.id);
  return prefix.empty() ? list : fmt::format("{} ({})", list, prefix);
}

}  // namespace reach::path
