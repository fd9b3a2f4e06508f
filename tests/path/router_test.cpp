// SPDX-License-Identifier: Apache-2.0
// Where routes lead (semantics B10-B17, E1-E11, I2, L22, L26-L30).
#include "path/router.hpp"

#include "path/traces.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::PeeringState;
using model::RouteTable;
using model::Stage;
using model::Verdict;
using model::VpcPeeringConnection;
using reach::testing::article;
using reach::testing::NetworkMaker;

VpcPeeringConnection& pcx(NetworkMaker& maker) {
  return *maker.builder().find<VpcPeeringConnection>(maker.builder().intern("pcx-1"));
}

std::vector<model::Route>& routes(NetworkMaker& maker, std::string_view table) {
  return maker.builder().find<RouteTable>(maker.builder().intern(table))->routes;
}

TEST(Router, B17NoRouteOut) {
  NetworkMaker maker = article();
  routes(maker, "rtb-user").pop_back();
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kNoRouteToDestination, Stage::kForward,
                       "rtb-user"));
  EXPECT_EQ(trace.findings.size(), 1U) << show(trace);
}

TEST(Router, B15NoRouteBack) {
  NetworkMaker maker = article();
  routes(maker, "rtb-shared").pop_back();
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kNoRouteToDestination, Stage::kReturn,
                       "rtb-shared"));
  EXPECT_TRUE(
      mentions(trace.findings.front().fix,
               "--destination-cidr-block 192.168.0.0/16 --vpc-peering-connection-id pcx-1"));
}

TEST(Router, E1OnlyActiveConnectionsCarry) {
  for (const PeeringState state :
       {PeeringState::kPendingAcceptance, PeeringState::kProvisioning, PeeringState::kFailed,
        PeeringState::kExpired, PeeringState::kRejected, PeeringState::kDeleting,
        PeeringState::kDeleted, PeeringState::kInitiatingRequest}) {
    NetworkMaker maker = article();
    pcx(maker).state = state;
    const Network network = std::move(maker).build();
    const Trace trace = ask(network);
    EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kBadState, Stage::kForward, "pcx-1"));
    EXPECT_EQ(trace.findings.size(), 1U) << show(trace);
  }
}

TEST(Router, E1PendingIsToBeAccepted) {
  NetworkMaker maker = article();
  pcx(maker).state = PeeringState::kPendingAcceptance;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(mentions(ask(network).findings.front().fix,
                       "aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id pcx-1"));
}

TEST(Router, E1StateNotGivenIsUnknown) {
  NetworkMaker maker = article();
  pcx(maker).state = PeeringState::kUnknown;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward,
                       "pcx-1"));
}

TEST(Router, B11ConnectionNotInTheSnapshotIsUnknown) {
  NetworkMaker maker = article();
  maker.route("rtb-user", "172.16.100.0/24", "pcx-nowhere");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnknown, Code::kUnknownResource, Stage::kForward,
                       "pcx-nowhere"));
}

TEST(Router, B11ConnectionOfOtherVpcsDrops) {
  NetworkMaker maker = article();
  maker.vpc("vpc-b", "10.2.0.0/16");
  maker.vpc("vpc-c", "10.3.0.0/16");
  maker.peering("pcx-bc", "vpc-b", "vpc-c");
  maker.route("rtb-user", "172.16.100.0/24", "pcx-bc");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnreachable, Code::kBadStateRoute, Stage::kForward,
                       "rtb-user"));
}

TEST(Router, E4DestinationOutsideThePeersCidrs) {
  NetworkMaker maker = article();
  maker.vpc("vpc-b", "10.2.0.0/16");
  maker.peering("pcx-b", "vpc-user", "vpc-b");
  maker.route("rtb-user", "172.16.100.0/24", "pcx-b");
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kPcxRequiresAddressInVpcCidr,
                       Stage::kForward, "rtb-user"));
  EXPECT_TRUE(mentions(trace.findings.front().fix, "delete-route")) << show(trace);
}

