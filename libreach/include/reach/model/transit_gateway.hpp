// SPDX-License-Identifier: Apache-2.0
// A transit gateway. Source: EC2 API TransitGateway; semantics F.
#pragma once

#include "reach/model/resource.hpp"
#include "reach/model/transit_gateway_enums.hpp"

namespace reach::model {

struct TransitGateway {
  StringId id;
  OriginId origin;
  StringId owner;   // the account that can list its route tables (F16)
  StringId region;  // from its ARN; empty: not known
  StringId name;
  TransitGatewayState state = TransitGatewayState::kUnknown;
  // The default tables matter when something is attached, not afterwards (F3).
  Tri default_route_table_association = Tri::kUnknown;
  Tri default_route_table_propagation = Tri::kUnknown;
  Ref<TransitGatewayRouteTable> association_default_route_table;
  Ref<TransitGatewayRouteTable> propagation_default_route_table;
  Tri dns_support = Tri::kUnknown;                         // EC2 public host names alone (F14)
  Tri security_group_referencing_support = Tri::kUnknown;  // C10; unknown: an older capture
  Tri auto_accept_shared_attachments = Tri::kUnknown;
};

}  // namespace reach::model
