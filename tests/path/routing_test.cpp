// SPDX-License-Identifier: Apache-2.0
// Which route wins (semantics B1, B3-B9) and which tables are known.
#include "path/routing.hpp"

#include "path/traces.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::RouteTable;
using model::Stage;
using model::Subnet;
using model::Verdict;
using reach::testing::address;
using reach::testing::article;
using reach::testing::NetworkMaker;

// The targets that may win for an address in "rtb-x".
std::vector<std::string> targets(const Network& network, std::string_view to) {
  const RouteTables tables(network);
  std::vector<std::string> result;
  for (const Winner& winner :
       tables.lookup(*network.find<RouteTable>("rtb-x"), address(to)).winners) {
    result.emplace_back(winner.route == nullptr ? "implied" : network.text(winner.route->target));
  }
  return result;
}

NetworkMaker one_vpc() {
  NetworkMaker maker;
  maker.vpc("vpc-x", "10.1.0.0/16");
  maker.subnet("subnet-x", "vpc-x", "10.1.1.0/24");
  maker.main_table("rtb-x", "vpc-x");
  return maker;
}

using Names = std::vector<std::string>;

TEST(Routing, B5LongestPrefixWinsWhateverTheOrder) {
  NetworkMaker maker = one_vpc();
  maker.route("rtb-x", "0.0.0.0/0", "igw-1");
  maker.route("rtb-x", "10.0.1.0/24", "pcx-2");
  maker.route("rtb-x", "10.0.0.0/16", "pcx-1");
  const Network network = std::move(maker).build();
  EXPECT_EQ(targets(network, "10.0.1.9"), Names{"pcx-2"});
  EXPECT_EQ(targets(network, "10.0.2.9"), Names{"pcx-1"});
  EXPECT_EQ(targets(network, "8.8.8.8"), Names{"igw-1"});
  EXPECT_EQ(targets(network, "10.1.1.9"), Names{"local"});
}

TEST(Routing, B3FamiliesAreApart) {
  NetworkMaker maker = one_vpc();
  maker.route("rtb-x", "0.0.0.0/0", "igw-1");
  const Network network = std::move(maker).build();
  EXPECT_EQ(targets(network, "2001:db8::1"), Names{});
}

TEST(Routing, B6StaticThenPrefixListThenPropagated) {
  NetworkMaker maker = one_vpc();
  maker.prefix_list("pl-1", {"10.0.0.0/16", "10.2.0.0/16"});
  maker.route("rtb-x", "10.2.0.0/16", "vgw-1").route_origin =
      model::RouteOrigin::kEnableVgwRoutePropagation;
  maker.route("rtb-x", "pl-1", "tgw-1");
  maker.route("rtb-x", "10.0.0.0/16", "pcx-1");
  maker.route("rtb-x", "10.3.0.0/16", "vgw-1").route_origin =
      model::RouteOrigin::kEnableVgwRoutePropagation;
  const Network network = std::move(maker).build();
  EXPECT_EQ(targets(network, "10.0.0.1"), Names{"pcx-1"});
  EXPECT_EQ(targets(network, "10.2.0.1"), Names{"tgw-1"});
  EXPECT_EQ(targets(network, "10.3.0.1"), Names{"vgw-1"});
}

TEST(Routing, B7EqualPrefixListEntriesAreAmbiguous) {
  NetworkMaker maker = one_vpc();
  maker.prefix_list("pl-1", {"10.0.0.0/16"});
  maker.prefix_list("pl-2", {"10.0.0.0/16"});
  maker.route("rtb-x", "pl-1", "pcx-1");
  maker.route("rtb-x", "pl-2", "pcx-2");
  const Network network = std::move(maker).build();
  EXPECT_EQ(targets(network, "10.0.0.1"), (Names{"pcx-1", "pcx-2"}));
}

TEST(Routing, B7UnknownEntriesMayWin) {
  NetworkMaker maker = one_vpc();
  maker.prefix_list("pl-1", {}).entries_known = false;
  maker.route("rtb-x", "pl-1", "pcx-1");
  maker.route("rtb-x", "10.0.0.7/32", "pcx-2");
  const Network network = std::move(maker).build();
  const RouteTables tables(network);
  const RouteTable& table = *network.find<RouteTable>("rtb-x");
  EXPECT_EQ(tables.lookup(table, address("10.0.0.1")).doubtful.size(), 1U);
  // Nothing is longer than a host route.
  EXPECT_TRUE(tables.lookup(table, address("10.0.0.7")).doubtful.empty());
}

TEST(Routing, B16GatewayEndpointListsHoldNoPrivateAddress) {
  NetworkMaker maker = one_vpc();
  maker.endpoint("vpce-s3", "vpc-x", "s3", false, {}, {}).type = model::EndpointType::kGateway;
  maker.route("rtb-x", "pl-s3", "vpce-s3");
  const Network network = std::move(maker).build();
  const RouteTables tables(network);
  const RouteTable& table = *network.find<RouteTable>("rtb-x");
  EXPECT_TRUE(tables.lookup(table, address("10.0.0.1")).doubtful.empty());
  EXPECT_EQ(tables.lookup(table, address("52.219.0.1")).doubtful.size(), 1U);
}

