// SPDX-License-Identifier: Apache-2.0
#include "path/onward.hpp"

#include <fmt/format.h>

#include "path/fixes.hpp"
#include "path/missing.hpp"
#include "path/route_targets.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::NetworkInterface;
using model::PeeringSide;
using model::PeeringState;
using model::Route;
using model::RouteTable;
using model::RouteTargetType;
using model::Stage;
using model::Vpc;
using model::VpcPeeringConnection;

std::string id(const Network& network, model::StringId text) {
  return std::string(network.text(text));
}

Hop table_hop(const Network& network, const RouteTable& table, const Winner& winner,
              HopOutcome outcome) {
  Hop hop;
  hop.type = HopType::kRouteTable;
  hop.component = id(network, table.id);
  hop.outcome = outcome;
  hop.route = winner.route;
  hop.matched_prefix = winner.matched;
  hop.origin = winner.route == nullptr ? table.origin : winner.route->origin;
  return hop;
}

Hop component_hop(HopType type, std::string component, HopOutcome outcome, model::OriginId origin) {
  Hop hop;
  hop.type = type;
  hop.component = std::move(component);
  hop.outcome = outcome;
  hop.origin = origin;
  return hop;
}

model::OriginId origin_of(const RouteTable& table, const Winner& winner) {
  return winner.route == nullptr ? table.origin : winner.route->origin;
}

// The base+2 address of the VPC, which its Resolver has and no interface shows (B10).
bool is_resolver(const Vpc& vpc, net::Address address) {
  if (!vpc.primary_cidr || !address.is_v4() || !vpc.primary_cidr->address().is_v4()) return false;
  return address.v4_bits() == vpc.primary_cidr->address().v4_bits() + 2;
}

// 169.254.168.0/22 and fd00:ec2::/32: answered by the host below the instance, whatever tables say
// (B10).
bool is_link_local_service(net::Address address) {
  constexpr net::Prefix kV4 = net::Prefix::covering(net::Address::v4(0xA9FEA800U), 22);
  constexpr net::Prefix kV6 = net::Prefix::covering(net::Address::v6(0xFD000EC200000000U, 0), 32);
  return kV4.contains(address) || kV6.contains(address);
}

// Follows one route.
class Follower {
 public:
  Follower(const Network& network, const RouteTables& tables, const Leg& leg)
      : network_(network), tables_(tables), leg_(leg) {}

  // No route matches: only the implied ones of the VPC's own CIDRs are always there (B8, B17).
  Onward without_route() {
    add(Weight::kBlocks,
        {Code::kNoRouteToDestination, leg_.stage, true, id(network_, leg_.table->id),
         fmt::format("{} has no route to {}{}.", network_.text(leg_.table->id), leg_.to.to_string(),
                     where_meant()),
         leg_.table->origin, fix_missing_route()});
    onward_.hops.push_back(table_hop(network_, *leg_.table, {}, HopOutcome::kBlocked));
    if (leg_.meant != nullptr && leg_.meant->vpc.id != leg_.vpc->id &&
        wanted_peering() == nullptr) {
      report_disconnected();
    }
    go_on_as_meant();
    return finish();
  }

  Onward with_route(const Winner& winner) {
    winner_ = winner;
    if (winner.route == nullptr) return through_local();
    if (winner.route->state == model::RouteState::kBlackhole) return into_blackhole();
    switch (winner.route->target_type) {
      case RouteTargetType::kLocal:
        return through_local();
      case RouteTargetType::kVpcPeeringConnection:
        return over_peering();
      case RouteTargetType::kInternetGateway:
        return to_internet_gateway();
      default:
        return to_unsupported();
    }
  }

 private:
  void add(Weight weight, model::Finding finding) {
    onward_.evidence.push_back({weight, std::move(finding)});
  }
  void add(Evidence evidence) { onward_.evidence.push_back(std::move(evidence)); }

  Onward finish() {
    onward_.outcome = outcome_of(onward_.evidence);
    return std::move(onward_);
  }

  void push_table_hop() {
    onward_.hops.push_back(table_hop(network_, *leg_.table, winner_, outcome_of(onward_.evidence)));
  }

