// SPDX-License-Identifier: Apache-2.0
// Network ACLs (semantics D1-D7, D11).
#include "path/network_acls.hpp"

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

// The user's subnet behind an ACL of its own that lets everything out, and nothing in yet.
NetworkMaker with_acl() {
  NetworkMaker maker = article();
  maker.acl("acl-x", "vpc-user", {"subnet-user"});
  maker.entry("acl-x", 100, true, "allow", "-1", "0.0.0.0/0");
  maker.entry("acl-x", 32767, true, "deny", "-1", "0.0.0.0/0");
  maker.entry("acl-x", 32767, false, "deny", "-1", "0.0.0.0/0");
  return maker;
}

::testing::AssertionResult denied(const Trace& trace, Stage stage, std::string_view acl) {
  return comes_to(trace, Verdict::kUnreachable, Code::kSubnetAclRestriction, stage, acl);
}

TEST(NetworkAcls, D1NamedAclBeforeTheDefaultOne) {
  NetworkMaker maker = with_acl();
  const Network network = std::move(maker).build();
  EXPECT_TRUE(denied(ask(network), Stage::kReturn, "acl-x"));
}

TEST(NetworkAcls, D1DefaultAclIsUncertainWhileAclsAreMissing) {
  NetworkMaker maker = article();
  maker.without(DocumentKind::kNetworkAcls);
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(comes_to(trace, Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward,
                       "subnet-user"));
  EXPECT_TRUE(mentions(trace.findings.front().fix, "describe-network-acls"));
}

TEST(NetworkAcls, EntriesNotGivenIsUnknown) {
  NetworkMaker maker = article();
  maker.acl("acl-user", "vpc-user", {}).entries.clear();
  maker.acl("acl-user", "vpc-user", {}).is_default = model::Tri::kYes;
  maker.builder().find<model::NetworkAcl>(maker.builder().intern("acl-user"))->entries_given =
      false;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward,
                       "acl-user"));
}

TEST(NetworkAcls, D2LowestNumberDecidesWhateverTheOrder) {
  NetworkMaker maker = with_acl();
  maker.entry("acl-x", 200, false, "allow", "-1", "0.0.0.0/0");
  maker.entry("acl-x", 100, false, "deny", "tcp", "172.16.0.0/16");
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(denied(trace, Stage::kReturn, "acl-x"));
  EXPECT_TRUE(mentions(trace.findings.front().message, "rule 100 denies it")) << show(trace);
  EXPECT_TRUE(mentions(trace.findings.front().fix,
                       "aws ec2 create-network-acl-entry --network-acl-id acl-x --rule-number 99 "
                       "--protocol 6 --port-range From=1024,To=65535 --cidr-block 172.16.0.0/16 "
                       "--rule-action allow --ingress"))
      << show(trace);
}

TEST(NetworkAcls, D2NoMatchIsDenied) {
  NetworkMaker maker = article();
  maker.acl("acl-x", "vpc-user", {"subnet-user"});
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(denied(trace, Stage::kForward, "acl-x"));
  EXPECT_TRUE(denied(trace, Stage::kReturn, "acl-x"));
  EXPECT_TRUE(mentions(trace.findings.front().message, "no entry allows it"));
}

TEST(NetworkAcls, D3ForwardPortIsTheDestinations) {
  NetworkMaker maker = article();
  maker.acl("acl-x", "vpc-user", {"subnet-user"});
  maker.entry("acl-x", 100, true, "allow", "tcp", "172.16.0.0/16", 443, 443);
  maker.entry("acl-x", 100, false, "allow", "tcp", "172.16.0.0/16", 1024, 65535);
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
  EXPECT_TRUE(denied(ask(network, {.port = 80}), Stage::kForward, "acl-x"));
}

TEST(NetworkAcls, D3FamiliesAreApart) {
  NetworkMaker maker = with_acl();
  maker.entry("acl-x", 100, false, "allow", "-1", "::/0");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(denied(ask(network), Stage::kReturn, "acl-x"));
}

