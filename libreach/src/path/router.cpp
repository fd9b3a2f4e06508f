// SPDX-License-Identifier: Apache-2.0
#include "path/router.hpp"

#include <fmt/format.h>

#include <array>
#include <deque>

#include "path/appliance.hpp"
#include "path/delivery.hpp"
#include "path/fixes.hpp"
#include "path/gateway_endpoint.hpp"
#include "path/internet_gateway.hpp"
#include "path/missing.hpp"
#include "path/nat_gateway.hpp"
#include "path/peering.hpp"
#include "path/route_fixes.hpp"
#include "path/route_targets.hpp"
#include "path/transit_gateway.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::Route;
using model::RouteTargetType;
using model::Stage;

constexpr std::size_t kMostLookUps = 16;
constexpr std::size_t kMostWays = 64;

using Step = void (*)(const Context&, Way, const Winner&, Ways&);

// What lies beyond is not known: the packet may come out with another source address.
void to_unsupported(const Context& context, Way way, const Winner& winner, Ways& out) {
  add(way, unsupported(context.network, way.stage, *way.table, winner));
  push_table(context, way, winner, HopOutcome::kUnknown);
  push(way, HopType::kGateway, text(context, winner.route->target), HopOutcome::kUnknown,
       winner.route->origin);
  stop(std::move(way), out);
}

// B4: one step a target type; the others are not followed.
struct TargetStep {
  RouteTargetType type;
  Step step;
};
constexpr std::array kSteps = {
    TargetStep{RouteTargetType::kLocal, route_locally},
    TargetStep{RouteTargetType::kVpcPeeringConnection, over_peering},
    TargetStep{RouteTargetType::kTransitGateway, over_transit_gateway},
    TargetStep{RouteTargetType::kNatGateway, through_nat_gateway},
    TargetStep{RouteTargetType::kInternetGateway, out_by_internet_gateway},
    TargetStep{RouteTargetType::kEgressOnlyInternetGateway, out_by_egress_only_gateway},
    TargetStep{RouteTargetType::kNetworkInterface, through_appliance},
    TargetStep{RouteTargetType::kVpcEndpoint, through_endpoint},
};

void into_blackhole(const Context& context, Way way, const Winner& winner, Ways& out) {
  const Network& network = context.network;
  const auto* target =
      network.find<model::VpcPeeringConnection>(network.text(winner.route->target));
  const bool is_down = target != nullptr && target->state != model::PeeringState::kActive;
  // E2: a route to a pending connection is a blackhole until that is active.
  const bool waits = is_down && target == wanted_connection(context, way).peering;
  add(way,
      blackhole(network, way.stage, *way.table, winner,
                waits ? fix_peering(network, *target) : fix_wrong_route(context, way, winner)));
  push_table(context, way, winner, HopOutcome::kBlocked);
  if (is_down) add(way, peering_state(network, way.stage, *target));
  go_on_as_meant(context, std::move(way), out);
}

void follow_route(const Context& context, Way way, const Winner& winner, Ways& out) {
  if (winner.route == nullptr) return route_locally(context, std::move(way), winner, out);
  if (winner.route->state == model::RouteState::kBlackhole) {
    return into_blackhole(context, std::move(way), winner, out);
  }
  const auto found = std::find_if(kSteps.begin(), kSteps.end(), [&](const TargetStep& entry) {
    return entry.type == winner.route->target_type;
  });
  const Step step = found == kSteps.end() ? to_unsupported : found->step;
  step(context, std::move(way), winner, out);
}

// Once, on the way out, and where all peering connections are known.
void report_disconnected(const Context& context, Way& way) {
  const Network& network = context.network;
  if (way.stage != Stage::kForward || way.meant == nullptr || way.meant->vpc.id == way.vpc->id ||
      wanted_connection(context, way).given()) {
    return;
  }
  const bool whole = network.exported(DocumentKind::kVpcPeeringConnections, way.vpc->owner,
                                      way.vpc->region) == model::Completeness::kComplete;
  if (!whole) return;
  block(way, Code::kDisconnectedVpcs, text(context, way.vpc->id),
        fmt::format("No usable peering connection joins {} and {}.", network.text(way.vpc->id),
                    network.text(way.meant->vpc)),
        way.vpc->origin, fix_create_peering(network, way.vpc->id, way.meant->vpc.id));
}

