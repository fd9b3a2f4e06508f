// SPDX-License-Identifier: Apache-2.0
// H2, H8, L46: servers and rule targets that are inbound Resolver endpoints of the snapshot.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using model::ResolverEndpointDirection;
using model::ResolverEndpointStatus;
using model::ResolverRuleAssociationStatus;
using model::ResolverRuleType;
using reach::testing::address;
using reach::testing::article;

class Inbound : public ::testing::Test {
 protected:
  NetworkMaker maker = unassociated();

  // Only the hub's own endpoints answer the names.
  static NetworkMaker unassociated() {
    NetworkMaker made = article();
    for (model::HostedZone& zone : made.builder().all<model::HostedZone>())
      zone.associations.clear();
    return made;
  }
  model::ResolverEndpoint& endpoint(const char* id, ResolverEndpointDirection direction,
                                    const char* vpc, const char* at) {
    auto& row = maker.builder().upsert<model::ResolverEndpoint>(id);
    row.direction = direction;
    row.status = ResolverEndpointStatus::kOperational;
    row.host_vpc = maker.builder().ref<model::Vpc>(vpc);
    row.addresses_known = true;
    model::ResolverEndpointAddress told;
    told.address = address(at);
    told.status = model::ResolverAddressStatus::kAttached;
    row.addresses.push_back(told);
    return row;
  }
  model::ResolverEndpoint& inbound(const char* at = "172.16.100.53") {
    return endpoint("rslvr-in-1", ResolverEndpointDirection::kInbound, "vpc-shared", at);
  }
  void outbound() {
    endpoint("rslvr-out-1", ResolverEndpointDirection::kOutbound, "vpc-user", "192.168.100.53");
  }
  model::ResolverRule& forward(const char* id, const char* domain,
                               const std::vector<const char*>& targets,
                               const std::vector<const char*>& vpcs) {
    auto& row = maker.builder().upsert<model::ResolverRule>(id);
    row.domain_name = maker.builder().intern(domain);
    row.type = ResolverRuleType::kForward;
    row.targets_given = true;
    row.endpoint = maker.builder().ref<model::ResolverEndpoint>("rslvr-out-1");
    for (const char* target : targets) row.targets.push_back({address(target), 53, {}});
    for (const char* vpc : vpcs)
      row.associations.push_back(
          {maker.builder().ref<model::Vpc>(vpc), ResolverRuleAssociationStatus::kComplete, {}});
    return row;
  }
  Asked asked(std::string_view name = kSsm) { return ask(std::move(maker), "vpc-user", name); }
};

TEST_F(Inbound, AForwarderAnswersAsItsVpcDoes) {  // H8
  inbound();
  outbound();
  forward("rr-1", "amazonaws.com", {"172.16.100.53"}, {"vpc-user"});
  const Asked answer = asked();
  EXPECT_ANSWER(answer, Status::kAnswer, Source::kResolverRule);
  EXPECT_EQ(answer.answer.source_id, "rr-1");
  ASSERT_FALSE(answer.answer.addresses.empty());
  EXPECT_EQ(answer.network->text(answer.answer.addresses[0].endpoint->id), "vpce-ssm");
  ASSERT_EQ(answer.answer.server_paths.size(), 1U);
  const ServerPath& path = answer.answer.server_paths[0];
  EXPECT_EQ(answer.network->text(path.from->id), "rslvr-out-1");
  EXPECT_EQ(path.resource, "rr-1");
  EXPECT_EQ(path.servers.at(0).address.to_string(), "172.16.100.53");
  EXPECT_EQ(find(answer.answer, Code::kDnsRuleForwardsAway), nullptr);
}

TEST_F(Inbound, ARuleThatLeadsBackIsALoop) {  // L46
  inbound();
  outbound();
  forward("rr-1", "amazonaws.com", {"172.16.100.53"}, {"vpc-user", "vpc-shared"});
  const Asked in_zone = asked("x.amazonaws.com");
  EXPECT_ANSWER(in_zone, Status::kServfail, Source::kResolverRule, "DNS_LOOP rr-1");
}

TEST_F(Inbound, TwoVpcsThatForwardToEachOtherAreALoop) {
  inbound();
  outbound();
  endpoint("rslvr-in-2", ResolverEndpointDirection::kInbound, "vpc-user", "192.168.100.54");
  forward("rr-1", "example.com", {"172.16.100.53"}, {"vpc-user"});
  forward("rr-2", "example.com", {"192.168.100.54"}, {"vpc-shared"});
  EXPECT_EQ(asked("a.example.com").answer.status, Status::kServfail);
}

