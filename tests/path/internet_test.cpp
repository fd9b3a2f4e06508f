// SPDX-License-Identifier: Apache-2.0
// Over internet gateways, NAT gateways and appliances (semantics I1-I10, B2, D9, E10, F11,
// L53-L55).
#include "path/internet_gateway.hpp"

#include "path/gateway_networks.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::Network;
using model::NetworkInterface;
using model::Stage;
using model::Tri;
using model::Verdict;
using reach::testing::address;
using BlockMode = model::InternetGatewayBlockMode;

Trace trace_of(NetworkMaker maker, const Ask& question) {
  static std::vector<std::unique_ptr<Network>> kept;  // traces point into it
  kept.push_back(std::make_unique<Network>(std::move(maker).build()));
  return ask(*kept.back(), question);
}

std::vector<std::string> components(const std::vector<Hop>& hops) {
  std::vector<std::string> names;
  for (const Hop& hop : hops) names.push_back(hop.component);
  return names;
}

// From the internet to an address.
Trace from_internet(NetworkMaker maker, std::string_view to) {
  static std::vector<std::unique_ptr<Network>> kept;
  kept.push_back(std::make_unique<Network>(std::move(maker).build()));
  Flow flow;
  flow.destination = address(to);
  return Engine(*kept.back()).trace(flow);
}

TEST(Internet, I1PublicAddressThroughTheGateway) {
  const Trace trace = trace_of(public_vpc(), kPublicToService);
  ASSERT_TRUE(reaches(trace));
  EXPECT_EQ(components(trace.forward), (std::vector<std::string>{"eni-public", "sg-p", "acl-public",
                                                                 "rtb-public", "igw-1", "public"}));
  EXPECT_EQ(components(trace.back),
            (std::vector<std::string>{"igw-1", "acl-public", "eni-public"}));
}

TEST(Internet, L54I1NoPublicAddress) {
  NetworkMaker maker = public_vpc();
  row<NetworkInterface>(maker, "eni-public").addresses.front().public_address = std::nullopt;
  EXPECT_TRUE(comes_to(trace_of(std::move(maker), kPublicToService), Verdict::kUnreachable,
                       Code::kIgwPublicIpAssociationForEgress, Stage::kForward, "eni-public"));
}

// A packet that leaves without a public address is no stranger's: that no interface has the
// destination is no news.
TEST(Internet, I1WithoutAPublicAddressNothingElseIsReported) {
  NetworkMaker maker = public_vpc();
  row<NetworkInterface>(maker, "eni-public").addresses.front().public_address = std::nullopt;
  const Trace trace = trace_of(std::move(maker), kPublicToService);
  for (const model::Finding& finding : trace.findings)
    EXPECT_NE(finding.code, Code::kNoSourceOrDestination) << finding.message;
}

TEST(Internet, B11GatewayOfAnotherVpc) {
  NetworkMaker maker = public_vpc();
  row<model::InternetGateway>(maker, "igw-1").attachments.clear();
  EXPECT_TRUE(comes_to(trace_of(std::move(maker), kPublicToService), Verdict::kUnreachable,
                       Code::kBadStateAttachment, Stage::kForward, "igw-1"));
}

TEST(Internet, D4AnswersComeInThroughTheAcl) {
  NetworkMaker maker = public_vpc();
  row<model::NetworkAcl>(maker, "acl-public")
      .entries.erase(row<model::NetworkAcl>(maker, "acl-public").entries.begin());
  maker.entry("acl-public", 100, false, "allow", "6", "0.0.0.0/0", 443, 443);
  EXPECT_TRUE(comes_to(trace_of(std::move(maker), kPublicToService), Verdict::kUnreachable,
                       Code::kSubnetAclRestriction, Stage::kReturn, "acl-public"));
}

TEST(Internet, I3ThroughANatGatewayAndBack) {
  const Trace trace = trace_of(public_vpc(), kPrivateToService);
  ASSERT_TRUE(reaches(trace));
  EXPECT_EQ(
      components(trace.forward),
      (std::vector<std::string>{"eni-private", "sg-p", "acl-private", "rtb-private", "acl-public",
                                "nat-1", "acl-public", "rtb-public", "igw-1", "public"}));
  EXPECT_EQ(components(trace.back),
            (std::vector<std::string>{"igw-1", "acl-public", "nat-1", "acl-public", "rtb-public",
                                      "acl-private", "eni-private"}));
  EXPECT_EQ(trace.answered_ports, net::PortSet(net::PortRange{32768, 60999}));
}

