// SPDX-License-Identifier: Apache-2.0
#include "support/gateway_maker.hpp"

namespace reach::testing {

using namespace model;

TransitGateway& transit_gateway(NetworkMaker& maker, std::string_view id) {
  auto& row = maker.builder().upsert<TransitGateway>(id);
  row.state = TransitGatewayState::kAvailable;
  row.dns_support = Tri::kYes;
  row.security_group_referencing_support = Tri::kYes;
  return row;
}

TransitGatewayRouteTable& transit_table(NetworkMaker& maker, std::string_view id,
                                        std::string_view transit_gateway) {
  auto& row = maker.builder().upsert<TransitGatewayRouteTable>(id);
  row.transit_gateway = maker.builder().ref<TransitGateway>(transit_gateway);
  row.state = TransitGatewayRouteTableState::kAvailable;
  row.routes_known = true;
  row.static_routes_known = true;
  row.propagations_known = true;
  return row;
}

namespace {

TransitGatewayEnd end_of(NetworkMaker& maker, std::string_view transit_gateway,
                         std::string_view table) {
  TransitGatewayEnd end;
  end.transit_gateway = maker.builder().ref<TransitGateway>(transit_gateway);
  end.listed = true;
  if (table.empty()) return end;
  end.route_table = maker.builder().ref<TransitGatewayRouteTable>(table);
  end.state = AssociationState::kAssociated;
  return end;
}

}  // namespace

TransitGatewayAttachment& attach(NetworkMaker& maker, std::string_view id,
                                 std::string_view transit_gateway, std::string_view vpc,
                                 const std::vector<std::string>& subnets, std::string_view table) {
  auto& row = maker.builder().upsert<TransitGatewayAttachment>(id);
  row.transit_gateway = maker.builder().ref<TransitGateway>(transit_gateway);
  row.type = TransitGatewayResourceType::kVpc;
  row.vpc = maker.builder().ref<Vpc>(vpc);
  row.resource = row.vpc.id;
  row.state = TransitGatewayAttachmentState::kAvailable;
  row.ends = {end_of(maker, transit_gateway, table)};
  for (const std::string& subnet : subnets)
    row.subnets.push_back(maker.builder().ref<Subnet>(subnet));
  row.subnets_given = true;
  row.appliance_mode_support = Tri::kNo;
  row.ipv6_support = Tri::kNo;
  row.dns_support = Tri::kYes;
  row.security_group_referencing_support = Tri::kYes;
  return row;
}

TransitGatewayRoute& transit_route(NetworkMaker& maker, std::string_view table,
                                   std::string_view destination, std::string_view attachment) {
  TransitGatewayRoute route;
  route.destination = TransitGatewayRoute::Destination::kPrefix;
  route.prefix = prefix(destination);
  route.type = TransitGatewayRouteType::kStatic;
  route.state =
      attachment.empty() ? TransitGatewayRouteState::kBlackhole : TransitGatewayRouteState::kActive;
  if (!attachment.empty())
    route.attachments.push_back(maker.builder().ref<TransitGatewayAttachment>(attachment));
  auto& row = maker.builder().upsert<TransitGatewayRouteTable>(table);
  row.routes.push_back(route);
  return row.routes.back();
}

TransitGatewayAttachment& transit_peering(NetworkMaker& maker, std::string_view id,
                                          std::string_view requester,
                                          std::string_view requester_table,
                                          std::string_view accepter,
                                          std::string_view accepter_table) {
  auto& row = maker.builder().upsert<TransitGatewayAttachment>(id);
  row.type = TransitGatewayResourceType::kPeering;
  row.state = TransitGatewayAttachmentState::kAvailable;
  row.transit_gateway = maker.builder().ref<TransitGateway>(requester);
  row.requester.transit_gateway = row.transit_gateway;
  row.accepter.transit_gateway = maker.builder().ref<TransitGateway>(accepter);
  row.resource = row.accepter.transit_gateway.id;
  row.ends = {end_of(maker, requester, requester_table), end_of(maker, accepter, accepter_table)};
  row.dynamic_routing = Tri::kNo;
  return row;
}

InternetGateway& internet_gateway(NetworkMaker& maker, std::string_view id, std::string_view vpc) {
  auto& row = maker.builder().upsert<InternetGateway>(id);
  row.attachments = {{maker.builder().ref<Vpc>(vpc), GatewayAttachmentState::kAttached, {}}};
  row.attachments_given = true;
  return row;
}

NatGateway& nat_gateway(NetworkMaker& maker, std::string_view id, std::string_view subnet,
                        std::string_view private_address, std::string_view public_address) {
  const std::string eni = "eni-" + std::string(id);
  NetworkInterface& interface = maker.interface(eni, subnet, private_address, {});
  interface.type = InterfaceType::kNatGateway;
  interface.addresses.front().public_address = address(public_address);
  auto& row = maker.builder().upsert<NatGateway>(id);
  row.vpc = interface.vpc;
  row.subnet = maker.builder().ref<Subnet>(subnet);
  row.state = NatGatewayState::kAvailable;
  row.connectivity_type = ConnectivityType::kPublic;
  row.availability_mode = AvailabilityMode::kZonal;
  NatGatewayAddress told;
  told.private_address = address(private_address);
  told.public_address = address(public_address);
  told.interface = maker.builder().ref<NetworkInterface>(eni);
  told.primary = Tri::kYes;
  told.status = NatGatewayAddressStatus::kSucceeded;
  row.addresses = {told};
  row.addresses_given = true;
  return row;
}

}  // namespace reach::testing