// B17: only the implied routes of the VPC's own CIDRs are always there (B8).
void without_route(const Context& context, Way way, Ways& out) {
  const std::string table = text(context, way.table->id);
  const std::string message = way.to.address
                                  ? fmt::format("{} has no route to {}{}.", table, destination(way),
                                                where_meant(context, way))
                                  : fmt::format("{} has no route to public addresses.", table);
  block(way, Code::kNoRouteToDestination, table, message, way.table->origin,
        fix_missing_route(context, way));
  push_table(context, way, {}, HopOutcome::kBlocked);
  if (way.to.address) report_disconnected(context, way);
  go_on_as_meant(context, std::move(way), out);
}

// 169.254.168.0/22 and fd00:ec2::/32: answered by the host below the instance, whatever tables say
// (B10).
bool is_link_local_service(net::Address address) {
  constexpr net::Prefix kV4 = net::Prefix::covering(net::Address::v4(0xA9FEA800U), 22);
  constexpr net::Prefix kV6 = net::Prefix::covering(net::Address::v6(0xFD000EC200000000U, 0), 32);
  return kV4.contains(address) || kV6.contains(address);
}

void to_link_local(const Context& context, Way way, Ways& out) {
  add(way, Weight::kUnknown, Code::kUnsupportedComponent, text(context, way.vpc->id),
      fmt::format("{} is an address of EC2's own services, which no route table leads to.",
                  destination(way)),
      way.vpc->origin, fix_ask_aws());
  stop(std::move(way), out);
}

// A route whose destinations are not known, and what would tell.
Evidence why_doubtful(const Context& context, const Way& way, const Route& route) {
  const Network& network = context.network;
  const bool list = route.destination == Route::Destination::kPrefixList;
  const std::string table = text(context, way.table->id);
  const std::string resource = list ? text(context, route.prefix_list.id) : table;
  return unreadable(
      way.stage,
      {list ? DocumentKind::kManagedPrefixListEntries : DocumentKind::kRouteTables,
       way.table->owner,
       way.vpc->region,
       resource,
       list ? fmt::format("A route of {} for {} to {} may take {}: the entries of the prefix list "
                          "are not in the snapshot.",
                          table, resource, network.text(route.target), destination(way))
            : fmt::format("A route of {} whose destination cannot be read may take {}.", resource,
                          destination(way)),
       route.origin,
       {}});
}

std::string targets_of(const Network& network, const std::vector<Winner>& winners) {
  std::string targets;
  for (const Winner& winner : winners) {
    const std::string_view target =
        winner.route == nullptr ? "local" : network.text(winner.route->target);
    targets += fmt::format("{}{}", targets.empty() ? "" : ", ", target);
  }
  return targets;
}

Evidence why_ambiguous(const Context& context, const Way& way, const std::vector<Winner>& winners) {
  const std::string table = text(context, way.table->id);
  const std::string destination = winners.front().matched->to_string();
  return {
      Weight::kPartly,
      {Code::kAmbiguousRoute, way.stage, true, table,
       fmt::format("Several routes of {} claim {} with different targets ({}), and AWS picks one.",
                   table, destination, targets_of(context.network, winners)),
       winners.front().route->origin,
       fmt::format("Leave one route for {} in {}.", destination, table)}};
}

// H11: which of several routes takes the service's addresses, only AWS's address list tells.
Evidence why_unsure(const Context& context, const Way& way, const RouteLookup& lookup) {
  const std::string table = text(context, way.table->id);
  return {Weight::kUnknown,
          {Code::kUnknownResource, way.stage, true, table,
           fmt::format("Public addresses take different routes of {} ({}{}), and the snapshot does "
                       "not hold the service's.",
                       table, targets_of(context.network, lookup.winners),
                       lookup.covered ? "" : ", or none"),
           way.table->origin, "Ask for one of the addresses."}};
}