TEST(NetworkAcls, D3UdpEntriesDoNotAdmitTcp) {
  NetworkMaker maker = with_acl();
  maker.entry("acl-x", 100, false, "allow", "udp", "0.0.0.0/0");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(denied(ask(network), Stage::kReturn, "acl-x"));
}

TEST(NetworkAcls, D3IcmpEchoAndItsReply) {
  NetworkMaker maker = with_acl();
  maker.ingress("sg-shared", "icmp", -1, -1, "0.0.0.0/0");
  auto& entry = maker.entry("acl-x", 100, false, "allow", "icmp", "0.0.0.0/0");
  entry.icmp_type = 0;
  const Ask ping{.to = "172.16.100.4", .protocol = model::kProtocolIcmp};
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network, ping)));
  NetworkMaker other = with_acl();
  other.ingress("sg-shared", "icmp", -1, -1, "0.0.0.0/0");
  other.entry("acl-x", 100, false, "allow", "icmp", "0.0.0.0/0").icmp_type = 8;
  const Network blocked = std::move(other).build();
  EXPECT_TRUE(denied(ask(blocked, ping), Stage::kReturn, "acl-x"));
}

TEST(NetworkAcls, D4AllFourPassesCount) {
  struct Pass {
    const char* acl;
    const char* vpc;
    const char* subnet;
    bool egress;
    Stage stage;
  };
  for (const Pass& pass : {Pass{"acl-x", "vpc-user", "subnet-user", true, Stage::kForward},
                           Pass{"acl-x", "vpc-shared", "subnet-shared-a", false, Stage::kForward},
                           Pass{"acl-x", "vpc-shared", "subnet-shared-a", true, Stage::kReturn},
                           Pass{"acl-x", "vpc-user", "subnet-user", false, Stage::kReturn}}) {
    NetworkMaker maker = article();
    maker.acl(pass.acl, pass.vpc, {pass.subnet});
    maker.entry(pass.acl, 100, !pass.egress, "allow", "-1", "0.0.0.0/0");
    const Network network = std::move(maker).build();
    const Trace trace = ask(network);
    EXPECT_TRUE(denied(trace, pass.stage, "acl-x"));
    EXPECT_EQ(trace.findings.size(), 1U) << show(trace);
  }
}

TEST(NetworkAcls, D5L32LinuxRangeIsNotWindows) {
  NetworkMaker maker = with_acl();
  maker.entry("acl-x", 100, false, "allow", "tcp", "0.0.0.0/0", 32768, 60999);
  const Network linux_network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(linux_network)));
  NetworkMaker windows = with_acl();
  windows.entry("acl-x", 100, false, "allow", "tcp", "0.0.0.0/0", 32768, 60999);
  windows.builder().find<model::Instance>(windows.builder().intern("i-user"))->platform =
      model::Platform::kWindows;
  const Network windows_network = std::move(windows).build();
  const Trace trace = ask(windows_network);
  EXPECT_TRUE(comes_to(trace, Verdict::kIntermittent, Code::kSubnetAclRestriction, Stage::kReturn,
                       "acl-x"));
  EXPECT_TRUE(mentions(trace.findings.front().message, "61000-65535")) << show(trace);
  EXPECT_EQ(trace.answered_ports, net::PortSet(net::PortRange{49152, 60999}));
}

TEST(NetworkAcls, D6HoleInsideTheRangeIsIntermittent) {
  NetworkMaker maker = with_acl();
  maker.entry("acl-x", 90, false, "deny", "tcp", "0.0.0.0/0", 40000, 41000);
  maker.entry("acl-x", 100, false, "allow", "tcp", "0.0.0.0/0", 1024, 65535);
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(comes_to(trace, Verdict::kIntermittent, Code::kSubnetAclRestriction, Stage::kReturn,
                       "acl-x"));
  EXPECT_EQ(trace.answered_ports.to_string(), "32768-39999,41001-60999");
}