  // The VPC that has the address: that of the interface meant, else the only peer whose CIDRs hold
  // it.
  [[nodiscard]] model::StringId wanted_vpc() const {
    if (leg_.meant != nullptr) return leg_.meant->vpc.id;
    model::StringId only;
    for (const auto& ref : network_.peerings_of(*leg_.vpc)) {
      const VpcPeeringConnection* peering = network_.get(ref);
      if (peering == nullptr || is_gone(peering->state)) continue;
      const PeeringSide* far = other_side(*peering, leg_.vpc->id);
      if (far == nullptr || in_vpc(network_, *far, leg_.to) != Match::kYes) continue;
      if (!only.empty() && only != far->vpc.id) return {};
      only = far->vpc.id;
    }
    return only;
  }

  [[nodiscard]] const VpcPeeringConnection* wanted_peering() const {
    const model::StringId vpc = wanted_vpc();
    if (vpc.empty() || vpc == leg_.vpc->id) return nullptr;
    const VpcPeeringConnection* peering = peering_between(network_, *leg_.vpc, vpc);
    return peering == nullptr || is_gone(peering->state) ? nullptr : peering;
  }

  [[nodiscard]] std::string where_meant() const {
    if (leg_.meant == nullptr) return "";
    return fmt::format(" ({} in {})", network_.text(leg_.meant->id),
                       network_.text(leg_.meant->vpc));
  }

  [[nodiscard]] net::Prefix wanted_cidr() const { return cidr_of(network_, wanted_vpc(), leg_.to); }

  [[nodiscard]] std::string fix_missing_route() const {
    if (const VpcPeeringConnection* peering = wanted_peering()) {
      return fix_add_route(network_, *leg_.table, wanted_cidr(), *peering);
    }
    return fmt::format("Add to {} a route for {} towards the VPC that has it.",
                       network_.text(leg_.table->id), wanted_cidr().to_string());
  }

  // A shorter route of the table takes over once the winner is gone.
  [[nodiscard]] bool shorter_route_fits(const VpcPeeringConnection* peering) const {
    for (const InstalledPrefix& entry : tables_.installed(*leg_.table)) {
      if (!entry.prefix.contains(leg_.to) || !winner_.matched ||
          entry.prefix.length() >= winner_.matched->length()) {
        continue;
      }
      if (peering == nullptr && entry.count == 0) return true;
      for (const Route* route : tables_.routes(entry)) {
        if (peering == nullptr ? route->target_type == RouteTargetType::kLocal
                               : route->target == peering->id) {
          return true;
        }
      }
    }
    return false;
  }

  // The winning route is the wrong one.
  [[nodiscard]] std::string fix_wrong_route() const {
    const bool inside = leg_.meant != nullptr && leg_.meant->vpc.id == leg_.vpc->id;
    const VpcPeeringConnection* peering = wanted_peering();
    if (inside || (peering != nullptr && shorter_route_fits(peering))) {
      return fix_delete_route(network_, *leg_.table, winner_);
    }
    if (peering != nullptr) {
      return fix_replace_route(network_, *leg_.table, winner_, wanted_cidr(), *peering);
    }
    return fmt::format("Replace the route {} in {} by one that leads to {}.",
                       describe(network_, winner_), network_.text(leg_.table->id),
                       leg_.to.to_string());
  }

  // Once, on the way out, and where all peering connections are known.
  void report_disconnected() {
    if (leg_.stage != Stage::kForward) return;
    const bool whole = network_.exported(DocumentKind::kVpcPeeringConnections, leg_.vpc->owner,
                                         leg_.vpc->region) == model::Completeness::kComplete;
    if (!whole) return;
    add(Weight::kBlocks,
        {Code::kDisconnectedVpcs, leg_.stage, true, id(network_, leg_.vpc->id),
         fmt::format("No usable peering connection joins {} and {}.", network_.text(leg_.vpc->id),
                     network_.text(leg_.meant->vpc)),
         leg_.vpc->origin, fix_create_peering(network_, leg_.vpc->id, leg_.meant->vpc.id)});
  }

  // What lies beyond the broken route: blockers there must be repaired as well.
  void go_on_as_meant() {
    onward_.end = leg_.meant;
    onward_.peering = wanted_peering();
    if (onward_.peering == nullptr) return;
    if (onward_.peering->state != PeeringState::kActive) {
      add(peering_state(network_, leg_.stage, *onward_.peering));
    }
    HopOutcome outcome = HopOutcome::kPassed;
    if (onward_.peering->state != PeeringState::kActive) {
      const bool known = onward_.peering->state != PeeringState::kUnknown;
      outcome = known ? HopOutcome::kBlocked : HopOutcome::kUnknown;
    }
    Hop hop = component_hop(HopType::kVpcPeeringConnection, id(network_, onward_.peering->id),
                            outcome, onward_.peering->origin);
    hop.assumed = true;
    onward_.hops.push_back(std::move(hop));
  }