TEST(Router, E3ChainOverTwoConnectionsDoesNotCarry) {
  NetworkMaker maker = article();
  maker.vpc("vpc-far", "10.8.0.0/16");
  maker.subnet("subnet-far", "vpc-far", "10.8.1.0/24");
  maker.new_group("sg-far", "vpc-far");
  maker.ingress("sg-far", "-1", -1, -1, "0.0.0.0/0");
  maker.instance("i-far", "subnet-far", "10.8.1.5", {"sg-far"});
  maker.main_table("rtb-far", "vpc-far");
  maker.default_acl("acl-far", "vpc-far");
  maker.peering("pcx-far", "vpc-shared", "vpc-far");
  maker.route("rtb-shared", "10.8.0.0/16", "pcx-far");
  maker.route("rtb-user", "10.8.0.0/16", "pcx-1");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network, {.to = "10.8.1.5"}), Verdict::kUnreachable,
                       Code::kPcxRequiresAddressInVpcCidr, Stage::kForward, "rtb-user"));
}

TEST(Router, E4SecondaryCidrMustBeAssociated) {
  for (const auto state :
       {model::AssociationState::kAssociated, model::AssociationState::kFailed}) {
    NetworkMaker maker = article();
    auto& vpc = *maker.builder().find<model::Vpc>(maker.builder().intern("vpc-shared"));
    vpc.cidrs.push_back({reach::testing::prefix("10.50.0.0/16"), state, {}});
    maker.subnet("subnet-second", "vpc-shared", "10.50.1.0/24");
    maker.interface("eni-second", "subnet-second", "10.50.1.9", {"sg-vpce"});
    maker.route("rtb-user", "10.50.0.0/16", "pcx-1");
    const Network network = std::move(maker).build();
    const Trace trace = ask(network, {.to = "10.50.1.9"});
    EXPECT_EQ(trace.verdict == Verdict::kReachable, state == model::AssociationState::kAssociated)
        << show(trace);
  }
}

TEST(Router, E11OpaquePeerIsUnknown) {
  NetworkMaker maker = article();
  auto& peering = maker.peering("pcx-b", "vpc-user", "vpc-elsewhere");
  peering.accepter.cidrs = {reach::testing::prefix("10.2.0.0/16")};
  peering.accepter.owner = maker.builder().intern("222222222222");
  maker.route("rtb-user", "10.2.0.0/16", "pcx-b");
  const Network network = std::move(maker).build();
  EXPECT_EQ(ask(network, {.to = "10.2.0.9"}).verdict, Verdict::kUnknown);
  EXPECT_TRUE(find(ask(network, {.to = "10.2.0.9"}), Code::kUnknownResource, "vpc-elsewhere"));
}

TEST(Router, E4OpaquePeersOwnCidrsDecide) {
  NetworkMaker maker = article();
  auto& peering = maker.peering("pcx-b", "vpc-user", "vpc-elsewhere");
  peering.accepter.cidrs = {reach::testing::prefix("10.2.0.0/16")};
  maker.route("rtb-user", "10.0.0.0/8", "pcx-b");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network, {.to = "10.3.0.9"}), Verdict::kUnreachable,
                       Code::kPcxRequiresAddressInVpcCidr, Stage::kForward, "rtb-user"));
}

TEST(Router, DisconnectedVpcs) {
  NetworkMaker maker = article();
  routes(maker, "rtb-user").pop_back();
  pcx(maker).state = PeeringState::kDeleted;
  const Network network = std::move(maker).build();
  const Trace trace = ask(network, {.meant = "eni-vpce-ssm-0"});
  EXPECT_TRUE(
      comes_to(trace, Verdict::kUnreachable, Code::kDisconnectedVpcs, Stage::kForward, "vpc-user"));
  EXPECT_TRUE(find(trace, Code::kNoRouteToDestination, "rtb-user"));
}

TEST(Router, L26RouteToTheWrongPlaceShadows) {
  NetworkMaker maker = article();
  maker.route("rtb-user", "172.16.100.0/24", "nat-1");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(
      comes_to(ask(network), Verdict::kUnknown, Code::kUnknownResource, Stage::kForward, "nat-1"));
}

