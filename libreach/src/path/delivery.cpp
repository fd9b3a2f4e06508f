// SPDX-License-Identifier: Apache-2.0
#include "path/delivery.hpp"

#include <fmt/format.h>

#include "path/fixes.hpp"
#include "path/missing.hpp"
#include "path/route_fixes.hpp"
#include "path/route_targets.hpp"
#include "path/transit_gateway.hpp"
#include "path/translation.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::NetworkInterface;
using model::Vpc;

// The base+2 address of the VPC, which its Resolver has and no interface shows (B10).
bool is_resolver(const Vpc& vpc, net::Address address) {
  if (!vpc.primary_cidr || !address.is_v4() || !vpc.primary_cidr->address().is_v4()) return false;
  return address.v4_bits() == vpc.primary_cidr->address().v4_bits() + 2;
}

// Nothing that the snapshot shows has the address in that VPC: certain only where all its
// interfaces are known.
Evidence nobody(const Network& network, model::Stage stage, const Vpc& vpc, Home home,
                net::Address address) {
  const std::string name(network.text(vpc.id));
  if (is_resolver(vpc, address)) {
    return {Weight::kUnknown,
            {Code::kUnsupportedComponent, stage, true, name,
             fmt::format("{} is the Resolver of {}; reachsim does not follow packets to it.",
                         address.to_string(), name),
             vpc.origin, fix_ask_aws()}};
  }
  const bool whole =
      vpc.declared && network.exported(DocumentKind::kNetworkInterfaces, home.owner, home.region) ==
                          model::Completeness::kComplete;
  if (!whole) {
    return unreadable(stage, {DocumentKind::kNetworkInterfaces, home.owner, home.region, name,
                              fmt::format("The snapshot does not tell whether {} of {} is in use.",
                                          address.to_string(), name),
                              vpc.origin, fmt::format("--filters Name=vpc-id,Values={}", name)});
  }
  return {Weight::kBlocks,
          {Code::kNoSourceOrDestination, stage, true, name,
           fmt::format("No network interface of {} has the address {}.", name, address.to_string()),
           vpc.origin, "Use an address that a network interface has."}};
}

Evidence misdelivered(const Network& network, const NetworkInterface& neighbour,
                      const NetworkInterface& meant, net::Address address) {
  return {
      Weight::kBlocks,
      {Code::kNoPossibleDestination, model::Stage::kForward, true,
       std::string(network.text(neighbour.subnet)),
       fmt::format("{} is the address of {} in the sender's own subnet {}, not of {} in {}.",
                   address.to_string(), network.text(neighbour.id), network.text(neighbour.subnet),
                   network.text(meant.id), network.text(meant.vpc)),
       neighbour.origin, "Renumber one of the two VPCs."}};
}

// Replies of the right host to the wrong VPC, or requests to another host with the same address
// (B15, E5).
void report_astray(const Context& context, Way& way, const Winner& winner, const Vpc& vpc) {
  const Network& network = context.network;
  block(
      way, Code::kMoreSpecificRoute, text(context, way.table->id),
      fmt::format("The route {} of {} takes {} into {}, but {} is in {}.",
                  describe(network, winner), network.text(way.table->id), destination(way),
                  network.text(vpc.id), network.text(way.meant->id), network.text(way.meant->vpc)),
      winner.route == nullptr ? way.table->origin : winner.route->origin,
      fix_astray(context, way, winner));
}

void end_at(Way way, const NetworkInterface* interface, Ways& out) {
  close_leg(way);
  way.end = interface;
  stop(std::move(way), out);
}

}  // namespace

bool in_own_subnet(const Context& context, const Way& way) {
  if (way.subnet == nullptr || way.vpc == nullptr || !way.to.address) return false;
  const NetworkInterface* neighbour = context.network.interface_in(*way.vpc, *way.to.address);
  if (neighbour != nullptr) return neighbour->subnet.id == way.subnet->id;
  const auto holds_it = [&](const net::Prefix& cidr) { return cidr.contains(*way.to.address); };
  return (way.subnet->cidr && holds_it(*way.subnet->cidr)) ||
         std::any_of(way.subnet->ipv6_cidrs.begin(), way.subnet->ipv6_cidrs.end(), holds_it);
}

