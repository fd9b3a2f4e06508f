// SPDX-License-Identifier: Apache-2.0
// What is attached to a transit gateway, and the route table it is associated with there.
// Source: EC2 API TransitGatewayAttachment, TransitGatewayVpcAttachment,
// TransitGatewayPeeringAttachment, TransitGatewayRouteTableAssociation; semantics F2-F6, F13, F17.
#pragma once

#include <vector>

#include "reach/model/resource.hpp"
#include "reach/model/transit_gateway_enums.hpp"

namespace reach::model {

// What an attachment is at one transit gateway: the table that routes what enters by it. A peering
// has an end at each of its two gateways, everything else has one.
struct TransitGatewayEnd {
  Ref<TransitGateway> transit_gateway;
  Ref<TransitGatewayRouteTable> route_table;  // the association (F3)
  AssociationState state = AssociationState::kUnknown;
  // describe-transit-gateway-attachments listed it: without a route table there is no association.
  bool listed = false;
  OriginId origin;
};

// A side of a peering attachment.
struct TransitGatewayPeeringSide {
  Ref<TransitGateway> transit_gateway;
  StringId owner;
  StringId region;
};

struct TransitGatewayAttachment {
  StringId id;
  OriginId origin;
  StringId name;
  Ref<TransitGateway> transit_gateway;  // of a peering: the one that the first document names
  StringId transit_gateway_owner;
  TransitGatewayResourceType type = TransitGatewayResourceType::kUnknown;
  StringId resource;  // the attached VPC's, VPN's, ... id; a peering's: the other transit gateway
  StringId resource_owner;
  TransitGatewayAttachmentState state = TransitGatewayAttachmentState::kUnknown;
  std::vector<TransitGatewayEnd> ends;  // one a transit gateway
  // VPC attachments.
  Ref<Vpc> vpc;
  std::vector<Ref<Subnet>> subnets;
  bool subnets_given = false;  // describe-transit-gateway-vpc-attachments told them
  Tri appliance_mode_support = Tri::kUnknown;
  Tri ipv6_support = Tri::kUnknown;
  Tri dns_support = Tri::kUnknown;
  Tri security_group_referencing_support = Tri::kUnknown;
  // Peerings: describe-transit-gateway-peering-attachments.
  TransitGatewayPeeringSide requester;
  TransitGatewayPeeringSide accepter;
  StringId accepter_attachment;  // the accepter's id for it; empty: the same id
  Tri dynamic_routing = Tri::kUnknown;
  bool declared = true;  // false: only others name it
};

// The attachment's end at that gateway; null where no document tells of one.
[[nodiscard]] const TransitGatewayEnd* end_at(const TransitGatewayAttachment& attachment,
                                              StringId transit_gateway);

}  // namespace reach::model
