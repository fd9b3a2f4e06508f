// SPDX-License-Identifier: Apache-2.0
// Transit gateways, their attachments and their route tables, as every command tells of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aws/loading.hpp"

namespace reach::aws::testing {
namespace {

using namespace model;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kGateway = R"({"TransitGateways": [{"TransitGatewayId": "tgw-1",
  "TransitGatewayArn": "arn:aws:ec2:eu-west-1:111111111111:transit-gateway/tgw-1",
  "State": "available", "OwnerId": "111111111111", "Tags": [{"Key": "Name", "Value": "hub"}],
  "Options": {"DefaultRouteTableAssociation": "enable", "AssociationDefaultRouteTableId": "tgw-rtb-1",
    "DefaultRouteTablePropagation": "disable", "DnsSupport": "enable",
    "SecurityGroupReferencingSupport": "disable", "AutoAcceptSharedAttachments": "disable"}}]})";
constexpr std::string_view kTables =
    R"({"TransitGatewayRouteTables": [{"TransitGatewayRouteTableId": "tgw-rtb-1",
  "TransitGatewayId": "tgw-1", "State": "available", "DefaultAssociationRouteTable": true,
  "DefaultPropagationRouteTable": false}]})";
constexpr std::string_view kAttachments =
    R"({"TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1",
  "TransitGatewayId": "tgw-1", "TransitGatewayOwnerId": "111111111111", "ResourceType": "vpc",
  "ResourceId": "vpc-1", "ResourceOwnerId": "222222222222", "State": "available",
  "Association": {"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated"}}]})";
constexpr std::string_view kVpcAttachments =
    R"({"TransitGatewayVpcAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1",
  "TransitGatewayId": "tgw-1", "VpcId": "vpc-1", "VpcOwnerId": "222222222222",
  "State": "available", "SubnetIds": ["subnet-1", "subnet-2"],
  "Options": {"DnsSupport": "enable", "SecurityGroupReferencingSupport": "enable",
              "Ipv6Support": "disable", "ApplianceModeSupport": "enable"}}]})";

Network load(const std::vector<std::pair<std::string, std::string_view>>& documents) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& [name, text] : documents) all.emplace_back(name, std::string(text));
  return load_all(all);
}

TEST(TransitGateways, KeepTheirOptions) {
  const Network network = load({{"tgw.json", kGateway}, {"tables.json", kTables}});
  const TransitGateway& gateway = *network.find<TransitGateway>("tgw-1");
  EXPECT_EQ(gateway.state, TransitGatewayState::kAvailable);
  EXPECT_EQ(network.text(gateway.region), "eu-west-1");
  EXPECT_EQ(network.text(gateway.owner), "111111111111");
  EXPECT_EQ(network.text(gateway.name), "hub");
  EXPECT_EQ(gateway.default_route_table_association, Tri::kYes);
  EXPECT_EQ(gateway.default_route_table_propagation, Tri::kNo);
  EXPECT_EQ(gateway.security_group_referencing_support, Tri::kNo);
  EXPECT_EQ(gateway.dns_support, Tri::kYes);
  const TransitGatewayRouteTable* table = network.get(gateway.association_default_route_table);
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(network.get(table->transit_gateway), &gateway);
  EXPECT_EQ(table->default_association, Tri::kYes);
  EXPECT_EQ(table->default_propagation, Tri::kNo);
}

// C10, A2: older captures do not know the option.
TEST(TransitGateways, AMissingOptionIsUnknown) {
  const Network network = load_text(
      R"({"TransitGateways": [{"TransitGatewayId": "tgw-1", "Options": {"DnsSupport": "maybe"}}]})");
  const TransitGateway& gateway = *network.find<TransitGateway>("tgw-1");
  EXPECT_EQ(gateway.security_group_referencing_support, Tri::kUnknown);
  EXPECT_EQ(gateway.dns_support, Tri::kUnknown);
  EXPECT_THAT(diagnostics_of(network), HasSubstr("BAD_FIELD x.json /TransitGateways/0/Options"));
}

