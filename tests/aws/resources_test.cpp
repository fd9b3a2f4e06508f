// SPDX-License-Identifier: Apache-2.0
// Each resource's table: what its members become, and what unreadable ones become.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aws/loading.hpp"

namespace reach::aws::testing {
namespace {

using namespace model;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

template <class T>
const T& only(const Network& network) {
  EXPECT_THAT(network.all<T>(), SizeIs(1));
  return network.all<T>().front();
}

std::string wrapped(std::string_view key, std::string_view item) {
  return "{\"" + std::string(key) + "\": [" + std::string(item) + "]}";
}

// --- Routes ---

Network route(std::string_view members) {
  return load_text(wrapped("RouteTables", R"({"RouteTableId": "rtb-1", "VpcId": "vpc-1",
    "Associations": [], "Routes": [{)" + std::string(members) +
                                              "}]}"));
}

TEST(Routes, EveryTargetHasItsType) {
  struct {
    std::string_view member, id;
    RouteTargetType type;
  } const cases[] = {
      {"GatewayId", "local", RouteTargetType::kLocal},
      {"GatewayId", "igw-1", RouteTargetType::kInternetGateway},
      {"GatewayId", "vgw-1", RouteTargetType::kVpnGateway},
      {"GatewayId", "vpce-1", RouteTargetType::kVpcEndpoint},
      {"GatewayId", "new-1", RouteTargetType::kUnknown},
      {"NatGatewayId", "nat-1", RouteTargetType::kNatGateway},
      {"VpcPeeringConnectionId", "pcx-1", RouteTargetType::kVpcPeeringConnection},
      {"TransitGatewayId", "tgw-1", RouteTargetType::kTransitGateway},
      {"EgressOnlyInternetGatewayId", "eigw-1", RouteTargetType::kEgressOnlyInternetGateway},
      {"NetworkInterfaceId", "eni-1", RouteTargetType::kNetworkInterface},
      {"LocalGatewayId", "lgw-1", RouteTargetType::kLocalGateway},
      {"CarrierGatewayId", "cagw-1", RouteTargetType::kCarrierGateway},
      {"CoreNetworkArn", "arn:aws:x", RouteTargetType::kCoreNetwork},
      {"OdbNetworkArn", "arn:aws:y", RouteTargetType::kOdbNetwork},
      {"SomethingNewId", "new-1", RouteTargetType::kUnknown},
  };
  for (const auto& tested : cases) {
    const Network network =
        route("\"DestinationCidrBlock\": \"10.0.0.0/8\", \"State\": \"active\", \"" +
              std::string(tested.member) + "\": \"" + std::string(tested.id) + "\"");
    const Route& read = only<RouteTable>(network).routes.at(0);
    EXPECT_EQ(read.target_type, tested.type) << tested.member << tested.id;
    EXPECT_EQ(read.prefix.to_string(), "10.0.0.0/8");
    EXPECT_EQ(read.state, RouteState::kActive);
  }
}

TEST(Routes, ReadEveryDestination) {
  const Network ipv6 = route(R"("DestinationIpv6CidrBlock": "::/0", "GatewayId": "igw-1")");
  EXPECT_EQ(only<RouteTable>(ipv6).routes[0].prefix.to_string(), "::/0");
  const Network list = route(R"("DestinationPrefixListId": "pl-1", "GatewayId": "vpce-1")");
  EXPECT_EQ(only<RouteTable>(list).routes[0].destination, Route::Destination::kPrefixList);
  EXPECT_EQ(list.text(only<RouteTable>(list).routes[0].prefix_list), "pl-1");
}

TEST(Routes, ABadDestinationMayBeAnyAddress) {
  for (const std::string_view bad :
       {R"("DestinationCidrBlock": "10.0.0/8")", R"("DestinationCidrBlock": 10)",
        R"("DestinationCidrBlock": "10.0.0.0/33")", R"("GatewayId": "local")",
        R"("DestinationCidrBlock": "10.0.0.0/8", "DestinationPrefixListId": "pl-1")",
        R"("DestinationCidrBlock": "10.0.0.0/8", "DestinationCidrBlock": "10.0.0.0/9")"}) {
    const Network network = route(bad);
    EXPECT_EQ(only<RouteTable>(network).routes.at(0).destination, Route::Destination::kUnreadable)
        << bad;
    EXPECT_THAT(diagnostics_of(network), HasSubstr("BAD_FIELD x.json /RouteTables/0/Routes/0"));
  }
}

TEST(Routes, HostBitsAreClearedAsEc2Does) {
  const Network network = route(R"("DestinationCidrBlock": "10.1.2.3/16", "GatewayId": "local")");
  EXPECT_EQ(only<RouteTable>(network).routes[0].prefix.to_string(), "10.1.0.0/16");
  EXPECT_EQ(diagnostics_of(network),
            "BAD_FIELD x.json /RouteTables/0/Routes/0/DestinationCidrBlock\n");
}

TEST(Routes, ARouteOfWhichAPartIsBadLeadsNobodyKnowsWhere) {
  for (const std::string_view bad : {R"("State": "resting")", R"("State": 1)"}) {
    const Network network =
        route(R"("DestinationCidrBlock": "10.0.0.0/8", "GatewayId": "local", )" + std::string(bad));
    EXPECT_EQ(only<RouteTable>(network).routes[0].destination, Route::Destination::kPrefix);
    EXPECT_EQ(only<RouteTable>(network).routes[0].target_type, RouteTargetType::kUnknown) << bad;
  }
}

TEST(Routes, WhatIsNoRouteStaysAsOneThatMayHoldAnything) {
  const Network network =
      load_text(wrapped("RouteTables", R"({"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Routes": [5,
      {"DestinationCidrBlock": "10.0.0.0/8", "GatewayId": "local"}]})"));
  const RouteTable& table = only<RouteTable>(network);
  ASSERT_THAT(table.routes, SizeIs(2));
  EXPECT_EQ(table.routes[0].destination, Route::Destination::kUnreadable);
  EXPECT_EQ(table.routes[1].destination, Route::Destination::kPrefix);
}

TEST(RouteTables, KnowWhetherRoutesWereGiven) {
  const Network without =
      load_text(wrapped("RouteTables", R"({"RouteTableId": "rtb-1", "VpcId": "vpc-1"})"));
  EXPECT_FALSE(only<RouteTable>(without).routes_given);
  const Network empty = load_text(
      wrapped("RouteTables", R"({"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Routes": []})"));
  EXPECT_TRUE(only<RouteTable>(empty).routes_given);
  const Network wrong = load_text(
      wrapped("RouteTables", R"({"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Routes": {}})"));
  EXPECT_FALSE(only<RouteTable>(wrong).routes_given);
}

constexpr std::string_view kVpc = R"({"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]})";

