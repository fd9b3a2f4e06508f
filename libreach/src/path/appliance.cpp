// SPDX-License-Identifier: Apache-2.0
#include "path/appliance.hpp"

#include <fmt/format.h>

#include "path/delivery.hpp"
#include "path/ends.hpp"
#include "path/fixes.hpp"
#include "path/missing.hpp"
#include "path/public_space.hpp"
#include "path/route_fixes.hpp"
#include "path/route_targets.hpp"
#include "path/security_groups.hpp"
#include "path/translation.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::NetworkInterface;
using model::Tri;

class Forwarding {
 public:
  Forwarding(const Context& context, Way way, const Winner& winner, const NetworkInterface& own)
      : context_(context),
        network_(context.network),
        way_(std::move(way)),
        winner_(winner),
        own_(own),
        id_(text(context, own.id)) {}

  void pass(Ways& out) {
    push_table(context_, way_, winner_, HopOutcome::kPassed);
    const model::Subnet* subnet = network_.get(own_.subnet);
    const model::Vpc* vpc = network_.get(own_.vpc);
    const std::size_t first = way_.evidence.size();
    check();
    const HopOutcome outcome = outcome_since(way_, first);
    if (subnet != nullptr && subnet != way_.subnet) pass_acl(context_, way_, *subnet, false);
    pass_groups(false);
    push(way_, HopType::kNetworkInterface, id_, outcome, own_.origin);
    way_.appliances.push_back(&own_);
    if (subnet == nullptr || vpc == nullptr || is_opaque()) return stop(std::move(way_), out);
    pass_groups(true);
    way_.identity = Identity::kLost;
    if (replaces_source()) replace_source(*vpc, *subnet);
    way_.vpc = vpc;
    way_.subnet = subnet;
    way_.table = context_.tables.effective(*subnet);
    out.ways.push_back(std::move(way_));
  }

 private:
  // Which of its interfaces packets leave by is the instance's own affair.
  [[nodiscard]] bool is_opaque() const {
    const model::Instance* instance = network_.get(own_.instance);
    return instance == nullptr || instance->interfaces.size() > 1;
  }

  void check() {
    for (Evidence& item : check_forwarder(network_, way_.stage, own_)) {
      way_.broken = way_.broken || item.weight == Weight::kBlocks;
      add(way_, std::move(item));
    }
    if (own_.vpc.id != way_.vpc->id) {
      add(way_, not_joined(network_, way_.stage, *way_.table, winner_, *way_.vpc,
                           fix_wrong_route(context_, way_, winner_)));
      way_.broken = true;
    }
    check_source_dest_check();
    if (is_opaque()) return add(way_, unsupported(network_, way_.stage, *way_.table, winner_));
    add(way_, Weight::kExplains, Code::kAssumedForwarding, id_,
        fmt::format("{} is taken to forward packets; what its instance does with them the snapshot "
                    "does not tell.",
                    id_),
        own_.origin, "");
  }

  void check_source_dest_check() {
    if (own_.source_dest_check == Tri::kNo) return;
    if (own_.source_dest_check == Tri::kUnknown) {
      return add(way_,
                 unreadable(way_.stage,
                            {DocumentKind::kNetworkInterfaces,
                             own_.owner,
                             {},
                             id_,
                             fmt::format("The snapshot does not tell whether {} checks source and "
                                         "destination.",
                                         id_),
                             own_.origin,
                             {}}));
    }
    block(way_, Code::kEniSourceDestCheckRestriction, id_,
          fmt::format("{} drops packets that are not to its own address: its source/destination "
                      "check is on.",
                      id_),
          own_.origin,
          fmt::format("Turn it off: aws ec2 modify-network-interface-attribute "
                      "--network-interface-id {} --no-source-dest-check.",
                      id_));
  }

  void pass_groups(bool egress) {
    if (way_.stage == model::Stage::kReturn) return;  // C2
    GroupRuling ruling = judge_groups(
        network_, {&own_, egress, egress ? way_.to : way_.from, way_.traffic, way_.identity});
    Hop hop = group_hop(network_, own_, ruling);
    hop.assumed = way_.broken;
    push(way_, std::move(hop));
    for (Evidence& item : ruling.evidence) add(way_, std::move(item));
  }

  // A NAT instance, which has a public address, sends to the internet in its own name. Anything
  // else leaves packets as they are.
  [[nodiscard]] bool replaces_source() const {
    const bool outwards = way_.stage == model::Stage::kForward &&
                          way_.to.family == net::Family::kIpv4 &&
                          (!way_.to.address || !is_private_space(*way_.to.address));
    return outwards && std::any_of(own_.addresses.begin(), own_.addresses.end(),
                                   [](const auto& own) { return own.public_address.has_value(); });
  }

  void replace_source(const model::Vpc& vpc, const model::Subnet& subnet) {
    const auto address = model::primary_address(own_, way_.from.family);
    if (!address) return;
    Translation translation;
    translation.by = Translation::By::kAppliance;
    translation.component = own_.id;
    translation.vpc = &vpc;
    translation.subnet = &subnet;
    translation.table = context_.tables.effective(subnet);
    translation.receiver = &own_;
    translation.outside = remote(*address, &own_);
    translate(way_, translation);
  }

  const Context& context_;
  const Network& network_;
  Way way_;
  const Winner& winner_;
  const NetworkInterface& own_;
  std::string id_;
};

}  // namespace

void through_appliance(const Context& context, Way way, const Winner& winner, Ways& out) {
  const Network& network = context.network;
  const auto* own = network.find<NetworkInterface>(network.text(winner.route->target));
  if (own == nullptr) {
    add(way,
        target_missing(network, way.stage, *way.table, winner, DocumentKind::kNetworkInterfaces));
    push_table(context, way, winner, HopOutcome::kUnknown);
    return stop(std::move(way), out);
  }
  if (way.to.address && has_address(*own, *way.to.address)) {
    push_table(context, way, winner, HopOutcome::kPassed);
    const model::Vpc& vpc = *way.vpc;
    return deliver(context, std::move(way), vpc, {vpc.owner, vpc.region}, winner, out);
  }
  Forwarding(context, std::move(way), winner, *own).pass(out);
}

void check_symmetry(const Context& context, const Way& forward, Way& back) {
  const auto one_way = [&](const Way& a, const Way& b) -> const NetworkInterface* {
    for (const NetworkInterface* appliance : a.appliances) {
      const bool also =
          std::find(b.appliances.begin(), b.appliances.end(), appliance) != b.appliances.end();
      const bool translates = std::any_of(
          forward.translations.begin(), forward.translations.end(), [&](const Translation& item) {
            return item.by == Translation::By::kAppliance && item.receiver == appliance;
          });
      if (!also && !translates) return appliance;
    }
    return nullptr;
  };
  const NetworkInterface* seen = one_way(forward, back);
  if (seen == nullptr) seen = one_way(back, forward);
  if (seen == nullptr) return;
  const std::string id = text(context, seen->id);
  add(back, Weight::kUnknown, Code::kTransitGatewayApplianceModeRecommended, id,
      fmt::format("{} sees only one direction of the connection; an appliance that keeps track of "
                  "connections drops it.",
                  id),
      seen->origin, "Route both directions through it, with appliance mode on its attachment.");
}

}  // namespace reach::path