TEST(NetworkAcls, D6TwoAclsWithoutACommonPortLetNothingThrough) {
  NetworkMaker maker = with_acl();
  maker.entry("acl-x", 100, false, "allow", "tcp", "0.0.0.0/0", 32768, 40000);
  maker.acl("acl-y", "vpc-shared", {"subnet-shared-a"});
  maker.entry("acl-y", 100, false, "allow", "-1", "0.0.0.0/0");
  maker.entry("acl-y", 100, true, "allow", "tcp", "0.0.0.0/0", 40001, 65535);
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(denied(trace, Stage::kReturn, "acl-x"));
  EXPECT_TRUE(denied(trace, Stage::kReturn, "acl-y"));
  EXPECT_TRUE(trace.answered_ports.empty());
}

TEST(NetworkAcls, L31NoEphemeralPortsOut) {
  NetworkMaker maker = article();
  maker.acl("acl-y", "vpc-shared", {"subnet-shared-a"});
  maker.entry("acl-y", 100, false, "allow", "-1", "0.0.0.0/0");
  maker.entry("acl-y", 100, true, "allow", "tcp", "0.0.0.0/0", 443, 443);
  const Network network = std::move(maker).build();
  EXPECT_TRUE(denied(ask(network), Stage::kReturn, "acl-y"));
}

TEST(NetworkAcls, UnreadableEntryThatCouldDecideIsUnknown) {
  NetworkMaker maker = with_acl();
  maker.entry("acl-x", 50, false, "deny", "-1", "10.0.0.0/8").cidr_readable = false;
  maker.entry("acl-x", 100, false, "allow", "-1", "0.0.0.0/0");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kReturn,
                       "acl-x"));
}

TEST(NetworkAcls, UnreadableEntryThatChangesNothingDoesNotMatter) {
  NetworkMaker maker = with_acl();
  maker.entry("acl-x", 50, false, "allow", "-1", "10.0.0.0/8").cidr_readable = false;
  maker.entry("acl-x", 100, false, "allow", "-1", "0.0.0.0/0");
  maker.entry("acl-x", 150, false, "deny", "-1", "10.0.0.0/8").cidr_readable = false;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
}

TEST(NetworkAcls, UnknownActionIsUnknown) {
  NetworkMaker maker = with_acl();
  maker.entry("acl-x", 100, false, "allow", "-1", "0.0.0.0/0").action = model::RuleAction::kUnknown;
  const Network network = std::move(maker).build();
  EXPECT_EQ(ask(network).verdict, Verdict::kUnknown);
}

TEST(NetworkAcls, RuleOneIsReplaced) {
  NetworkMaker maker = with_acl();
  maker.entry("acl-x", 1, false, "deny", "-1", "0.0.0.0/0");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(mentions(ask(network).findings.front().fix, "replace-network-acl-entry"));
}

TEST(NetworkAcls, ReversedPortRangesMatchNothing) {
  NetworkMaker maker = with_acl();
  maker.entry("acl-x", 90, false, "deny", "tcp", "0.0.0.0/0", 65535, 0);
  maker.entry("acl-x", 100, false, "allow", "tcp", "0.0.0.0/0", -1, -1);
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
}

TEST(NetworkAcls, SplitTellsAllowedDeniedAndUncertain) {
  NetworkMaker maker;
  maker.vpc("vpc-x", "10.0.0.0/16");
  maker.acl("acl-x", "vpc-x", {});
  maker.entry("acl-x", 10, false, "deny", "tcp", "0.0.0.0/0", 100, 199);
  maker.entry("acl-x", 20, false, "allow", "tcp", "0.0.0.0/0", 0, 299).cidr_readable = false;
  maker.entry("acl-x", 30, false, "allow", "tcp", "0.0.0.0/0", 0, 49);
  const Network network = std::move(maker).build();
  Traffic traffic;
  traffic.ports = net::PortSet(net::PortRange{0, 399});
  const AclSplit result = split(*network.find<model::NetworkAcl>("acl-x"), false,
                                remote(reach::testing::address("10.0.0.1"), nullptr), traffic);
  EXPECT_EQ(result.allowed.to_string(), "0-49");
  EXPECT_EQ(result.denied.to_string(), "100-199,300-399");
  EXPECT_EQ(result.uncertain.to_string(), "50-99,200-299");
}

}  // namespace
}  // namespace reach::path