TEST(Router, I2InternetGatewayDropsPrivateDestinations) {
  NetworkMaker maker = article();
  routes(maker, "rtb-user").pop_back();
  maker.route("rtb-user", "0.0.0.0/0", "igw-1");
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kIgwDestinationAddressNotInRfc1918Egress,
                       Stage::kForward, "rtb-user"));
  EXPECT_TRUE(mentions(trace.findings.front().fix, "create-route")) << show(trace);
  EXPECT_TRUE(comes_to(ask(network, {.to = "100.64.0.9"}), Verdict::kUnreachable,
                       Code::kIgwDestinationAddressNotInRfc6598Egress, Stage::kForward,
                       "rtb-user"));
  EXPECT_TRUE(comes_to(ask(network, {.to = "8.8.8.8"}), Verdict::kUnreachable,
                       Code::kIgwPublicIpAssociationForEgress, Stage::kForward, "eni-user"));
}

TEST(Router, UnsupportedTargetsAreUnknown) {
  NetworkMaker maker = article();
  routes(maker, "rtb-user").pop_back();
  maker.route("rtb-user", "172.16.0.0/16", "vgw-1");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnknown, Code::kUnsupportedComponent,
                       Stage::kForward, "vgw-1"));
}

TEST(Router, UnsupportedTargetsDoNotHideABlocker) {
  NetworkMaker maker = article();
  routes(maker, "rtb-user").pop_back();
  maker.route("rtb-user", "172.16.0.0/16", "vgw-1");
  maker.builder().find<model::SecurityGroup>(maker.builder().intern("sg-user"))->egress.clear();
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnreachable, Code::kSgHasNoRules, Stage::kForward,
                       "sg-user"));
}

TEST(Router, L30RepliesGoToThePeerWithTheSameCidr) {
  NetworkMaker maker = article();
  maker.vpc("vpc-twin", "192.168.0.0/16");
  maker.subnet("subnet-twin", "vpc-twin", "192.168.100.0/24");
  maker.new_group("sg-twin", "vpc-twin");
  maker.instance("i-twin", "subnet-twin", "192.168.100.77", {"sg-twin"});
  maker.main_table("rtb-twin", "vpc-twin");
  maker.default_acl("acl-twin", "vpc-twin");
  maker.peering("pcx-twin", "vpc-shared", "vpc-twin");
  maker.route("rtb-twin", "172.16.0.0/16", "pcx-twin");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
  const Trace trace = ask(network, {.from = "eni-twin"});
  EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kMoreSpecificRoute, Stage::kReturn,
                       "rtb-shared"));
  EXPECT_TRUE(mentions(find(trace, Code::kMoreSpecificRoute)->fix, "192.168.100.77/32"))
      << show(trace);
}

TEST(Router, RouteToAnotherPeerWithTheAddressIsNotTheEndpointMeant) {
  NetworkMaker maker = article();
  maker.vpc("vpc-twin", "172.16.0.0/16");
  maker.subnet("subnet-twin", "vpc-twin", "172.16.100.0/24");
  maker.new_group("sg-twin", "vpc-twin");
  maker.ingress("sg-twin", "-1", -1, -1, "0.0.0.0/0");
  maker.instance("i-twin", "subnet-twin", "172.16.100.126", {"sg-twin"});
  maker.main_table("rtb-twin", "vpc-twin");
  maker.route("rtb-twin", "192.168.0.0/16", "pcx-twin");
  maker.default_acl("acl-twin", "vpc-twin");
  maker.peering("pcx-twin", "vpc-user", "vpc-twin");
  maker.route("rtb-user", "172.16.100.0/24", "pcx-twin");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network, {.meant = "eni-vpce-ssm-0"}), Verdict::kUnreachable,
                       Code::kMoreSpecificRoute, Stage::kForward, "rtb-user"));
  const Trace whoever = ask(network);
  EXPECT_TRUE(reaches(whoever));
  EXPECT_EQ(network.text(whoever.destination_interface->id), "eni-twin");
}

TEST(Router, NobodyHasTheAddress) {
  const Network network = article().build();
  EXPECT_TRUE(comes_to(ask(network, {.to = "172.16.100.99"}), Verdict::kUnreachable,
                       Code::kNoSourceOrDestination, Stage::kForward, "vpc-shared"));
  EXPECT_TRUE(comes_to(ask(network, {.to = "192.168.7.7"}), Verdict::kUnreachable,
                       Code::kNoSourceOrDestination, Stage::kForward, "vpc-user"));
}

