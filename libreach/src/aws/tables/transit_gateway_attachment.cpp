// SPDX-License-Identifier: Apache-2.0
// describe-transit-gateway-attachments (all kinds, with their associations),
// -vpc-attachments and -peering-attachments (what the kind has of its own), and
// get-transit-gateway-route-table-associations.
#include <fmt/format.h>

#include <functional>

#include "aws/readers.hpp"
#include "aws/resources.hpp"
#include "aws/tables/enabled.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"
#include "aws/tables/tags.hpp"

namespace reach::aws {
namespace {

using model::TransitGatewayAttachment;
using model::TransitGatewayEnd;
using model::TransitGatewayPeeringSide;

// Each of a peering's transit gateways has its own view of the attachment: which gateway is the
// attaching one and which the resource differs, and is no contradiction.
constexpr Field kTransitGatewayAttachmentFields[] = {
    field<&TransitGatewayAttachment::id>("TransitGatewayAttachmentId"),
    field<&TransitGatewayAttachment::transit_gateway>("TransitGatewayId").per_account(),
    field<&TransitGatewayAttachment::transit_gateway_owner>("TransitGatewayOwnerId").per_account(),
    field<&TransitGatewayAttachment::type>("ResourceType"),
    field<&TransitGatewayAttachment::resource>("ResourceId").per_account(),
    field<&TransitGatewayAttachment::resource_owner>("ResourceOwnerId").per_account(),
    field<&TransitGatewayAttachment::state>("State"),
    tags<TransitGatewayAttachment>(),
};

// The same object again: what it is at its transit gateway.
constexpr Field kAssociationFields[] = {
    field<&TransitGatewayEnd::route_table>("TransitGatewayRouteTableId"),
    field<&TransitGatewayEnd::state>("State"),
};
constexpr Table kAssociation{"ec2/TransitGatewayAttachmentAssociation", kAssociationFields};
constexpr Field kEndFields[] = {
    field<&TransitGatewayEnd::transit_gateway>("TransitGatewayId"),
    inside<kAssociation>("Association"),
};

constexpr Field kVpcOptionsFields[] = {
    field<&TransitGatewayAttachment::dns_support, Enabled>("DnsSupport"),
    field<&TransitGatewayAttachment::security_group_referencing_support, Enabled>(
        "SecurityGroupReferencingSupport"),
    field<&TransitGatewayAttachment::ipv6_support, Enabled>("Ipv6Support"),
    field<&TransitGatewayAttachment::appliance_mode_support, Enabled>("ApplianceModeSupport"),
};
constexpr Table kVpcOptions{"ec2/TransitGatewayVpcAttachmentOptions", kVpcOptionsFields};
constexpr Field kVpcAttachmentFields[] = {
    field<&TransitGatewayAttachment::id>("TransitGatewayAttachmentId"),
    field<&TransitGatewayAttachment::transit_gateway>("TransitGatewayId"),
    field<&TransitGatewayAttachment::vpc>("VpcId"),
    field<&TransitGatewayAttachment::resource_owner>("VpcOwnerId"),
    field<&TransitGatewayAttachment::state>("State"),
    field<&TransitGatewayAttachment::subnets, ByType, &TransitGatewayAttachment::subnets_given>(
        "SubnetIds"),
    inside<kVpcOptions>("Options"),
    tags<TransitGatewayAttachment>(),
};

constexpr Field kSideFields[] = {
    field<&TransitGatewayPeeringSide::transit_gateway>("TransitGatewayId"),
    field<&TransitGatewayPeeringSide::owner>("OwnerId"),
    field<&TransitGatewayPeeringSide::region>("Region"),
};
constexpr Table kSide{"ec2/PeeringTgwInfo", kSideFields};
constexpr Field kPeeringOptionsFields[] = {
    field<&TransitGatewayAttachment::dynamic_routing, Enabled>("DynamicRouting"),
};
constexpr Table kPeeringOptions{"ec2/TransitGatewayPeeringAttachmentOptions",
                                kPeeringOptionsFields};
constexpr Field kPeeringAttachmentFields[] = {
    field<&TransitGatewayAttachment::id>("TransitGatewayAttachmentId"),
    field<&TransitGatewayAttachment::accepter_attachment>("AccepterTransitGatewayAttachmentId"),
    part<&TransitGatewayAttachment::requester, kSide>("RequesterTgwInfo"),
    part<&TransitGatewayAttachment::accepter, kSide>("AccepterTgwInfo"),
    field<&TransitGatewayAttachment::state>("State"),
    inside<kPeeringOptions>("Options"),
    tags<TransitGatewayAttachment>(),
};

constexpr Field kRouteTableAssociationFields[] = {
    field<&PendingTransitGatewayAssociation::attachment>("TransitGatewayAttachmentId"),
    field<&PendingTransitGatewayAssociation::resource>("ResourceId"),
    field<&PendingTransitGatewayAssociation::type, KnownOnes>("ResourceType"),
    field<&PendingTransitGatewayAssociation::state>("State"),
};

}  // namespace

constexpr Table kTransitGatewayAttachment{"ec2/TransitGatewayAttachment",
                                          kTransitGatewayAttachmentFields};
constexpr Table kTransitGatewayEnd{"ec2/TransitGatewayAttachment", kEndFields};
constexpr Table kTransitGatewayVpcAttachment{"ec2/TransitGatewayVpcAttachment",
                                             kVpcAttachmentFields};
constexpr Table kTransitGatewayPeeringAttachment{"ec2/TransitGatewayPeeringAttachment",
                                                 kPeeringAttachmentFields};
constexpr Table kTransitGatewayRouteTableAssociation{"ec2/TransitGatewayRouteTableAssociation",
                                                     kRouteTableAssociationFields};

namespace {

bool read_attachment(Reading& reading, const Place& at, Value item, const Table& table,
                     const std::function<void(TransitGatewayAttachment&)>& complete) {
  TransitGatewayAttachment fresh;
  if (!read_object(reading, at, item, table, &fresh)) return false;
  if (fresh.id.empty()) {
    resource_without_id(reading, at, table);
    return false;
  }
  fresh.origin = at.origin(reading.network);
  complete(fresh);
  return true;
}

// The row of an attachment that a document declares: one that was only made for its sake otherwise.
TransitGatewayAttachment& keep(Reading& reading, const Table& table,
                               TransitGatewayAttachment fresh) {
  return store<TransitGatewayAttachment>(reading, table, std::move(fresh), Standing::kDeclared);
}

// An end told before stays; what it lacks comes from this one (A13).
void add_end(Reading& reading, const Place& place, TransitGatewayAttachment& attachment,
             const TransitGatewayEnd& fresh) {
  constexpr std::size_t kMostEnds = 2;
  if (!fresh.transit_gateway.given()) return;
  for (TransitGatewayEnd& known : attachment.ends) {
    if (known.transit_gateway.id != fresh.transit_gateway.id) continue;
    if (known.route_table.given()) return;
    known.listed = known.listed || fresh.listed;
    if (!fresh.route_table.given()) return;
    known.route_table = fresh.route_table;
    known.state = fresh.state;
    known.origin = fresh.origin;
    return;
  }
  if (attachment.ends.size() < kMostEnds) {
    attachment.ends.push_back(fresh);
  } else {
    reading.warn(model::Code::kConflict, place,
                 fmt::format("{} is told to be of more than two transit gateways",
                             reading.network.text(attachment.id)));
  }
}

}  // namespace

void read_transit_gateway_attachments(Reading& reading, const Place& place, Value items) {
  read_list(reading, place, items, [&](const Place& at, Value item) {
    const std::size_t before = reading.bad_fields();
    TransitGatewayEnd end;
    read_object(reading, at, item, kTransitGatewayEnd, &end);
    end.listed = before == reading.bad_fields();
    end.origin = at.origin(reading.network);
    return read_attachment(reading, at, item, kTransitGatewayAttachment,
                           [&](TransitGatewayAttachment& fresh) {
                             if (fresh.type == model::TransitGatewayResourceType::kVpc)
                               fresh.vpc.id = fresh.resource;
                             const model::Ref<model::Vpc> vpc = fresh.vpc;
                             TransitGatewayAttachment& row =
                                 keep(reading, kTransitGatewayAttachment, std::move(fresh));
                             if (!row.vpc.given()) row.vpc = vpc;
                             add_end(reading, at, row, end);
                           });
  });
}

void read_transit_gateway_vpc_attachments(Reading& reading, const Place& place, Value items) {
  read_list(reading, place, items, [&](const Place& at, Value item) {
    return read_attachment(reading, at, item, kTransitGatewayVpcAttachment,
                           [&](TransitGatewayAttachment& fresh) {
                             TransitGatewayEnd end;
                             end.transit_gateway = fresh.transit_gateway;
                             end.origin = fresh.origin;
                             TransitGatewayAttachment& row =
                                 keep(reading, kTransitGatewayVpcAttachment, std::move(fresh));
                             row.type = model::TransitGatewayResourceType::kVpc;
                             if (row.resource.empty()) row.resource = row.vpc.id;
                             add_end(reading, at, row, end);
                           });
  });
}

void read_transit_gateway_peering_attachments(Reading& reading, const Place& place, Value items) {
  read_list(reading, place, items, [&](const Place& at, Value item) {
    return read_attachment(reading, at, item, kTransitGatewayPeeringAttachment,
                           [&](TransitGatewayAttachment& fresh) {
                             TransitGatewayEnd requester;
                             requester.transit_gateway = fresh.requester.transit_gateway;
                             requester.origin = fresh.origin;
                             TransitGatewayEnd accepter = requester;
                             accepter.transit_gateway = fresh.accepter.transit_gateway;
                             TransitGatewayAttachment& row =
                                 keep(reading, kTransitGatewayPeeringAttachment, std::move(fresh));
                             row.type = model::TransitGatewayResourceType::kPeering;
                             add_end(reading, at, row, requester);
                             add_end(reading, at, row, accepter);
                           });
  });
}

void read_transit_gateway_route_table_associations(Reading& reading, const Place& place,
                                                   Value items) {
  const model::StringId table = reading.intern(reading.document().parent);
  read_parts<PendingTransitGatewayAssociation, kTransitGatewayRouteTableAssociation>(
      reading, place, items, [&](const Place& at, PendingTransitGatewayAssociation& told) {
        if (told.attachment.empty()) {
          resource_without_id(reading, at, kTransitGatewayRouteTableAssociation);
          return;
        }
        told.table = table;
        told.origin = at.origin(reading.network);
        reading.pending.transit_gateway_associations.push_back(told);
      });
}

}  // namespace reach::aws
