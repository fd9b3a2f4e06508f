// SPDX-License-Identifier: Apache-2.0
// Over a transit gateway and back (semantics F1-F17, C8-C10, L34-L41).
#include "path/transit_gateway.hpp"

#include "path/gateway_networks.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::Network;
using model::Stage;
using model::TransitGatewayAttachment;
using model::TransitGatewayRouteTable;
using model::Tri;
using model::Verdict;
using reach::testing::prefix;
using reach::testing::transit_route;

Trace to_hub(NetworkMaker maker, const Ask& question = kToHub) {
  static std::vector<std::unique_ptr<Network>> kept;  // traces point into it
  kept.push_back(std::make_unique<Network>(std::move(maker).build()));
  return ask(*kept.back(), question);
}

std::vector<std::string> components(const std::vector<Hop>& hops) {
  std::vector<std::string> names;
  for (const Hop& hop : hops) names.push_back(hop.component);
  return names;
}

void deny_all(NetworkMaker& maker, std::string_view acl, std::string_view subnet) {
  maker.acl(acl, subnet.find("spoke") != std::string_view::npos ? "vpc-spoke" : "vpc-hub",
            {std::string(subnet)});
}

TEST(TransitGateway, F1EveryHopBothWays) {
  const Trace trace = to_hub(hub_and_spoke());
  ASSERT_TRUE(reaches(trace));
  EXPECT_EQ(
      components(trace.forward),
      (std::vector<std::string>{"eni-spoke", "sg-spoke", "acl-spoke", "rtb-spoke", "acl-spoke",
                                "tgw-attach-spoke", "tgw-1", "tgw-rtb-spoke", "tgw-attach-hub",
                                "acl-hub", "rtb-tgw-hub", "acl-hub", "sg-hub", "eni-hub"}));
  EXPECT_EQ(components(trace.back),
            (std::vector<std::string>{"eni-hub", "acl-hub", "rtb-hub", "acl-hub", "tgw-attach-hub",
                                      "tgw-1", "tgw-rtb-hub", "tgw-attach-spoke", "acl-spoke",
                                      "rtb-spoke", "acl-spoke", "eni-spoke"}));
  EXPECT_EQ(trace.answered_ports, net::PortSet(net::PortRange{32768, 60999}));
}

TEST(TransitGateway, F2AttachmentsMustBeAvailable) {
  for (const char* id : {"tgw-attach-spoke", "tgw-attach-hub"}) {
    NetworkMaker maker = hub_and_spoke();
    row<TransitGatewayAttachment>(maker, id).state =
        model::TransitGatewayAttachmentState::kPendingAcceptance;
    EXPECT_TRUE(comes_to(to_hub(std::move(maker)), Verdict::kUnreachable, Code::kBadStateAttachment,
                         Stage::kForward, id));
  }
}

TEST(TransitGateway, L36F3NoAssociation) {
  NetworkMaker maker = hub_and_spoke();
  row<TransitGatewayAttachment>(maker, "tgw-attach-spoke").ends.front().route_table = {};
  const Trace trace = to_hub(std::move(maker));
  EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kTgwAttachMissingTgwRtbAssociation,
                       Stage::kForward, "tgw-attach-spoke"));
  EXPECT_EQ(trace.findings.size(), 1U) << show(trace);
}

TEST(TransitGateway, F3AssociationNotToldIsUnknown) {
  NetworkMaker maker = hub_and_spoke();
  row<TransitGatewayAttachment>(maker, "tgw-attach-spoke").ends.clear();
  EXPECT_EQ(to_hub(std::move(maker)).verdict, Verdict::kUnknown);
}

TEST(TransitGateway, L34F4SendersZoneNeedsASubnetOfTheAttachment) {
  NetworkMaker maker = hub_and_spoke();
  row<model::Subnet>(maker, "subnet-spoke").availability_zone_id =
      maker.builder().intern("apne1-az9");
  const Trace trace = to_hub(std::move(maker));
  EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kTgwRouteAzRestriction, Stage::kForward,
                       "tgw-attach-spoke"));
  EXPECT_TRUE(mentions(find(trace, Code::kTgwRouteAzRestriction)->fix, "--add-subnet-ids"));
}

