// SPDX-License-Identifier: Apache-2.0
#include "path/public_route.hpp"

#include <fmt/format.h>

#include "path/missing.hpp"
#include "path/route_targets.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::PeeringSide;
using model::Route;
using model::RouteTargetType;
using model::VpcEndpoint;
using model::VpcPeeringConnection;

constexpr std::string_view kFix =
    "Give the subnet internet access (a NAT gateway, or an internet gateway and a public address), "
    "or make the name resolve to a VPC endpoint.";

class PublicFollower {
 public:
  PublicFollower(const Network& network, const RouteTables& tables, const Leg& leg,
                 std::string_view service)
      : network_(network), tables_(tables), leg_(leg), service_(service) {}

  Onward follow() {
    bool whole = false;
    bool lower_half = false;
    bool upper_half = false;
    const net::Family family = leg_.from.family();
    for (const InstalledPrefix& entry : tables_.installed(*leg_.table)) {
      if (entry.prefix.family() != family || net::is_never_public(entry.prefix)) continue;
      for (const Route* route : tables_.routes(entry)) consider({route, entry.prefix});
      if (entry.prefix.length() == 0) whole = true;
      const bool is_upper = (entry.prefix.address().hi() >> 63U) != 0;
      if (entry.prefix.length() == 1) (is_upper ? upper_half : lower_half) = true;
    }
    for (const Route* route : tables_.doubtful(*leg_.table)) consider_doubtful(*route);
    return conclude(whole || (lower_half && upper_half));
  }

 private:
  void push_hop(const Winner& winner, HopOutcome outcome) {
    Hop hop;
    hop.type = HopType::kRouteTable;
    hop.component = network_.text(leg_.table->id);
    hop.outcome = outcome;
    hop.route = winner.route;
    hop.matched_prefix = winner.matched;
    hop.origin = winner.route == nullptr ? leg_.table->origin : winner.route->origin;
    onward_.hops.push_back(std::move(hop));
  }

  void consider(const Winner& winner) {
    // A VPC's own addresses are never those of a public service, and S3's gateway endpoint takes
    // nothing of SSM's (B16).
    if (winner.route->target_type == RouteTargetType::kLocal) return;
    if (serves_others(*winner.route)) return;
    std::vector<Evidence> found = evidence_of(winner);
    push_hop(winner, outcome_of(found));
    for (Evidence& item : found) onward_.evidence.push_back(std::move(item));
  }

  [[nodiscard]] bool serves_others(const Route& route) const {
    if (route.target_type != RouteTargetType::kVpcEndpoint || service_.empty()) return false;
    const auto* endpoint = network_.find<VpcEndpoint>(network_.text(route.target));
    if (endpoint == nullptr || endpoint->type != model::EndpointType::kGateway) return false;
    const std::string_view name = network_.text(endpoint->service_name);
    const std::size_t dot = name.rfind('.');
    return dot != std::string_view::npos && name.substr(dot + 1) != service_;
  }

  [[nodiscard]] std::vector<Evidence> evidence_of(const Winner& winner) const {
    if (winner.route->state == model::RouteState::kBlackhole) {
      return {blackhole(network_, leg_.stage, *leg_.table, winner, std::string(kFix))};
    }
    if (winner.route->target_type != RouteTargetType::kVpcPeeringConnection) {
      return {unsupported(network_, leg_.stage, *leg_.table, winner)};
    }
    return {over_peering(winner)};
  }

