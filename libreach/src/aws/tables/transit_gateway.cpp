// SPDX-License-Identifier: Apache-2.0
// describe-transit-gateways and describe-transit-gateway-route-tables.
#include "aws/names.hpp"
#include "aws/resources.hpp"
#include "aws/tables/enabled.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"
#include "aws/tables/tags.hpp"

namespace reach::aws {
namespace {

using model::TransitGateway;
using model::TransitGatewayRouteTable;

// A10: the ARN alone names the Region.
Read read_arn(Reading& reading, const Place& place, Value value, TransitGateway& gateway) {
  std::string_view arn;
  if (read_value(reading, place, value, arn) == Read::kBad) return Read::kBad;
  gateway.region = reading.intern(region_of_arn(arn));
  reading.note_region(region_of_arn(arn));
  return Read::kGood;
}

constexpr Field kOptionsFields[] = {
    field<&TransitGateway::default_route_table_association, Enabled>(
        "DefaultRouteTableAssociation"),
    field<&TransitGateway::association_default_route_table>("AssociationDefaultRouteTableId"),
    field<&TransitGateway::default_route_table_propagation, Enabled>(
        "DefaultRouteTablePropagation"),
    field<&TransitGateway::propagation_default_route_table>("PropagationDefaultRouteTableId"),
    field<&TransitGateway::dns_support, Enabled>("DnsSupport"),
    field<&TransitGateway::security_group_referencing_support, Enabled>(
        "SecurityGroupReferencingSupport"),
    field<&TransitGateway::auto_accept_shared_attachments, Enabled>("AutoAcceptSharedAttachments"),
};
constexpr Table kOptions{"ec2/TransitGatewayOptions", kOptionsFields};

constexpr Field kTransitGatewayFields[] = {
    field<&TransitGateway::id>("TransitGatewayId"),
    method<&read_arn, &TransitGateway::region>("TransitGatewayArn"),
    field<&TransitGateway::owner>("OwnerId"),
    field<&TransitGateway::state>("State"),
    inside<kOptions>("Options"),
    tags<TransitGateway>(),
};

constexpr Field kTransitGatewayRouteTableFields[] = {
    field<&TransitGatewayRouteTable::id>("TransitGatewayRouteTableId"),
    field<&TransitGatewayRouteTable::transit_gateway>("TransitGatewayId"),
    field<&TransitGatewayRouteTable::state>("State"),
    field<&TransitGatewayRouteTable::default_association>("DefaultAssociationRouteTable"),
    field<&TransitGatewayRouteTable::default_propagation>("DefaultPropagationRouteTable"),
    tags<TransitGatewayRouteTable>(),
};

}  // namespace

constexpr Table kTransitGateway{"ec2/TransitGateway", kTransitGatewayFields};
constexpr Table kTransitGatewayRouteTable{"ec2/TransitGatewayRouteTable",
                                          kTransitGatewayRouteTableFields};

void read_transit_gateways(Reading& reading, const Place& place, Value items) {
  read_resources<TransitGateway, kTransitGateway>(reading, place, items);
}

void read_transit_gateway_route_tables(Reading& reading, const Place& place, Value items) {
  read_resources<TransitGatewayRouteTable, kTransitGatewayRouteTable>(reading, place, items);
}

}  // namespace reach::aws