TEST(RouteTables, AnUnreadableAssociationMakesTheMainTableADoubt) {
  const auto main_table_of = [](std::string_view second) {
    const Network network =
        load_all({{"vpcs.json", std::string(kVpc)},
                  {"tables.json",
                   R"({"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1",
               "Associations": [{"Main": true}], "Routes": []}, )" +
                       std::string(second) + "]}"}});
    return only<Vpc>(network).main_route_table.given();
  };
  EXPECT_TRUE(main_table_of(R"({"RouteTableId": "rtb-2", "VpcId": "vpc-1", "Associations": []})"));
  EXPECT_FALSE(main_table_of(
      R"({"RouteTableId": "rtb-2", "VpcId": "vpc-1", "Associations": [{"SubnetId": 5}]})"));
  EXPECT_FALSE(main_table_of(R"({"VpcId": "vpc-1"})"));
  EXPECT_FALSE(main_table_of("7"));
}

TEST(RouteTables, AMissingPageMakesTheMainTableADoubt) {
  const Network network =
      load_all({{"vpcs.json", std::string(kVpc)},
                {"tables.json", R"({"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1",
          "Associations": [{"Main": true}], "Routes": []}], "NextToken": "more"})"}});
  EXPECT_FALSE(only<Vpc>(network).main_route_table.given());
}

// --- Security groups ---

Network group(std::string_view permission) {
  return load_text(wrapped("SecurityGroups", R"({"GroupId": "sg-1", "VpcId": "vpc-1",
    "IpPermissionsEgress": [], "IpPermissions": [)" +
                                                 std::string(permission) + "]}"));
}

TEST(SecurityGroups, OnePeerARule) {
  const Network network = group(R"({"IpProtocol": "tcp", "FromPort": 443, "ToPort": 444,
    "IpRanges": [{"CidrIp": "10.0.0.0/8"}, {"CidrIp": "11.0.0.0/8"}],
    "Ipv6Ranges": [{"CidrIpv6": "::/0"}], "PrefixListIds": [{"PrefixListId": "pl-1"}],
    "UserIdGroupPairs": [{"GroupId": "sg-2", "UserId": "222222222222",
      "VpcPeeringConnectionId": "pcx-1", "PeeringStatus": "active"}]})");
  const SecurityGroup& read = only<SecurityGroup>(network);
  ASSERT_THAT(read.ingress, SizeIs(5));
  EXPECT_TRUE(read.ingress_given);
  EXPECT_TRUE(read.egress_given);
  EXPECT_THAT(read.egress, IsEmpty());
  for (const SecurityGroupRule& rule : read.ingress) {
    EXPECT_EQ(rule.protocol, kProtocolTcp);
    EXPECT_EQ(rule.from_port, 443);
    EXPECT_EQ(rule.to_port, 444);
  }
  EXPECT_EQ(read.ingress[1].cidr.to_string(), "11.0.0.0/8");
  EXPECT_EQ(read.ingress[2].cidr.to_string(), "::/0");
  EXPECT_EQ(read.ingress[3].peer, SecurityGroupRule::Peer::kPrefixList);
  EXPECT_EQ(read.ingress[4].peer, SecurityGroupRule::Peer::kGroup);
  EXPECT_EQ(read.ingress[4].group_peering_status, PeeringState::kActive);
  EXPECT_EQ(place_of(network, read.ingress[1].origin),
            "x.json /SecurityGroups/0/IpPermissions/0/IpRanges/1");
}

TEST(SecurityGroups, ProtocolsAreNamesOrNumbers) {
  struct {
    std::string_view text;
    int protocol;
  } const cases[] = {{"-1", kAllProtocols},
                     {"all", kAllProtocols},
                     {"tcp", 6},
                     {"TCP", 6},
                     {"6", 6},
                     {"17", 17},
                     {"udp", 17},
                     {"icmp", 1},
                     {"icmpv6", 58},
                     {"50", 50},
                     {"xyz", kProtocolUnreadable},
                     {"256", kProtocolUnreadable},
                     {"", kProtocolUnreadable}};
  for (const auto& tested : cases) {
    const Network network = group("{\"IpProtocol\": \"" + std::string(tested.text) +
                                  "\", \"IpRanges\": [{\"CidrIp\": \"10.0.0.0/8\"}]}");
    const SecurityGroupRule& rule = only<SecurityGroup>(network).ingress.at(0);
    EXPECT_EQ(rule.protocol, tested.protocol) << tested.text;
    EXPECT_EQ(rule.from_port, -1);
    EXPECT_EQ(diagnostics_of(network).empty(), tested.protocol != kProtocolUnreadable);
  }
}

