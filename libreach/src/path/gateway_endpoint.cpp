// SPDX-License-Identifier: Apache-2.0
#include "path/gateway_endpoint.hpp"

#include <fmt/format.h>

#include "path/fixes.hpp"
#include "path/missing.hpp"
#include "path/route_targets.hpp"
#include "path/translation.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::VpcEndpoint;

void not_followed(const Context& context, Way way, const Winner& winner, Ways& out) {
  add(way, unsupported(context.network, way.stage, *way.table, winner));
  push_table(context, way, winner, HopOutcome::kUnknown);
  push(way, HopType::kVpcEndpoint, text(context, winner.route->target), HopOutcome::kUnknown,
       winner.route->origin);
  stop(std::move(way), out);
}

void check_state(const Context& context, Way& way, const VpcEndpoint& endpoint) {
  const std::string id = text(context, endpoint.id);
  if (endpoint.state == model::EndpointState::kAvailable) return;
  if (endpoint.state == model::EndpointState::kUnknown) {
    return add(
        way, unreadable(way.stage, {model::DocumentKind::kVpcEndpoints,
                                    endpoint.owner,
                                    {},
                                    id,
                                    fmt::format("The snapshot does not give the state of {}.", id),
                                    endpoint.origin,
                                    {}}));
  }
  block(way, Code::kBadState, id,
        fmt::format("{} is {}; only an available endpoint carries packets.", id,
                    model::enum_text(endpoint.state)),
        endpoint.origin, fmt::format("Create the endpoint {} again.", id));
}

}  // namespace

void through_endpoint(const Context& context, Way way, const Winner& winner, Ways& out) {
  const auto* endpoint =
      context.network.find<VpcEndpoint>(context.network.text(winner.route->target));
  const bool is_gateway = endpoint != nullptr && endpoint->type == model::EndpointType::kGateway &&
                          way.stage == model::Stage::kForward;
  if (!is_gateway) return not_followed(context, std::move(way), winner, out);
  push_table(context, way, winner, HopOutcome::kPassed);
  const std::size_t first = way.evidence.size();
  check_state(context, way, *endpoint);
  // E3, G12: for interfaces of its own VPC alone.
  if (way.from.interface == nullptr || way.from.interface->vpc.id != way.vpc->id) {
    block(way, Code::kNoPossibleDestination, text(context, endpoint->id),
          fmt::format("{} serves interfaces of its own VPC alone, not {}.",
                      context.network.text(endpoint->id), describe(way.from)),
          endpoint->origin, "Use an interface endpoint.");
  }
  push(way, HopType::kVpcEndpoint, text(context, endpoint->id), outcome_since(way, first),
       endpoint->origin);
  Translation translation;
  translation.component = endpoint->id;
  translation.vpc = way.vpc;
  translation.receiver = way.from.interface;
  translation.outside = {way.from.family, way.from.address, nullptr};
  translate(way, translation);
  way.outside = true;
  stop(std::move(way), out);
}

}  // namespace reach::path
