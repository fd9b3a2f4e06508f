// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "reach/model/network.hpp"
#include "support/network_maker.hpp"

namespace reach::model {
namespace {

using testing::NetworkMaker;

TEST(NetworkBuilder, ReferencesResolveWhateverTheOrder) {
  NetworkBuilder builder;
  builder.upsert<Subnet>("subnet-1").vpc = builder.ref<Vpc>("vpc-1");
  builder.upsert<Vpc>("vpc-1");
  const Network network = std::move(builder).build();
  const Subnet* subnet = network.find<Subnet>("subnet-1");
  ASSERT_NE(subnet, nullptr);
  EXPECT_EQ(network.get(subnet->vpc), network.find<Vpc>("vpc-1"));
}

TEST(NetworkBuilder, ADanglingReferenceKeepsItsIdAndLeadsNowhere) {
  NetworkBuilder builder;
  builder.upsert<Subnet>("subnet-1").vpc = builder.ref<Vpc>("vpc-gone");
  const Network network = std::move(builder).build();
  const Subnet& subnet = network.all<Subnet>()[0];
  EXPECT_EQ(network.get(subnet.vpc), nullptr);
  EXPECT_EQ(network.text(subnet.vpc), "vpc-gone");
}

TEST(NetworkBuilder, B1_ExplicitAssociationsAndTheMainTable) {
  NetworkMaker maker;
  maker.vpc("vpc-1", "10.0.0.0/16");
  maker.subnet("subnet-1", "vpc-1", "10.0.1.0/24");
  maker.subnet("subnet-2", "vpc-1", "10.0.2.0/24");
  maker.main_table("rtb-main", "vpc-1");
  maker.table("rtb-own", "vpc-1", {"subnet-1"});
  const Network network = std::move(maker).build();
  EXPECT_EQ(network.text(network.find<Subnet>("subnet-1")->route_table), "rtb-own");
  EXPECT_FALSE(network.find<Subnet>("subnet-2")->route_table.given());
  EXPECT_EQ(network.text(network.find<Vpc>("vpc-1")->main_route_table), "rtb-main");
}

TEST(NetworkBuilder, B1_AnAssociationThatIsNotAssociatedDoesNotCount) {
  NetworkMaker maker;
  maker.vpc("vpc-1", "10.0.0.0/16");
  maker.subnet("subnet-1", "vpc-1", "10.0.1.0/24");
  maker.table("rtb-own", "vpc-1", {"subnet-1"}).associations[0].state =
      AssociationState::kDisassociated;
  const Network network = std::move(maker).build();
  EXPECT_FALSE(network.find<Subnet>("subnet-1")->route_table.given());
}

TEST(NetworkBuilder, TwoTablesThatClaimOneSubnetAreAConflict) {
  NetworkMaker maker;
  maker.vpc("vpc-1", "10.0.0.0/16");
  maker.subnet("subnet-1", "vpc-1", "10.0.1.0/24");
  maker.table("rtb-1", "vpc-1", {"subnet-1"});
  maker.table("rtb-2", "vpc-1", {"subnet-1"});
  const Network network = std::move(maker).build();
  ASSERT_EQ(network.diagnostics().size(), 1U);
  EXPECT_EQ(network.diagnostics()[0].code, Code::kConflict);
  EXPECT_EQ(network.text(network.find<Subnet>("subnet-1")->route_table), "rtb-1");
}

TEST(NetworkBuilder, D1_AclsOfSubnetsAndTheDefaultOne) {
  NetworkMaker maker;
  maker.vpc("vpc-1", "10.0.0.0/16");
  maker.subnet("subnet-1", "vpc-1", "10.0.1.0/24");
  maker.default_acl("acl-default", "vpc-1");
  maker.acl("acl-own", "vpc-1", {"subnet-1"});
  const Network network = std::move(maker).build();
  EXPECT_EQ(network.text(network.find<Subnet>("subnet-1")->network_acl), "acl-own");
  EXPECT_EQ(network.text(network.find<Vpc>("vpc-1")->default_network_acl), "acl-default");
}

TEST(NetworkBuilder, D2_EntriesAreSortedByDirectionAndNumber) {
  NetworkMaker maker;
  maker.vpc("vpc-1", "10.0.0.0/16");
  maker.acl("acl-1", "vpc-1", {});
  maker.entry("acl-1", 200, true, "allow", "-1", "0.0.0.0/0");
  maker.entry("acl-1", 300, false, "allow", "-1", "0.0.0.0/0");
  maker.entry("acl-1", 100, true, "deny", "-1", "0.0.0.0/0");
  const Network network = std::move(maker).build();
  const auto& entries = network.find<NetworkAcl>("acl-1")->entries;
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].rule_number, 300);
  EXPECT_EQ(entries[1].rule_number, 100);
  EXPECT_EQ(entries[2].rule_number, 200);
}

TEST(NetworkBuilder, InterfacesOfAnInstanceComeByDeviceIndex) {
  NetworkMaker maker;
  maker.vpc("vpc-1", "10.0.0.0/16");
  maker.subnet("subnet-1", "vpc-1", "10.0.1.0/24");
  auto& second = maker.interface("eni-second", "subnet-1", "10.0.1.9", {});
  second.instance = maker.builder().ref<Instance>("i-1");
  second.device_index = 1;
  maker.instance("i-1", "subnet-1", "10.0.1.8", {});
  const Network network = std::move(maker).build();
  const Instance* instance = network.find<Instance>("i-1");
  ASSERT_EQ(instance->interfaces.size(), 2U);
  EXPECT_EQ(network.text(instance->interfaces[0]), "eni-1");
  EXPECT_EQ(network.text(instance->interfaces[1]), "eni-second");
}

