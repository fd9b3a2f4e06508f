// SPDX-License-Identifier: Apache-2.0
#include "reach/model/network.hpp"

#include <algorithm>

namespace reach::model {
namespace {

template <class T>
std::span<const Ref<T>> row(const std::vector<std::vector<Ref<T>>>& by_row, std::uint32_t index) {
  return index < by_row.size() ? std::span<const Ref<T>>(by_row[index]) : std::span<const Ref<T>>();
}

template <class Map>
auto under(const Map& map, const typename Map::key_type& key) {
  using Item = typename Map::mapped_type::value_type;
  const auto found = map.find(key);
  return found == map.end() ? std::span<const Item>() : std::span<const Item>(found->second);
}

}  // namespace

std::span<const Ref<NetworkInterface>> Network::interfaces_with(net::Address address) const {
  return under(interfaces_by_address_, address);
}

std::span<const Ref<NetworkInterface>> Network::interfaces_with_public(net::Address address) const {
  return under(interfaces_by_public_address_, address);
}

const NetworkInterface* Network::interface_in(const Vpc& vpc, net::Address address) const {
  for (const Ref<NetworkInterface>& candidate : interfaces_with(address)) {
    const NetworkInterface* interface = get(candidate);
    if (interface->vpc.id == vpc.id) return interface;
  }
  return nullptr;
}

std::span<const Ref<VpcPeeringConnection>> Network::peerings_of(const Vpc& vpc) const {
  return row(peerings_by_vpc_, ref(vpc).row);
}

std::span<const Ref<TransitGatewayAttachment>> Network::transit_gateway_attachments_of(
    const Vpc& vpc) const {
  return row(transit_gateway_attachments_by_vpc_, ref(vpc).row);
}

std::span<const Ref<InternetGateway>> Network::internet_gateways_of(const Vpc& vpc) const {
  return row(internet_gateways_by_vpc_, ref(vpc).row);
}

const VpcBlockPublicAccessOptions* Network::block_public_access_of(const Vpc& vpc) const {
  if (vpc.owner.empty() || vpc.region.empty()) return nullptr;
  for (const VpcBlockPublicAccessOptions& options : all<VpcBlockPublicAccessOptions>()) {
    if (options.owner == vpc.owner && options.region == vpc.region) return &options;
  }
  return nullptr;
}

std::span<const Ref<VpcBlockPublicAccessExclusion>> Network::block_public_access_exclusions(
    StringId vpc_or_subnet) const {
  return under(exclusions_by_resource_, vpc_or_subnet);
}

std::span<const Ref<HostedZone>> Network::zones_of(const Vpc& vpc) const {
  return row(zones_by_vpc_, ref(vpc).row);
}

std::span<const Ref<ResolverRule>> Network::resolver_rules_of(const Vpc& vpc) const {
  return row(resolver_rules_by_vpc_, ref(vpc).row);
}

std::span<const Ref<ResolverEndpoint>> Network::resolver_endpoints_with(
    net::Address address) const {
  return under(resolver_endpoints_by_address_, address);
}

std::span<const Ref<VpcEndpoint>> Network::endpoints_of(const Vpc& vpc) const {
  return row(endpoints_by_vpc_, ref(vpc).row);
}

const VpcEndpoint* Network::endpoint_of(const NetworkInterface& interface) const {
  return get(endpoint_by_interface_[ref(interface).row]);
}

Completeness Network::exported(DocumentKind kind, StringId account, StringId region) const {
  const auto same_or_open = [](StringId asked, StringId given) {
    return asked.empty() || given.empty() || asked == given;
  };
  Completeness best = Completeness::kMissing;
  for (const Export& document : exports_) {
    if (document.kind != kind || !same_or_open(account, document.account) ||
        !same_or_open(region, document.region))
      continue;
    if (!document.complete) return Completeness::kPartial;
    best = Completeness::kComplete;
  }
  return best;
}

}  // namespace reach::model