  Onward into_blackhole() {
    const auto* target = network_.find<VpcPeeringConnection>(network_.text(winner_.route->target));
    const bool is_down = target != nullptr && target->state != PeeringState::kActive;
    // E2: a route to a pending connection is a blackhole until that is active.
    const bool waits = is_down && target == wanted_peering();
    add(blackhole(network_, leg_.stage, *leg_.table, winner_,
                  waits ? fix_peering(network_, *target) : fix_wrong_route()));
    push_table_hop();
    if (is_down) add(peering_state(network_, leg_.stage, *target));
    go_on_as_meant();
    return finish();
  }

  Onward through_local() {
    if (winner_.route == nullptr) {
      add(Weight::kExplains,
          {Code::kUnusualConfiguration, leg_.stage, false, id(network_, leg_.table->id),
           fmt::format(
               "{} shows no local route for {}, a CIDR of {}; AWS keeps one in every table.",
               network_.text(leg_.table->id), describe(network_, winner_),
               network_.text(leg_.vpc->id)),
           leg_.table->origin, ""});
    }
    const NetworkInterface* found = network_.interface_in(*leg_.vpc, leg_.to);
    push_table_hop();
    if (found == nullptr && !model::in_vpc_cidrs(*leg_.vpc, leg_.to) && leg_.vpc->declared) {
      add(Weight::kBlocks,
          {Code::kVpcLocalRouteCidrRestriction, leg_.stage, true, id(network_, leg_.table->id),
           fmt::format("The local route {} of {} takes {}, which is in no CIDR of {}.",
                       describe(network_, winner_), network_.text(leg_.table->id),
                       leg_.to.to_string(), network_.text(leg_.vpc->id)),
           origin_of(*leg_.table, winner_), fix_wrong_route()});
      onward_.end = leg_.meant;
      return finish();
    }
    deliver(*leg_.vpc, {leg_.vpc->owner, leg_.vpc->region}, found);
    return finish();
  }

  // The packet is in the VPC that the route leads to.
  void deliver(const Vpc& vpc, Home home, const NetworkInterface* found) {
    if (leg_.bound && leg_.meant != nullptr && leg_.meant->vpc.id != vpc.id) {
      report_astray(vpc.id);
      go_on_as_meant();
      return;
    }
    onward_.end = leg_.bound && leg_.meant != nullptr ? leg_.meant : found;
    if (onward_.end != nullptr) return;
    Evidence why = nobody(network_, leg_.stage, vpc, home, leg_.to);
    if (why.weight == Weight::kBlocks && leg_.meant != nullptr && leg_.meant->vpc.id != vpc.id) {
      report_astray(vpc.id);
      go_on_as_meant();
      return;
    }
    add(std::move(why));
  }

  // Replies of the right host to the wrong VPC, or requests to another host with the same address
  // (B15, E5).
  void report_astray(model::StringId vpc) {
    add(Weight::kBlocks,
        {Code::kMoreSpecificRoute, leg_.stage, true, id(network_, leg_.table->id),
         fmt::format("The route {} of {} takes {} into {}, but {} is in {}.",
                     describe(network_, winner_), network_.text(leg_.table->id),
                     leg_.to.to_string(), network_.text(vpc), network_.text(leg_.meant->id),
                     network_.text(leg_.meant->vpc)),
         origin_of(*leg_.table, winner_), fix_astray()});
  }

  [[nodiscard]] std::string fix_astray() const {
    const VpcPeeringConnection* peering = wanted_peering();
    if (peering == nullptr) return fix_wrong_route();
    // Both VPCs may use the same CIDR: a route for the one address spares the other's traffic.
    if (winner_.matched && winner_.matched->length() < net::address_bits(leg_.to.family())) {
      return fix_add_route(network_, *leg_.table, net::Prefix::host(leg_.to), *peering);
    }
    return fix_wrong_route();
  }

