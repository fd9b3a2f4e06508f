// SPDX-License-Identifier: Apache-2.0
#include "path/peering.hpp"

#include <fmt/format.h>

#include "path/delivery.hpp"
#include "path/fixes.hpp"
#include "path/missing.hpp"
#include "path/route_fixes.hpp"
#include "path/route_targets.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::PeeringSide;
using model::Vpc;
using model::VpcPeeringConnection;

class Crossing {
 public:
  Crossing(const Context& context, Way way, const Winner& winner,
           const VpcPeeringConnection& peering)
      : context_(context),
        network_(context.network),
        way_(std::move(way)),
        winner_(winner),
        peering_(peering),
        near_(*side_of(peering, way_.vpc->id)),
        far_(*other_side(peering, way_.vpc->id)),
        first_(way_.evidence.size()) {}

  void cross(Ways& out) {
    push_table(context_, way_, winner_, HopOutcome::kPassed);
    if (peering_.state != model::PeeringState::kActive) {
      add(way_, peering_state(network_, way_.stage, peering_));
      if (way_.evidence.back().weight == Weight::kBlocks) way_.broken = true;
    }
    way_.identity = joined(way_.identity, identity_over(network_, peering_));
    if (!way_.to.address) return into_public(out);
    const Match from = in_vpc(network_, near_, *way_.from.address);
    const Match to = in_vpc(network_, far_, *way_.to.address);
    if (from == Match::kNo) report_foreign(*way_.from.address, near_);
    if (to == Match::kNo) report_foreign(*way_.to.address, far_);
    if (to == Match::kNo && way_.meant != nullptr && way_.meant->vpc.id != far_.vpc.id) {
      push_connection();
      return go_on_as_meant(context_, std::move(way_), out);
    }
    if (to == Match::kMaybe || from == Match::kMaybe) {
      report_unknown_vpc(to == Match::kMaybe ? far_ : near_);
    }
    arrive_beyond(to, out);
  }

 private:
  void push_connection() {
    push(way_, HopType::kVpcPeeringConnection, text(context_, peering_.id),
         outcome_since(way_, first_), peering_.origin);
  }

  void arrive_beyond(Match holds_address, Ways& out) {
    const Vpc* vpc = network_.get(far_.vpc);
    if (vpc == nullptr) {
      // Nothing names that VPC but the connection: an opaque peer (E11).
      if (holds_address != Match::kNo) report_unknown_vpc(far_);
      push_connection();
      const bool is_there = way_.meant != nullptr && way_.meant->vpc.id == far_.vpc.id;
      return is_there ? arrive(context_, std::move(way_), *way_.meant, out)
                      : stop(std::move(way_), out);
    }
    const Home home{vpc->owner.empty() ? far_.owner : vpc->owner,
                    vpc->region.empty() ? far_.region : vpc->region};
    if (!vpc->declared && holds_address != Match::kNo) report_unknown_vpc(far_);
    push_connection();
    if (!way_.translations.empty()) way_.peered = &peering_;
    if (holds_address != Match::kNo) {
      return deliver(context_, std::move(way_), *vpc, home, winner_, out);
    }
    const model::NetworkInterface* found = network_.interface_in(*vpc, *way_.to.address);
    if (found == nullptr) return stop(std::move(way_), out);  // already reported
    arrive(context_, std::move(way_), *found, out);
  }

  void report_unknown_vpc(const PeeringSide& side) {
    add(way_, missing(network_, way_.stage,
                      {DocumentKind::kVpcs,
                       side.owner,
                       side.region,
                       text(context_, side.vpc.id),
                       fmt::format("{} is not described in the snapshot.", network_.text(side.vpc)),
                       winner_.route->origin,
                       {}}));
  }

  // E4: a peering connection carries nothing but packets between the two VPCs' own addresses.
  void report_foreign(net::Address address, const PeeringSide& side) {
    block(way_, Code::kPcxRequiresAddressInVpcCidr, text(context_, way_.table->id),
          fmt::format("The route {} of {} leads over {}, which carries no packets for {}: it is in "
                      "no CIDR of {}.",
                      describe(network_, winner_), network_.text(way_.table->id),
                      network_.text(peering_.id), address.to_string(), network_.text(side.vpc)),
          winner_.route->origin, fix_wrong_route(context_, way_, winner_));
  }

  // E3, E4: nothing public lies behind a peering connection, unless the peer's own CIDRs are
  // public.
  void into_public(Ways& out) {
    if (way_.broken) {
      push_connection();
      return stop(std::move(way_), out);
    }
    if (has_public_cidrs() != Match::kNo) {
      add(way_, unsupported(network_, way_.stage, *way_.table, winner_));
      push_connection();
      return stop(std::move(way_), out);
    }
    block(way_, Code::kPcxRequiresAddressInVpcCidr, text(context_, way_.table->id),
          fmt::format("The route {} of {} leads public addresses over {}, which carries packets "
                      "to addresses of {} alone.",
                      describe(network_, winner_), network_.text(way_.table->id),
                      network_.text(peering_.id), network_.text(far_.vpc)),
          winner_.route->origin, fix_public_access());
    push_connection();
    stop(std::move(way_), out);
  }

  [[nodiscard]] Match has_public_cidrs() const {
    const Vpc* vpc = network_.get(far_.vpc);
    std::vector<net::Prefix> cidrs = far_.cidrs;
    if (vpc != nullptr && vpc->declared) {
      cidrs.clear();
      for (const model::VpcCidr& cidr : vpc->cidrs) cidrs.push_back(cidr.cidr);
    }
    if (cidrs.empty()) return Match::kMaybe;
    return match(std::any_of(cidrs.begin(), cidrs.end(), [&](const net::Prefix& cidr) {
      return cidr.family() == way_.to.family && !net::is_never_public(cidr);
    }));
  }

  const Context& context_;
  const Network& network_;
  Way way_;
  const Winner& winner_;
  const VpcPeeringConnection& peering_;
  const PeeringSide& near_;
  const PeeringSide& far_;
  std::size_t first_;  // evidence of this step
};

}  // namespace

void over_peering(const Context& context, Way way, const Winner& winner, Ways& out) {
  const Network& network = context.network;
  const auto* peering = network.find<VpcPeeringConnection>(network.text(winner.route->target));
  if (peering == nullptr) {
    add(way, target_missing(network, way.stage, *way.table, winner,
                            DocumentKind::kVpcPeeringConnections));
    push_table(context, way, winner, HopOutcome::kUnknown);
    return stop(std::move(way), out);
  }
  if (other_side(*peering, way.vpc->id) == nullptr) {
    add(way, not_joined(network, way.stage, *way.table, winner, *way.vpc,
                        fix_wrong_route(context, way, winner)));
    push_table(context, way, winner, HopOutcome::kBlocked);
    return go_on_as_meant(context, std::move(way), out);
  }
  Crossing(context, std::move(way), winner, *peering).cross(out);
}

void return_to_sender(const Context& context, Way way, const VpcPeeringConnection& peering,
                      Ways& out) {
  push(way, HopType::kVpcPeeringConnection, text(context, peering.id), HopOutcome::kPassed,
       peering.origin);
  const Vpc& vpc = *way.translations.back().vpc;
  deliver(context, std::move(way), vpc, {vpc.owner, vpc.region}, {}, out);
}

}  // namespace reach::path
