// SPDX-License-Identifier: Apache-2.0
// The reference scenario's folders, as the AWS CLI wrote them.
#include <gtest/gtest.h>

#include "aws/loading.hpp"

namespace reach::aws::testing {
namespace {

using namespace model;

std::string folder(std::string_view stage) {
  return std::string(REACH_SOURCE_DIR "/fixtures/article/") + std::string(stage);
}

class Article : public ::testing::Test {
 protected:
  void SetUp() override {
    LoadResult result = load({folder("3-zones")});
    for (const LoadError& error : result.errors) ADD_FAILURE() << error.message;
    network = std::move(result.loaded.network);
    bytes = result.loaded.bytes;
    documents = result.loaded.documents;
  }
  Network network;
  std::uint64_t bytes = 0;
  std::uint64_t documents = 0;
};

TEST_F(Article, CountsWhatIsThere) {
  EXPECT_EQ(documents, 36U);
  EXPECT_GT(bytes, 50'000U);
  EXPECT_EQ(network.all<Vpc>().size(), 3U);
  EXPECT_EQ(network.all<Subnet>().size(), 6U);
  EXPECT_EQ(network.all<NetworkInterface>().size(), 8U);
  EXPECT_EQ(network.all<Instance>().size(), 2U);
  EXPECT_EQ(network.all<RouteTable>().size(), 3U);
  EXPECT_EQ(network.all<SecurityGroup>().size(), 6U);
  EXPECT_EQ(network.all<NetworkAcl>().size(), 3U);
  EXPECT_EQ(network.all<PrefixList>().size(), 6U);
  EXPECT_EQ(network.all<VpcPeeringConnection>().size(), 1U);
  EXPECT_EQ(network.all<VpcEndpoint>().size(), 3U);
  EXPECT_EQ(network.all<DhcpOptions>().size(), 1U);
  EXPECT_EQ(network.all<HostedZone>().size(), 3U);
}

TEST_F(Article, SaysNothingAgainstIt) {
  EXPECT_EQ(diagnostics_of(network), "");
}

TEST_F(Article, KnowsWhereARouteStands) {
  const RouteTable* table = network.find<RouteTable>("rtb-64484466081c6c662");
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->routes.size(), 2U);
  const Origin origin = network.spell(table->routes[1].origin);
  EXPECT_EQ(origin.file, folder("3-zones") + "/describe-route-tables.json");
  EXPECT_EQ(origin.pointer, "/RouteTables/2/Routes/1");
}

TEST_F(Article, ReadsAnInstanceWithItsInterface) {
  const Instance* instance = network.find<Instance>("i-5bae24b9651b09018");
  ASSERT_NE(instance, nullptr);
  EXPECT_EQ(network.text(instance->name), "Shared-VPC-EC2-Sub-A");
  EXPECT_EQ(network.text(instance->owner), "123456789012");
  EXPECT_EQ(instance->state, InstanceState::kRunning);
  EXPECT_EQ(instance->platform, Platform::kLinux);
  EXPECT_TRUE(instance->declared);
  ASSERT_EQ(instance->interfaces.size(), 1U);
  const NetworkInterface* interface = network.get(instance->interfaces.front());
  ASSERT_NE(interface, nullptr);
  EXPECT_EQ(interface->device_index, 0);
  EXPECT_EQ(place_of(network, interface->origin).substr(folder("3-zones").size()),
            "/describe-network-interfaces.json /NetworkInterfaces/" +
                network.spell(interface->origin).pointer.substr(19));
}

TEST_F(Article, JoinsWhatSeveralCommandsSayOfAVpc) {
  const Vpc* vpc = network.find<Vpc>("vpc-7a3461272641826b5");
  ASSERT_NE(vpc, nullptr);
  EXPECT_TRUE(vpc->declared);
  EXPECT_EQ(vpc->enable_dns_support, Tri::kYes);
  EXPECT_EQ(vpc->enable_dns_hostnames, Tri::kYes);
  EXPECT_EQ(network.text(vpc->region), "ap-northeast-1");
  EXPECT_EQ(vpc->primary_cidr->to_string(), "172.16.0.0/16");
  EXPECT_TRUE(vpc->main_route_table.resolved());
  EXPECT_TRUE(vpc->default_network_acl.resolved());
}

TEST_F(Article, GivesRulesTheirIds) {
  const SecurityGroup* group = network.find<SecurityGroup>("sg-a23b43b02115a2073");
  ASSERT_NE(group, nullptr);
  ASSERT_EQ(group->ingress.size(), 2U);
  EXPECT_EQ(network.text(group->ingress[0].rule_id), "sgr-7ea6ee773e1b4661a");
  EXPECT_EQ(network.text(group->ingress[1].rule_id), "sgr-dbd333ad44c8d6616");
  EXPECT_NE(network.spell(group->ingress[0].origin).file.find("describe-security-groups.json"),
            std::string::npos);
}

TEST_F(Article, ReadsZonesWithRecordsAndVpcs) {
  const HostedZone* zone = network.find<HostedZone>("2QYG6918M43F27OG8OLO5O");
  ASSERT_NE(zone, nullptr);
  EXPECT_EQ(network.text(zone->name), "ec2messages.ap-northeast-1.amazonaws.com");
  EXPECT_EQ(zone->is_private, Tri::kYes);
  EXPECT_TRUE(zone->associations_known);
  EXPECT_TRUE(zone->records_known);
  ASSERT_EQ(zone->associations.size(), 1U);
  EXPECT_EQ(network.text(zone->associations[0].vpc), "vpc-03f44530717bc0282");
  ASSERT_EQ(zone->records.size(), 3U);
  EXPECT_TRUE(zone->records[0].is_alias);
  EXPECT_EQ(network.text(zone->records[0].alias_name),
            "vpce-ef3ba0e63cba0236d-6a4c611f.ec2messages.ap-northeast-1.vpce.amazonaws.com");
}

TEST_F(Article, KnowsWhoseExportItIs) {
  const StringId account = network.find_string("123456789012");
  const StringId other = network.find_string("vpc-7a3461272641826b5");
  EXPECT_EQ(network.exported(DocumentKind::kHostedZones, account), Completeness::kComplete);
  EXPECT_EQ(network.exported(DocumentKind::kHostedZones, other), Completeness::kMissing);
  EXPECT_EQ(network.exported(DocumentKind::kVpnGateways, account), Completeness::kComplete);
  EXPECT_EQ(network.exported(DocumentKind::kVpnConnections, account), Completeness::kMissing);
}

TEST(ArticleStages, LoadWithoutAWord) {
  for (const std::string_view stage : {"1-shared-vpc", "2-peered", "3-zones"}) {
    const LoadResult result = load({folder(stage)});
    EXPECT_TRUE(result.errors.empty()) << stage;
    EXPECT_EQ(diagnostics_of(result.loaded.network), "") << stage;
  }
}

}  // namespace
}  // namespace reach::aws::testing