TEST(SecurityGroups, PortsOfOtherProtocolsDoNotCount) {
  const Network network = group(R"({"IpProtocol": "50", "FromPort": 1, "ToPort": 2,
    "IpRanges": [{"CidrIp": "10.0.0.0/8"}]})");
  EXPECT_EQ(only<SecurityGroup>(network).ingress[0].from_port, -1);
  EXPECT_EQ(only<SecurityGroup>(network).ingress[0].to_port, -1);
}

TEST(SecurityGroups, BadPortsMayBeAny) {
  for (const std::string_view ports :
       {R"("FromPort": 443)", R"("FromPort": 444, "ToPort": 443)",
        R"("FromPort": -5, "ToPort": 443)", R"("FromPort": 0, "ToPort": 65536)",
        R"("FromPort": "443", "ToPort": "443")", R"("FromPort": 443.5, "ToPort": 444)",
        R"("FromPort": 99999999999, "ToPort": 99999999999)"}) {
    const Network network = group(R"({"IpProtocol": "tcp", )" + std::string(ports) +
                                  R"(, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]})");
    const SecurityGroupRule& rule = only<SecurityGroup>(network).ingress.at(0);
    EXPECT_EQ(rule.protocol, kProtocolUnreadable) << ports;
    EXPECT_EQ(rule.from_port, -1);
    EXPECT_THAT(diagnostics_of(network), HasSubstr("BAD_FIELD")) << ports;
  }
}

TEST(SecurityGroups, IcmpHasATypeAndACode) {
  const Network network = group(R"({"IpProtocol": "icmp", "FromPort": 8, "ToPort": -1,
    "IpRanges": [{"CidrIp": "10.0.0.0/8"}]})");
  EXPECT_EQ(only<SecurityGroup>(network).ingress[0].from_port, 8);
  EXPECT_EQ(only<SecurityGroup>(network).ingress[0].to_port, -1);
  EXPECT_EQ(diagnostics_of(network), "");
}

TEST(SecurityGroups, AnUnreadablePeerMayBeAnybody) {
  for (
      const std::string_view permission :
      {R"({"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "IpRanges": [{"CidrIp": "ten"}]})",
       R"({"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "IpRanges": [{}]})",
       R"({"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "IpRanges": [7]})",
       R"({"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "IpRanges": 7})",
       R"({"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "UserIdGroupPairs": [{"GroupId": 1}]})",
       "8"}) {
    const Network network = group(permission);
    const SecurityGroup& read = only<SecurityGroup>(network);
    ASSERT_THAT(read.ingress, SizeIs(1)) << permission;
    EXPECT_EQ(read.ingress[0].peer, SecurityGroupRule::Peer::kUnreadable) << permission;
  }
}

// --- Security group rules ---

constexpr std::string_view kRule = R"({"SecurityGroupRuleId": "sgr-1", "GroupId": "sg-1",
  "IsEgress": false, "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIpv4": "10.0.0.0/8"})";
constexpr std::string_view kOpenRule = R"({"SecurityGroupRuleId": "sgr-2", "GroupId": "sg-1",
  "IsEgress": true, "IpProtocol": "-1", "FromPort": -1, "ToPort": -1, "CidrIpv4": "0.0.0.0/0"})";

TEST(SecurityGroupRules, MakeTheGroupWhereNothingElseTellsIt) {
  const Network network =
      load_text(wrapped("SecurityGroupRules", std::string(kRule) + "," + std::string(kOpenRule)));
  const SecurityGroup& read = only<SecurityGroup>(network);
  EXPECT_TRUE(read.ingress_given);
  EXPECT_TRUE(read.egress_given);
  ASSERT_THAT(read.ingress, SizeIs(1));
  EXPECT_EQ(read.ingress[0].from_port, 443);
  EXPECT_EQ(network.text(read.ingress[0].rule_id), "sgr-1");
  ASSERT_THAT(read.egress, SizeIs(1));
  EXPECT_EQ(read.egress[0].protocol, kAllProtocols);
  EXPECT_EQ(read.egress[0].from_port, -1);
  EXPECT_EQ(place_of(network, read.egress[0].origin), "x.json /SecurityGroupRules/1");
}

TEST(SecurityGroupRules, OfAPartialExportAreNotAllOfThem) {
  const Network network =
      load_text("{\"SecurityGroupRules\": [" + std::string(kRule) + "], \"NextToken\": \"t\"}");
  EXPECT_FALSE(only<SecurityGroup>(network).ingress_given);
}

