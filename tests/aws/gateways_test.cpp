// SPDX-License-Identifier: Apache-2.0
// Gateways, Block Public Access, further VPCs of groups, and public addresses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aws/loading.hpp"
#include "support/network_maker.hpp"

namespace reach::aws::testing {
namespace {

using namespace model;
using reach::testing::address;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(InternetGateways, A3_AttachedIsPrintedAsAvailable) {
  for (const std::string_view state : {"available", "attached"}) {
    const Network network = load_text(
        R"({"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}], "InternetGateways": [
            {"InternetGatewayId": "igw-1", "OwnerId": "111111111111", "Attachments": [
              {"VpcId": "vpc-1", "State": ")" +
        std::string(state) + "\"}]}]}");
    const InternetGateway& gateway = *network.find<InternetGateway>("igw-1");
    ASSERT_THAT(gateway.attachments, SizeIs(1));
    EXPECT_EQ(gateway.attachments[0].state, GatewayAttachmentState::kAttached);
    EXPECT_TRUE(gateway.attachments_given);
    EXPECT_THAT(network.internet_gateways_of(*network.find<Vpc>("vpc-1")), SizeIs(1));
  }
}

TEST(InternetGateways, WithoutAReadableListOfAttachmentsNobodyKnows) {
  const Network none =
      load_text(R"({"InternetGateways": [{"InternetGatewayId": "igw-1", "Attachments": []}]})");
  EXPECT_TRUE(none.find<InternetGateway>("igw-1")->attachments_given);
  const Network bad =
      load_text(R"({"InternetGateways": [{"InternetGatewayId": "igw-1", "Attachments": 5}]})");
  EXPECT_FALSE(bad.find<InternetGateway>("igw-1")->attachments_given);
}

TEST(Gateways, OfOtherKindsAreReadToo) {
  const Network network = load_text(R"({"EgressOnlyInternetGateways": [
      {"EgressOnlyInternetGatewayId": "eigw-1",
       "Attachments": [{"VpcId": "vpc-1", "State": "attached"}]}],
    "VpnGateways": [{"VpnGatewayId": "vgw-1", "State": "available",
       "VpcAttachments": [{"VpcId": "vpc-1", "State": "detached"}]}]})");
  EXPECT_EQ(network.find<EgressOnlyInternetGateway>("eigw-1")->attachments.at(0).state,
            GatewayAttachmentState::kAttached);
  EXPECT_EQ(network.find<VpnGateway>("vgw-1")->state, VpnGatewayState::kAvailable);
  EXPECT_EQ(network.find<VpnGateway>("vgw-1")->attachments.at(0).state,
            GatewayAttachmentState::kDetached);
}

TEST(Gateways, B2_EdgeTablesFindTheirGateway) {
  const Network network = load_text(R"({"InternetGateways": [{"InternetGatewayId": "igw-1"}],
    "VpnGateways": [{"VpnGatewayId": "vgw-1"}],
    "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Routes": [],
      "Associations": [{"Main": false, "GatewayId": "igw-1"}]},
     {"RouteTableId": "rtb-2", "VpcId": "vpc-1", "Routes": [],
      "Associations": [{"Main": false, "GatewayId": "vgw-1",
                        "AssociationState": {"State": "disassociated"}}]}]})");
  EXPECT_EQ(network.text(network.find<InternetGateway>("igw-1")->route_table), "rtb-1");
  EXPECT_FALSE(network.find<VpnGateway>("vgw-1")->route_table.given());
}

TEST(NatGateways, ZonalOnesStandInASubnet) {
  const Network network = load_text(R"({"NatGateways": [{"NatGatewayId": "nat-1",
    "VpcId": "vpc-1", "SubnetId": "subnet-1", "State": "available", "ConnectivityType": "public",
    "NatGatewayAddresses": [{"PrivateIp": "10.0.0.5", "PublicIp": "52.0.0.5",
      "AllocationId": "eipalloc-1", "NetworkInterfaceId": "eni-1", "IsPrimary": true,
      "Status": "succeeded"}]}]})");
  const NatGateway& gateway = *network.find<NatGateway>("nat-1");
  EXPECT_EQ(gateway.state, NatGatewayState::kAvailable);
  EXPECT_EQ(gateway.connectivity_type, ConnectivityType::kPublic);
  EXPECT_EQ(gateway.availability_mode, AvailabilityMode::kUnknown);
  EXPECT_EQ(network.text(gateway.subnet), "subnet-1");
  ASSERT_THAT(gateway.addresses, SizeIs(1));
  EXPECT_EQ(gateway.addresses[0].private_address, address("10.0.0.5"));
  EXPECT_EQ(gateway.addresses[0].public_address, address("52.0.0.5"));
  EXPECT_EQ(gateway.addresses[0].status, NatGatewayAddressStatus::kSucceeded);
  EXPECT_EQ(network.text(gateway.addresses[0].interface), "eni-1");
}

