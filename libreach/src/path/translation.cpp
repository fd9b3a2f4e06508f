// SPDX-License-Identifier: Apache-2.0
#include "path/translation.hpp"

namespace reach::path {
namespace {

using By = Translation::By;

HopType hop_type(By by) {
  if (by == By::kNatGateway) return HopType::kNatGateway;
  return by == By::kInternetGateway ? HopType::kInternetGateway : HopType::kNetworkInterface;
}

}  // namespace

bool is_awaited(const Way& way, const model::Vpc& vpc) {
  if (way.stage != model::Stage::kReturn || way.translations.empty()) return false;
  const Translation& last = way.translations.back();
  return last.by != By::kInternetGateway && last.vpc == &vpc &&
         last.outside.address == way.to.address;
}

void give_back(const Context& context, Way way, Ways& out) {
  const Translation last = way.translations.back();
  way.translations.pop_back();
  const bool crosses = last.subnet != nullptr && last.subnet != way.subnet;
  if (crosses) pass_acl(context, way, *last.subnet, false);
  close_leg(way);
  const model::OriginId origin =
      last.receiver == nullptr ? model::OriginId{} : last.receiver->origin;
  push(way, hop_type(last.by), text(context, last.component), HopOutcome::kPassed, origin);
  way.to = last.inside;
  way.vpc = last.vpc;
  way.subnet = last.subnet;
  way.table = last.table;
  way.meant = way.translations.empty() ? last.inside.interface : way.translations.back().receiver;
  way.bound = way.meant != nullptr;
  if (has_ports(way.traffic.protocol)) way.traffic.ports = net::PortSet(last.inside_ports);
  way.ports = {way.traffic.ports, way.traffic.ports, way.evidence.size()};
  out.ways.push_back(std::move(way));
}

void translate(Way& way, Translation translation) {
  translation.inside = way.from;
  translation.inside_ports = way.answer_ports;
  way.from = translation.outside;
  way.identity = Identity::kLost;
  way.translations.push_back(translation);
}

}  // namespace reach::path