void within_subnet(const Context& context, Way way, Ways& out) {
  const NetworkInterface* neighbour = context.network.interface_in(*way.vpc, *way.to.address);
  if (neighbour == nullptr) {
    const Home home{way.vpc->owner, way.vpc->region};
    add(way, nobody(context.network, way.stage, *way.vpc, home, *way.to.address));
    return stop(std::move(way), out);
  }
  if (way.meant != nullptr && way.meant != neighbour) {
    add(way, misdelivered(context.network, *neighbour, *way.meant, *way.to.address));
    way.broken = true;
  }
  arrive(context, std::move(way), *neighbour, out);
}

void route_locally(const Context& context, Way way, const Winner& winner, Ways& out) {
  const Network& network = context.network;
  const std::string table = text(context, way.table->id);
  if (winner.route == nullptr) {
    add(way, Weight::kExplains, Code::kUnusualConfiguration, table,
        fmt::format("{} shows no local route for {}, a CIDR of {}; AWS keeps one in every table.",
                    table, describe(network, winner), network.text(way.vpc->id)),
        way.table->origin, "");
  }
  push_table(context, way, winner, HopOutcome::kPassed);
  const NetworkInterface* found = network.interface_in(*way.vpc, *way.to.address);
  if (found == nullptr && !model::in_vpc_cidrs(*way.vpc, *way.to.address) && way.vpc->declared) {
    block(
        way, Code::kVpcLocalRouteCidrRestriction, table,
        fmt::format("The local route {} of {} takes {}, which is in no CIDR of {}.",
                    describe(network, winner), table, destination(way), network.text(way.vpc->id)),
        winner.route == nullptr ? way.table->origin : winner.route->origin,
        fix_wrong_route(context, way, winner));
    const NetworkInterface* meant = way.meant;
    if (meant == nullptr) return stop(std::move(way), out);
    return arrive(context, std::move(way), *meant, out);
  }
  const Vpc& vpc = *way.vpc;
  deliver(context, std::move(way), vpc, {vpc.owner, vpc.region}, winner, out);
}

void deliver(const Context& context, Way way, const Vpc& vpc, Home home, const Winner& winner,
             Ways& out) {
  if (is_awaited(way, vpc)) return give_back(context, std::move(way), out);
  const bool elsewhere =
      way.table != nullptr && way.meant != nullptr && way.meant->vpc.id != vpc.id;
  if (way.bound && elsewhere) {
    report_astray(context, way, winner, vpc);
    return go_on_as_meant(context, std::move(way), out);
  }
  const NetworkInterface* end = way.bound && way.meant != nullptr
                                    ? way.meant
                                    : context.network.interface_in(vpc, *way.to.address);
  if (end != nullptr) return arrive(context, std::move(way), *end, out);
  Evidence why = nobody(context.network, way.stage, vpc, home, *way.to.address);
  if (why.weight == Weight::kBlocks && elsewhere) {
    report_astray(context, way, winner, vpc);
    return go_on_as_meant(context, std::move(way), out);
  }
  add(way, std::move(why));
  stop(std::move(way), out);
}

void arrive(const Context& context, Way way, const NetworkInterface& interface, Ways& out) {
  const Vpc* vpc = context.network.get(interface.vpc);
  if (vpc != nullptr && is_awaited(way, *vpc)) return give_back(context, std::move(way), out);
  const model::Subnet* subnet = context.network.get(interface.subnet);
  const bool crosses = subnet != nullptr && subnet != way.subnet;  // D7
  if (crosses) pass_acl(context, way, *subnet, false);
  end_at(std::move(way), &interface, out);
}

void go_on_as_meant(const Context& context, Way way, Ways& out) {
  way.broken = true;
  const Connection wanted = wanted_connection(context, way);
  if (wanted.attachment != nullptr) {
    return enter_transit_gateway(context, std::move(way), *wanted.attachment, out);
  }
  if (wanted.peering != nullptr) {
    way.identity = identity_over(context.network, *wanted.peering);
    HopOutcome outcome = HopOutcome::kPassed;
    if (wanted.peering->state != model::PeeringState::kActive) {
      add(way, peering_state(context.network, way.stage, *wanted.peering));
      const bool known = wanted.peering->state != model::PeeringState::kUnknown;
      outcome = known ? HopOutcome::kBlocked : HopOutcome::kUnknown;
    }
    Hop hop;
    hop.type = HopType::kVpcPeeringConnection;
    hop.component = text(context, wanted.peering->id);
    hop.outcome = outcome;
    hop.assumed = true;
    hop.origin = wanted.peering->origin;
    push(way, std::move(hop));
  }
  const NetworkInterface* meant = way.meant;
  if (meant == nullptr) return stop(std::move(way), out);
  arrive(context, std::move(way), *meant, out);
}

}  // namespace reach::path
