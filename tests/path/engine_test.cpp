// SPDX-License-Identifier: Apache-2.0
// The article's network as a whole, hop by hop; semantics M5, M6.
#include "reach/path/engine.hpp"

#include "path/traces.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::Stage;
using model::Verdict;
using reach::testing::article;

std::vector<std::string> components(const std::vector<Hop>& hops) {
  std::vector<std::string> names;
  for (const Hop& hop : hops) names.push_back(hop.component);
  return names;
}

TEST(Engine, M5M6EveryHopBothWays) {
  const model::Network network = article().build();
  const Trace trace = ask(network);
  ASSERT_TRUE(reaches(trace));
  EXPECT_EQ(components(trace.forward),
            (std::vector<std::string>{"eni-user", "sg-user", "acl-user", "rtb-user", "pcx-1",
                                      "acl-shared", "sg-vpce", "eni-vpce-ssm-0", "vpce-ssm"}));
  EXPECT_EQ(components(trace.back),
            (std::vector<std::string>{"eni-vpce-ssm-0", "acl-shared", "rtb-shared", "pcx-1",
                                      "acl-user", "eni-user"}));
  for (const Hop& hop : trace.forward) EXPECT_EQ(hop.outcome, HopOutcome::kPassed);
  ASSERT_NE(trace.destination_interface, nullptr);
  EXPECT_EQ(network.text(trace.destination_interface->id), "eni-vpce-ssm-0");
}

TEST(Engine, HopsCarryWhatDecided) {
  const model::Network network = article().build();
  const Trace trace = ask(network);
  ASSERT_EQ(trace.forward.size(), 9U);
  ASSERT_NE(trace.forward[3].route, nullptr);
  EXPECT_EQ(network.text(trace.forward[3].route->target), "pcx-1");
  EXPECT_EQ(trace.forward[3].matched_prefix, reach::testing::prefix("172.16.0.0/16"));
  ASSERT_NE(trace.forward[6].security_group_rule, nullptr);
  EXPECT_EQ(trace.forward[6].security_group_rule->cidr, reach::testing::prefix("192.168.0.0/16"));
  ASSERT_NE(trace.forward[5].network_acl_entry, nullptr);
  EXPECT_EQ(trace.forward[5].network_acl_entry->rule_number, 100);
}

TEST(Engine, ArticleAllEndpointsFromBothInstances) {
  const model::Network network = article().build();
  for (const char* from : {"eni-user", "eni-shared"}) {
    for (const char* to : {"172.16.100.126", "172.16.200.45", "172.16.100.253", "172.16.200.141",
                           "172.16.100.169", "172.16.200.200"}) {
      EXPECT_TRUE(reaches(ask(network, {.from = from, .to = to}))) << from << " to " << to;
    }
  }
}

TEST(Engine, ArticleSshHoldsOneWayOnly) {
  const model::Network network = article().build();
  EXPECT_TRUE(reaches(ask(network, {.from = "eni-shared", .to = "192.168.100.58", .port = 22})));
  EXPECT_TRUE(comes_to(ask(network, {.to = "172.16.100.4", .port = 22}), Verdict::kUnreachable,
                       Code::kSgHasNoRules, Stage::kForward, "sg-shared"));
}

TEST(Engine, OwnAddressNeedsNothing) {
  reach::testing::NetworkMaker maker = article();
  maker.builder().find<model::SecurityGroup>(maker.builder().intern("sg-user"))->egress.clear();
  const model::Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network, {.to = "192.168.100.58"})));
}

TEST(Engine, AllBlockersNotTheFirst) {
  reach::testing::NetworkMaker maker = article();
  auto& builder = maker.builder();
  builder.find<model::SecurityGroup>(builder.intern("sg-user"))->egress.clear();
  builder.find<model::SecurityGroup>(builder.intern("sg-vpce"))->ingress.clear();
  builder.find<model::RouteTable>(builder.intern("rtb-user"))->routes.pop_back();
  builder.find<model::RouteTable>(builder.intern("rtb-shared"))->routes.pop_back();
  builder.find<model::NetworkAcl>(builder.intern("acl-user"))->entries.clear();
  const model::Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_EQ(trace.verdict, Verdict::kUnreachable);
  ASSERT_EQ(trace.findings.size(), 6U) << show(trace);
  const std::vector<std::pair<Code, Stage>> expected = {
      {Code::kSgHasNoRules, Stage::kForward},
      {Code::kSubnetAclRestriction, Stage::kForward},
      {Code::kNoRouteToDestination, Stage::kForward},
      {Code::kSgHasNoRules, Stage::kForward},
      {Code::kNoRouteToDestination, Stage::kReturn},
      {Code::kSubnetAclRestriction, Stage::kReturn}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(trace.findings[i].code, expected[i].first) << i;
    EXPECT_EQ(trace.findings[i].stage, expected[i].second) << i;
  }
  EXPECT_EQ(trace.destination_interface, nullptr);
  EXPECT_TRUE(trace.forward.back().assumed);
}

TEST(Engine, D5PortsByPlatform) {
  EXPECT_EQ(ephemeral_ports(model::Platform::kLinux), (net::PortRange{32768, 60999}));
  EXPECT_EQ(ephemeral_ports(model::Platform::kWindows), (net::PortRange{49152, 65535}));
  EXPECT_EQ(ephemeral_ports(model::Platform::kUnknown), (net::PortRange{32768, 60999}));
}

TEST(Engine, D5OptionsOverrideThePlatform) {
  const model::Network network = article().build();
  Ask question;
  question.options.ephemeral_ports = net::PortRange{1024, 65535};
  EXPECT_EQ(ask(network, question).answered_ports, net::PortSet(net::PortRange{1024, 65535}));
  EXPECT_EQ(ask(network).answered_ports, net::PortSet(net::PortRange{32768, 60999}));
  EXPECT_TRUE(ask(network, {.to = "172.16.100.4", .protocol = 1}).answered_ports.empty());
}

TEST(Engine, FamiliesMustAgree) {
  const model::Network network = article().build();
  EXPECT_EQ(ask(network, {.to = "2001:db8::1"}).verdict, Verdict::kUnreachable);
}

TEST(Engine, NamesOfHops) {
  EXPECT_EQ(to_string(HopType::kVpcPeeringConnection), "vpc-peering-connection");
  EXPECT_EQ(to_string(HopType::kPublicService), "public-service");
  EXPECT_EQ(to_string(HopOutcome::kPartly), "partly");
}

}  // namespace
}  // namespace reach::path