TEST(NatGateways, I5_RegionalOnesHaveATableOfTheirOwn) {
  const Network network = load_text(R"({"NatGateways": [{"NatGatewayId": "nat-1",
    "VpcId": "vpc-1", "State": "available", "AvailabilityMode": "regional",
    "AutoProvisionZones": "disabled", "RouteTableId": "rtb-1", "NatGatewayAddresses": [
      {"PublicIp": "52.0.0.5", "AvailabilityZone": "eu-west-1a",
       "AvailabilityZoneId": "euw1-az1", "Status": "succeeded"}]}]})");
  const NatGateway& gateway = *network.find<NatGateway>("nat-1");
  EXPECT_EQ(gateway.availability_mode, AvailabilityMode::kRegional);
  EXPECT_EQ(gateway.auto_provision_zones, Tri::kNo);
  EXPECT_EQ(network.text(gateway.route_table), "rtb-1");
  EXPECT_FALSE(gateway.subnet.given());
  EXPECT_EQ(network.text(gateway.addresses.at(0).availability_zone_id), "euw1-az1");
}

TEST(BlockPublicAccess, I7_OptionsBelongToAnAccountAndRegion) {
  const Network network = load_text(R"({
    "Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "OwnerId": "111111111111",
              "BlockPublicAccessStates": {"InternetGatewayBlockMode": "off"}},
             {"VpcId": "vpc-2", "CidrBlock": "10.1.0.0/16", "OwnerId": "222222222222"}],
    "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "AvailabilityZone": "eu-west-1a",
                 "BlockPublicAccessStates": {"InternetGatewayBlockMode": "block-ingress"}},
                {"SubnetId": "subnet-2", "VpcId": "vpc-2", "AvailabilityZone": "eu-west-1a"}],
    "VpcBlockPublicAccessOptions": {"AwsAccountId": "111111111111", "AwsRegion": "eu-west-1",
      "State": "update-complete", "InternetGatewayBlockMode": "block-bidirectional"},
    "VpcBlockPublicAccessExclusions": [{"ExclusionId": "vpcbpa-exclude-1",
      "ResourceArn": "arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-1",
      "InternetGatewayExclusionMode": "allow-egress", "State": "create-complete"}]})");
  EXPECT_EQ(diagnostics_of(network), "");
  const Vpc& vpc = *network.find<Vpc>("vpc-1");
  const Subnet& subnet = *network.find<Subnet>("subnet-1");
  EXPECT_EQ(vpc.internet_gateway_block_mode, InternetGatewayBlockMode::kOff);
  EXPECT_EQ(subnet.internet_gateway_block_mode, InternetGatewayBlockMode::kBlockIngress);
  const VpcBlockPublicAccessOptions* options = network.block_public_access_of(vpc);
  ASSERT_NE(options, nullptr);
  EXPECT_EQ(options->internet_gateway_block_mode, InternetGatewayBlockMode::kBlockBidirectional);
  EXPECT_EQ(network.block_public_access_of(*network.find<Vpc>("vpc-2")), nullptr);
  ASSERT_THAT(network.block_public_access_exclusions(subnet.id), SizeIs(1));
  EXPECT_EQ(network.get(network.block_public_access_exclusions(subnet.id)[0])->mode,
            InternetGatewayExclusionMode::kAllowEgress);
  EXPECT_THAT(network.block_public_access_exclusions(vpc.id), IsEmpty());
}

TEST(SecurityGroups, KnowTheirFurtherVpcs) {
  const Network network = load_text(R"({
    "SecurityGroups": [{"GroupId": "sg-1", "VpcId": "vpc-1"}],
    "SecurityGroupVpcAssociations": [
      {"GroupId": "sg-1", "VpcId": "vpc-2", "State": "associated"},
      {"GroupId": "sg-1", "VpcId": "vpc-3", "State": "disassociated"},
      {"GroupId": "sg-1", "VpcId": "vpc-2", "State": "associated"}]})");
  const SecurityGroup& group = *network.find<SecurityGroup>("sg-1");
  ASSERT_THAT(group.vpc_associations, SizeIs(2));
  EXPECT_EQ(group.vpc_associations[0].state, AssociationState::kAssociated);
  EXPECT_EQ(group.vpc_associations[1].state, AssociationState::kDisassociated);
}

TEST(PublicAddresses, LeadToTheirInterfaceAndInstance) {
  const Network network = load_text(R"({"NetworkInterfaces": [{"NetworkInterfaceId": "eni-1",
      "SubnetId": "subnet-1", "DenyAllIgwTraffic": true, "PrivateIpAddresses": [
        {"PrivateIpAddress": "10.0.0.5", "Primary": true,
         "Association": {"PublicIp": "52.0.0.5", "IpOwnerId": "amazon"}},
        {"PrivateIpAddress": "10.0.0.6", "Primary": false}]}],
    "Reservations": [{"Instances": [{"InstanceId": "i-1", "State": {"Name": "running"},
      "PublicIpAddress": "52.0.0.5"}]}]})");
  ASSERT_THAT(network.interfaces_with_public(address("52.0.0.5")), SizeIs(1));
  EXPECT_EQ(network.text(network.interfaces_with_public(address("52.0.0.5"))[0]), "eni-1");
  EXPECT_EQ(network.find<NetworkInterface>("eni-1")->deny_all_igw_traffic, Tri::kYes);
  EXPECT_EQ(network.find<Instance>("i-1")->public_address, address("52.0.0.5"));
}

}  // namespace
}  // namespace reach::aws::testing