TEST(TransitGateway, L35F4AnswersTooNeedTheirZone) {
  NetworkMaker maker = hub_and_spoke();
  row<model::Subnet>(maker, "subnet-hub").availability_zone_id =
      maker.builder().intern("apne1-az2");
  EXPECT_TRUE(comes_to(to_hub(std::move(maker)), Verdict::kUnreachable,
                       Code::kTgwRouteAzRestriction, Stage::kReturn, "tgw-attach-hub"));
}

TEST(TransitGateway, A11NamesOfZonesAreNotCompared) {
  NetworkMaker maker = hub_and_spoke();
  row<model::Subnet>(maker, "subnet-spoke-tgw").availability_zone =
      maker.builder().intern("ap-northeast-1d");
  EXPECT_TRUE(reaches(to_hub(std::move(maker))));
}

TEST(TransitGateway, F5AnyZoneWhereTheSendersHasNone) {
  const auto from_another_zone = [] {
    NetworkMaker maker = hub_and_spoke();
    for (const char* id : {"subnet-spoke", "subnet-spoke-tgw"}) {
      row<model::Subnet>(maker, id).availability_zone_id = maker.builder().intern("apne1-az2");
    }
    return maker;
  };
  EXPECT_TRUE(reaches(to_hub(from_another_zone())));
  NetworkMaker maker = from_another_zone();
  deny_all(maker, "acl-closed", "subnet-hub-tgw-c");
  const Trace trace = to_hub(std::move(maker));
  EXPECT_TRUE(comes_to(trace, Verdict::kIntermittent, Code::kTgwAttachVpcAzRestriction,
                       Stage::kForward, "tgw-attach-hub"));
  EXPECT_TRUE(find(trace, Code::kSubnetAclRestriction, "acl-closed")) << show(trace);
}

TEST(TransitGateway, F5SendersOwnZoneIsPreferred) {
  NetworkMaker maker = hub_and_spoke();
  deny_all(maker, "acl-closed", "subnet-hub-tgw-c");
  EXPECT_TRUE(reaches(to_hub(std::move(maker))));
}

TEST(TransitGateway, F6ApplianceModePicksAnyZone) {
  NetworkMaker maker = hub_and_spoke();
  row<TransitGatewayAttachment>(maker, "tgw-attach-hub").appliance_mode_support = Tri::kYes;
  deny_all(maker, "acl-closed", "subnet-hub-tgw-c");
  EXPECT_EQ(to_hub(std::move(maker)).verdict, Verdict::kIntermittent);
}

TEST(TransitGateway, L37F10HubsTableLacksTheSpoke) {
  NetworkMaker maker = hub_and_spoke();
  row<TransitGatewayRouteTable>(maker, "tgw-rtb-hub").routes.clear();
  const Trace trace = to_hub(std::move(maker));
  EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kTgwRtbNoRouteToTgwAttachment,
                       Stage::kReturn, "tgw-rtb-hub"));
  EXPECT_TRUE(mentions(trace.findings.front().fix,
                       "enable-transit-gateway-route-table-propagation "
                       "--transit-gateway-route-table-id tgw-rtb-hub "
                       "--transit-gateway-attachment-id tgw-attach-spoke"))
      << show(trace);
}

TEST(TransitGateway, L38F7BlackholeWins) {
  NetworkMaker maker = hub_and_spoke();
  transit_route(maker, "tgw-rtb-spoke", "10.0.1.0/24", "");
  EXPECT_TRUE(comes_to(to_hub(std::move(maker)), Verdict::kUnreachable, Code::kTgwRtbBadStateRoute,
                       Stage::kForward, "tgw-rtb-spoke"));
}

TEST(TransitGateway, F7LongestPrefixWins) {
  NetworkMaker maker = hub_and_spoke();
  transit_route(maker, "tgw-rtb-spoke", "0.0.0.0/0", "");
  EXPECT_TRUE(reaches(to_hub(std::move(maker))));
}

