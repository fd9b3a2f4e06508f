// SPDX-License-Identifier: Apache-2.0
// Security groups (semantics C1-C14).
#include "path/security_groups.hpp"

#include "path/traces.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::PeeringState;
using model::SecurityGroup;
using model::Stage;
using model::Verdict;
using reach::testing::article;
using reach::testing::NetworkMaker;

SecurityGroup& group(NetworkMaker& maker, std::string_view id) {
  return *maker.builder().find<SecurityGroup>(maker.builder().intern(id));
}

// The endpoint's group lets in nothing yet.
NetworkMaker closed() {
  NetworkMaker maker = article();
  group(maker, "sg-vpce").ingress.clear();
  return maker;
}

::testing::AssertionResult mismatch(const Trace& trace, std::string_view resource) {
  return comes_to(trace, Verdict::kUnreachable, Code::kEniSgRulesMismatch, Stage::kForward,
                  resource);
}

TEST(SecurityGroups, C1UnionOfAllGroups) {
  NetworkMaker maker = closed();
  maker.new_group("sg-extra", "vpc-shared");
  maker.ingress("sg-extra", "tcp", 443, 443, "192.168.0.0/16");
  auto& eni =
      *maker.builder().find<model::NetworkInterface>(maker.builder().intern("eni-vpce-ssm-0"));
  eni.groups.push_back(maker.builder().ref<SecurityGroup>("sg-extra"));
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
}

TEST(SecurityGroups, C1NoGroupsKnownIsUnknown) {
  NetworkMaker maker = article();
  maker.builder().find<model::NetworkInterface>(maker.builder().intern("eni-user"))->groups.clear();
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward,
                       "eni-user"));
}

TEST(SecurityGroups, C1GroupNotInTheSnapshotIsUnknown) {
  NetworkMaker maker = article();
  auto& eni =
      *maker.builder().find<model::NetworkInterface>(maker.builder().intern("eni-vpce-ssm-0"));
  eni.groups = {maker.builder().ref<SecurityGroup>("sg-lost")};
  maker.without(DocumentKind::kSecurityGroups);
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(
      comes_to(trace, Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward, "sg-lost"));
  EXPECT_TRUE(mentions(trace.findings.front().fix, "describe-security-groups --group-ids sg-lost"));
}

TEST(SecurityGroups, A14GroupOfAnotherAccountIsUnknown) {
  NetworkMaker maker = article();
  auto& eni =
      *maker.builder().find<model::NetworkInterface>(maker.builder().intern("eni-vpce-ssm-0"));
  eni.groups = {maker.builder().ref<SecurityGroup>("sg-lost")};
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnknown, Code::kUnknownResource, Stage::kForward,
                       "sg-lost"));
}

TEST(SecurityGroups, C1RulesNotGivenIsUnknown) {
  NetworkMaker maker = closed();
  group(maker, "sg-vpce").ingress_given = false;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward,
                       "sg-vpce"));
}

TEST(SecurityGroups, C2EgressOfTheServerAndIngressOfTheClientDoNotCount) {
  NetworkMaker maker = article();
  group(maker, "sg-vpce").egress.clear();
  group(maker, "sg-user").ingress.clear();
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
}

TEST(SecurityGroups, C2EgressOfTheClientCounts) {
  NetworkMaker maker = article();
  group(maker, "sg-user").egress.clear();
  maker.egress("sg-user", "tcp", 443, 443, "192.168.0.0/16");
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(mismatch(trace, "sg-user"));
  EXPECT_TRUE(mentions(trace.findings.front().message, "tcp 443 to 192.168.0.0/16")) << show(trace);
  EXPECT_TRUE(mentions(trace.findings.front().fix,
                       "aws ec2 authorize-security-group-egress --group-id sg-user --protocol tcp "
                       "--port 443 --cidr 172.16.0.0/16"))
      << show(trace);
}

TEST(SecurityGroups, C3NoRulesLetNothingThrough) {
  NetworkMaker maker = article();
  group(maker, "sg-user").egress.clear();
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnreachable, Code::kSgHasNoRules, Stage::kForward,
                       "sg-user"));
}