TEST_F(Inbound, OneUnknownTargetMakesTheAnswerUnknown) {
  inbound();
  outbound();
  forward("rr-1", "amazonaws.com", {"172.16.100.53", "10.99.0.2"}, {"vpc-user"});
  EXPECT_ANSWER(asked(), Status::kUnknown, Source::kResolverRule, "UNSUPPORTED_COMPONENT rr-1");
}

TEST_F(Inbound, TheOutboundEndpointMustBeKnown) {
  inbound();
  forward("rr-1", "amazonaws.com", {"172.16.100.53"}, {"vpc-user"});
  EXPECT_ANSWER(asked(), Status::kUnknown, Source::kResolverRule, "UNKNOWN_RESOURCE rslvr-out-1");
}

TEST_F(Inbound, AnEndpointThatDoesNotWorkIsNoEvidence) {
  inbound().status = ResolverEndpointStatus::kActionNeeded;
  outbound();
  forward("rr-1", "amazonaws.com", {"172.16.100.53"}, {"vpc-user"});
  EXPECT_ANSWER(asked(), Status::kUnknown, Source::kResolverRule, "BAD_STATE rslvr-in-1");
}

TEST_F(Inbound, TwoEndpointsWithOneAddressAreNotTold) {
  inbound();
  outbound();
  endpoint("rslvr-in-2", ResolverEndpointDirection::kInbound, "vpc-user", "172.16.100.53");
  forward("rr-1", "amazonaws.com", {"172.16.100.53"}, {"vpc-user"});
  EXPECT_ANSWER(asked(), Status::kUnknown, Source::kResolverRule, "UNSUPPORTED_COMPONENT rr-1");
}

TEST_F(Inbound, EndpointsOfOtherDirectionsAnswerNobody) {
  for (const auto direction :
       {ResolverEndpointDirection::kOutbound, ResolverEndpointDirection::kInboundDelegation}) {
    maker = unassociated();
    endpoint("rslvr-x-1", direction, "vpc-shared", "172.16.100.53");
    outbound();
    forward("rr-1", "amazonaws.com", {"172.16.100.53"}, {"vpc-user"});
    EXPECT_ANSWER(asked(), Status::kUnknown, Source::kResolverRule, "UNSUPPORTED_COMPONENT rr-1");
  }
}

TEST_F(Inbound, ACustomServerThatIsOneAnswersAsItsVpcDoes) {  // H2
  inbound();
  maker.dhcp_options("dopt-hub", {"172.16.100.53"});
  maker.builder().upsert<model::Vpc>("vpc-user").dhcp_options =
      maker.builder().ref<model::DhcpOptions>("dopt-hub");
  const Asked answer = asked();
  EXPECT_ANSWER(answer, Status::kAnswer, Source::kCustomServer);
  EXPECT_FALSE(answer.answer.addresses.empty());
  ASSERT_EQ(answer.answer.server_paths.size(), 1U);
  EXPECT_EQ(answer.answer.server_paths[0].from, nullptr);
  EXPECT_EQ(answer.answer.server_paths[0].resource, "dopt-hub");
}

TEST_F(Inbound, ACustomServerAsksItsOwnVpcsAttributes) {  // H4
  inbound();
  maker.dhcp_options("dopt-hub", {"172.16.100.53"});
  maker.builder().upsert<model::Vpc>("vpc-user").dhcp_options =
      maker.builder().ref<model::DhcpOptions>("dopt-hub");
  maker.builder().upsert<model::Vpc>("vpc-shared").enable_dns_support = model::Tri::kNo;
  EXPECT_ANSWER(asked(), Status::kTimeout, Source::kCustomServer,
                "DNS_ATTRIBUTES_DISABLED vpc-shared");
}

TEST_F(Inbound, AMixOfServersHasNoOneAnswer) {
  inbound();
  maker.dhcp_options("dopt-hub", {"172.16.100.53", "10.99.0.2"});
  maker.builder().upsert<model::Vpc>("vpc-user").dhcp_options =
      maker.builder().ref<model::DhcpOptions>("dopt-hub");
  EXPECT_ANSWER(asked(), Status::kUnknown, Source::kCustomServer, "DNS_CUSTOM_SERVER dopt-hub");
}

TEST_F(Inbound, PrivateDnsForInboundQueriesAnswersThem) {  // G18
  inbound();
  outbound();
  forward("rr-1", "amazonaws.com", {"172.16.100.53"}, {"vpc-user"});
  maker.builder().upsert<model::VpcEndpoint>("vpce-ssm").private_dns_only_for_inbound_resolver =
      model::Tri::kYes;
  EXPECT_ANSWER(asked(), Status::kAnswer, Source::kResolverRule);
}

}  // namespace
}  // namespace reach::dns