TEST(TransitGateway, F16TableOfAnotherAccountIsUnknown) {
  NetworkMaker maker = hub_and_spoke();
  auto& table = row<TransitGatewayRouteTable>(maker, "tgw-rtb-spoke");
  table.routes_known = table.static_routes_known = table.propagations_known = false;
  EXPECT_TRUE(comes_to(to_hub(std::move(maker)), Verdict::kUnknown, Code::kTgwRtbRoutesAreUnknown,
                       Stage::kForward, "tgw-rtb-spoke"));
}

TEST(TransitGateway, F10RoutesFollowFromPropagations) {
  NetworkMaker maker = hub_and_spoke();
  for (const auto& [table, attachment] :
       {std::pair{"tgw-rtb-spoke", "tgw-attach-hub"}, {"tgw-rtb-hub", "tgw-attach-spoke"}}) {
    auto& rows = row<TransitGatewayRouteTable>(maker, table);
    rows.routes.clear();
    rows.routes_known = false;
    rows.static_routes_known = true;
    rows.propagations_known = true;
    model::TransitGatewayPropagation propagation;
    propagation.attachment = maker.builder().ref<TransitGatewayAttachment>(attachment);
    propagation.state = model::TransitGatewayPropagationState::kEnabled;
    rows.propagations.push_back(propagation);
  }
  EXPECT_TRUE(reaches(to_hub(std::move(maker))));
}

TEST(TransitGateway, F8AttachmentSubnetsAclInAndOut) {
  for (const auto& [subnet, stage] :
       {std::pair{"subnet-spoke-tgw", Stage::kForward}, {"subnet-hub-tgw-a", Stage::kForward}}) {
    NetworkMaker maker = hub_and_spoke();
    deny_all(maker, "acl-closed", subnet);
    EXPECT_TRUE(comes_to(to_hub(std::move(maker)), Verdict::kUnreachable,
                         Code::kSubnetAclRestriction, stage, "acl-closed"));
  }
}

TEST(TransitGateway, F8OnlyInboundFromHostsAndOutboundToHosts) {
  NetworkMaker maker = hub_and_spoke();
  maker.acl("acl-tgw", "vpc-spoke", {"subnet-spoke-tgw"});
  maker.entry("acl-tgw", 100, false, "allow", "-1", "10.1.1.0/24");  // from the hosts
  maker.entry("acl-tgw", 100, true, "allow", "-1", "10.1.1.0/24");   // to the hosts
  EXPECT_TRUE(reaches(to_hub(std::move(maker))));
}

TEST(TransitGateway, F8AttachmentInTheHostsOwnSubnet) {
  NetworkMaker maker = hub_and_spoke();
  row<TransitGatewayAttachment>(maker, "tgw-attach-spoke").subnets = {
      maker.builder().ref<model::Subnet>("subnet-spoke")};
  maker.acl("acl-own", "vpc-spoke", {"subnet-spoke"});
  maker.entry("acl-own", 100, true, "allow", "-1", "10.0.0.0/16");
  maker.entry("acl-own", 100, false, "allow", "6", "10.1.0.0/16", 443, 443);
  // Both are asked of what is sent, neither of what comes back.
  EXPECT_TRUE(reaches(to_hub(std::move(maker))));
}

TEST(TransitGateway, F9AttachmentSubnetsTableRoutesOn) {
  NetworkMaker maker = hub_and_spoke();
  maker.route("rtb-tgw-hub", "10.0.1.0/24", "vpce-firewall");
  EXPECT_TRUE(comes_to(to_hub(std::move(maker)), Verdict::kUnknown, Code::kUnsupportedComponent,
                       Stage::kForward, "vpce-firewall"));
}

TEST(TransitGateway, B11VpcThatIsNotAttached) {
  NetworkMaker maker = hub_and_spoke();
  maker.route("rtb-spoke", "10.0.1.0/24", "tgw-other");
  EXPECT_TRUE(comes_to(to_hub(std::move(maker)), Verdict::kUnreachable, Code::kBadStateRoute,
                       Stage::kForward, "rtb-spoke"));
}

