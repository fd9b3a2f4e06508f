// SPDX-License-Identifier: Apache-2.0
#include "dns/index.hpp"

#include <algorithm>

#include "dns/names.hpp"

namespace reach::dns {
namespace {

using model::DocumentKind;

template <class Map, class Key>
auto values_at(const Map& map, const Key& key)
    -> std::span<const typename Map::mapped_type::value_type> {
  const auto found = map.find(key);
  if (found == map.end()) return {};
  return found->second;
}

// The zone of that name in the list, made if there is none yet.
HiddenZone& zone_named(std::vector<HiddenZone>& zones, std::string_view name) {
  const auto found = std::find_if(zones.begin(), zones.end(),
                                  [name](const HiddenZone& zone) { return zone.name == name; });
  if (found != zones.end()) return *found;
  zones.push_back({std::string(name)});
  return zones.back();
}

// What the endpoint lists besides its vpce names (G5: by suffix, the order says nothing); where it
// lists none, the name that its service has.
std::vector<HiddenZone> hidden_zones_of(const model::Network& network,
                                        const model::VpcEndpoint& endpoint) {
  std::vector<HiddenZone> zones;
  for (const model::EndpointDnsEntry& entry : endpoint.dns_entries) {
    const std::string_view name = network.text(entry.name);
    if (name.empty() || parse_endpoint_host(name)) continue;
    if (name.starts_with("*.")) {
      zone_named(zones, parent_of(name)).wildcard = true;
    } else {
      zone_named(zones, name).apex = true;
    }
  }
  std::string derived = private_name_of_service(network.text(endpoint.service_name));
  if (zones.empty() && !derived.empty()) zones.push_back({std::move(derived), true, false, true});
  return zones;
}

}  // namespace

std::optional<net::Address> resolver_address(const model::Vpc& vpc) {
  if (!vpc.primary_cidr || !vpc.primary_cidr->address().is_v4()) return std::nullopt;
  return net::Address::v4(vpc.primary_cidr->address().v4_bits() + 2);
}

bool may_have_interfaces(const model::VpcEndpoint& endpoint) {
  return endpoint.type != model::EndpointType::kGateway &&
         endpoint.type != model::EndpointType::kGatewayLoadBalancer;
}

Index::Index(const model::Network& network) : network_(network), endpoint_exports_(network) {
  records_.reserve(network.all<model::HostedZone>().size());
  for (const model::HostedZone& zone : network.all<model::HostedZone>()) {
    records_.emplace_back(network, zone);
    if (zone.is_private != model::Tri::kNo || !zone.associations.empty())
      zones_[network.text(zone.name)].push_back(&zone);
  }
  hidden_zones_.resize(network.all<model::VpcEndpoint>().size());
  for (const model::VpcEndpoint& endpoint : network.all<model::VpcEndpoint>()) {
    if (may_have_interfaces(endpoint)) add_endpoint(endpoint);
  }
  zones_exported_ = network.exported(DocumentKind::kHostedZones) == model::Completeness::kComplete;
  for (const model::Vpc& vpc : network.all<model::Vpc>()) {
    if (const auto address = resolver_address(vpc)) resolvers_.try_emplace(*address, &vpc);
  }
}

void Index::add_endpoint(const model::VpcEndpoint& endpoint) {
  for (const model::EndpointDnsEntry& entry : endpoint.dns_entries) {
    const std::string_view name = network_.text(entry.name);
    const auto host = parse_endpoint_host(name);
    if (!host) continue;
    endpoints_by_vpce_name_[name].push_back(&endpoint);
    if (endpoint.state == model::EndpointState::kAvailable)
      available_by_tail_.try_emplace(host->tail, &endpoint);
  }
  std::vector<HiddenZone>& zones = hidden_zones_[network_.ref(endpoint).row];
  zones = hidden_zones_of(network_, endpoint);
  for (const HiddenZone& zone : zones) endpoints_by_public_name_[zone.name].push_back(&endpoint);
}

std::span<const model::HostedZone* const> Index::zones_named(std::string_view name) const {
  return values_at(zones_, name);
}

const ZoneRecords& Index::records_of(const model::HostedZone& zone) const {
  return records_[network_.ref(zone).row];
}

std::span<const model::VpcEndpoint* const> Index::endpoints_listing(std::string_view name) const {
  return values_at(endpoints_by_vpce_name_, name);
}

std::span<const model::VpcEndpoint* const> Index::endpoints_for(
    std::string_view public_name) const {
  return values_at(endpoints_by_public_name_, std::string(public_name));
}

std::span<const HiddenZone> Index::hidden_zones(const model::VpcEndpoint& endpoint) const {
  return hidden_zones_[network_.ref(endpoint).row];
}

const model::VpcEndpoint* Index::available_endpoint_of(std::string_view tail) const {
  const auto found = available_by_tail_.find(tail);
  return found == available_by_tail_.end() ? nullptr : found->second;
}

const model::Vpc* Index::vpc_with_resolver_at(net::Address address) const {
  const auto found = resolvers_.find(address);
  return found == resolvers_.end() ? nullptr : found->second;
}

}  // namespace reach::dns
