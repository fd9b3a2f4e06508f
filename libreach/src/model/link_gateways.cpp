// SPDX-License-Identifier: Apache-2.0
// What gateways and transit gateways say of other resources.
#include "model/linker.hpp"

namespace reach::model {

void Linker::resolve_gateways() {
  const auto resolve_attachments = [this](std::vector<GatewayAttachment>& attachments) {
    for (GatewayAttachment& attachment : attachments) resolve(attachment.vpc);
  };
  for (InternetGateway& gateway : rows<InternetGateway>()) resolve_attachments(gateway.attachments);
  for (EgressOnlyInternetGateway& gateway : rows<EgressOnlyInternetGateway>())
    resolve_attachments(gateway.attachments);
  for (VpnGateway& gateway : rows<VpnGateway>()) resolve_attachments(gateway.attachments);
  for (NatGateway& gateway : rows<NatGateway>()) {
    resolve(gateway.vpc);
    resolve(gateway.subnet);
    resolve(gateway.route_table);
    for (NatGatewayAddress& address : gateway.addresses) resolve(address.interface);
  }
  for (TransitGateway& gateway : rows<TransitGateway>()) {
    resolve(gateway.association_default_route_table);
    resolve(gateway.propagation_default_route_table);
  }
  for (TransitGatewayAttachment& attachment : rows<TransitGatewayAttachment>()) {
    resolve(attachment.transit_gateway);
    resolve(attachment.vpc);
    resolve(attachment.subnets);
    resolve(attachment.requester.transit_gateway);
    resolve(attachment.accepter.transit_gateway);
    for (TransitGatewayEnd& end : attachment.ends) {
      resolve(end.transit_gateway);
      resolve(end.route_table);
    }
  }
  for (TransitGatewayRouteTable& table : rows<TransitGatewayRouteTable>()) {
    resolve(table.transit_gateway);
    for (TransitGatewayRoute& route : table.routes) {
      resolve(route.prefix_list);
      resolve(route.attachments);
    }
    for (TransitGatewayPropagation& propagation : table.propagations)
      resolve(propagation.attachment);
    for (TransitGatewayPrefixListReference& reference : table.prefix_list_references) {
      resolve(reference.prefix_list);
      resolve(reference.attachment);
    }
  }
}

// B2: a table may be associated with a gateway instead of subnets.
void Linker::associate_edge_tables() {
  const auto associate = [this](auto* gateway, const RouteTable& table, OriginId origin) {
    if (gateway != nullptr)
      claim(gateway->route_table, table, "edge route table", gateway->id, origin);
  };
  for (const RouteTable& table : rows<RouteTable>()) {
    for (const RouteTableAssociation& association : table.associations) {
      if (association.gateway.empty() || !counts(association.state)) continue;
      associate(find<InternetGateway>(association.gateway), table, association.origin);
      associate(find<VpnGateway>(association.gateway), table, association.origin);
    }
  }
}

// A table that only routes, associations or propagations name tells its transit gateway by what is
// associated with it.
void Linker::complete_transit_gateways() {
  for (const TransitGatewayAttachment& attachment : rows<TransitGatewayAttachment>()) {
    for (const TransitGatewayEnd& end : attachment.ends) {
      TransitGatewayRouteTable* table = get(end.route_table);
      if (table != nullptr && !table->transit_gateway.given())
        table->transit_gateway = end.transit_gateway;
    }
  }
}

}  // namespace reach::model