TEST(Internet, D9NatSubnetsAclOnEachLeg) {
  const auto with = [](bool egress, int from, int to) {
    NetworkMaker maker = public_vpc();
    auto& entries = row<model::NetworkAcl>(maker, "acl-public").entries;
    std::erase_if(entries, [&](const auto& entry) { return entry.egress == egress; });
    maker.entry("acl-public", 100, egress, "allow", "6", "0.0.0.0/0", from, to);
    return trace_of(std::move(maker), kPrivateToService);
  };
  EXPECT_TRUE(comes_to(with(false, 1024, 65535), Verdict::kUnreachable, Code::kSubnetAclRestriction,
                       Stage::kForward, "acl-public"));
  EXPECT_TRUE(comes_to(with(true, 1024, 65535), Verdict::kUnreachable, Code::kSubnetAclRestriction,
                       Stage::kForward, "acl-public"));
  EXPECT_TRUE(comes_to(with(false, 443, 443), Verdict::kUnreachable, Code::kSubnetAclRestriction,
                       Stage::kReturn, "acl-public"));
  EXPECT_TRUE(comes_to(with(true, 443, 443), Verdict::kUnreachable, Code::kSubnetAclRestriction,
                       Stage::kReturn, "acl-public"));
  // D5: a NAT gateway sends from 1024 on; Linux's own range is not enough for it.
  EXPECT_TRUE(comes_to(with(false, 443, 60999), Verdict::kIntermittent, Code::kSubnetAclRestriction,
                       Stage::kReturn, "acl-public"));
}

TEST(Internet, I3NatGatewayMustBeAvailable) {
  NetworkMaker maker = public_vpc();
  row<model::NatGateway>(maker, "nat-1").state = model::NatGatewayState::kFailed;
  EXPECT_TRUE(comes_to(trace_of(std::move(maker), kPrivateToService), Verdict::kUnreachable,
                       Code::kBadState, Stage::kForward, "nat-1"));
}

TEST(Internet, L55NatGatewayBehindItself) {
  NetworkMaker maker = public_vpc();
  auto& routes = row<model::RouteTable>(maker, "rtb-public").routes;
  routes.pop_back();
  maker.route("rtb-public", "0.0.0.0/0", "nat-1");
  EXPECT_TRUE(comes_to(trace_of(std::move(maker), kPrivateToService), Verdict::kUnreachable,
                       Code::kNoPossibleDestination, Stage::kForward, "rtb-public"));
}

TEST(Internet, L55I4PrivateNatGateway) {
  NetworkMaker maker = public_vpc();
  row<model::NatGateway>(maker, "nat-1").connectivity_type = model::ConnectivityType::kPrivate;
  row<NetworkInterface>(maker, "eni-nat-1").addresses.front().public_address = std::nullopt;
  EXPECT_TRUE(comes_to(trace_of(std::move(maker), kPrivateToService), Verdict::kUnreachable,
                       Code::kIgwPublicIpAssociationForEgress, Stage::kForward, "nat-1"));
}

TEST(Internet, I5RegionalNatGateway) {
  NetworkMaker maker = public_vpc();
  auto& nat = row<model::NatGateway>(maker, "nat-1");
  nat.availability_mode = model::AvailabilityMode::kRegional;
  nat.subnet = {};
  nat.route_table = maker.builder().ref<model::RouteTable>("rtb-public");
  nat.addresses.front().availability_zone_id = maker.builder().intern("apne1-az1");
  NetworkMaker elsewhere = public_vpc();
  auto& other = row<model::NatGateway>(elsewhere, "nat-1");
  other.availability_mode = model::AvailabilityMode::kRegional;
  other.subnet = {};
  other.addresses.front().availability_zone_id = elsewhere.builder().intern("apne1-az9");
  other.route_table = elsewhere.builder().ref<model::RouteTable>("rtb-public");
  EXPECT_TRUE(reaches(trace_of(std::move(maker), kPrivateToService)));
  EXPECT_TRUE(comes_to(trace_of(std::move(elsewhere), kPrivateToService), Verdict::kUnknown,
                       Code::kRegionalNgwRouteAzRestriction, Stage::kForward, "nat-1"));
}

