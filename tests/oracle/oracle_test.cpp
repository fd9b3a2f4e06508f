// SPDX-License-Identifier: Apache-2.0
// The oracle by itself, on a spoke VPC whose endpoint stands in a hub: examples whose answers the
// semantics spell out.
#include <gtest/gtest.h>

#include "agents.hpp"

namespace oracle {
namespace {

const std::string kName = "ssm.ap-northeast-1.amazonaws.com";

GroupRule rule(bool egress, int protocol, int port, const std::string& peer) {
  GroupRule made;
  made.egress = egress;
  made.protocol = protocol;
  made.from = made.to = port;
  made.cidr = cidr(peer);
  return made;
}

Acl open_acl(const std::string& id, const std::string& vpc, const std::string& subnet) {
  Acl acl{id, vpc, true, {subnet}, {}};
  for (const bool egress : {false, true})
    acl.entries.push_back({100, egress, true, kAll, cidr("0.0.0.0/0"), 0, 65535, -1, -1});
  return acl;
}

World hub_and_spoke() {
  World world;
  world.vpcs = {{"vpc-hub", "ap-northeast-1", {cidr("10.0.0.0/16")}, true, true, "dopt"},
                {"vpc-spoke", "ap-northeast-1", {cidr("10.1.0.0/16")}, true, true, "dopt"}};
  world.dhcp_options = {{"dopt", {"AmazonProvidedDNS"}}};
  world.subnets = {{"subnet-hub", "vpc-hub", "ap-northeast-1a", cidr("10.0.1.0/24")},
                   {"subnet-spoke", "vpc-spoke", "ap-northeast-1a", cidr("10.1.1.0/24")}};
  const auto local = [](const std::string& block) {
    return Route{cidr(block), "", "local", RouteState::kActive, RouteOrigin::kLocal};
  };
  const auto over = [](const std::string& block) {
    return Route{cidr(block), "", "pcx-1", RouteState::kActive, RouteOrigin::kStatic};
  };
  world.route_tables = {
      {"rtb-hub", "vpc-hub", true, {}, {local("10.0.0.0/16"), over("10.1.0.0/16")}},
      {"rtb-spoke", "vpc-spoke", true, {}, {local("10.1.0.0/16"), over("10.0.0.0/16")}}};
  world.groups = {{"sg-vpce", "vpc-hub", {rule(false, kTcp, 443, "10.1.0.0/16")}},
                  {"sg-host", "vpc-spoke", {rule(true, kAll, -1, "0.0.0.0/0")}}};
  world.acls = {open_acl("acl-hub", "vpc-hub", "subnet-hub"),
                open_acl("acl-spoke", "vpc-spoke", "subnet-spoke")};
  world.peerings = {{"pcx-1", "active", "vpc-spoke", "vpc-hub"}};
  world.interfaces = {
      {"eni-vpce", "vpc-hub", "subnet-hub", {ip("10.0.1.23")}, {"sg-vpce"}, "", 1, "vpce-1"},
      {"eni-host", "vpc-spoke", "subnet-spoke", {ip("10.1.1.5")}, {"sg-host"}, "i-host", 0, ""}};
  world.instances = {{"i-host", "vpc-spoke", "subnet-spoke", true, false}};
  world.endpoints = {
      {"vpce-1", "abcd", "vpc-hub", "ap-northeast-1", "ssm", "available", false, {"subnet-hub"}}};
  world.zones = {{"Z1", kName, {"vpc-spoke"}, {}}};
  Record alias;
  alias.name = kName;
  alias.alias = regional_name(world.endpoints.front());
  world.zones.front().records = {alias};
  return world;
}

Outcome of(const World& world) {
  return check(world, world.instances.front(), "ssm");
}

TEST(Oracle, CentralisedEndpointIsReachable) {
  const World world = hub_and_spoke();
  const Outcome outcome = of(world);
  EXPECT_EQ(outcome.verdict, Verdict::kReachable) << outcome.why;
  ASSERT_EQ(outcome.answer.addresses.size(), 1U);
  EXPECT_EQ(text_of(outcome.answer.addresses.front().address), "10.0.1.23");
}

TEST(Oracle, CidrsMatchByMask) {
  EXPECT_TRUE(holds(cidr("10.0.0.0/8"), ip("10.255.1.2")));
  EXPECT_FALSE(holds(cidr("10.0.0.0/16"), ip("10.1.0.0")));
  EXPECT_TRUE(holds(cidr("0.0.0.0/0"), ip("255.255.255.255")));
  EXPECT_FALSE(holds(cidr("10.0.0.1/32"), ip("10.0.0.2")));
}

TEST(Oracle, WithoutAssociationTheNameIsPublicAndHasNoRoute) {  // L2, B17
  World world = hub_and_spoke();
  world.zones.front().vpcs.clear();
  EXPECT_TRUE(of(world).answer.is_public);
  EXPECT_EQ(of(world).verdict, Verdict::kUnreachable);
}

TEST(Oracle, PublicAnswerThroughAGatewayIsUnknown) {
  World world = hub_and_spoke();
  world.zones.clear();
  world.route_tables[1].routes.push_back(
      {cidr("0.0.0.0/0"), "", "vgw-1", RouteState::kActive, RouteOrigin::kStatic});
  EXPECT_EQ(of(world).verdict, Verdict::kUnknown);
  world.groups[1].rules = {rule(true, kTcp, 443, "10.0.0.0/8")};  // lets no public address out
  EXPECT_EQ(of(world).verdict, Verdict::kUnreachable);
}

TEST(Oracle, NoReturnRouteLosesTheAnswer) {  // L22
  World world = hub_and_spoke();
  world.route_tables[0].routes.pop_back();
  EXPECT_EQ(of(world).verdict, Verdict::kUnreachable);
}

TEST(Oracle, BlackholeWinsAndDropsWithoutFallback) {  // B5, B9
  World world = hub_and_spoke();
  world.route_tables[1].routes.push_back(
      {cidr("10.0.1.0/24"), "", "pcx-9", RouteState::kBlackhole, RouteOrigin::kStatic});
  EXPECT_EQ(of(world).verdict, Verdict::kUnreachable);
}

TEST(Oracle, PrefixListsMayTieAndAwsPicksOne) {  // B7
  World world = hub_and_spoke();
  world.prefix_lists = {{"pl-1", {cidr("10.0.0.0/16")}}, {"pl-2", {cidr("10.0.0.0/16")}}};
  world.route_tables[1].routes.pop_back();
  world.route_tables[1].routes.push_back(
      {{}, "pl-1", "pcx-1", RouteState::kActive, RouteOrigin::kStatic});
  EXPECT_EQ(of(world).verdict, Verdict::kReachable);
  world.route_tables[1].routes.push_back(
      {{}, "pl-2", "pcx-9", RouteState::kBlackhole, RouteOrigin::kStatic});
  EXPECT_EQ(of(world).verdict, Verdict::kIntermittent);
  world.route_tables[1].routes.push_back(
      {cidr("10.0.0.0/16"), "", "pcx-1", RouteState::kActive, RouteOrigin::kStatic});
  EXPECT_EQ(of(world).verdict, Verdict::kReachable);  // B6: static first
}

TEST(Oracle, PendingPeeringCarriesNothing) {  // E1
  World world = hub_and_spoke();
  world.peerings.front().state = "pending-acceptance";
  EXPECT_EQ(of(world).verdict, Verdict::kUnreachable);
}

TEST(Oracle, GroupReferencesSurviveAPeeringOfOneRegion) {  // C8, C12, E7
  World world = hub_and_spoke();
  GroupRule reference;
  reference.group = "sg-host";
  reference.peering = "pcx-1";
  reference.peering_status = "active";
  world.groups[0].rules = {reference};
  EXPECT_EQ(of(world).verdict, Verdict::kReachable);
  world.vpcs[0].region = "us-east-1";
  const Trace far = trace(world, world.interfaces[1], ip("10.0.1.23"), kTcp, 443);
  EXPECT_EQ(far.verdict, Verdict::kUnreachable) << far.why;
  world.vpcs[0].region = "ap-northeast-1";
  world.groups[0].rules[0].group_gone = true;
  EXPECT_EQ(of(world).verdict, Verdict::kUnreachable);
}

TEST(Oracle, EphemeralPortsOfThePlatformMustAllReturn) {  // D5, D6
  World world = hub_and_spoke();
  world.acls[1].entries.insert(world.acls[1].entries.begin(),
                               {90, false, false, kTcp, cidr("0.0.0.0/0"), 32768, 49151, -1, -1});
  const Trace linux_host = trace(world, world.interfaces[1], ip("10.0.1.23"), kTcp, 443);
  EXPECT_EQ(linux_host.verdict, Verdict::kIntermittent);
  EXPECT_EQ(linux_host.answered.front(), 49152);
  EXPECT_EQ(linux_host.answered.size(), 60999U - 49152U + 1U);
  world.instances.front().windows = true;
  EXPECT_EQ(of(world).verdict, Verdict::kReachable);
}

TEST(Oracle, AclEntriesCountByNumberNotByPlace) {  // D2
  World world = hub_and_spoke();
  world.acls[1].entries.push_back({50, true, false, kTcp, cidr("10.0.0.0/16"), 443, 443, -1, -1});
  EXPECT_EQ(of(world).verdict, Verdict::kUnreachable);
}

TEST(Oracle, DnsAttributesAndServers) {  // H1, H2, H4, H9
  World world = hub_and_spoke();
  world.vpcs[1].dns_hostnames = false;
  EXPECT_TRUE(resolve(world, world.vpcs[1], kName).is_public);
  world.vpcs[1].dns_support = false;
  EXPECT_EQ(resolve(world, world.vpcs[1], kName).status, Status::kTimeout);
  world = hub_and_spoke();
  world.dhcp_options.front().servers = {"10.0.0.2"};
  EXPECT_EQ(resolve(world, world.vpcs[0], kName).status, Status::kAnswer);
  EXPECT_EQ(resolve(world, world.vpcs[1], kName).status, Status::kTimeout);
  world.dhcp_options.front().servers = {"192.0.2.1"};
  EXPECT_EQ(resolve(world, world.vpcs[1], kName).status, Status::kUnknown);
}

TEST(Oracle, TheMostSpecificZoneAnswersWithoutFallback) {  // H6, H10, L7
  World world = hub_and_spoke();
  Zone broad = world.zones.front();
  broad.id = "Z2";
  broad.name = "amazonaws.com";
  world.zones.front().records.clear();
  world.zones.push_back(broad);
  EXPECT_EQ(resolve(world, world.vpcs[1], kName).status, Status::kNodata);
  world.zones.erase(world.zones.begin());
  EXPECT_EQ(resolve(world, world.vpcs[1], kName).status, Status::kAnswer);
  EXPECT_EQ(resolve(world, world.vpcs[1], "kms.ap-northeast-1.amazonaws.com").status,
            Status::kNxdomain);  // L6
  EXPECT_EQ(resolve(world, world.vpcs[1], "ap-northeast-1.amazonaws.com").status, Status::kNodata);
}

TEST(Oracle, WildcardsStopAtExistingNames) {  // H17
  World world = hub_and_spoke();
  Record wildcard;
  wildcard.name = "*." + kName;
  wildcard.values = {"10.0.1.99"};
  Record below;
  below.name = "x.y." + kName;
  below.values = {"10.0.1.98"};
  world.zones.front().records = {wildcard, below};
  EXPECT_EQ(resolve(world, world.vpcs[1], "a.b." + kName).status, Status::kAnswer);
  EXPECT_EQ(resolve(world, world.vpcs[1], kName).status, Status::kNodata);
  EXPECT_EQ(resolve(world, world.vpcs[1], "y." + kName).status, Status::kNodata);
  EXPECT_EQ(resolve(world, world.vpcs[1], "z.y." + kName).status, Status::kNxdomain);
}

TEST(Oracle, AnswersOfTheWrongHostDoNotCount) {  // L9, L11, L65
  World world = hub_and_spoke();
  world.endpoints.front().service = "ssmmessages";
  world.zones.front().records.front().alias = regional_name(world.endpoints.front());
  EXPECT_EQ(of(world).verdict, Verdict::kUnreachable);
  world = hub_and_spoke();
  world.zones.front().records.front().alias = "vpce-9-dead.ssm.ap-northeast-1.vpce.amazonaws.com";
  EXPECT_EQ(of(world).answer.status, Status::kNodata);
  world.zones.front().records.front().alias.clear();
  world.zones.front().records.front().values = {"10.1.1.6"};
  EXPECT_EQ(of(world).verdict, Verdict::kUnreachable);
}

TEST(Oracle, StoppedInstancesAreSkipped) {  // M1
  World world = hub_and_spoke();
  world.instances.front().running = false;
  EXPECT_EQ(of(world).verdict, Verdict::kSkipped);
}

}  // namespace
}  // namespace oracle
