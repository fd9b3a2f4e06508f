// SPDX-License-Identifier: Apache-2.0
// Packets to AWS's public addresses, which no snapshot holds (semantics H11, B9, B16, E3, E4, I2).
#include "path/public_space.hpp"

#include "path/traces.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::Stage;
using model::Verdict;
using reach::testing::article;
using reach::testing::NetworkMaker;

const Ask kPublic{.to = "", .service = "ssm"};

::testing::AssertionResult no_route(const Trace& trace) {
  return comes_to(trace, Verdict::kUnreachable, Code::kNoRouteToDestination, Stage::kForward,
                  "rtb-user");
}

TEST(PublicSpace, L1NoRouteToPublicSpace) {
  const Network network = article().build();
  const Trace trace = ask(network, kPublic);
  EXPECT_TRUE(no_route(trace));
  EXPECT_EQ(trace.findings.size(), 1U) << show(trace);
  EXPECT_TRUE(mentions(trace.findings.front().fix, "internet access"));
  EXPECT_FALSE(trace.address);
}

TEST(PublicSpace, G22SomeTargetsAreNotFollowed) {
  for (const char* target : {"vgw-1", "vpce-gwlb"}) {
    NetworkMaker maker = article();
    maker.route("rtb-user", "0.0.0.0/0", target);
    const Network network = std::move(maker).build();
    EXPECT_TRUE(comes_to(ask(network, kPublic), Verdict::kUnknown, Code::kUnsupportedComponent,
                         Stage::kForward, target));
  }
}

TEST(PublicSpace, B9BlackholeTakesAll) {
  NetworkMaker maker = article();
  maker.route("rtb-user", "0.0.0.0/0", "nat-gone").state = model::RouteState::kBlackhole;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network, kPublic), Verdict::kUnreachable, Code::kBadStateRoute,
                       Stage::kForward, "rtb-user"));
}

TEST(PublicSpace, E3PeeringCarriesNothingPublic) {
  NetworkMaker maker = article();
  maker.route("rtb-user", "0.0.0.0/0", "pcx-1");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network, kPublic), Verdict::kUnreachable,
                       Code::kPcxRequiresAddressInVpcCidr, Stage::kForward, "rtb-user"));
}

TEST(PublicSpace, PeerWithPublicCidrsMayCarry) {
  NetworkMaker maker = article();
  maker.builder()
      .find<model::Vpc>(maker.builder().intern("vpc-shared"))
      ->cidrs.push_back(
          {reach::testing::prefix("52.0.0.0/16"), model::AssociationState::kAssociated, {}});
  maker.route("rtb-user", "0.0.0.0/0", "pcx-1");
  const Network network = std::move(maker).build();
  EXPECT_EQ(ask(network, kPublic).verdict, Verdict::kUnknown);
}

TEST(PublicSpace, MixedOutcomesAreUnknown) {
  NetworkMaker maker = article();
  maker.route("rtb-user", "52.0.0.0/8", "vgw-1");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network, kPublic), Verdict::kUnknown, Code::kUnknownResource,
                       Stage::kForward, "rtb-user"));
}

TEST(PublicSpace, RoutesIntoPrivateSpaceDoNotMatter) {
  NetworkMaker maker = article();
  maker.route("rtb-user", "10.0.0.0/8", "tgw-1");
  maker.route("rtb-user", "100.64.0.0/10", "nat-1");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(no_route(ask(network, kPublic)));
}

TEST(PublicSpace, B16GatewayEndpointOfAnotherServiceDoesNotMatter) {
  NetworkMaker maker = article();
  maker.endpoint("vpce-s3", "vpc-user", "s3", false, {}, {}).type = model::EndpointType::kGateway;
  maker.prefix_list("pl-s3", {"52.219.0.0/16"});
  maker.route("rtb-user", "pl-s3", "vpce-s3");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(no_route(ask(network, kPublic)));
  EXPECT_TRUE(reaches(ask(network, {.to = "", .service = "s3"})));
}

TEST(PublicSpace, UnknownListIsUnknown) {
  NetworkMaker maker = article();
  maker.prefix_list("pl-x", {}).entries_known = false;
  maker.route("rtb-user", "pl-x", "nat-1");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network, kPublic), Verdict::kUnknown, Code::kSnapshotIncomplete,
                       Stage::kForward, "pl-x"));
}

TEST(PublicSpace, TableNotKnownIsUnknown) {
  NetworkMaker maker = article();
  maker.without(DocumentKind::kRouteTables);
  const Network network = std::move(maker).build();
  EXPECT_EQ(ask(network, kPublic).verdict, Verdict::kUnknown);
}

TEST(PublicSpace, GroupsAndAclsOverSomePublicAddress) {
  NetworkMaker maker = article();
  maker.route("rtb-user", "0.0.0.0/0", "nat-1");
  auto& egress =
      maker.builder().find<model::SecurityGroup>(maker.builder().intern("sg-user"))->egress;
  egress.clear();
  maker.egress("sg-user", "tcp", 443, 443, "10.0.0.0/8");
  {
    NetworkMaker copy = article();
    copy.builder().find<model::SecurityGroup>(copy.builder().intern("sg-user"))->egress.clear();
    copy.egress("sg-user", "tcp", 443, 443, "52.0.0.0/8");
    copy.route("rtb-user", "0.0.0.0/0", "nat-1");
    const Network maybe = std::move(copy).build();
    EXPECT_EQ(ask(maybe, kPublic).verdict, Verdict::kUnknown);
  }
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network, kPublic), Verdict::kUnreachable, Code::kEniSgRulesMismatch,
                       Stage::kForward, "sg-user"));
}

}  // namespace
}  // namespace reach::path
