// SPDX-License-Identifier: Apache-2.0
#include "path/answer.hpp"

#include <fmt/format.h>

#include "path/appliance.hpp"
#include "path/internet.hpp"
#include "path/peering.hpp"
#include "path/router.hpp"

namespace reach::path {
namespace {

Way start(const Flow& flow, const Way& forward) {
  Way way;
  way.stage = model::Stage::kReturn;
  way.from = {forward.to.family, forward.to.address, forward.end};
  way.to = forward.from;
  way.traffic = answer_traffic(flow, forward.answer_ports);
  way.ports = {way.traffic.ports, way.traffic.ports, 0};
  way.translations = forward.translations;
  way.meant = way.translations.empty() ? flow.source : way.translations.back().receiver;
  way.bound = way.meant != nullptr;
  return way;
}

// The client knows nothing of an answer from another address than it asked.
void check_sender(const Flow& flow, Way& way) {
  const bool arrives = way.end != nullptr || way.outside;
  if (!arrives || way.broken || !flow.destination || way.from.address == flow.destination) return;
  block(way, model::Code::kNoPossibleDestination, flow.destination->to_string(),
        fmt::format("The answers come from {}, not from {}, which was asked.", describe(way.from),
                    flow.destination->to_string()),
        {}, "Route the answers back by the way of the request.");
}

Ways begin(const Context& context, const Flow& flow, const Way& forward) {
  Ways started;
  Way way = start(flow, forward);
  if (forward.outside) {
    over_internet(context, std::move(way), started);
    return started;
  }
  way.vpc = context.network.get(forward.end->vpc);
  way.subnet = context.network.get(forward.end->subnet);
  way.table = way.subnet == nullptr ? nullptr : context.tables.effective(*way.subnet);
  const bool behind_nat =
      !way.translations.empty() && way.translations.back().by == Translation::By::kNatGateway;
  if (forward.peered != nullptr && behind_nat) {
    if (way.subnet != nullptr) pass_acl(context, way, *way.subnet, true);
    return_to_sender(context, std::move(way), *forward.peered, started);
  } else {
    started.ways.push_back(std::move(way));
  }
  return started;
}

}  // namespace

Ways answer(const Context& context, const Flow& flow, const Way& forward) {
  Ways ways = send(context, begin(context, flow, forward));
  for (Way& way : ways.ways) {
    check_sender(flow, way);
    check_symmetry(context, forward, way);
  }
  return ways;
}

}  // namespace reach::path