TEST(TransitGateway, B17MissingRouteNamesTheTransitGateway) {
  NetworkMaker maker = hub_and_spoke();
  row<model::RouteTable>(maker, "rtb-spoke").routes.pop_back();
  const Trace trace = to_hub(std::move(maker));
  // The answers' last table is the same one, where the local route leads them on.
  EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kNoRouteToDestination, Stage::kForward,
                       "rtb-spoke"));
  EXPECT_TRUE(mentions(trace.findings.front().fix,
                       "--destination-cidr-block 10.0.0.0/16 --transit-gateway-id tgw-1"))
      << show(trace);
  EXPECT_TRUE(trace.forward.back().assumed);
}

TEST(TransitGateway, AllBlockersBothWays) {
  NetworkMaker maker = hub_and_spoke();
  row<model::RouteTable>(maker, "rtb-spoke").routes.pop_back();
  row<TransitGatewayRouteTable>(maker, "tgw-rtb-spoke").routes.clear();
  row<TransitGatewayRouteTable>(maker, "tgw-rtb-hub").routes.clear();
  deny_all(maker, "acl-closed", "subnet-hub-tgw-a");
  row<model::SecurityGroup>(maker, "sg-hub").ingress.clear();
  const Trace trace = to_hub(std::move(maker));
  for (const auto& [code, resource] : {std::pair{Code::kNoRouteToDestination, "rtb-spoke"},
                                       {Code::kTgwRtbNoRouteToTgwAttachment, "tgw-rtb-spoke"},
                                       {Code::kSubnetAclRestriction, "acl-closed"},
                                       {Code::kSgHasNoRules, "sg-hub"},
                                       {Code::kTgwRtbNoRouteToTgwAttachment, "tgw-rtb-hub"}}) {
    EXPECT_TRUE(find(trace, code, resource)) << resource << "\n" << show(trace);
  }
}

TEST(TransitGateway, F13PeeredGateways) {
  NetworkMaker maker = hub_and_spoke();
  maker.vpc("vpc-far", "10.5.0.0/16");
  maker.subnet("subnet-far", "vpc-far", "10.5.1.0/24");
  maker.new_group("sg-far", "vpc-far");
  maker.ingress("sg-far", "-1", -1, -1, "10.0.0.0/8");
  maker.instance("i-far", "subnet-far", "10.5.1.10", {"sg-far"});
  maker.main_table("rtb-far", "vpc-far");
  maker.default_acl("acl-far", "vpc-far");
  reach::testing::transit_gateway(maker, "tgw-2");
  reach::testing::transit_table(maker, "tgw-rtb-far", "tgw-2");
  reach::testing::attach(maker, "tgw-attach-far", "tgw-2", "vpc-far", {"subnet-far"},
                         "tgw-rtb-far");
  reach::testing::transit_peering(maker, "tgw-attach-peer", "tgw-1", "tgw-rtb-hub", "tgw-2",
                                  "tgw-rtb-far");
  transit_route(maker, "tgw-rtb-spoke", "10.5.0.0/16", "tgw-attach-peer");
  transit_route(maker, "tgw-rtb-far", "10.5.0.0/16", "tgw-attach-far");
  transit_route(maker, "tgw-rtb-far", "10.1.0.0/16", "tgw-attach-peer");
  maker.route("rtb-spoke", "10.5.0.0/16", "tgw-1");
  maker.route("rtb-far", "10.1.0.0/16", "tgw-2");
  EXPECT_TRUE(reaches(to_hub(std::move(maker), {.from = "eni-spoke", .to = "10.5.1.10"})));
}

TEST(TransitGateway, F15Ipv6NeedsTheAttachmentsSupport) {
  NetworkMaker maker = hub_and_spoke();
  EXPECT_EQ(row<TransitGatewayAttachment>(maker, "tgw-attach-hub").ipv6_support, Tri::kNo);
  for (const auto& [interface, vpc, address, cidr] :
       {std::tuple{"eni-spoke", "vpc-spoke", "2001:db8:1::10", "2001:db8:1::/56"},
        {"eni-hub", "vpc-hub", "2001:db8:2::10", "2001:db8:2::/56"}}) {
    auto& own = row<model::NetworkInterface>(maker, interface);
    own.addresses.insert(own.addresses.begin(),
                         {reach::testing::address(address), false, std::nullopt});
    row<model::Vpc>(maker, vpc)
        .cidrs.push_back({prefix(cidr), model::AssociationState::kAssociated, {}});
  }
  maker.route("rtb-spoke", "2001:db8:2::/56", "tgw-1");
  EXPECT_TRUE(comes_to(to_hub(std::move(maker), {.from = "eni-spoke", .to = "2001:db8:2::10"}),
                       Verdict::kUnreachable, Code::kBadStateAttachment, Stage::kForward,
                       "tgw-attach-spoke"));
}