TEST(SecurityGroupRules, OnlyAddIdsWhereTheGroupIsTold) {
  const Network network = load_all(
      {{"a.json", wrapped("SecurityGroupRules", std::string(kRule) + "," + std::string(kOpenRule))},
       {"b.json", wrapped("SecurityGroups", R"({"GroupId": "sg-1", "VpcId": "vpc-1",
          "IpPermissions": [{"IpProtocol": "6", "FromPort": 443, "ToPort": 443,
             "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}], "IpPermissionsEgress": []})")}});
  const SecurityGroup& read = only<SecurityGroup>(network);
  ASSERT_THAT(read.ingress, SizeIs(1));
  EXPECT_EQ(network.text(read.ingress[0].rule_id), "sgr-1");
  EXPECT_EQ(network.spell(read.ingress[0].origin).file, "b.json");
  EXPECT_THAT(read.egress, IsEmpty());
  EXPECT_EQ(diagnostics_of(network), "CONFLICT a.json /SecurityGroupRules/1\n");
}

TEST(SecurityGroupRules, ReadEveryPeer) {
  const Network network = load_text(wrapped("SecurityGroupRules", R"(
    {"SecurityGroupRuleId": "sgr-1", "GroupId": "sg-1", "IsEgress": false, "IpProtocol": "tcp",
     "FromPort": 1, "ToPort": 2, "PrefixListId": "pl-1"},
    {"SecurityGroupRuleId": "sgr-2", "GroupId": "sg-1", "IsEgress": false, "IpProtocol": "tcp",
     "FromPort": 1, "ToPort": 2, "ReferencedGroupInfo": {"GroupId": "sg-2", "UserId": "2"}},
    {"SecurityGroupRuleId": "sgr-3", "GroupId": "sg-1", "IsEgress": false, "IpProtocol": "tcp",
     "FromPort": 1, "ToPort": 2, "CidrIpv6": "::/0"},
    {"SecurityGroupRuleId": "sgr-4", "GroupId": "sg-1", "IsEgress": false, "IpProtocol": "tcp",
     "FromPort": 1, "ToPort": 2, "CidrIpv4": "x"})"));
  const SecurityGroup& read = only<SecurityGroup>(network);
  ASSERT_THAT(read.ingress, SizeIs(4));
  using Peer = SecurityGroupRule::Peer;
  EXPECT_EQ(read.ingress[0].peer, Peer::kPrefixList);
  EXPECT_EQ(read.ingress[1].peer, Peer::kGroup);
  EXPECT_EQ(network.text(read.ingress[1].group_owner), "2");
  EXPECT_EQ(read.ingress[2].peer, Peer::kCidr);
  EXPECT_EQ(read.ingress[3].peer, Peer::kUnreadable);
}

// --- Network ACLs ---

Network acl(std::string_view entry) {
  return load_text(wrapped("NetworkAcls", R"({"NetworkAclId": "acl-1", "VpcId": "vpc-1",
    "IsDefault": true, "Associations": [], "Entries": [)" +
                                              std::string(entry) + "]}"));
}

TEST(NetworkAcls, ReadEntries) {
  const Network network = acl(R"({"RuleNumber": 100, "Protocol": "6", "RuleAction": "allow",
    "Egress": true, "CidrBlock": "10.0.0.0/16", "PortRange": {"From": 443, "To": 444}},
    {"RuleNumber": 90, "Protocol": "1", "RuleAction": "deny", "Egress": true,
     "Ipv6CidrBlock": "::/0", "IcmpTypeCode": {"Type": 8, "Code": -1}})");
  const NetworkAcl& read = only<NetworkAcl>(network);
  EXPECT_TRUE(read.entries_given);
  ASSERT_THAT(read.entries, SizeIs(2));
  EXPECT_EQ(read.entries[0].rule_number, 90);
  EXPECT_EQ(read.entries[0].icmp_type, 8);
  EXPECT_EQ(read.entries[0].action, RuleAction::kDeny);
  EXPECT_EQ(read.entries[1].from_port, 443);
  EXPECT_EQ(read.entries[1].to_port, 444);
  EXPECT_EQ(place_of(network, read.entries[1].origin), "x.json /NetworkAcls/0/Entries/0");
  EXPECT_EQ(diagnostics_of(network), "");
}

TEST(NetworkAcls, WithoutPortsAllAreMeant) {
  const Network network = acl(R"({"RuleNumber": 1, "Protocol": "6", "RuleAction": "allow",
    "Egress": true, "CidrBlock": "10.0.0.0/16"})");
  EXPECT_EQ(only<NetworkAcl>(network).entries[0].from_port, 0);
  EXPECT_EQ(only<NetworkAcl>(network).entries[0].to_port, 65535);
}

TEST(NetworkAcls, WhatCannotBeReadMayMatch) {
  const auto entry = [](std::string_view members) {
    const Network network = acl("{" + std::string(members) + "}");
    EXPECT_THAT(diagnostics_of(network), HasSubstr("BAD_FIELD")) << members;
    return only<NetworkAcl>(network).entries.at(0);
  };
  EXPECT_FALSE(entry(R"("RuleNumber": 1, "Protocol": "6", "RuleAction": "allow", "Egress": true,
    "CidrBlock": "10.0.0.0.0/16")")
                   .cidr_readable);
  EXPECT_EQ(entry(R"("RuleNumber": 1, "Protocol": "6", "RuleAction": "maybe", "Egress": true,
    "CidrBlock": "10.0.0.0/16")")
                .action,
            RuleAction::kUnknown);
  EXPECT_EQ(entry(R"("RuleNumber": 1, "Protocol": "six", "RuleAction": "allow", "Egress": true,
    "CidrBlock": "10.0.0.0/16")")
                .protocol,
            kProtocolUnreadable);
  EXPECT_EQ(entry(R"("RuleNumber": 1, "Protocol": "6", "RuleAction": "allow", "Egress": true,
    "CidrBlock": "10.0.0.0/16", "PortRange": {"From": 5, "To": 4})")
                .protocol,
            kProtocolUnreadable);
  EXPECT_EQ(entry(R"("RuleNumber": "1", "Protocol": "6", "RuleAction": "allow", "Egress": true,
    "CidrBlock": "10.0.0.0/16")")
                .action,
            RuleAction::kUnknown);
}

TEST(NetworkAcls, AnEntryWithoutDirectionStandsInBothLists) {
  const Network network = acl("5");
  const NetworkAcl& read = only<NetworkAcl>(network);
  ASSERT_THAT(read.entries, SizeIs(2));
  EXPECT_NE(read.entries[0].egress, read.entries[1].egress);
  for (const NetworkAclEntry& entry : read.entries) {
    EXPECT_EQ(entry.action, RuleAction::kUnknown);
    EXPECT_FALSE(entry.cidr_readable);
    EXPECT_EQ(entry.protocol, kProtocolUnreadable);
  }
}

// --- VPCs and subnets ---

TEST(Vpcs, KnowTheirAddressSpace) {
  const Network network = load_text(wrapped("Vpcs", R"({"VpcId": "vpc-1", "OwnerId": "1",
    "CidrBlock": "10.0.0.0/16", "IsDefault": false, "DhcpOptionsId": "dopt-1",
    "Tags": [{"Key": "Name", "Value": "hub"}, {"Key": "x", "Value": "y"}],
    "CidrBlockAssociationSet": [
      {"CidrBlock": "10.0.0.0/16", "CidrBlockState": {"State": "associated"}},
      {"CidrBlock": "10.1.0.0/16", "CidrBlockState": {"State": "disassociated"}}],
    "Ipv6CidrBlockAssociationSet": [
      {"Ipv6CidrBlock": "2001:db8::/56", "Ipv6CidrBlockState": {"State": "associated"}}]})"));
  const Vpc& vpc = only<Vpc>(network);
  ASSERT_THAT(vpc.cidrs, SizeIs(3));
  EXPECT_EQ(vpc.cidrs[1].state, AssociationState::kDisassociated);
  EXPECT_EQ(vpc.cidrs[2].cidr.to_string(), "2001:db8::/56");
  EXPECT_EQ(network.text(vpc.name), "hub");
  EXPECT_EQ(network.text(vpc.dhcp_options), "dopt-1");
  EXPECT_EQ(vpc.is_default, Tri::kNo);
  EXPECT_TRUE(vpc.declared);
}

TEST(Vpcs, OlderCapturesHaveOneCidr) {
  const Network network =
      load_text(wrapped("Vpcs", R"({"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"})"));
  ASSERT_THAT(only<Vpc>(network).cidrs, SizeIs(1));
  EXPECT_EQ(only<Vpc>(network).cidrs[0].cidr.to_string(), "10.0.0.0/16");
}

TEST(Vpcs, AHalfReadAddressSpaceIsNone) {
  const Network network = load_text(wrapped("Vpcs", R"({"VpcId": "vpc-1",
    "CidrBlock": "10.0.0.0/16", "CidrBlockAssociationSet": [{"CidrBlock": "10.0.0.0/16"},
    {"CidrBlock": "ten"}]}, {"VpcId": "vpc-2", "CidrBlock": "x"})"));
  EXPECT_FALSE(network.find<Vpc>("vpc-1")->declared);
  EXPECT_FALSE(network.find<Vpc>("vpc-2")->declared);
}

TEST(VpcAttributes, TellOneEach) {
  const Network network =
      load_all({{"a.json", R"({"VpcId": "vpc-1", "EnableDnsSupport": {"Value": true}})"},
                {"b.json", R"({"EnableDnsHostnames": {"Value": false}, "VpcId": "vpc-1"})"}});
  const Vpc& vpc = only<Vpc>(network);
  EXPECT_FALSE(vpc.declared);
  EXPECT_EQ(vpc.enable_dns_support, Tri::kYes);
  EXPECT_EQ(vpc.enable_dns_hostnames, Tri::kNo);
  EXPECT_EQ(place_of(network, vpc.enable_dns_hostnames_origin), "b.json /EnableDnsHostnames");
}

TEST(VpcAttributes, TakeTheVpcFromTheFileName) {
  const Network network = load_all({{"describe-vpc-attribute/vpc-0a1.enableDnsSupport.json",
                                     R"({"EnableDnsSupport": {"Value": true}})"}});
  EXPECT_EQ(network.find<Vpc>("vpc-0a1")->enable_dns_support, Tri::kYes);
}

TEST(VpcAttributes, ThatAreUnreadableStayUnknown) {
  const Network network = load_text(R"({"VpcId": "vpc-1", "EnableDnsSupport": {"Value": "true"}})");
  EXPECT_EQ(only<Vpc>(network).enable_dns_support, Tri::kUnknown);
  EXPECT_EQ(diagnostics_of(network), "BAD_FIELD x.json /EnableDnsSupport/Value\n");
}

TEST(VpcAttributes, ThatDisagreeAreAConflict) {
  const Network network =
      load_all({{"a.json", R"({"VpcId": "vpc-1", "EnableDnsSupport": {"Value": true}})"},
                {"b.json", R"({"VpcId": "vpc-1", "EnableDnsSupport": {"Value": false}})"}});
  EXPECT_EQ(only<Vpc>(network).enable_dns_support, Tri::kYes);
  EXPECT_EQ(diagnostics_of(network), "CONFLICT b.json /EnableDnsSupport\n");
}

TEST(Subnets, KnowTheirRegionAndZone) {
  const Network network = load_text(wrapped("Subnets", R"({"SubnetId": "subnet-1",
    "SubnetArn": "arn:aws:ec2:eu-west-1:1:subnet/subnet-1", "VpcId": "vpc-1",
    "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "eu-west-1a", "AvailabilityZoneId": "euw1-az1",
    "Ipv6CidrBlockAssociationSet": [
      {"Ipv6CidrBlock": "2001:db8::/64", "Ipv6CidrBlockState": {"State": "associated"}},
      {"Ipv6CidrBlock": "2001:db9::/64", "Ipv6CidrBlockState": {"State": "disassociated"}}]})"));
  const Subnet& subnet = only<Subnet>(network);
  EXPECT_EQ(network.text(subnet.region), "eu-west-1");
  EXPECT_EQ(network.text(subnet.availability_zone_id), "euw1-az1");
  EXPECT_EQ(subnet.cidr->to_string(), "10.0.1.0/24");
  EXPECT_THAT(subnet.ipv6_cidrs, SizeIs(1));
}

// --- Instances and interfaces ---

TEST(Instances, ReadPlatforms) {
  struct {
    std::string_view members;
    Platform platform;
  } const cases[] = {
      {"", Platform::kLinux},
      {R"(, "Platform": "windows")", Platform::kWindows},
      {R"(, "PlatformDetails": "Linux/UNIX")", Platform::kLinux},
      {R"(, "PlatformDetails": "Windows with SQL Server")", Platform::kWindows},
      {R"(, "Platform": 5)", Platform::kUnknown},
      {R"(, "Platform": "beos")", Platform::kUnknown},
  };
  for (const auto& tested : cases) {
    const Network network =
        load_text(wrapped("Reservations", R"({"OwnerId": "1", "Instances": [{"InstanceId": "i-1")" +
                                              std::string(tested.members) + "}]}"));
    EXPECT_EQ(only<Instance>(network).platform, tested.platform) << tested.members;
  }
}

TEST(Instances, TakeTheOwnerFromTheReservationWhereverItStands) {
  const Network network = load_text(
      wrapped("Reservations", R"({"Instances": [{"InstanceId": "i-1", "State": {"Name": "stopped"},
      "IamInstanceProfile": {"Arn": "arn:aws:iam::1:instance-profile/p"},
      "Placement": {"AvailabilityZone": "eu-west-1a"}, "PrivateIpAddress": "10.0.0.5"}],
      "OwnerId": "111111111111"})"));
  const Instance& instance = only<Instance>(network);
  EXPECT_EQ(network.text(instance.owner), "111111111111");
  EXPECT_EQ(instance.state, InstanceState::kStopped);
  EXPECT_EQ(instance.private_address->to_string(), "10.0.0.5");
  EXPECT_FALSE(instance.instance_profile_arn.empty());
}

