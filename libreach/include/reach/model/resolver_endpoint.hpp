// SPDX-License-Identifier: Apache-2.0
// A Route 53 Resolver endpoint: the addresses by which queries come into a VPC's Resolver, or leave
// it. Source: Route 53 Resolver API ResolverEndpoint, IpAddressResponse; semantics H2, H8.
#pragma once

#include <optional>
#include <vector>

#include "reach/model/resolver_enums.hpp"
#include "reach/model/resource.hpp"
#include "reach/net/address.hpp"

namespace reach::model {

struct ResolverEndpointAddress {
  std::optional<net::Address> address;  // IPv4
  std::optional<net::Address> ipv6_address;
  Ref<Subnet> subnet;
  ResolverAddressStatus status = ResolverAddressStatus::kUnknown;
  OriginId origin;
};

struct ResolverEndpoint {
  StringId id;
  OriginId origin;
  StringId name;
  ResolverEndpointDirection direction = ResolverEndpointDirection::kUnknown;
  ResolverEndpointStatus status = ResolverEndpointStatus::kUnknown;
  Ref<Vpc> host_vpc;
  std::vector<Ref<SecurityGroup>> groups;
  std::vector<ResolverEndpointAddress> addresses;
  bool addresses_known = false;  // list-resolver-endpoint-ip-addresses was exported, all pages
  bool declared = true;          // false: only others name it
};

}  // namespace reach::model