TEST(Routing, B8LocalRouteThatTheExportLeavesOut) {
  NetworkMaker maker = one_vpc();
  maker.builder()
      .find<model::Vpc>(maker.builder().intern("vpc-x"))
      ->cidrs.push_back(
          {reach::testing::prefix("10.9.0.0/16"), model::AssociationState::kAssociated, {}});
  maker.route("rtb-x", "0.0.0.0/0", "igw-1");
  const Network network = std::move(maker).build();
  EXPECT_EQ(targets(network, "10.9.0.1"), Names{"implied"});
}

TEST(Routing, B8MoreSpecificThanLocal) {
  NetworkMaker maker = one_vpc();
  maker.route("rtb-x", "10.1.2.0/24", "eni-firewall");
  const Network network = std::move(maker).build();
  EXPECT_EQ(targets(network, "10.1.2.1"), Names{"eni-firewall"});
  EXPECT_EQ(targets(network, "10.1.3.1"), Names{"local"});
}

TEST(Routing, B9FilteredRoutesAreNotInstalled) {
  NetworkMaker maker = one_vpc();
  maker.route("rtb-x", "10.0.0.0/16", "pcx-1").state = model::RouteState::kFiltered;
  const Network network = std::move(maker).build();
  EXPECT_EQ(targets(network, "10.0.0.1"), Names{});
}

TEST(Routing, B9BlackholeStillWins) {
  NetworkMaker maker = article();
  maker.route("rtb-user", "172.16.100.0/24", "pcx-gone").state = model::RouteState::kBlackhole;
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(
      comes_to(trace, Verdict::kUnreachable, Code::kBadStateRoute, Stage::kForward, "rtb-user"));
  EXPECT_TRUE(mentions(find(trace, Code::kBadStateRoute)->fix, "delete-route")) << show(trace);
  EXPECT_TRUE(reaches(ask(network, {.to = "172.16.200.45"})));
}

TEST(Routing, B1ExplicitTableShadowsTheMainOne) {
  NetworkMaker maker = article();
  maker.table("rtb-explicit", "vpc-user", {"subnet-user"});
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kNoRouteToDestination, Stage::kForward,
                       "rtb-explicit"));
  EXPECT_TRUE(
      mentions(find(trace, Code::kNoRouteToDestination)->fix,
               "aws ec2 create-route --route-table-id rtb-explicit --destination-cidr-block "
               "172.16.0.0/16 --vpc-peering-connection-id pcx-1"))
      << show(trace);
}

TEST(Routing, B1MainTableIsUncertainWhileTablesAreMissing) {
  NetworkMaker maker = article();
  maker.without(DocumentKind::kRouteTables);
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(
      comes_to(trace, Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward, "vpc-user"));
  EXPECT_TRUE(mentions(find(trace, Code::kSnapshotIncomplete)->fix, "describe-route-tables"));
}

TEST(Routing, RoutesNotGivenIsUnknown) {
  NetworkMaker maker = article();
  auto& table = *maker.builder().find<RouteTable>(maker.builder().intern("rtb-user"));
  table.routes.clear();
  table.routes_given = false;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward,
                       "rtb-user"));
}

TEST(Routing, B7UnknownListThatCouldDecideIsUnknown) {
  NetworkMaker maker = article();
  maker.prefix_list("pl-1", {}).entries_known = false;
  maker.route("rtb-user", "pl-1", "pcx-other");
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(
      comes_to(trace, Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward, "pl-1"));
  EXPECT_TRUE(mentions(find(trace, Code::kSnapshotIncomplete, "pl-1")->fix,
                       "get-managed-prefix-list-entries --prefix-list-id pl-1"));
}

TEST(Routing, B7UnknownListThatChangesNothingDoesNotMatter) {
  NetworkMaker maker = article();
  maker.prefix_list("pl-1", {}).entries_known = false;
  maker.route("rtb-user", "pl-1", "pcx-1");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
}

TEST(Routing, UnreadableDestinationIsUnknown) {
  NetworkMaker maker = article();
  maker.route("rtb-user", "10.0.0.0/8", "nat-1").destination =
      model::Route::Destination::kUnreadable;
  const Network network = std::move(maker).build();
  EXPECT_EQ(ask(network).verdict, Verdict::kUnknown);
}

TEST(Routing, B7AmbiguousRouteOfWhichOneWorksIsIntermittent) {
  NetworkMaker maker = article();
  maker.prefix_list("pl-1", {"172.16.0.0/17"});
  maker.prefix_list("pl-2", {"172.16.0.0/17"});
  maker.route("rtb-user", "pl-1", "pcx-1");
  maker.route("rtb-user", "pl-2", "pcx-1").state = model::RouteState::kBlackhole;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kIntermittent, Code::kAmbiguousRoute, Stage::kForward,
                       "rtb-user"));
}

TEST(Routing, B7AmbiguousReturnRouteIsIntermittent) {
  NetworkMaker maker = article();
  maker.prefix_list("pl-1", {"192.168.0.0/17"});
  maker.prefix_list("pl-2", {"192.168.0.0/17"});
  maker.route("rtb-shared", "pl-1", "pcx-1");
  maker.route("rtb-shared", "pl-2", "pcx-1").state = model::RouteState::kBlackhole;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kIntermittent, Code::kAmbiguousRoute, Stage::kReturn,
                       "rtb-shared"));
}

}  // namespace
}  // namespace reach::path
