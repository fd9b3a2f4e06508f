// SPDX-License-Identifier: Apache-2.0
// describe-route-tables.
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"
#include "aws/tables/tags.hpp"

namespace reach::aws {
namespace {

using model::Route;
using model::RouteTable;
using model::RouteTableAssociation;
using model::RouteTargetType;

constexpr Field kStateFields[] = {
    field<&RouteTableAssociation::state>("State"),
};
constexpr Table kAssociationState{"ec2/RouteTableAssociationState", kStateFields};

// An association that is only half read could be anybody's.
bool finish_association(Reading&, const Place&, RouteTableAssociation&, const Outcome& outcome) {
  return outcome.good();
}
constexpr Field kAssociationFields[] = {
    field<&RouteTableAssociation::main>("Main"),
    field<&RouteTableAssociation::subnet>("SubnetId"),
    field<&RouteTableAssociation::gateway>("GatewayId"),
    inside<kAssociationState>("AssociationState"),
};
constexpr Table kAssociation{"ec2/RouteTableAssociation", kAssociationFields,
                             finisher<&finish_association>()};

Read read_destination(Reading& reading, const Place& place, Value value, Route& route) {
  if (read_value(reading, place, value, route.prefix) == Read::kBad) return Read::kBad;
  route.destination = Route::Destination::kPrefix;
  return Read::kGood;
}
Read read_prefix_list(Reading& reading, const Place& place, Value value, Route& route) {
  if (read_value(reading, place, value, route.prefix_list) == Read::kBad) return Read::kBad;
  route.destination = Route::Destination::kPrefixList;
  return Read::kGood;
}

// B4: what a GatewayId leads to, by its first letters. Others are targets of a kind not known here.
RouteTargetType gateway_type(std::string_view id) {
  if (id == "local") return RouteTargetType::kLocal;
  if (id.starts_with("igw-")) return RouteTargetType::kInternetGateway;
  if (id.starts_with("vgw-")) return RouteTargetType::kVpnGateway;
  if (id.starts_with("vpce-")) return RouteTargetType::kVpcEndpoint;
  return RouteTargetType::kUnknown;
}
Read read_gateway(Reading& reading, const Place& place, Value value, Route& route) {
  std::string_view id;
  if (read_value(reading, place, value, id) == Read::kBad) return Read::kBad;
  route.target = reading.intern(id);
  route.target_type = gateway_type(id);
  return Read::kGood;
}
template <RouteTargetType Type>
Read read_target(Reading& reading, const Place& place, Value value, Route& route) {
  if (read_value(reading, place, value, route.target) == Read::kBad) return Read::kBad;
  route.target_type = Type;
  return Read::kGood;
}

bool finish_route(Reading& reading, const Place& place, Route& route, const Outcome& outcome) {
  constexpr std::string_view kDestinations[] = {"DestinationCidrBlock", "DestinationIpv6CidrBlock",
                                                "DestinationPrefixListId"};
  int destinations = 0;
  bool spoilt = !outcome.readable;
  for (const std::string_view name : kDestinations) {
    destinations += outcome.has(name) ? 1 : 0;
    spoilt = spoilt || outcome.spoilt(name);
  }
  if (!spoilt && destinations != 1)
    reading.bad_field(place,
                      "a route has one destination, and this one has none or several");  // B3
  if (spoilt || destinations != 1) {
    route.destination = Route::Destination::kUnreadable;
  } else if (!outcome.good()) {
    // Where the destination is known, but not where it leads or whether it works: unknown only
    // where this route wins.
    route.target_type = RouteTargetType::kUnknown;
  }
  return true;
}

constexpr Field kRouteFields[] = {
    method<&read_destination>("DestinationCidrBlock"),
    method<&read_destination>("DestinationIpv6CidrBlock"),
    method<&read_prefix_list>("DestinationPrefixListId"),
    method<&read_gateway>("GatewayId"),
    method<&read_target<RouteTargetType::kNatGateway>>("NatGatewayId"),
    method<&read_target<RouteTargetType::kVpcPeeringConnection>>("VpcPeeringConnectionId"),
    method<&read_target<RouteTargetType::kTransitGateway>>("TransitGatewayId"),
    method<&read_target<RouteTargetType::kEgressOnlyInternetGateway>>(
        "EgressOnlyInternetGatewayId"),
    method<&read_target<RouteTargetType::kNetworkInterface>>("NetworkInterfaceId"),
    method<&read_target<RouteTargetType::kLocalGateway>>("LocalGatewayId"),
    method<&read_target<RouteTargetType::kCarrierGateway>>("CarrierGatewayId"),
    method<&read_target<RouteTargetType::kCoreNetwork>>("CoreNetworkArn"),
    method<&read_target<RouteTargetType::kOdbNetwork>>("OdbNetworkArn"),
    field<&Route::state>("State"),
    field<&Route::route_origin>("Origin"),
};
constexpr Table kRoute{"ec2/Route", kRouteFields, finisher<&finish_route>()};

bool finish_route_table(Reading& reading, const Place&, RouteTable& table, const Outcome& outcome) {
  if (outcome.spoilt("Associations")) reading.pending.unsure_route_tables.push_back(table.vpc.id);
  return outcome.readable;
}

constexpr Field kRouteTableFields[] = {
    field<&RouteTable::id>("RouteTableId"),
    field<&RouteTable::vpc>("VpcId"),
    field<&RouteTable::owner>("OwnerId"),
    list<&RouteTable::associations, kAssociation>("Associations"),
    list<&RouteTable::routes, kRoute, &RouteTable::routes_given>("Routes"),
    tags<RouteTable>(),
};

}  // namespace

constexpr Table kRouteTable{"ec2/RouteTable", kRouteTableFields, finisher<&finish_route_table>()};

void read_route_tables(Reading& reading, const Place& place, Value items) {
  read_resources<RouteTable, kRouteTable>(reading, place, items);
}

}  // namespace reach::aws
