// SPDX-License-Identifier: Apache-2.0
// A subnet. Source: EC2 API Subnet.
#pragma once

#include <optional>
#include <vector>

#include "reach/model/gateway_enums.hpp"
#include "reach/model/resource.hpp"
#include "reach/net/prefix.hpp"

namespace reach::model {

struct Subnet {
  StringId id;
  OriginId origin;
  Ref<Vpc> vpc;
  StringId owner;  // the VPC's owner, also where the subnet is shared
  StringId region;
  StringId name;
  StringId availability_zone;
  StringId availability_zone_id;  // compare these across accounts, names are aliases (A11)
  std::optional<net::Prefix> cidr;
  std::vector<net::Prefix> ipv6_cidrs;
  // Block Public Access as it applies here, exclusions taken into account (I7); unknown: not told.
  InternetGatewayBlockMode internet_gateway_block_mode = InternetGatewayBlockMode::kUnknown;
  // Set by NetworkBuilder::build.
  Ref<RouteTable> route_table;  // explicit association alone (B1); not given: the VPC's main table
  Ref<NetworkAcl> network_acl;  // D1
};

}  // namespace reach::model