TEST(NetworkBuilder, AnAttachedInterfaceProvesItsInstanceAndNotItsState) {
  NetworkMaker maker;
  maker.vpc("vpc-1", "10.0.0.0/16");
  maker.subnet("subnet-1", "vpc-1", "10.0.1.0/24");
  maker.interface("eni-1", "subnet-1", "10.0.1.9", {}).instance =
      maker.builder().ref<Instance>("i-1");
  maker.without(DocumentKind::kInstances);
  const Network network = std::move(maker).build();
  const Instance* instance = network.find<Instance>("i-1");
  ASSERT_NE(instance, nullptr);
  EXPECT_FALSE(instance->declared);
  EXPECT_EQ(instance->state, InstanceState::kUnknown);
  EXPECT_EQ(network.text(instance->subnet), "subnet-1");
  EXPECT_EQ(network.exported(DocumentKind::kInstances), Completeness::kMissing);
}

TEST(NetworkBuilder, G3_EndpointInterfacesAreFoundByDescription) {
  NetworkMaker maker = testing::article();
  maker.builder().upsert<VpcEndpoint>("vpce-ssm").interfaces.clear();
  const Network network = std::move(maker).build();
  const VpcEndpoint* endpoint = network.find<VpcEndpoint>("vpce-ssm");
  ASSERT_EQ(endpoint->interfaces.size(), 2U);
  EXPECT_EQ(network.endpoint_of(*network.get(endpoint->interfaces[0])), endpoint);
  EXPECT_EQ(network.endpoint_of(*network.find<NetworkInterface>("eni-user")), nullptr);
}

TEST(NetworkBuilder, A10_RegionsComeFromZones) {
  NetworkMaker maker;
  maker.vpc("vpc-1", "10.0.0.0/16").region = {};
  maker.subnet("subnet-1", "vpc-1", "10.0.1.0/24", "us-gov-west-1b");
  const Network network = std::move(maker).build();
  EXPECT_EQ(network.text(network.find<Vpc>("vpc-1")->region), "us-gov-west-1");
}

TEST(Network, IndexesOfTheArticle) {
  const Network network = testing::article().build();
  const Vpc* user = network.find<Vpc>("vpc-user");
  const Vpc* shared = network.find<Vpc>("vpc-shared");
  EXPECT_EQ(network.peerings_of(*user).size(), 1U);
  EXPECT_EQ(network.peerings_of(*shared).size(), 1U);
  EXPECT_EQ(network.zones_of(*user).size(), 3U);
  EXPECT_EQ(network.zones_of(*shared).size(), 0U);
  EXPECT_EQ(network.endpoints_of(*shared).size(), 3U);
  const net::Address address = testing::address("172.16.100.126");
  ASSERT_EQ(network.interfaces_with(address).size(), 1U);
  EXPECT_EQ(network.text(network.interface_in(*shared, address)->id), "eni-vpce-ssm-0");
  EXPECT_EQ(network.interface_in(*user, address), nullptr);
}

TEST(Network, ExportedAnswersByAccountAndKind) {
  NetworkBuilder builder;
  const StringId a = builder.intern("111111111111");
  const StringId b = builder.intern("222222222222");
  builder.add_export({DocumentKind::kVpcs, a, {}, true, {}});
  builder.add_export({DocumentKind::kSubnets, a, {}, false, {}});
  builder.add_export({DocumentKind::kHostedZones, {}, {}, true, {}});
  const Network network = std::move(builder).build();
  EXPECT_EQ(network.exported(DocumentKind::kVpcs, a), Completeness::kComplete);
  EXPECT_EQ(network.exported(DocumentKind::kVpcs, b), Completeness::kMissing);
  EXPECT_EQ(network.exported(DocumentKind::kVpcs), Completeness::kComplete);
  EXPECT_EQ(network.exported(DocumentKind::kSubnets, a), Completeness::kPartial);
  EXPECT_EQ(network.exported(DocumentKind::kHostedZones, b), Completeness::kComplete);
}

TEST(OriginTable, SpellsRfc6901Pointers) {
  NetworkBuilder builder;
  OriginTable& origins = builder.origins();
  const OriginId file = origins.file(builder.intern("a.json"));
  const OriginId key = origins.key(file, builder.intern("a/b~c"));
  const OriginId item = origins.index(key, 3);
  const Network network = std::move(builder).build();
  EXPECT_EQ(network.spell(item).file, "a.json");
  EXPECT_EQ(network.spell(item).pointer, "/a~1b~0c/3");
  EXPECT_EQ(network.spell(file).pointer, "");
  EXPECT_EQ(network.spell({}).file, "");
}

TEST(StringPool, EqualTextsShareAnIdAndTheEmptyOneIsZero) {
  StringPool pool;
  EXPECT_EQ(pool.intern("vpc-1"), pool.intern("vpc-1"));
  EXPECT_TRUE(pool.intern("").empty());
  EXPECT_TRUE(pool.find("vpc-2").empty());
  const std::string_view before = pool.view(pool.intern("vpc-1"));
  for (int i = 0; i < 10'000; ++i) pool.intern(std::to_string(i));
  const StringPool moved = std::move(pool);
  EXPECT_EQ(moved.view(moved.find("vpc-1")).data(), before.data());
}

}  // namespace
}  // namespace reach::model