TEST(Internet, NatGatewaysHaveNoConnectionForAnswers) {
  NetworkMaker maker = public_vpc();
  row<NetworkInterface>(maker, "eni-private").addresses.front().public_address =
      address("198.51.100.30");
  EXPECT_TRUE(comes_to(trace_of(std::move(maker), {.from = "eni-public", .to = "198.51.100.30"}),
                       Verdict::kUnreachable, Code::kNoPossibleDestination, Stage::kReturn,
                       "rtb-private"));
}

TEST(Internet, I9PublicAddressesOfTheSnapshot) {
  EXPECT_TRUE(reaches(trace_of(public_vpc(), {.from = "eni-private", .to = "198.51.100.10"})));
  EXPECT_TRUE(reaches(trace_of(public_vpc(), {.from = "eni-public", .to = "198.51.100.10"})));
  EXPECT_TRUE(reaches(trace_of(public_vpc(), {.from = "eni-public", .to = "203.0.113.9"})));
  EXPECT_TRUE(comes_to(trace_of(public_vpc(), {.from = "eni-public", .to = "198.51.100.20"}),
                       Verdict::kUnreachable, Code::kNoPossibleDestination, Stage::kForward,
                       "eni-nat-1"));
  EXPECT_TRUE(
      comes_to(trace_of(public_vpc(), {.from = "eni-public", .to = "198.51.100.10", .port = 22}),
               Verdict::kUnreachable, Code::kEniSgRulesMismatch, Stage::kForward, "sg-p"));
}

TEST(Internet, I1FromOutside) {
  EXPECT_TRUE(reaches(from_internet(public_vpc(), "198.51.100.10")));
  EXPECT_EQ(from_internet(public_vpc(), "10.2.2.10").verdict, Verdict::kUnreachable);
  EXPECT_EQ(from_internet(public_vpc(), "203.0.113.9").verdict, Verdict::kUnknown);
  NetworkMaker maker = public_vpc();
  row<model::RouteTable>(maker, "rtb-public").routes.pop_back();
  EXPECT_TRUE(comes_to(from_internet(std::move(maker), "198.51.100.10"), Verdict::kUnreachable,
                       Code::kNoRouteToDestination, Stage::kReturn, "rtb-public"));
}

TEST(Internet, L53I7BlockPublicAccess) {
  struct Case {
    BlockMode mode;
    const Ask* question;
    Verdict verdict;
  };
  for (const Case& one :
       {Case{BlockMode::kOff, &kPublicToService, Verdict::kReachable},
        {BlockMode::kBlockIngress, &kPublicToService, Verdict::kUnreachable},
        {BlockMode::kBlockIngress, &kPrivateToService, Verdict::kReachable},
        {BlockMode::kBlockBidirectional, &kPrivateToService, Verdict::kUnreachable}}) {
    NetworkMaker maker = public_vpc();
    row<model::Vpc>(maker, "vpc-p").internet_gateway_block_mode = one.mode;
    const Trace trace = trace_of(std::move(maker), *one.question);
    EXPECT_EQ(trace.verdict, one.verdict) << show(trace);
    EXPECT_EQ(find(trace, Code::kVpcBlockPublicAccessEnabled) != nullptr,
              one.verdict == Verdict::kUnreachable);
  }
}

TEST(Internet, I7ExclusionOfTheNatGatewaysSubnet) {
  NetworkMaker maker = public_vpc();
  row<model::Vpc>(maker, "vpc-p").internet_gateway_block_mode = BlockMode::kBlockBidirectional;
  auto& exclusion = maker.builder().upsert<model::VpcBlockPublicAccessExclusion>("bpa-1");
  exclusion.resource = maker.builder().intern("subnet-public");
  exclusion.mode = model::InternetGatewayExclusionMode::kAllowEgress;
  EXPECT_TRUE(reaches(trace_of(std::move(maker), kPrivateToService)));
}