constexpr std::string_view kEmbedded = R"({"Reservations": [{"OwnerId": "1", "Instances": [
  {"InstanceId": "i-1", "VpcId": "vpc-1", "SubnetId": "subnet-1",
   "Placement": {"AvailabilityZone": "eu-west-1a"}, "NetworkInterfaces": [
     {"NetworkInterfaceId": "eni-1", "VpcId": "vpc-1", "SubnetId": "subnet-1", "OwnerId": "1",
      "Description": "old", "Status": "in-use", "Attachment": {"DeviceIndex": 0},
      "Groups": [{"GroupId": "sg-old"}],
      "PrivateIpAddresses": [{"Primary": true, "PrivateIpAddress": "10.0.0.5"}]}]}]}]})";

TEST(Interfaces, OfAnInstanceCountWhereNothingBetterIsThere) {
  const Network network = load_text(std::string(kEmbedded));
  const NetworkInterface& interface = only<NetworkInterface>(network);
  EXPECT_EQ(network.text(interface.instance), "i-1");
  EXPECT_EQ(interface.device_index, 0);
  EXPECT_EQ(network.text(interface.availability_zone), "eu-west-1a");
  EXPECT_TRUE(interface.groups_given);
  EXPECT_EQ(place_of(network, interface.origin),
            "x.json /Reservations/0/Instances/0/NetworkInterfaces/0");
}

