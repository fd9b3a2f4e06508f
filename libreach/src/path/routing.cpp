// SPDX-License-Identifier: Apache-2.0
#include "path/routing.hpp"

#include <fmt/format.h>

#include <map>

#include "path/missing.hpp"
#include "path/public_space.hpp"
#include "path/topology.hpp"

namespace reach::path {
namespace {

using model::Completeness;
using model::DocumentKind;
using model::Network;
using model::PrefixList;
using model::Route;
using model::RouteOrigin;
using model::RouteTable;
using model::Subnet;
using model::Vpc;

// Among equal destinations the lowest rank wins (B6). An absent Origin is that of an old export: a
// static route.
int rank(const Route& route) {
  if (route.route_origin == RouteOrigin::kEnableVgwRoutePropagation ||
      route.route_origin == RouteOrigin::kAdvertisement) {
    return 2;
  }
  return route.destination == Route::Destination::kPrefixList ? 1 : 0;
}

struct Best {
  int rank = 0;
  std::vector<const Route*> routes;
};
using BestByPrefix = std::map<net::Prefix, Best>;

bool same_target(const Route& a, const Route& b) {
  return a.target_type == b.target_type && a.target == b.target && a.state == b.state;
}

void offer(BestByPrefix& best, net::Prefix prefix, const Route& route) {
  const auto [found, is_new] = best.try_emplace(prefix, Best{rank(route), {}});
  Best& current = found->second;
  if (rank(route) > current.rank) return;
  if (rank(route) < current.rank) current = {rank(route), {}};
  const bool known = std::any_of(current.routes.begin(), current.routes.end(),
                                 [&](const Route* other) { return same_target(*other, route); });
  if (!known) current.routes.push_back(&route);
}

// Returns false where the route's destinations are not wholly known.
bool offer_all(const Network& network, BestByPrefix& best, const Route& route) {
  if (route.destination == Route::Destination::kPrefix) {
    offer(best, route.prefix, route);
    return true;
  }
  if (route.destination != Route::Destination::kPrefixList) return false;
  const PrefixList* list = network.get(route.prefix_list);
  if (list == nullptr) return false;
  for (const net::Prefix& entry : list->entries) offer(best, entry, route);  // B7
  return list->entries_known;
}

// Every table has a local route for every associated CIDR, which can be re-targeted but not removed
// (B8). Exports of real accounts leave that of a secondary CIDR out at times: it is there all the
// same, in its place by length.
void add_implied_local_routes(const Network& network, const RouteTable& table, BestByPrefix& best) {
  const Vpc* vpc = network.get(table.vpc);
  if (vpc == nullptr) return;
  for (const model::VpcCidr& cidr : vpc->cidrs) {
    const bool associated = cidr.state == model::AssociationState::kAssociated ||
                            cidr.state == model::AssociationState::kUnknown;
    if (associated) best.try_emplace(cidr.cidr);
  }
}

// Gateway endpoints serve public services alone (B16): their lists hold no private address,
// exported or not.
const model::VpcEndpoint* gateway_endpoint(const Network& network, const Route& route) {
  if (route.target_type != model::RouteTargetType::kVpcEndpoint) return nullptr;
  const auto* endpoint = network.find<model::VpcEndpoint>(network.text(route.target));
  const bool is_gateway = endpoint != nullptr && endpoint->type == model::EndpointType::kGateway;
  return is_gateway ? endpoint : nullptr;
}

// "s3" of "com.amazonaws.ap-northeast-1.s3".
std::string_view service_of(const Network& network, const model::VpcEndpoint& endpoint) {
  const std::string_view name = network.text(endpoint.service_name);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

bool may_hold(const Network& network, const Route& route, net::Address address) {
  if (route.destination == Route::Destination::kUnreadable) return true;
  if (gateway_endpoint(network, route) != nullptr &&
      net::is_never_public(net::Prefix::host(address))) {
    return false;
  }
  return holds(network, route.prefix_list, remote(address, nullptr)) != Match::kNo;
}

}  // namespace

RouteTables::RouteTables(const Network& network) : network_(network) {
  tables_.reserve(network.all<RouteTable>().size());
  for (const RouteTable& table : network.all<RouteTable>()) compile(table);
  effective_.reserve(network.all<Subnet>().size());
  for (const Subnet& subnet : network.all<Subnet>()) effective_.push_back(find_effective(subnet));
}

void RouteTables::compile(const RouteTable& table) {
  Table compiled;
  compiled.first = static_cast<std::uint32_t>(installed_.size());
  BestByPrefix best;
  for (const Route& route : table.routes) {
    if (route.state == model::RouteState::kFiltered) continue;  // B9: not installed
    if (!offer_all(network_, best, route)) compiled.doubtful.push_back(&route);
  }
  if (table.routes_given) add_implied_local_routes(network_, table, best);
  std::vector<net::LpmRoute> lpm_routes;
  for (const auto& [prefix, winners] : best) {
    lpm_routes.push_back({prefix, static_cast<std::uint32_t>(installed_.size()) - compiled.first});
    installed_.push_back({prefix, static_cast<std::uint32_t>(routes_.size()),
                          static_cast<std::uint32_t>(winners.routes.size())});
    routes_.insert(routes_.end(), winners.routes.begin(), winners.routes.end());
  }
  compiled.count = static_cast<std::uint32_t>(best.size());
  lpm_.add(lpm_routes);
  tables_.push_back(std::move(compiled));
}

const RouteTable* RouteTables::find_effective(const Subnet& subnet) const {
  const RouteTable* table = nullptr;
  if (subnet.route_table.given()) {
    table = network_.get(subnet.route_table);
  } else {
    // A table that is not exported may name the subnet: the main one is certain only when all are
    // there (B1).
    const Home home = home_of(network_, subnet);
    const Vpc* vpc = network_.get(subnet.vpc);
    const bool whole = network_.exported(DocumentKind::kRouteTables, home.owner, home.region) ==
                       Completeness::kComplete;
    if (vpc != nullptr && whole) table = network_.get(vpc->main_route_table);
  }
  return table != nullptr && table->routes_given ? table : nullptr;
}

const RouteTable* RouteTables::effective(const Subnet& subnet) const {
  return effective_[network_.ref(subnet).row];
}

Evidence RouteTables::why_unknown(const Subnet& subnet, model::Stage stage) const {
  const Home home = home_of(network_, subnet);
  Missing what{DocumentKind::kRouteTables, home.owner, home.region, {}, {}, subnet.origin, {}};
  const RouteTable* table = network_.get(subnet.route_table);
  const Vpc* vpc = network_.get(subnet.vpc);
  if (table == nullptr && vpc != nullptr) table = network_.get(vpc->main_route_table);
  if (subnet.route_table.given()) {
    what.resource = network_.text(subnet.route_table);
    what.message = fmt::format("The routes of {}, the route table of {}, are not in the snapshot.",
                               what.resource, network_.text(subnet.id));
  } else if (table != nullptr && !table->routes_given) {
    what.resource = network_.text(table->id);
    what.message = fmt::format("The snapshot names no routes of {}, the main route table of {}.",
                               what.resource, network_.text(subnet.vpc));
  } else {
    what.resource = network_.text(subnet.vpc);
    what.arguments = fmt::format("--filters Name=vpc-id,Values={}", what.resource);
    what.message = fmt::format("The snapshot does not tell which route table {} uses.",
                               network_.text(subnet.id));
  }
  if (table != nullptr && !table->routes_given) {
    what.origin = table->origin;
    return unreadable(stage, std::move(what));
  }
  return missing(network_, stage, std::move(what));
}

const RouteTables::Table& RouteTables::table_of(const RouteTable& table) const {
  return tables_[network_.ref(table).row];
}

std::span<const InstalledPrefix> RouteTables::installed(const RouteTable& table) const {
  return std::span(installed_).subspan(table_of(table).first, table_of(table).count);
}

std::span<const Route* const> RouteTables::routes(const InstalledPrefix& prefix) const {
  return std::span(routes_).subspan(prefix.first, prefix.count);
}

std::span<const Route* const> RouteTables::doubtful(const RouteTable& table) const {
  return table_of(table).doubtful;
}

RouteLookup RouteTables::lookup(const RouteTable& table, net::Address address) const {
  RouteLookup result;
  const std::uint32_t number = network_.ref(table).row;
  const std::uint32_t found = lpm_.lookup(number, address);
  if (found != net::kLpmNoValue) {
    const InstalledPrefix& entry = installed_[tables_[number].first + found];
    for (const Route* route : routes(entry)) result.winners.push_back({route, entry.prefix});
    if (entry.count == 0) result.winners.push_back({nullptr, entry.prefix});
    // Nothing is longer than the address itself.
    if (entry.prefix.length() == net::address_bits(address.family())) return result;
  }
  for (const Route* route : tables_[number].doubtful) {
    if (may_hold(network_, *route, address)) result.doubtful.push_back(route);
  }
  return result;
}

RouteLookup RouteTables::lookup_public(const RouteTable& table, net::Family family,
                                       std::string_view service) const {
  RouteLookup result;
  PublicSpace space(family);
  const auto serves = [&](const model::VpcEndpoint* endpoint) {
    return endpoint != nullptr && !service.empty() && service_of(network_, *endpoint) == service;
  };
  const auto serves_others = [&](const model::VpcEndpoint* endpoint) {
    return endpoint != nullptr && !service.empty() && !serves(endpoint);
  };
  for (const InstalledPrefix& entry : installed(table)) {
    if (!space.may_hold(entry.prefix)) continue;
    for (const Route* route : routes(entry)) {
      // A VPC's own addresses are never those of a public service.
      if (route->target_type == model::RouteTargetType::kLocal) continue;
      const model::VpcEndpoint* endpoint = gateway_endpoint(network_, *route);
      if (serves_others(endpoint)) continue;
      if (serves(endpoint)) return {{{route, entry.prefix}}, {}, true};
      result.winners.push_back({route, entry.prefix});
    }
    if (entry.count != 0) space.add(entry.prefix);
  }
  result.covered = space.is_whole();
  for (const Route* route : table_of(table).doubtful) {
    if (route->target_type == model::RouteTargetType::kLocal) continue;
    const model::VpcEndpoint* endpoint = gateway_endpoint(network_, *route);
    if (serves(endpoint)) return {{{route, std::nullopt}}, {}, true};
    if (!serves_others(endpoint)) result.doubtful.push_back(route);
  }
  return result;
}

}  // namespace reach::path