TEST(TransitGatewayAttachments, BothCommandsTellOfOneAttachment) {
  for (const bool reversed : {false, true}) {
    std::vector<std::pair<std::string, std::string_view>> documents = {{"a.json", kGateway},
                                                                       {"b.json", kTables},
                                                                       {"c.json", kAttachments},
                                                                       {"d.json", kVpcAttachments}};
    if (reversed) std::reverse(documents.begin(), documents.end());
    const Network network = load(documents);
    EXPECT_EQ(diagnostics_of(network), "");
    const TransitGatewayAttachment& attachment =
        *network.find<TransitGatewayAttachment>("tgw-attach-1");
    EXPECT_EQ(attachment.type, TransitGatewayResourceType::kVpc);
    EXPECT_EQ(attachment.state, TransitGatewayAttachmentState::kAvailable);
    EXPECT_EQ(network.text(attachment.vpc), "vpc-1");
    EXPECT_EQ(network.text(attachment.resource_owner), "222222222222");
    EXPECT_TRUE(attachment.subnets_given);
    EXPECT_THAT(attachment.subnets, SizeIs(2));
    EXPECT_EQ(attachment.appliance_mode_support, Tri::kYes);
    EXPECT_EQ(attachment.ipv6_support, Tri::kNo);
    EXPECT_EQ(attachment.security_group_referencing_support, Tri::kYes);
    ASSERT_THAT(attachment.ends, SizeIs(1));
    const TransitGatewayEnd* end = end_at(attachment, network.find<TransitGateway>("tgw-1")->id);
    ASSERT_NE(end, nullptr);
    EXPECT_TRUE(end->listed);
    EXPECT_EQ(end->state, AssociationState::kAssociated);
    EXPECT_EQ(network.get(end->route_table), network.find<TransitGatewayRouteTable>("tgw-rtb-1"));
  }
}

TEST(TransitGatewayAttachments, F17_EveryTypeIsKnown) {
  struct {
    std::string_view text;
    TransitGatewayResourceType type;
  } const cases[] = {
      {"vpc", TransitGatewayResourceType::kVpc},
      {"vpn", TransitGatewayResourceType::kVpn},
      {"vpn-concentrator", TransitGatewayResourceType::kVpnConcentrator},
      {"direct-connect-gateway", TransitGatewayResourceType::kDirectConnectGateway},
      {"connect", TransitGatewayResourceType::kConnect},
      {"peering", TransitGatewayResourceType::kPeering},
      {"tgw-peering", TransitGatewayResourceType::kPeering},
      {"network-function", TransitGatewayResourceType::kNetworkFunction},
      {"client-vpn", TransitGatewayResourceType::kClientVpn},
  };
  for (const auto& tested : cases) {
    const Network network = load_text(
        R"({"TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1",
            "TransitGatewayId": "tgw-1", "ResourceId": "r-1", "ResourceType": ")" +
        std::string(tested.text) + "\"}]}");
    const TransitGatewayAttachment& attachment = network.all<TransitGatewayAttachment>()[0];
    EXPECT_EQ(attachment.type, tested.type) << tested.text;
    EXPECT_EQ(attachment.vpc.given(), tested.type == TransitGatewayResourceType::kVpc);
  }
}

// F3: the list tells that there is none; the VPC's own view does not.
TEST(TransitGatewayAttachments, F3_NoAssociationIsToldByTheListAlone) {
  const Network told = load_text(
      R"({"TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1",
          "TransitGatewayId": "tgw-1", "ResourceType": "vpc", "ResourceId": "vpc-1"}]})");
  ASSERT_THAT(told.all<TransitGatewayAttachment>()[0].ends, SizeIs(1));
  EXPECT_TRUE(told.all<TransitGatewayAttachment>()[0].ends[0].listed);
  EXPECT_FALSE(told.all<TransitGatewayAttachment>()[0].ends[0].route_table.given());
  const Network untold = load_text(std::string(kVpcAttachments));
  ASSERT_THAT(untold.all<TransitGatewayAttachment>()[0].ends, SizeIs(1));
  EXPECT_FALSE(untold.all<TransitGatewayAttachment>()[0].ends[0].listed);
}