  // E3, E4: nothing public lies behind a peering connection, unless the peer's own CIDRs are
  // public.
  [[nodiscard]] Evidence over_peering(const Winner& winner) const {
    const auto* peering = network_.find<VpcPeeringConnection>(network_.text(winner.route->target));
    if (peering == nullptr) return target_missing(network_, leg_.stage, *leg_.table, winner);
    const PeeringSide* far = other_side(*peering, leg_.vpc->id);
    if (far == nullptr) {
      return not_joined(network_, leg_.stage, *leg_.table, winner, *leg_.vpc, std::string(kFix));
    }
    if (peering->state != model::PeeringState::kActive) {
      return peering_state(network_, leg_.stage, *peering);
    }
    if (has_public_cidrs(*far) != Match::kNo) {
      return unsupported(network_, leg_.stage, *leg_.table, winner);
    }
    return {Weight::kBlocks,
            {Code::kPcxRequiresAddressInVpcCidr, leg_.stage, true,
             std::string(network_.text(leg_.table->id)),
             fmt::format("The route {} of {} leads public addresses over {}, which carries packets "
                         "to addresses of {} alone.",
                         describe(network_, winner), network_.text(leg_.table->id),
                         network_.text(peering->id), network_.text(far->vpc)),
             winner.route->origin, std::string(kFix)}};
  }

  [[nodiscard]] Match has_public_cidrs(const PeeringSide& side) const {
    const model::Vpc* vpc = network_.get(side.vpc);
    std::vector<net::Prefix> cidrs = side.cidrs;
    if (vpc != nullptr && vpc->declared) {
      cidrs.clear();
      for (const model::VpcCidr& cidr : vpc->cidrs) cidrs.push_back(cidr.cidr);
    }
    if (cidrs.empty()) return Match::kMaybe;
    return match(std::any_of(cidrs.begin(), cidrs.end(), [&](const net::Prefix& cidr) {
      return cidr.family() == leg_.from.family() && !net::is_never_public(cidr);
    }));
  }

  // A list whose entries are missing, or a destination that cannot be read: may take the address,
  // or not.
  void consider_doubtful(const Route& route) {
    if (serves_others(route) || route.target_type == RouteTargetType::kLocal) return;
    if (outcome_of(evidence_of({&route, std::nullopt})) == HopOutcome::kBlocked) return;
    const bool list = route.destination == Route::Destination::kPrefixList;
    doubts_.push_back(unreadable(
        leg_.stage,
        {list ? DocumentKind::kManagedPrefixListEntries : DocumentKind::kRouteTables,
         leg_.table->owner,
         leg_.vpc->region,
         std::string(list ? network_.text(route.prefix_list) : network_.text(leg_.table->id)),
         fmt::format(
             "A route of {} to {} may take public addresses: its destinations are not in the "
             "snapshot.",
             network_.text(leg_.table->id), network_.text(route.target)),
         route.origin,
         {}}));
  }

  Onward conclude(bool covered) {
    const bool undecided =
        std::any_of(onward_.evidence.begin(), onward_.evidence.end(),
                    [](const Evidence& item) { return item.weight == Weight::kUnknown; });
    if (undecided || !doubts_.empty()) return conclude_unknown();
    if (!covered) {
      onward_.evidence.insert(onward_.evidence.begin(), no_route());
      if (onward_.hops.empty()) push_hop({}, HopOutcome::kBlocked);
    }
    onward_.outcome = HopOutcome::kBlocked;
    return std::move(onward_);
  }

  Onward conclude_unknown() {
    for (Evidence& item : onward_.evidence) {
      if (item.weight == Weight::kBlocks) item.weight = Weight::kExplains;
    }
    for (Evidence& doubt : doubts_) onward_.evidence.push_back(std::move(doubt));
    if (onward_.hops.empty()) push_hop({}, HopOutcome::kUnknown);
    onward_.outcome = HopOutcome::kUnknown;
    return std::move(onward_);
  }

  [[nodiscard]] Evidence no_route() const {
    return {
        Weight::kBlocks,
        {Code::kNoRouteToDestination, leg_.stage, true, std::string(network_.text(leg_.table->id)),
         fmt::format("{} has no route to public addresses.", network_.text(leg_.table->id)),
         leg_.table->origin, std::string(kFix)}};
  }

  const Network& network_;
  const RouteTables& tables_;
  const Leg& leg_;
  std::string_view service_;
  Onward onward_;
  std::vector<Evidence> doubts_;
};

}  // namespace

Onward follow_public(const Network& network, const RouteTables& tables, const Leg& leg,
                     std::string_view service) {
  return PublicFollower(network, tables, leg, service).follow();
}

}  // namespace reach::path