void look_up(const Context& context, Way way, Ways& out) {
  const RouteLookup lookup =
      way.to.address
          ? context.tables.lookup(*way.table, *way.to.address)
          : context.tables.lookup_public(*way.table, way.to.family, context.public_service);
  const bool none = lookup.winners.empty() || !lookup.covered;
  const std::size_t certain = lookup.winners.size() + (none ? 1 : 0);
  if (certain > 1 && way.to.address) {
    out.reasons.push_back(why_ambiguous(context, way, lookup.winners));
  } else if (certain > 1) {
    out.unsure = true;
    out.reasons.push_back(why_unsure(context, way, lookup));
  }
  if (!lookup.doubtful.empty()) {
    out.unsure = true;
    out.reasons.clear();
  }
  for (const Route* route : lookup.doubtful) {
    out.reasons.push_back(why_doubtful(context, way, *route));
  }
  if (none) without_route(context, way, out);
  for (const Winner& winner : lookup.winners) follow_route(context, way, winner, out);
  for (const Route* route : lookup.doubtful) follow_route(context, way, {route, {}}, out);
}

void go_in_a_circle(const Context& context, Way way, Ways& out) {
  const std::string table = text(context, way.table->id);
  block(way, Code::kNoPossibleDestination, table,
        fmt::format("The routes lead {} in a circle: {} has routed it before.", destination(way),
                    table),
        way.table->origin,
        fmt::format("Change the routes that lead {} back to {}.", destination(way), table));
  push_table(context, way, {}, HopOutcome::kBlocked);
  stop(std::move(way), out);
}

void table_unknown(const Context& context, Way way, Ways& out) {
  // A subnet or VPC that is not described has been reported with its interface.
  if (way.subnet != nullptr && way.vpc != nullptr) {
    add(way, context.tables.why_unknown(*way.subnet, way.stage));
  }
  stop(std::move(way), out);
}

void leave(const Context& context, Way way, Ways& out) {
  if (way.vpc != nullptr && in_own_subnet(context, way)) {
    return within_subnet(context, std::move(way), out);
  }
  if (way.subnet != nullptr) pass_acl(context, way, *way.subnet, true);
  if (way.table == nullptr || way.vpc == nullptr)
    return table_unknown(context, std::move(way), out);
  if (way.to.address && is_link_local_service(*way.to.address)) {
    return to_link_local(context, std::move(way), out);
  }
  const Way::LookUp now{way.table, way.from.address, way.to.address};
  const bool again = std::find(way.look_ups.begin(), way.look_ups.end(), now) != way.look_ups.end();
  if (again || way.look_ups.size() >= kMostLookUps) {
    return go_in_a_circle(context, std::move(way), out);
  }
  way.look_ups.push_back(now);
  look_up(context, std::move(way), out);
}

Evidence too_many(const Context& context, const Way& way) {
  return {Weight::kUnknown,
          {Code::kUnsupportedComponent,
           way.stage,
           true,
           std::string(way.vpc == nullptr ? "" : context.network.text(way.vpc->id)),
           fmt::format("The network may pick more than {} ways to {}; not all were followed.",
                       kMostWays, destination(way)),
           {},
           fix_ask_aws()}};
}

}  // namespace

Ways send(const Context& context, Ways started) {
  Ways result;
  result.unsure = started.unsure;
  result.reasons = std::move(started.reasons);
  std::deque<Way> open(std::make_move_iterator(started.ways.begin()),
                       std::make_move_iterator(started.ways.end()));
  while (!open.empty()) {
    Way way = std::move(open.front());
    open.pop_front();
    if (way.ended) {
      result.ways.push_back(std::move(way));
      continue;
    }
    Ways next;
    leave(context, way, next);
    result.unsure = result.unsure || next.unsure;
    for (Evidence& reason : next.reasons) result.reasons.push_back(std::move(reason));
    if (result.ways.size() + open.size() + next.ways.size() > kMostWays) {
      next.ways.resize(1);
      add(next.ways.front(), too_many(context, way));
      next.ways.front().ended = true;
    }
    open.insert(open.begin(), std::make_move_iterator(next.ways.begin()),
                std::make_move_iterator(next.ways.end()));
  }
  return result;
}

Ways send(const Context& context, Way start) {
  Ways started;
  started.ways.push_back(std::move(start));
  return send(context, std::move(started));
}

}  // namespace reach::path
