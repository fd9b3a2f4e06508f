// SPDX-License-Identifier: Apache-2.0
#include "dns/inbound_servers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dns/findings.hpp"
#include "dns/record_sets.hpp"
#include "dns/resolution.hpp"

namespace reach::dns {
namespace {

using model::Code;
using model::DocumentKind;
using model::ResolverAddressStatus;
using model::ResolverEndpoint;
using model::ResolverEndpointStatus;

// Endpoints that serve, as far as their status tells.
bool works(ResolverEndpointStatus status) {
  return status == ResolverEndpointStatus::kOperational ||
         status == ResolverEndpointStatus::kUpdating ||
         status == ResolverEndpointStatus::kAutoRecovering;
}

model::Finding not_working(const Context& context, const ResolverEndpoint& endpoint) {
  const std::string_view id = context.text(endpoint.id);
  if (endpoint.status == ResolverEndpointStatus::kUnknown) {
    return not_exported(DocumentKind::kResolverEndpoints, {}, id,
                        fmt::format("The snapshot does not give the status of {}.", id),
                        endpoint.origin);
  }
  return make_finding(
      Code::kBadState, Blocking::kYes, id,
      fmt::format("{} is {}, not operational.", id, model::enum_text(endpoint.status)),
      endpoint.origin, fmt::format("Bring {} to the status OPERATIONAL.", id));
}

const model::ResolverEndpointAddress* entry_with(const ResolverEndpoint& endpoint,
                                                 net::Address address) {
  for (const model::ResolverEndpointAddress& entry : endpoint.addresses) {
    if (entry.address == address || entry.ipv6_address == address) return &entry;
  }
  return nullptr;
}

// One that is being changed or has failed may or may not answer.
bool address_works(const ResolverEndpoint& endpoint, net::Address address) {
  const model::ResolverEndpointAddress* entry = entry_with(endpoint, address);
  return entry != nullptr && (entry->status == ResolverAddressStatus::kAttached ||
                              entry->status == ResolverAddressStatus::kUnknown);
}

Outcome loop(Context& context, std::string_view name, const model::Vpc& vpc,
             const model::ResolverRule& rule) {
  const std::string_view id = context.text(rule.id);
  context.step(fmt::format("Resolver rule {} leads into a loop", id), id, rule.origin);
  context.find(make_finding(
      Code::kDnsLoop, Blocking::kYes, id,
      fmt::format("Resolver rule {} sends {} to an inbound endpoint of {}, which the rule sends "
                  "away again.",
                  id, name, context.text(vpc.id)),
      rule.origin, fmt::format("Disassociate {} from {}.", id, context.text(vpc.id))));
  return {Status::kServfail, {}, false};
}

Outcome in_vpc(Context& context, std::string_view name, const ResolverEndpoint& endpoint,
               const model::ResolverRule* rule) {
  const std::string_view id = context.text(endpoint.id);
  const model::Vpc* vpc = context.network.get(endpoint.host_vpc);
  if (vpc == nullptr) {
    context.find(not_held(
        context, endpoint.host_vpc.given() ? DocumentKind::kVpcs : DocumentKind::kResolverEndpoints,
        {}, endpoint.host_vpc.given() ? context.network.text(endpoint.host_vpc) : id,
        fmt::format("The snapshot does not hold the VPC whose Resolver answers at {}.", id),
        endpoint.origin));
    return {};
  }
  Context there{context.network, context.index,   *vpc, context.type, context.answer,
                context.session, /*inbound=*/true};
  const std::vector<std::string>& chain = context.session.chain;
  if (rule != nullptr && std::find(chain.begin(), chain.end(), there.key_of(name)) != chain.end())
    return loop(context, name, *vpc, *rule);
  context.step(fmt::format("{} takes the query into {}", id, context.text(vpc->id)), id,
               endpoint.origin);
  return answer_query(there, name);
}

}  // namespace

const ResolverEndpoint* inbound_endpoint_at(const Context& context, net::Address address) {
  const ResolverEndpoint* found = nullptr;
  for (const auto& ref : context.network.resolver_endpoints_with(address)) {
    const ResolverEndpoint* endpoint = context.network.get(ref);
    if (!endpoint->declared || endpoint->direction != model::ResolverEndpointDirection::kInbound)
      continue;
    if (found != nullptr) return nullptr;
    found = endpoint;
  }
  return found;
}

Outcome answer_from_inbound(Context& context, std::string_view name, const ServerPath& path,
                            const model::ResolverRule* rule) {
  std::vector<const ResolverEndpoint*> endpoints;
  bool known = true;
  for (const ServerPath::Server& server : path.servers) {
    if (!works(server.endpoint->status)) {
      context.find(not_working(context, *server.endpoint));
      known = false;
    } else if (!address_works(*server.endpoint, server.address)) {
      context.find(make_finding(
          Code::kBadState, Blocking::kYes, context.text(server.endpoint->id),
          fmt::format("The address {} of {} is not attached.", server.address.to_string(),
                      context.text(server.endpoint->id)),
          server.endpoint->origin,
          fmt::format("Replace the address in {}.", context.text(server.endpoint->id))));
      known = false;
    }
    if (std::find(endpoints.begin(), endpoints.end(), server.endpoint) == endpoints.end())
      endpoints.push_back(server.endpoint);
  }
  if (!known) return {};
  context.answer.server_paths.push_back(path);
  std::vector<Outcome> outcomes;
  for (const ResolverEndpoint* endpoint : endpoints)
    outcomes.push_back(in_vpc(context, name, *endpoint, rule));
  return unite(context, std::move(outcomes), Alternatives::kYes);
}

}  // namespace reach::dns