TEST(TransitGatewayAttachments, AnAssociationToldByItsTableCounts) {
  constexpr std::string_view kAssociations = R"({"Associations": [
    {"TransitGatewayAttachmentId": "tgw-attach-1", "ResourceId": "vpc-1", "ResourceType": "vpc",
     "State": "associated"},
    {"TransitGatewayAttachmentId": "tgw-attach-9", "ResourceId": "vpn-9", "ResourceType": "vpn",
     "State": "associated"}]})";
  const Network network =
      load({{"vpc.json", kVpcAttachments},
            {"tables.json", kTables},
            {"get-transit-gateway-route-table-associations.tgw-rtb-1.json", kAssociations}});
  EXPECT_EQ(diagnostics_of(network), "");
  const TransitGatewayAttachment& known = *network.find<TransitGatewayAttachment>("tgw-attach-1");
  ASSERT_THAT(known.ends, SizeIs(1));
  EXPECT_EQ(network.text(known.ends[0].route_table), "tgw-rtb-1");
  const TransitGatewayAttachment& named = *network.find<TransitGatewayAttachment>("tgw-attach-9");
  EXPECT_FALSE(named.declared);
  EXPECT_EQ(named.type, TransitGatewayResourceType::kVpn);
  EXPECT_EQ(network.text(named.transit_gateway), "tgw-1");
  EXPECT_EQ(network.text(named.ends[0].route_table), "tgw-rtb-1");
}

TEST(TransitGatewayAttachments, TwoTablesForOneAttachmentAreAConflict) {
  const Network network = load({{"a.json", kAttachments},
                                {"b.json",
                                 R"({"TransitGatewayRouteTableId": "tgw-rtb-2", "Associations": [
            {"TransitGatewayAttachmentId": "tgw-attach-1", "State": "associated"}]})"}});
  EXPECT_EQ(network.text(network.all<TransitGatewayAttachment>()[0].ends[0].route_table),
            "tgw-rtb-1");
  EXPECT_EQ(diagnostics_of(network), "CONFLICT b.json /Associations/0\n");
}

// F13: each of the two gateways associates the attachment with a table of its own.
TEST(TransitGatewayAttachments, APeeringHasAnEndAtEachGateway) {
  const Network network = load_all(
      {{"111111111111/eu-west-1/a.json",
        R"({"TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-p",
            "TransitGatewayId": "tgw-1", "ResourceType": "peering", "ResourceId": "tgw-2",
            "ResourceOwnerId": "222222222222", "TransitGatewayOwnerId": "111111111111",
            "State": "available",
            "Association": {"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated"}}]})"},
       {"222222222222/us-east-1/a.json",
        R"({"TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-p",
            "TransitGatewayId": "tgw-2", "ResourceType": "peering", "ResourceId": "tgw-1",
            "ResourceOwnerId": "111111111111", "TransitGatewayOwnerId": "222222222222",
            "State": "available",
            "Association": {"TransitGatewayRouteTableId": "tgw-rtb-2", "State": "associated"}}]})"},
       {"111111111111/eu-west-1/p.json",
        R"({"TransitGatewayPeeringAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-p",
            "RequesterTgwInfo": {"TransitGatewayId": "tgw-1", "OwnerId": "111111111111",
                                 "Region": "eu-west-1"},
            "AccepterTgwInfo": {"TransitGatewayId": "tgw-2", "OwnerId": "222222222222",
                                "Region": "us-east-1"},
            "Options": {"DynamicRouting": "disable"}, "State": "available"}]})"}});
  EXPECT_EQ(diagnostics_of(network), "");
  ASSERT_THAT(network.all<TransitGatewayAttachment>(), SizeIs(1));
  const TransitGatewayAttachment& peering = network.all<TransitGatewayAttachment>()[0];
  ASSERT_THAT(peering.ends, SizeIs(2));
  EXPECT_EQ(network.text(end_at(peering, peering.requester.transit_gateway.id)->route_table),
            "tgw-rtb-1");
  EXPECT_EQ(network.text(end_at(peering, peering.accepter.transit_gateway.id)->route_table),
            "tgw-rtb-2");
  EXPECT_EQ(network.text(peering.accepter.region), "us-east-1");
  EXPECT_EQ(peering.dynamic_routing, Tri::kNo);
}