TEST(Interfaces, OfTheirOwnCommandCountMore) {
  const std::string own = wrapped("NetworkInterfaces", R"({"NetworkInterfaceId": "eni-1",
    "VpcId": "vpc-1", "SubnetId": "subnet-1", "Description": "new", "Groups": [],
    "PrivateIpAddresses": [{"Primary": false, "PrivateIpAddress": "10.0.0.6"},
      {"Primary": true, "PrivateIpAddress": "10.0.0.5", "Association": {"PublicIp": "3.3.3.3"}}],
    "Ipv6Addresses": [{"Ipv6Address": "2001:db8::1"}]})");
  for (const bool own_first : {false, true}) {
    const std::pair<std::string, std::string> embedded = {"i.json", std::string(kEmbedded)};
    const std::pair<std::string, std::string> declared = {"e.json", own};
    const Network network =
        own_first ? load_all({declared, embedded}) : load_all({embedded, declared});
    const NetworkInterface& interface = only<NetworkInterface>(network);
    EXPECT_EQ(network.text(interface.description), "new");
    EXPECT_THAT(interface.groups, IsEmpty());
    EXPECT_TRUE(interface.groups_given);
    EXPECT_EQ(interface.status, InterfaceStatus::kInUse);  // told by the instance alone
    EXPECT_EQ(network.text(interface.instance), "i-1");
    ASSERT_THAT(interface.addresses, SizeIs(3));
    EXPECT_TRUE(interface.addresses[0].primary);
    EXPECT_EQ(interface.addresses[0].public_address->to_string(), "3.3.3.3");
    EXPECT_EQ(network.spell(interface.origin).file, "e.json");
    EXPECT_EQ(diagnostics_of(network), "");
  }
}

TEST(Interfaces, MayHaveTheirAddressOutsideTheList) {
  const Network network = load_text(wrapped("NetworkInterfaces", R"({"NetworkInterfaceId": "eni-1",
    "PrivateIpAddress": "10.0.0.5", "Association": {"PublicIp": "3.3.3.3"}})"));
  const NetworkInterface& interface = only<NetworkInterface>(network);
  ASSERT_THAT(interface.addresses, SizeIs(1));
  EXPECT_TRUE(interface.addresses[0].primary);
  EXPECT_EQ(interface.addresses[0].public_address->to_string(), "3.3.3.3");
  EXPECT_FALSE(interface.groups_given);
}

TEST(Interfaces, EnumerationsAreSpelledInManyWays) {
  for (const std::string_view type : {"natGateway", "nat_gateway", "NAT-GATEWAY"}) {
    const Network network = load_text(wrapped(
        "NetworkInterfaces",
        R"({"NetworkInterfaceId": "eni-1", "InterfaceType": ")" + std::string(type) + "\"}"));
    EXPECT_EQ(only<NetworkInterface>(network).type, InterfaceType::kNatGateway) << type;
  }
}