  Onward over_peering() {
    const auto* peering = network_.find<VpcPeeringConnection>(network_.text(winner_.route->target));
    const PeeringSide* far = peering == nullptr ? nullptr : other_side(*peering, leg_.vpc->id);
    if (peering == nullptr) {
      add(target_missing(network_, leg_.stage, *leg_.table, winner_));
      push_table_hop();
      return finish();
    }
    if (far == nullptr) {
      add(not_joined(network_, leg_.stage, *leg_.table, winner_, *leg_.vpc, fix_wrong_route()));
      push_table_hop();
      go_on_as_meant();
      return finish();
    }
    push_table_hop();
    if (peering->state != PeeringState::kActive) {
      add(peering_state(network_, leg_.stage, *peering));
    }
    check_addresses(*peering, *far);
    onward_.hops.push_back(component_hop(HopType::kVpcPeeringConnection, id(network_, peering->id),
                                         outcome_of(onward_.evidence), peering->origin));
    return finish();
  }

  // E4: a peering connection carries nothing but packets between the two VPCs' own addresses.
  void check_addresses(const VpcPeeringConnection& peering, const PeeringSide& far) {
    const Match from = in_vpc(network_, *side_of(peering, leg_.vpc->id), leg_.from);
    const Match to = in_vpc(network_, far, leg_.to);
    if (from == Match::kNo) report_foreign(peering, leg_.from, leg_.vpc->id);
    if (to == Match::kNo) {
      report_foreign(peering, leg_.to, far.vpc.id);
      if (leg_.meant != nullptr && leg_.meant->vpc.id != far.vpc.id) {
        go_on_as_meant();
        return;
      }
    }
    if (to == Match::kMaybe || from == Match::kMaybe) {
      const PeeringSide& near = *side_of(peering, leg_.vpc->id);
      const PeeringSide& side = to == Match::kMaybe ? far : near;
      report_unknown_vpc(side);
    }
    onward_.peering = &peering;
    arrive(far, to);
  }

  void arrive(const PeeringSide& far, Match holds_address) {
    const Vpc* vpc = network_.get(far.vpc);
    if (vpc == nullptr) {
      // Nothing names that VPC but the connection: an opaque peer (E11).
      if (holds_address != Match::kNo) report_unknown_vpc(far);
      onward_.end =
          leg_.meant != nullptr && leg_.meant->vpc.id == far.vpc.id ? leg_.meant : nullptr;
      return;
    }
    const Home home{vpc->owner.empty() ? far.owner : vpc->owner,
                    vpc->region.empty() ? far.region : vpc->region};
    const NetworkInterface* found = network_.interface_in(*vpc, leg_.to);
    if (holds_address == Match::kNo) {
      onward_.end = found;  // already reported
      return;
    }
    deliver(*vpc, home, found);
    if (!vpc->declared) report_unknown_vpc(far);
  }

  void report_unknown_vpc(const PeeringSide& side) {
    add(missing(network_, leg_.stage,
                {DocumentKind::kVpcs,
                 side.owner,
                 side.region,
                 id(network_, side.vpc.id),
                 fmt::format("{} is not described in the snapshot.", network_.text(side.vpc)),
                 winner_.route == nullptr ? leg_.table->origin : winner_.route->origin,
                 {}}));
  }

  void report_foreign(const VpcPeeringConnection& peering, net::Address address,
                      model::StringId vpc) {
    add(Weight::kBlocks,
        {Code::kPcxRequiresAddressInVpcCidr, leg_.stage, true, id(network_, leg_.table->id),
         fmt::format(
             "The route {} of {} leads over {}, which carries no packets for {}: it is in no "
             "CIDR of {}.",
             describe(network_, winner_), network_.text(leg_.table->id), network_.text(peering.id),
             address.to_string(), network_.text(vpc)),
         winner_.route->origin, fix_wrong_route()});
  }

  Onward to_internet_gateway() {
    const bool rfc1918 = net::is_rfc1918(leg_.to);
    if (!rfc1918 && !net::is_rfc6598(leg_.to)) return to_unsupported();
    // I2: an internet gateway drops packets to private addresses.
    add(Weight::kBlocks,
        {rfc1918 ? Code::kIgwDestinationAddressNotInRfc1918Egress
                 : Code::kIgwDestinationAddressNotInRfc6598Egress,
         leg_.stage, true, id(network_, leg_.table->id),
         fmt::format("{} sends {} to {} ({}), and an internet gateway drops private destinations.",
                     network_.text(leg_.table->id), leg_.to.to_string(),
                     network_.text(winner_.route->target), describe(network_, winner_)),
         winner_.route->origin, fix_wrong_route()});
    push_table_hop();
    go_on_as_meant();
    return finish();
  }

  // What lies beyond is not known: the packet may come out with another source address.
  Onward to_unsupported() {
    add(unsupported(network_, leg_.stage, *leg_.table, winner_));
    push_table_hop();
    onward_.hops.push_back(component_hop(HopType::kGateway, id(network_, winner_.route->target),
                                         HopOutcome::kUnknown, winner_.route->origin));
    return finish();
  }