TEST(Internet, I6EgressOnlyGatewayForIpv6) {
  NetworkMaker maker = public_vpc();
  row<model::Vpc>(maker, "vpc-p")
      .cidrs.push_back(
          {reach::testing::prefix("2600:1f00::/56"), model::AssociationState::kAssociated, {}});
  auto& own = row<NetworkInterface>(maker, "eni-private");
  own.addresses.insert(own.addresses.begin(), {address("2600:1f00::10"), false, std::nullopt});
  maker.entry("acl-private", 110, true, "allow", "-1", "::/0");
  maker.entry("acl-private", 110, false, "allow", "-1", "::/0");
  maker.egress("sg-p", "-1", -1, -1, "::/0");
  auto& gateway = maker.builder().upsert<model::EgressOnlyInternetGateway>("eigw-1");
  gateway.attachments_given = true;
  gateway.attachments.push_back(
      {maker.builder().ref<model::Vpc>("vpc-p"), model::GatewayAttachmentState::kAttached, {}});
  maker.route("rtb-private", "::/0", "eigw-1");
  EXPECT_TRUE(reaches(trace_of(std::move(maker), {.from = "eni-private", .to = "2a00:1450::1"})));
}

NetworkMaker with_nat_instance() {
  NetworkMaker maker = public_vpc();
  row<model::RouteTable>(maker, "rtb-private").routes.pop_back();
  maker.route("rtb-private", "0.0.0.0/0", "eni-public");
  row<NetworkInterface>(maker, "eni-public").source_dest_check = Tri::kNo;
  return maker;
}

TEST(Internet, I10NatInstance) {
  const Trace trace = trace_of(with_nat_instance(), kPrivateToService);
  EXPECT_TRUE(reaches(trace));
  ASSERT_TRUE(find(trace, Code::kAssumedForwarding, "eni-public"));
  EXPECT_FALSE(find(trace, Code::kAssumedForwarding)->blocking);
}

TEST(Internet, I10SourceDestCheckDrops) {
  NetworkMaker maker = with_nat_instance();
  row<NetworkInterface>(maker, "eni-public").source_dest_check = Tri::kYes;
  EXPECT_TRUE(comes_to(trace_of(std::move(maker), kPrivateToService), Verdict::kUnreachable,
                       Code::kEniSourceDestCheckRestriction, Stage::kForward, "eni-public"));
}

TEST(Internet, I10NatInstanceMustRun) {
  NetworkMaker maker = with_nat_instance();
  row<model::Instance>(maker, "i-public").state = model::InstanceState::kStopped;
  EXPECT_TRUE(comes_to(trace_of(std::move(maker), kPrivateToService), Verdict::kUnreachable,
                       Code::kBadState, Stage::kForward, "i-public"));
}

TEST(Internet, F6AnApplianceThatSeesOneDirectionIsNotCertain) {
  NetworkMaker maker = public_vpc();
  maker.instance("i-wall", "subnet-public", "10.2.2.40", {"sg-p"});
  row<NetworkInterface>(maker, "eni-wall").source_dest_check = Tri::kNo;
  row<model::RouteTable>(maker, "rtb-private").routes.pop_back();
  maker.route("rtb-private", "10.2.2.0/24", "eni-wall");
  EXPECT_TRUE(comes_to(trace_of(std::move(maker), {.from = "eni-private", .to = "10.2.2.10"}),
                       Verdict::kUnknown, Code::kTransitGatewayApplianceModeRecommended,
                       Stage::kReturn, "eni-wall"));
}

TEST(Internet, D9HostInTheNatGatewaysOwnSubnetAnswersIt) {
  NetworkMaker maker = public_vpc();
  row<model::RouteTable>(maker, "rtb-private").routes.pop_back();
  maker.route("rtb-private", "10.2.2.0/24", "nat-1");
  const Trace trace = trace_of(std::move(maker), {.from = "eni-private", .to = "10.2.2.10"});
  ASSERT_TRUE(reaches(trace));
  EXPECT_EQ(components(trace.back),
            (std::vector<std::string>{"eni-public", "nat-1", "acl-public", "rtb-public",
                                      "acl-private", "eni-private"}));
}