// A13: the gateway's owner and the VPC's owner both list the attachment.
TEST(TransitGatewayAttachments, A13_TwoAccountsViewsMerge) {
  const Network network =
      load({{"111111111111/eu-west-1/a.json", kAttachments},
            {"222222222222/eu-west-1/a.json", kAttachments},
            {"222222222222/eu-west-1/v.json", kVpcAttachments},
            {"111111111111/eu-west-1/v.json",
             R"({"TransitGatewayVpcAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1",
                 "TransitGatewayId": "tgw-1", "VpcId": "vpc-1"}]})"}});
  EXPECT_EQ(diagnostics_of(network), "");
  const TransitGatewayAttachment& attachment = network.all<TransitGatewayAttachment>()[0];
  EXPECT_THAT(attachment.subnets, SizeIs(2));
  EXPECT_TRUE(attachment.subnets_given);
  EXPECT_THAT(attachment.ends, SizeIs(1));
}

constexpr std::string_view kRoutes = R"({"Routes": [
  {"DestinationCidrBlock": "10.1.0.0/16", "Type": "propagated", "State": "active",
   "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1",
                                  "ResourceId": "vpc-1", "ResourceType": "vpc"}]},
  {"DestinationCidrBlock": "10.9.0.0/16", "Type": "static", "State": "blackhole"},
  {"PrefixListId": "pl-1", "Type": "static", "State": "active"},
  {"DestinationCidrBlock": "nonsense", "Type": "static", "State": "active"}],
  "AdditionalRoutesAvailable": false})";

const TransitGatewayRoute* route_to(const TransitGatewayRouteTable& table, std::string_view cidr) {
  for (const TransitGatewayRoute& route : table.routes) {
    if (route.destination == TransitGatewayRoute::Destination::kPrefix &&
        route.prefix.to_string() == cidr)
      return &route;
  }
  return nullptr;
}

TEST(TransitGatewayRoutes, KeepDestinationTypeStateAndAttachments) {
  const Network network =
      load({{"t.json", kTables}, {"search-transit-gateway-routes/tgw-rtb-1.json", kRoutes}});
  const TransitGatewayRouteTable& table = *network.find<TransitGatewayRouteTable>("tgw-rtb-1");
  ASSERT_THAT(table.routes, SizeIs(4));
  EXPECT_TRUE(table.routes_known);
  const TransitGatewayRoute* propagated = route_to(table, "10.1.0.0/16");
  ASSERT_NE(propagated, nullptr);
  EXPECT_EQ(propagated->type, TransitGatewayRouteType::kPropagated);
  EXPECT_EQ(propagated->state, TransitGatewayRouteState::kActive);
  const TransitGatewayAttachment* attachment = network.get(propagated->attachments.at(0));
  ASSERT_NE(attachment, nullptr);
  EXPECT_FALSE(attachment->declared);
  EXPECT_EQ(network.text(attachment->vpc), "vpc-1");
  const TransitGatewayRoute* blackhole = route_to(table, "10.9.0.0/16");
  EXPECT_EQ(blackhole->state, TransitGatewayRouteState::kBlackhole);
  EXPECT_THAT(blackhole->attachments, IsEmpty());
  const auto count = [&](TransitGatewayRoute::Destination destination) {
    return std::count_if(table.routes.begin(), table.routes.end(),
                         [&](const auto& route) { return route.destination == destination; });
  };
  EXPECT_EQ(count(TransitGatewayRoute::Destination::kPrefixList), 1);
  EXPECT_EQ(count(TransitGatewayRoute::Destination::kUnreadable), 1);
  EXPECT_THAT(place_of(network, propagated->origin), HasSubstr("/Routes/0"));
}

TEST(TransitGatewayRoutes, A4_MoreRoutesThanWereReturnedAreAPart) {
  const Network network =
      load({{"tgw-rtb-1.json", R"({"Routes": [], "AdditionalRoutesAvailable": true})"}});
  const TransitGatewayRouteTable& table = *network.find<TransitGatewayRouteTable>("tgw-rtb-1");
  EXPECT_FALSE(table.routes_known);
  EXPECT_FALSE(table.static_routes_known);
  EXPECT_FALSE(table.declared);
}