  const Network& network_;
  const RouteTables& tables_;
  const Leg& leg_;
  Winner winner_;
  Onward onward_;
};

// The pieces whose destinations are not known, each with what would tell.
std::vector<Evidence> why_doubtful(const Network& network, const Leg& leg,
                                   const std::vector<const Route*>& routes) {
  std::vector<Evidence> evidence;
  for (const Route* route : routes) {
    const bool list = route->destination == Route::Destination::kPrefixList;
    const std::string resource =
        list ? id(network, route->prefix_list.id) : id(network, leg.table->id);
    Missing what{
        list ? DocumentKind::kManagedPrefixListEntries : DocumentKind::kRouteTables,
        leg.table->owner,
        leg.vpc->region,
        resource,
        list ? fmt::format("A route of {} for {} may take {}: the entries of the prefix list "
                           "are not in the snapshot.",
                           network.text(leg.table->id), resource, leg.to.to_string())
             : fmt::format("A route of {} whose destination cannot be read may take {}.", resource,
                           leg.to.to_string()),
        route->origin,
        {}};
    evidence.push_back(unreadable(leg.stage, std::move(what)));
  }
  return evidence;
}

Evidence why_ambiguous(const Network& network, const Leg& leg, const std::vector<Winner>& winners) {
  std::string targets;
  for (const Winner& winner : winners) {
    targets += fmt::format("{}{}", targets.empty() ? "" : ", ", network.text(winner.route->target));
  }
  const std::string destination = winners.front().matched->to_string();
  return {
      Weight::kPartly,
      {Code::kAmbiguousRoute, leg.stage, true, id(network, leg.table->id),
       fmt::format("Several routes of {} claim {} with different targets ({}), and AWS picks one.",
                   network.text(leg.table->id), destination, targets),
       winners.front().route->origin,
       fmt::format("Leave one route for {} in {}.", destination, network.text(leg.table->id))}};
}

Onward to_link_local(const Network& network, const Leg& leg) {
  Onward onward;
  onward.outcome = HopOutcome::kUnknown;
  onward.evidence.push_back(
      {Weight::kUnknown,
       {Code::kUnsupportedComponent, leg.stage, true, id(network, leg.vpc->id),
        fmt::format("{} is an address of EC2's own services, which no route table leads to.",
                    leg.to.to_string()),
        leg.vpc->origin, fix_ask_aws()}});
  return onward;
}

}  // namespace

Ways follow(const Network& network, const RouteTables& tables, const Leg& leg) {
  Ways result;
  if (is_link_local_service(leg.to)) {
    result.ways.push_back(to_link_local(network, leg));
    return result;
  }
  const RouteLookup lookup = tables.lookup(*leg.table, leg.to);
  const auto add = [&](const Winner& winner) {
    result.ways.push_back(Follower(network, tables, leg).with_route(winner));
  };
  for (const Winner& winner : lookup.winners) add(winner);
  if (lookup.winners.empty()) result.ways.push_back(Follower(network, tables, leg).without_route());
  if (lookup.winners.size() > 1)
    result.reasons.push_back(why_ambiguous(network, leg, lookup.winners));
  if (lookup.doubtful.empty()) return result;
  result.unsure = true;
  result.reasons = why_doubtful(network, leg, lookup.doubtful);
  for (const Route* route : lookup.doubtful) add({route, std::nullopt});
  return result;
}

Onward unknown_way(std::vector<Evidence> why) {
  Onward onward;
  onward.outcome = HopOutcome::kUnknown;
  onward.evidence = std::move(why);
  return onward;
}

Evidence misdelivered(const Network& network, const NetworkInterface& neighbour,
                      const NetworkInterface& meant, net::Address address) {
  return {
      Weight::kBlocks,
      {Code::kNoPossibleDestination, Stage::kForward, true, id(network, neighbour.subnet.id),
       fmt::format("{} is the address of {} in the sender's own subnet {}, not of {} in {}.",
                   address.to_string(), network.text(neighbour.id), network.text(neighbour.subnet),
                   network.text(meant.id), network.text(meant.vpc)),
       neighbour.origin, "Renumber one of the two VPCs."}};
}

Evidence nobody(const Network& network, Stage stage, const Vpc& vpc, Home home,
                net::Address address) {
  const std::string name = id(network, vpc.id);
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

}  // namespace reach::path