TEST(InstanceInformation, IsAddedToInstancesAndMakesNone) {
  const Network network = load_all(
      {{"a.json",
        wrapped("InstanceInformationList",
                R"({"InstanceId": "i-1", "AgentVersion": "3.3.40.0", "PingStatus": "Online"},
                             {"InstanceId": "mi-2", "AgentVersion": "3.1.0.0"})")},
       {"b.json", std::string(kEmbedded)}});
  const Instance& instance = only<Instance>(network);
  EXPECT_EQ(network.text(instance.agent_version), "3.3.40.0");
  EXPECT_EQ(network.text(instance.ping_status), "Online");
  EXPECT_EQ(place_of(network, instance.agent_origin), "a.json /InstanceInformationList/0");
}

TEST(InstanceProfiles, CountWhileAssociated) {
  for (const bool associated : {true, false}) {
    const Network network = load_all(
        {{"a.json", wrapped("IamInstanceProfileAssociations",
                            R"({"InstanceId": "i-1", "IamInstanceProfile": {"Arn": "arn:p"},
                               "State": ")" +
                                std::string(associated ? "associated" : "disassociated") + "\"}")},
         {"b.json", std::string(kEmbedded)}});
    EXPECT_EQ(network.text(only<Instance>(network).instance_profile_arn),
              associated ? "arn:p" : "");
  }
}

// --- Endpoints, peering, lists, options ---

TEST(Endpoints, ReadNamesAndStates) {
  const Network network = load_text(wrapped("VpcEndpoints", R"({"VpcEndpointId": "vpce-1",
    "VpcEndpointType": "Interface", "State": "pendingAcceptance", "PrivateDnsEnabled": true,
    "ServiceName": "com.amazonaws.eu-west-1.ssm", "SubnetIds": ["subnet-1", "subnet-2"],
    "NetworkInterfaceIds": ["eni-1"], "Groups": [{"GroupId": "sg-1"}], "RouteTableIds": ["rtb-1"],
    "IpAddressType": "ipv4", "DnsOptions": {"DnsRecordIpType": "service-defined"},
    "DnsEntries": [{"DnsName": "VPCE-1.ssm.eu-west-1.vpce.amazonaws.com.", "HostedZoneId": "Z1"}],
    "PolicyDocument": "{}"})"));
  const VpcEndpoint& endpoint = only<VpcEndpoint>(network);
  EXPECT_EQ(endpoint.state, EndpointState::kPendingAcceptance);
  EXPECT_EQ(endpoint.type, EndpointType::kInterface);
  EXPECT_EQ(endpoint.dns_record_ip_type, IpAddressType::kUnknown);
  EXPECT_THAT(endpoint.subnets, SizeIs(2));
  EXPECT_THAT(endpoint.groups, SizeIs(1));
  EXPECT_EQ(network.text(endpoint.dns_entries.at(0).name),
            "vpce-1.ssm.eu-west-1.vpce.amazonaws.com");
  EXPECT_EQ(diagnostics_of(network), "");
}

TEST(Peerings, MayLackTheOtherSidesParts) {
  const Network network = load_text(wrapped("VpcPeeringConnections", R"({
    "VpcPeeringConnectionId": "pcx-1", "Status": {"Code": "pending-acceptance"},
    "RequesterVpcInfo": {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "Region": "eu-west-1",
      "CidrBlockSet": [{"CidrBlock": "10.0.0.0/16"}, {"CidrBlock": "10.1.0.0/16"}],
      "Ipv6CidrBlockSet": [{"Ipv6CidrBlock": "2001:db8::/56"}],
      "PeeringOptions": {"AllowDnsResolutionFromRemoteVpc": true}},
    "AccepterVpcInfo": {"VpcId": "vpc-2", "OwnerId": "2"}})"));
  const VpcPeeringConnection& peering = only<VpcPeeringConnection>(network);
  EXPECT_EQ(peering.state, PeeringState::kPendingAcceptance);
  EXPECT_THAT(peering.requester.cidrs, SizeIs(3));
  EXPECT_EQ(peering.requester.allow_dns_resolution_from_remote_vpc, Tri::kYes);
  EXPECT_THAT(peering.accepter.cidrs, IsEmpty());
}

TEST(PrefixLists, EntriesComeFromThreeCommands) {
  const Network network = load_all(
      {{"describe-managed-prefix-lists.json",
        wrapped("PrefixLists", R"({"PrefixListId": "pl-1", "PrefixListName": "a", "OwnerId": "1"},
          {"PrefixListId": "pl-2", "OwnerId": "AWS"}, {"PrefixListId": "pl-3", "OwnerId": "1"})")},
       {"get-managed-prefix-list-entries/pl-1.json",
        wrapped("Entries",
                R"({"Cidr": "10.0.0.0/8", "Description": "d"}, {"Cidr": "10.0.0.0/8"})")},
       {"describe-prefix-lists.json",
        wrapped("PrefixLists",
                R"({"PrefixListId": "pl-2", "Cidrs": ["3.5.0.0/16", "3.6.0.0/16"]})")}});
  EXPECT_TRUE(network.find<PrefixList>("pl-1")->entries_known);
  EXPECT_THAT(network.find<PrefixList>("pl-1")->entries, SizeIs(1));
  EXPECT_TRUE(network.find<PrefixList>("pl-2")->entries_known);
  EXPECT_THAT(network.find<PrefixList>("pl-2")->entries, SizeIs(2));
  EXPECT_EQ(network.text(network.find<PrefixList>("pl-2")->owner), "AWS");
  EXPECT_FALSE(network.find<PrefixList>("pl-3")->entries_known);
}

TEST(PrefixLists, OfWhichAnEntryIsBadAreNotKnown) {
  const Network entries = load_all({{"pl-1.json", wrapped("Entries", R"({"Cidr": "x"})")}});
  EXPECT_FALSE(entries.find<PrefixList>("pl-1")->entries_known);
  const Network cidrs =
      load_text(wrapped("PrefixLists", R"({"PrefixListId": "pl-1", "Cidrs": ["x"]})"));
  EXPECT_FALSE(cidrs.find<PrefixList>("pl-1")->entries_known);
}

TEST(PrefixLists, EntriesWithoutAListAreSaidToBe) {
  const Network network =
      load_all({{"entries.json", wrapped("Entries", R"({"Cidr": "10.0.0.0/8"})")}});
  EXPECT_THAT(network.all<PrefixList>(), IsEmpty());
  EXPECT_EQ(diagnostics_of(network), "BAD_DOCUMENT entries.json /Entries\n");
}

TEST(DhcpOptionSets, ReadServers) {
  const Network network = load_text(wrapped("DhcpOptions", R"({"DhcpOptionsId": "dopt-1",
    "DhcpConfigurations": [{"Key": "domain-name-servers", "Values": [{"Value": "10.0.0.2"},
      {"Value": "AmazonProvidedDNS"}]}, {"Key": "domain-name", "Values": [{"Value": "corp"}]}]})"));
  const DhcpOptions& options = only<DhcpOptions>(network);
  ASSERT_THAT(options.domain_name_servers, SizeIs(2));
  EXPECT_EQ(network.text(options.domain_name_servers[1]), "AmazonProvidedDNS");
  EXPECT_EQ(network.text(options.domain_name), "corp");
}

TEST(DhcpOptionSets, HalfReadAreLeftOut) {
  const Network network = load_text(wrapped("DhcpOptions", R"({"DhcpOptionsId": "dopt-1",
    "DhcpConfigurations": [{"Key": "domain-name-servers", "Values": [{"Value": 5}]}]})"));
  EXPECT_THAT(network.all<DhcpOptions>(), IsEmpty());
  EXPECT_EQ(network.exported(DocumentKind::kDhcpOptions), Completeness::kPartial);
}

// --- All resources ---

TEST(Resources, OneWithoutItsIdIsSaidToBe) {
  for (const std::string_view key :
       {"Vpcs", "Subnets", "RouteTables", "SecurityGroups", "NetworkAcls", "NetworkInterfaces",
        "VpcEndpoints", "VpcPeeringConnections", "PrefixLists", "DhcpOptions", "HostedZones",
        "HostedZoneSummaries", "ResolverRules"}) {
    const Network network = load_all({{"vpc-1.json", wrapped(key, "{}")}});
    EXPECT_EQ(diagnostics_of(network), "BAD_DOCUMENT vpc-1.json /" + std::string(key) + "/0\n");
    EXPECT_FALSE(network.exports().empty());
    EXPECT_FALSE(network.exports().front().complete) << key;
  }
}

TEST(Resources, OneBadOneHidesNoOther) {
  const Network network = load_text(
      wrapped("Vpcs", R"(1, {"VpcId": 2}, {"VpcId": "vpc-3", "CidrBlock": "10.0.0.0/16"}, null)"));
  EXPECT_NE(network.find<Vpc>("vpc-3"), nullptr);
  EXPECT_EQ(network.all<Vpc>().size(), 1U);
  EXPECT_EQ(network.exported(DocumentKind::kVpcs), Completeness::kPartial);
}

TEST(Resources, AWrapperThatIsNoListIsSaidToBe) {
  for (const std::string_view key : {"Vpcs", "Subnets", "Reservations", "ResourceRecordSets",
                                     "SecurityGroupRules", "InternetGateways"}) {
    const Network network =
        load_all({{"list.Z1.json", "{\"" + std::string(key) + "\": \"text\"}"}});
    EXPECT_THAT(diagnostics_of(network),
                HasSubstr("BAD_FIELD list.Z1.json /" + std::string(key) + "\n"));
    EXPECT_EQ(network.exports().front().complete, false) << key;
  }
}

TEST(Resources, AMemberGivenTwiceIsNotTrusted) {
  const Network differs = load_text(
      wrapped("Subnets", R"({"SubnetId": "subnet-1", "VpcId": "vpc-1", "VpcId": "vpc-2"})"));
  EXPECT_FALSE(only<Subnet>(differs).vpc.given());
  EXPECT_EQ(diagnostics_of(differs), "BAD_FIELD x.json /Subnets/0/VpcId\n");
  const Network equal = load_text(
      wrapped("Subnets", R"({"SubnetId": "subnet-1", "VpcId": "vpc-1", "VpcId":  "vpc-1"})"));
  EXPECT_EQ(equal.text(only<Subnet>(equal).vpc), "vpc-1");
  const Network groups = load_text(wrapped(
      "NetworkInterfaces", R"({"NetworkInterfaceId": "eni-1", "Groups": [{"GroupId": "sg-1"}],
      "Groups": []})"));
  EXPECT_FALSE(only<NetworkInterface>(groups).groups_given);
}

TEST(Resources, NullIsAsIfItWereNotThere) {
  const Network network = load_text(wrapped(
      "Subnets", R"({"SubnetId": "subnet-1", "VpcId": null, "CidrBlock": null, "Tags": null})"));
  EXPECT_FALSE(only<Subnet>(network).cidr.has_value());
  EXPECT_EQ(diagnostics_of(network), "");
}

}  // namespace
}  // namespace reach::aws::testing