TEST(TransitGatewayRoutes, A5_SearchesByTypeGiveThemselvesAway) {
  constexpr std::string_view kPropagations =
      R"({"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayRouteTablePropagations": [
          {"TransitGatewayAttachmentId": "tgw-attach-1", "ResourceId": "vpc-1",
           "ResourceType": "vpc", "State": "enabled"}]})";
  const Network part = load({{"p.json", kPropagations},
                             {"tgw-rtb-1.json", R"({"Routes": [{"DestinationCidrBlock": "0.0.0.0/0",
                                "Type": "static", "State": "active"}]})"}});
  const TransitGatewayRouteTable& table = *part.find<TransitGatewayRouteTable>("tgw-rtb-1");
  EXPECT_FALSE(table.routes_known);
  EXPECT_TRUE(table.static_routes_known);
  EXPECT_TRUE(table.propagations_known);
  EXPECT_THAT(diagnostics_of(part), HasSubstr("SNAPSHOT_INCOMPLETE"));
  const Network whole = load({{"p.json", kPropagations}, {"tgw-rtb-1.json", kRoutes}});
  EXPECT_TRUE(whole.find<TransitGatewayRouteTable>("tgw-rtb-1")->routes_known);
}

TEST(TransitGatewayRoutes, TwoAccountsExportsOfATableAreOne) {
  const Network network = load({{"1/tgw-rtb-1.json", kRoutes}, {"2/tgw-rtb-1.json", kRoutes}});
  EXPECT_THAT(network.find<TransitGatewayRouteTable>("tgw-rtb-1")->routes, SizeIs(4));
}

// F10: what a collector keeps of a table is enough to derive it.
TEST(TransitGatewayRoutes, F10_TheCollectorsListsTellStaticRoutesAndPropagations) {
  const Network network = load({{"t.json", kTables},
                                {"p.json", R"({"TransitGatewayPropagations": [
      {"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayRouteTablePropagations": [
        {"TransitGatewayAttachmentId": "tgw-attach-1", "ResourceId": "vpc-1",
         "ResourceType": "vpc", "State": "enabled"}]}]})"},
                                {"s.json", R"({"TransitGatewayStaticRoutes": [
      {"TransitGatewayRouteTableId": "tgw-rtb-1", "AdditionalRoutesAvailable": false, "Routes": [
        {"DestinationCidrBlock": "0.0.0.0/0", "Type": "static", "State": "blackhole"}]}]})"}});
  const TransitGatewayRouteTable& table = *network.find<TransitGatewayRouteTable>("tgw-rtb-1");
  EXPECT_FALSE(table.routes_known);
  EXPECT_TRUE(table.static_routes_known);
  EXPECT_TRUE(table.propagations_known);
  ASSERT_THAT(table.routes, SizeIs(1));
  ASSERT_THAT(table.propagations, SizeIs(1));
  EXPECT_EQ(table.propagations[0].state, TransitGatewayPropagationState::kEnabled);
  EXPECT_EQ(network.text(network.get(table.propagations[0].attachment)->vpc), "vpc-1");
}

TEST(TransitGatewayRoutes, PrefixListReferencesNameTheirTable) {
  const Network network = load_text(R"({"TransitGatewayPrefixListReferences": [
    {"TransitGatewayRouteTableId": "tgw-rtb-1", "PrefixListId": "pl-1", "State": "available",
     "Blackhole": false, "TransitGatewayAttachment": {"TransitGatewayAttachmentId": "tgw-attach-1",
       "ResourceType": "vpc", "ResourceId": "vpc-1"}}]})");
  const TransitGatewayRouteTable& table = *network.find<TransitGatewayRouteTable>("tgw-rtb-1");
  ASSERT_THAT(table.prefix_list_references, SizeIs(1));
  const TransitGatewayPrefixListReference& reference = table.prefix_list_references[0];
  EXPECT_EQ(reference.state, TransitGatewayPrefixListReferenceState::kAvailable);
  EXPECT_EQ(reference.blackhole, Tri::kNo);
  EXPECT_EQ(network.text(reference.prefix_list), "pl-1");
  EXPECT_EQ(network.text(reference.attachment), "tgw-attach-1");
}

TEST(TransitGatewayRoutes, OfNoKnownTableAreSaidToBeLost) {
  const Network network = load_text(std::string(kRoutes));
  EXPECT_THAT(diagnostics_of(network), HasSubstr("BAD_DOCUMENT"));
  EXPECT_THAT(network.all<TransitGatewayRouteTable>(), IsEmpty());
}

}  // namespace
}  // namespace reach::aws::testing