TEST(Router, NobodyIsUnknownWhileInterfacesAreMissing) {
  NetworkMaker maker = article();
  maker.without(DocumentKind::kNetworkInterfaces);
  const Network network = std::move(maker).build();
  const Trace trace = ask(network, {.to = "172.16.100.99"});
  EXPECT_TRUE(
      comes_to(trace, Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward, "vpc-shared"));
  EXPECT_TRUE(mentions(trace.findings.front().fix, "describe-network-interfaces"));
}

TEST(Router, B10ResolverAndLinkLocalAreNotFollowed) {
  const Network network = article().build();
  EXPECT_TRUE(comes_to(ask(network, {.to = "192.168.0.2", .port = 53}), Verdict::kUnknown,
                       Code::kUnsupportedComponent, Stage::kForward, "vpc-user"));
  EXPECT_TRUE(comes_to(ask(network, {.to = "169.254.169.254", .port = 80}), Verdict::kUnknown,
                       Code::kUnsupportedComponent, Stage::kForward, "vpc-user"));
}

TEST(Router, B12WithinASubnetNeitherRoutesNorAclsCount) {
  NetworkMaker maker = article();
  routes(maker, "rtb-shared").clear();
  maker.builder().find<model::NetworkAcl>(maker.builder().intern("acl-shared"))->entries.clear();
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network, {.from = "eni-shared", .to = "172.16.100.126"})));
  const Trace other = ask(network, {.from = "eni-shared", .to = "172.16.200.45"});
  EXPECT_TRUE(comes_to(other, Verdict::kUnreachable, Code::kSubnetAclRestriction, Stage::kForward,
                       "acl-shared"));
}

TEST(Router, B8MissingLocalRouteOfASecondaryCidrExplains) {
  NetworkMaker maker = article();
  auto& vpc = *maker.builder().find<model::Vpc>(maker.builder().intern("vpc-shared"));
  vpc.cidrs.push_back(
      {reach::testing::prefix("10.50.0.0/16"), model::AssociationState::kAssociated, {}});
  maker.subnet("subnet-second", "vpc-shared", "10.50.1.0/24");
  maker.interface("eni-second", "subnet-second", "10.50.1.9", {"sg-vpce"});
  const Network network = std::move(maker).build();
  const Trace trace = ask(network, {.from = "eni-shared", .to = "10.50.1.9"});
  EXPECT_TRUE(reaches(trace));
  EXPECT_TRUE(find(trace, Code::kUnusualConfiguration, "rtb-shared"));
}

TEST(Router, A14VpcNotDescribedIsUnknown) {
  for (const char* id : {"vpc-user", "vpc-shared"}) {
    NetworkMaker maker = article();
    maker.builder().find<model::Vpc>(maker.builder().intern(id))->declared = false;
    maker.without(DocumentKind::kVpcs);
    const Network network = std::move(maker).build();
    const Trace trace = ask(network);
    EXPECT_EQ(trace.verdict, Verdict::kUnknown) << show(trace);
    EXPECT_TRUE(find(trace, Code::kSnapshotIncomplete, id)) << show(trace);
  }
}

TEST(Router, BlockersDecideWhateverIsUnknown) {
  NetworkMaker maker = article();
  maker.without(DocumentKind::kRouteTables);
  maker.builder().find<model::SecurityGroup>(maker.builder().intern("sg-user"))->egress.clear();
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(
      comes_to(trace, Verdict::kUnreachable, Code::kSgHasNoRules, Stage::kForward, "sg-user"));
  ASSERT_TRUE(find(trace, Code::kSnapshotIncomplete));
  EXPECT_FALSE(find(trace, Code::kSnapshotIncomplete)->blocking);
}

TEST(Router, NothingBeyondAnUnknownRouteDecides) {
  NetworkMaker maker = article();
  maker.without(DocumentKind::kRouteTables);
  maker.builder().find<model::SecurityGroup>(maker.builder().intern("sg-vpce"))->ingress.clear();
  const Network network = std::move(maker).build();
  EXPECT_EQ(ask(network, {.meant = "eni-vpce-ssm-0"}).verdict, Verdict::kUnknown);
}

}  // namespace
}  // namespace reach::path
