// SPDX-License-Identifier: Apache-2.0
// The rows of `ssm-cli get-diagnostics` (J12-J14).
#include "reach/check/diagnose.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/network_maker.hpp"

namespace reach::check {
namespace {

using model::Verdict;
using testing::article;
using ::testing::HasSubstr;
using testing::NetworkMaker;
using ::testing::StartsWith;

constexpr std::string_view kSsm = "ssm.ap-northeast-1.amazonaws.com";

std::vector<DiagnosticsRow> rows(NetworkMaker maker) {
  const model::Network network = std::move(maker).build();
  return diagnose(Checker(network), *network.find<model::Instance>("i-user"));
}

model::HostedZone& zone(NetworkMaker& maker) {
  return maker.builder().upsert<model::HostedZone>("Z-ssm");
}

TEST(Diagnose, RowsComeInTheAgentsOrder) {
  std::string order;
  for (const DiagnosticsRow& row : rows(article())) order += row.check + "\n";
  EXPECT_EQ(order,
            "Connectivity to ssm endpoint\n"
            "Connectivity to ec2messages endpoint\n"
            "Connectivity to ssmmessages endpoint\n"
            "Connectivity to s3 endpoint\n"
            "Connectivity to kms endpoint\n"
            "Connectivity to logs endpoint\n"
            "Connectivity to monitoring endpoint\n");
}

TEST(Diagnose, WhatConnectsIsReachable) {
  const DiagnosticsRow row = rows(article()).front();
  EXPECT_EQ(row.status, "Success");
  EXPECT_EQ(row.note, "ssm.ap-northeast-1.amazonaws.com is reachable");
  EXPECT_EQ(row.verdict, Verdict::kReachable);
  EXPECT_TRUE(row.required);
}

// The article's second stage. A snapshot does not hold the public address.
TEST(Diagnose, APublicTimeoutNamesNoAddress) {
  NetworkMaker maker = article();
  zone(maker).associations.clear();
  const DiagnosticsRow row = rows(std::move(maker)).front();
  EXPECT_EQ(row.status, "Failed");
  EXPECT_EQ(row.note,
            "ssm.ap-northeast-1.amazonaws.com is not reachable: dial tcp (a public address of "
            "ssm.ap-northeast-1.amazonaws.com):443: i/o timeout");
}

TEST(Diagnose, APrivateTimeoutNamesTheFirstAddress) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::SecurityGroup>("sg-vpce").ingress.clear();
  EXPECT_EQ(rows(std::move(maker)).front().note,
            "ssm.ap-northeast-1.amazonaws.com is not reachable: dial tcp 172.16.100.126:443: i/o "
            "timeout");
}

TEST(Diagnose, WhatIsIntermittentSaysHowManyAnswer) {
  NetworkMaker maker = article();
  for (model::Route& route : maker.builder().upsert<model::RouteTable>("rtb-user").routes) {
    if (route.prefix == testing::prefix("172.16.0.0/16"))
      route.prefix = testing::prefix("172.16.100.0/24");
  }
  const DiagnosticsRow row = rows(std::move(maker)).front();
  EXPECT_EQ(row.status, "Failed");
  EXPECT_EQ(row.verdict, Verdict::kIntermittent);
  EXPECT_EQ(row.note,
            "ssm.ap-northeast-1.amazonaws.com is reachable at 1 of 2 addresses; else: dial tcp "
            "172.16.200.45:443: i/o timeout");
}

TEST(Diagnose, AMissingNameIsNoSuchHost) {
  NetworkMaker maker = article();
  zone(maker).records.clear();
  EXPECT_EQ(rows(std::move(maker)).front().note,
            "ssm.ap-northeast-1.amazonaws.com is not reachable: dial tcp: lookup "
            "ssm.ap-northeast-1.amazonaws.com on 192.168.0.2:53: no such host");
}

// L44: another VPC's Resolver.
TEST(Diagnose, AServerThatDoesNotAnswerIsNamed) {
  NetworkMaker maker = article();
  maker.dhcp_options("dopt-amazon", {"172.16.0.2"});
  EXPECT_THAT(rows(std::move(maker)).front().note,
              HasSubstr("lookup ssm.ap-northeast-1.amazonaws.com on 172.16.0.2:53: read udp"));
}

// J13: the agent's check is TCP alone.
TEST(Diagnose, TheWrongServiceConnects) {
  NetworkMaker maker = article();
  zone(maker).records.clear();
  maker.alias("Z-ssm", kSsm, NetworkMaker::regional_name("vpce-ec2messages", "ec2messages"));
  const DiagnosticsRow row = rows(std::move(maker)).front();
  EXPECT_EQ(row.status, "Success");
  EXPECT_EQ(row.verdict, Verdict::kUnreachable);
}

TEST(Diagnose, AnInstanceRefuses) {
  NetworkMaker maker = article();
  zone(maker).records.clear();
  maker.record("Z-ssm", kSsm, model::RecordType::kA, {"172.16.100.4"});
  maker.ingress("sg-shared", "tcp", 443, 443, "192.168.0.0/16");
  EXPECT_THAT(rows(std::move(maker)).front().note,
              HasSubstr("dial tcp 172.16.100.4:443: connect: connection refused"));
}

TEST(Diagnose, AnInstanceThatIsOffChecksNothing) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Instance>("i-user").state = model::InstanceState::kStopped;
  for (const DiagnosticsRow& row : rows(std::move(maker))) {
    EXPECT_EQ(row.status, "Skipped");
    EXPECT_EQ(row.note, "i-user is stopped.");
  }
}

TEST(Diagnose, WhatIsNotKnownIsSkippedAndSaysWhy) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Vpc>("vpc-user").enable_dns_support = model::Tri::kUnknown;
  maker.without(model::DocumentKind::kVpcAttribute);
  const DiagnosticsRow row = rows(std::move(maker)).front();
  EXPECT_EQ(row.status, "Skipped");
  EXPECT_THAT(row.note, StartsWith("Not known: "));
}

TEST(Diagnose, AnAddresslessInstanceFails) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::NetworkInterface>("eni-user").addresses = {
      {testing::address("2001:db8::1"), true, std::nullopt}};
  const DiagnosticsRow row = rows(std::move(maker)).front();
  EXPECT_EQ(row.status, "Failed");
  EXPECT_THAT(row.note, HasSubstr("no IPv4 address"));
}

}  // namespace
}  // namespace reach::check
