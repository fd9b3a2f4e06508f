// SPDX-License-Identifier: Apache-2.0
// A route table. Source: EC2 API RouteTable and Route; semantics B.
#pragma once

#include <vector>

#include "reach/model/resource.hpp"
#include "reach/net/prefix.hpp"

namespace reach::model {

struct Route {
  enum class Destination : std::uint8_t {
    kPrefix,
    kPrefixList,
    kUnreadable,  // the snapshot's text is no CIDR: may hold any address
  };
  Destination destination = Destination::kUnreadable;
  net::Prefix prefix;
  Ref<PrefixList> prefix_list;
  RouteTargetType target_type = RouteTargetType::kUnknown;
  StringId target;  // "local", or an AWS id or ARN
  RouteState state = RouteState::kUnknown;
  RouteOrigin route_origin = RouteOrigin::kUnknown;
  OriginId origin;
};

struct RouteTableAssociation {
  Tri main = Tri::kUnknown;
  Ref<Subnet> subnet;
  StringId gateway;  // an edge table of an internet or VPN gateway (B2)
  AssociationState state =
      AssociationState::kUnknown;  // only associated ones count; unknown counts (A2)
  OriginId origin;
};

struct RouteTable {
  StringId id;
  OriginId origin;
  Ref<Vpc> vpc;
  StringId owner;
  StringId name;
  std::vector<RouteTableAssociation> associations;
  std::vector<Route> routes;
  bool routes_given = false;
};

}  // namespace reach::model