TEST(SecurityGroups, C4AllProtocolsIgnorePorts) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "-1", 80, 80, "192.168.0.0/16");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
}

TEST(SecurityGroups, C5PortRangesAreInclusive) {
  for (const int port : {442, 443, 444, 445}) {
    NetworkMaker maker = article();
    maker.ingress("sg-shared", "tcp", 443, 444, "192.168.0.0/16");
    const Network network = std::move(maker).build();
    const Trace trace = ask(network, {.to = "172.16.100.4", .port = port});
    EXPECT_EQ(trace.verdict == Verdict::kReachable, port == 443 || port == 444) << show(trace);
  }
}

TEST(SecurityGroups, C5AnotherPortIsANearMiss) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "tcp", 8443, 8443, "192.168.0.0/16");
  maker.ingress("sg-vpce", "tcp", 443, 443, "10.0.0.0/8");
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(mismatch(trace, "sg-vpce"));
  const std::string& message = trace.findings.front().message;
  EXPECT_TRUE(mentions(message, "tcp 8443 from 192.168.0.0/16")) << message;
  EXPECT_TRUE(mentions(message, "tcp 443 from 10.0.0.0/8")) << message;
  EXPECT_TRUE(mentions(trace.findings.front().fix, "--cidr 192.168.0.0/16"));
}

TEST(SecurityGroups, C4ProtocolMustMatch) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "udp", 443, 443, "192.168.0.0/16");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(mismatch(ask(network), "sg-vpce"));
}

TEST(SecurityGroups, C5IcmpTypeAndCode) {
  NetworkMaker maker = article();
  maker.ingress("sg-shared", "icmp", 8, -1, "192.168.0.0/16");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network, {.to = "172.16.100.4", .protocol = model::kProtocolIcmp})));
  EXPECT_TRUE(mismatch(ask(network, {.to = "172.16.100.4"}), "sg-shared"));
}

TEST(SecurityGroups, C4OtherProtocolsByNumber) {
  NetworkMaker maker = article();
  maker.ingress("sg-shared", "50", 1, 2, "192.168.0.0/16");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network, {.to = "172.16.100.4", .protocol = 50})));
  // A packet "of all protocols" is covered by such rules alone.
  EXPECT_TRUE(mismatch(ask(network, {.to = "172.16.100.4", .protocol = -1}), "sg-shared"));
}

TEST(SecurityGroups, UnreadableRulesMayMatch) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "tcp", 443, 443, "10.0.0.0/8").peer =
      model::SecurityGroupRule::Peer::kUnreadable;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward,
                       "sg-vpce"));
}

TEST(SecurityGroups, UnreadableProtocolMayMatch) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "tcp", 443, 443, "192.168.0.0/16").protocol = model::kProtocolUnreadable;
  const Network network = std::move(maker).build();
  EXPECT_EQ(ask(network).verdict, Verdict::kUnknown);
}

TEST(SecurityGroups, DoubtDoesNotMatterWhereARuleAllows) {
  NetworkMaker maker = article();
  maker.ingress("sg-vpce", "tcp", 443, 443, "pl-unknown");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
}

TEST(SecurityGroups, C6FamiliesAreApart) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "tcp", 443, 443, "::/0");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(mismatch(ask(network), "sg-vpce"));
}

TEST(SecurityGroups, C7PrefixLists) {
  NetworkMaker maker = closed();
  maker.prefix_list("pl-clients", {"10.0.0.0/8", "192.168.0.0/16"});
  maker.ingress("sg-vpce", "tcp", 443, 443, "pl-clients");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
}

TEST(SecurityGroups, C7UnknownEntriesAreUnknown) {
  NetworkMaker maker = closed();
  maker.prefix_list("pl-clients", {"10.0.0.0/8"}).entries_known = false;
  maker.ingress("sg-vpce", "tcp", 443, 443, "pl-clients");
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(
      comes_to(trace, Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward, "pl-clients"));
  EXPECT_TRUE(mentions(trace.findings.front().fix,
                       "get-managed-prefix-list-entries --prefix-list-id pl-clients"));
}