TEST(Internet, B2EdgeTableSendsThroughAnAppliance) {
  NetworkMaker maker = public_vpc();
  maker.interface("eni-wall", "subnet-private", "10.2.1.40", {"sg-p"}).source_dest_check =
      Tri::kYes;
  maker.table("rtb-edge", "vpc-p", {});
  maker.route("rtb-edge", "10.2.2.0/24", "eni-wall");
  model::RouteTableAssociation edge;
  edge.gateway = maker.builder().intern("igw-1");
  edge.state = model::AssociationState::kAssociated;
  row<model::RouteTable>(maker, "rtb-edge").associations.push_back(edge);
  EXPECT_TRUE(comes_to(from_internet(std::move(maker), "198.51.100.10"), Verdict::kUnreachable,
                       Code::kEniSourceDestCheckRestriction, Stage::kForward, "eni-wall"));
}

// Spoke 10.3.0.0/16 sends everything over tgw-1 to the NAT gateway of vpc-p.
NetworkMaker central_egress() {
  NetworkMaker maker = public_vpc();
  maker.vpc("vpc-s", "10.3.0.0/16");
  maker.subnet("subnet-s", "vpc-s", "10.3.1.0/24");
  maker.new_group("sg-s", "vpc-s");
  maker.instance("i-s", "subnet-s", "10.3.1.10", {"sg-s"});
  maker.main_table("rtb-s", "vpc-s");
  maker.default_acl("acl-s", "vpc-s");
  reach::testing::transit_gateway(maker, "tgw-1");
  reach::testing::transit_table(maker, "tgw-rtb-1", "tgw-1");
  reach::testing::attach(maker, "tgw-attach-s", "tgw-1", "vpc-s", {"subnet-s"}, "tgw-rtb-1");
  reach::testing::attach(maker, "tgw-attach-p", "tgw-1", "vpc-p", {"subnet-private"}, "tgw-rtb-1");
  reach::testing::transit_route(maker, "tgw-rtb-1", "0.0.0.0/0", "tgw-attach-p");
  reach::testing::transit_route(maker, "tgw-rtb-1", "10.3.0.0/16", "tgw-attach-s");
  maker.route("rtb-s", "0.0.0.0/0", "tgw-1");
  maker.route("rtb-public", "10.3.0.0/16", "tgw-1");
  return maker;
}
const Ask kSpokeToService{.from = "eni-s", .to = "", .service = "ssm"};

TEST(Internet, F11CentralEgress) {
  EXPECT_TRUE(reaches(trace_of(central_egress(), kSpokeToService)));
}

TEST(Internet, F11NatSubnetNeedsTheRouteBack) {
  NetworkMaker maker = central_egress();
  row<model::RouteTable>(maker, "rtb-public").routes.pop_back();
  const Trace trace = trace_of(std::move(maker), kSpokeToService);
  EXPECT_EQ(trace.verdict, Verdict::kUnreachable) << show(trace);
  EXPECT_TRUE(find(trace, Code::kIgwDestinationAddressNotInRfc1918Egress, "rtb-public"))
      << show(trace);
}

TEST(Internet, F11InternetGatewayBehindATransitGatewayDoesNotSend) {
  NetworkMaker maker = central_egress();
  auto& routes = row<model::RouteTable>(maker, "rtb-private").routes;
  routes.pop_back();
  maker.route("rtb-private", "0.0.0.0/0", "igw-1");
  EXPECT_TRUE(comes_to(trace_of(std::move(maker), kSpokeToService), Verdict::kUnreachable,
                       Code::kIgwPublicIpAssociationForEgress, Stage::kForward, "rtb-private"));
}

TEST(Internet, E10PeersAnswerANatGatewayWithoutARoute) {
  NetworkMaker maker = public_vpc();
  maker.vpc("vpc-s", "10.3.0.0/16");
  maker.subnet("subnet-s", "vpc-s", "10.3.1.0/24");
  maker.new_group("sg-s", "vpc-s");
  maker.ingress("sg-s", "tcp", 443, 443, "10.2.2.20/32");
  maker.instance("i-s", "subnet-s", "10.3.1.10", {"sg-s"});
  maker.main_table("rtb-s", "vpc-s");
  maker.default_acl("acl-s", "vpc-s");
  maker.peering("pcx-s", "vpc-p", "vpc-s");
  maker.route("rtb-public", "10.3.0.0/16", "pcx-s");
  EXPECT_TRUE(reaches(trace_of(std::move(maker), {.from = "eni-private", .to = "10.3.1.10"})));
}

}  // namespace
}  // namespace reach::path
