// SPDX-License-Identifier: Apache-2.0
// A route table of a transit gateway: its routes, and what is propagated into it.
// Source: EC2 API TransitGatewayRouteTable, TransitGatewayRoute,
// TransitGatewayRouteTablePropagation, TransitGatewayPrefixListReference; semantics F7, F10.
#pragma once

#include <vector>

#include "reach/model/resource.hpp"
#include "reach/model/transit_gateway_enums.hpp"
#include "reach/net/prefix.hpp"

namespace reach::model {

struct TransitGatewayRoute {
  enum class Destination : std::uint8_t {
    kPrefix,
    kPrefixList,
    kUnreadable,  // the snapshot's text is no CIDR: may hold any address
  };
  Destination destination = Destination::kUnreadable;
  net::Prefix prefix;
  Ref<PrefixList> prefix_list;  // also beside a prefix: the list it comes from
  TransitGatewayRouteType type = TransitGatewayRouteType::kUnknown;
  TransitGatewayRouteState state = TransitGatewayRouteState::kUnknown;
  std::vector<Ref<TransitGatewayAttachment>> attachments;  // several: equal-cost paths
  OriginId origin;
};

// An attachment whose routes are installed in the table. A VPC's are its CIDRs (F10).
struct TransitGatewayPropagation {
  Ref<TransitGatewayAttachment> attachment;
  TransitGatewayResourceType type = TransitGatewayResourceType::kUnknown;
  StringId resource;
  TransitGatewayPropagationState state = TransitGatewayPropagationState::kUnknown;
  OriginId origin;
};

// A static route to all of a prefix list; the table's routes show it an entry at a time.
struct TransitGatewayPrefixListReference {
  Ref<PrefixList> prefix_list;
  TransitGatewayPrefixListReferenceState state = TransitGatewayPrefixListReferenceState::kUnknown;
  Tri blackhole = Tri::kUnknown;
  Ref<TransitGatewayAttachment> attachment;
  OriginId origin;
};

struct TransitGatewayRouteTable {
  StringId id;
  OriginId origin;
  StringId name;
  Ref<TransitGateway> transit_gateway;
  TransitGatewayRouteTableState state = TransitGatewayRouteTableState::kUnknown;
  Tri default_association = Tri::kUnknown;
  Tri default_propagation = Tri::kUnknown;
  std::vector<TransitGatewayRoute> routes;
  // All routes are there. Where only the static ones are, the others follow from the propagations
  // as far as these are known (F10).
  bool routes_known = false;
  bool static_routes_known = false;
  std::vector<TransitGatewayPropagation> propagations;
  bool propagations_known = false;
  std::vector<TransitGatewayPrefixListReference> prefix_list_references;
  bool declared = true;  // false: only routes, associations or propagations name it
};

}  // namespace reach::model