TEST(SecurityGroups, C7ListsOfAwsHoldNoPrivateAddress) {
  NetworkMaker maker = article();
  maker.prefix_list("pl-s3", {}).entries_known = false;
  maker.prefix_list("pl-s3", {}).owner = maker.builder().intern("AWS");
  maker.builder().find<model::PrefixList>(maker.builder().intern("pl-s3"))->entries_known = false;
  group(maker, "sg-user").egress.clear();
  maker.egress("sg-user", "tcp", 443, 443, "pl-s3");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(mismatch(ask(network), "sg-user"));
}

TEST(SecurityGroups, C8ReferenceWithinAVpc) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "tcp", 443, 443, "sg-shared");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network, {.from = "eni-shared"})));
  EXPECT_TRUE(mismatch(ask(network), "sg-vpce"));
}

TEST(SecurityGroups, C8C11ReferenceOverPeeringMatchesAndExplains) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "tcp", 443, 443, "sg-user");
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(reaches(trace));
  ASSERT_TRUE(find(trace, Code::kSgReferencesNotPreserved, "sg-vpce")) << show(trace);
  EXPECT_FALSE(find(trace, Code::kSgReferencesNotPreserved)->blocking);
}

TEST(SecurityGroups, C8ReferencesAreLostBetweenRegions) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "tcp", 443, 443, "sg-user");
  maker.builder()
      .find<model::VpcPeeringConnection>(maker.builder().intern("pcx-1"))
      ->accepter.region = maker.builder().intern("us-east-1");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnreachable, Code::kSgReferencesNotPreserved,
                       Stage::kForward, "sg-vpce"));
}

TEST(SecurityGroups, C9EgressReferences) {
  NetworkMaker maker = article();
  group(maker, "sg-user").egress.clear();
  maker.egress("sg-user", "tcp", 443, 443, "sg-vpce");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
}

TEST(SecurityGroups, C12StaleReferencesMatchNothing) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "tcp", 443, 443, "sg-user").group_peering_status =
      PeeringState::kDeleted;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(mismatch(ask(network), "sg-vpce"));
}

TEST(SecurityGroups, C12DeletedGroupMatchesNothing) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "tcp", 443, 443, "sg-gone").group_owner = {};
  const Network network = std::move(maker).build();
  EXPECT_TRUE(mismatch(ask(network), "sg-vpce"));
}

TEST(SecurityGroups, C13ReferencedGroupOfAnotherAccountMatchesById) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "tcp", 443, 443, "sg-foreign");
  auto& eni = *maker.builder().find<model::NetworkInterface>(maker.builder().intern("eni-user"));
  eni.groups.push_back(maker.builder().ref<SecurityGroup>("sg-foreign"));
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
}

TEST(SecurityGroups, C13UnknownPeerIsUnknown) {
  NetworkMaker maker = article();
  group(maker, "sg-user").egress.clear();
  maker.egress("sg-user", "tcp", 443, 443, "sg-foreign");
  maker.without(DocumentKind::kNetworkInterfaces);
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network, {.to = "172.16.100.99"}), Verdict::kUnknown,
                       Code::kUnknownPeeredSgs, Stage::kForward, "sg-user"));
}

TEST(SecurityGroups, C14DefaultGroupAdmitsItselfAlone) {
  NetworkMaker maker = closed();
  maker.ingress("sg-vpce", "-1", -1, -1, "sg-vpce");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(mismatch(ask(network, {.from = "eni-shared"}), "sg-vpce"));
}

TEST(SecurityGroups, G4EndpointsGroupsStandInForItsInterfaces) {
  NetworkMaker maker = article();
  auto& eni =
      *maker.builder().find<model::NetworkInterface>(maker.builder().intern("eni-vpce-ssm-0"));
  eni.groups.clear();
  eni.groups_given = false;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
}

}  // namespace
}  // namespace reach::path