TEST(TransitGateway, F17OtherAttachmentsAreNotFollowed) {
  NetworkMaker maker = hub_and_spoke();
  row<TransitGatewayAttachment>(maker, "tgw-attach-hub").type =
      model::TransitGatewayResourceType::kVpn;
  EXPECT_TRUE(comes_to(to_hub(std::move(maker)), Verdict::kUnknown, Code::kUnsupportedComponent,
                       Stage::kForward, "tgw-attach-hub"));
}

NetworkMaker with_reference() {
  NetworkMaker maker = hub_and_spoke();
  row<model::SecurityGroup>(maker, "sg-hub").ingress.clear();
  maker.ingress("sg-hub", "tcp", 443, 443, "sg-spoke").group_owner =
      maker.builder().intern("111111111111");
  for (const char* id : {"tgw-attach-spoke", "tgw-attach-hub"}) {
    row<TransitGatewayAttachment>(maker, id).security_group_referencing_support = Tri::kYes;
  }
  return maker;
}

TEST(TransitGateway, C8IngressRulesMayReferToGroups) {
  EXPECT_TRUE(reaches(to_hub(with_reference())));
}

TEST(TransitGateway, C9EgressRulesMayNot) {
  NetworkMaker maker = with_reference();
  row<model::SecurityGroup>(maker, "sg-spoke").egress.clear();
  maker.egress("sg-spoke", "tcp", 443, 443, "sg-hub").group_owner =
      maker.builder().intern("111111111111");
  EXPECT_TRUE(comes_to(to_hub(std::move(maker)), Verdict::kUnreachable,
                       Code::kSgReferencesNotPreserved, Stage::kForward, "sg-spoke"));
}

TEST(TransitGateway, C10ReferencingOffOrNotTold) {
  NetworkMaker off = with_reference();
  row<model::TransitGateway>(off, "tgw-1").security_group_referencing_support = Tri::kNo;
  EXPECT_TRUE(comes_to(to_hub(std::move(off)), Verdict::kUnreachable, Code::kSgReferencingSupport,
                       Stage::kForward, "sg-hub"));
  NetworkMaker silent = with_reference();
  row<TransitGatewayAttachment>(silent, "tgw-attach-hub").security_group_referencing_support =
      Tri::kUnknown;
  EXPECT_EQ(to_hub(std::move(silent)).verdict, Verdict::kUnknown);
}

TEST(TransitGateway, L18C10NeverForEndpoints) {
  NetworkMaker maker = with_reference();
  maker.endpoint("vpce-ssm", "vpc-hub", "ssm", false, {{"subnet-hub", "10.0.1.20"}}, {"sg-hub"});
  EXPECT_TRUE(comes_to(to_hub(std::move(maker), {.from = "eni-spoke", .to = "10.0.1.20"}),
                       Verdict::kUnreachable, Code::kSgReferencesNotPreserved, Stage::kForward,
                       "sg-hub"));
}

TEST(TransitGateway, CirclesEnd) {
  NetworkMaker maker = hub_and_spoke();
  maker.route("rtb-tgw-hub", "10.0.1.0/24", "tgw-1");
  transit_route(maker, "tgw-rtb-hub", "10.0.0.0/16", "tgw-attach-hub");
  EXPECT_TRUE(comes_to(to_hub(std::move(maker)), Verdict::kUnreachable,
                       Code::kNoPossibleDestination, Stage::kForward, "rtb-tgw-hub"));
}

}  // namespace
}  // namespace reach::path
