// SPDX-License-Identifier: Apache-2.0
// What lives at the addresses that a zone gives: L10, L11, L50, L51, L65.
#include "check/host.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/findings_of.hpp"
#include "support/network_maker.hpp"

namespace reach::check {
namespace {

using model::Code;
using model::DocumentKind;
using model::Verdict;
using testing::article;
using ::testing::HasSubstr;
using testing::NetworkMaker;

constexpr std::string_view kSsm = "ssm.ap-northeast-1.amazonaws.com";

// The article with the zone's records replaced.
NetworkMaker with_target(std::string_view target) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::HostedZone>("Z-ssm").records.clear();
  maker.alias("Z-ssm", kSsm, target);
  return maker;
}

NetworkMaker with_addresses(const std::vector<std::string>& addresses) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::HostedZone>("Z-ssm").records.clear();
  maker.record("Z-ssm", kSsm, model::RecordType::kA, addresses);
  return maker;
}

// Results point into the network, so texts alone leave this function.
struct Outcome {
  Verdict verdict;
  Symptom symptom;
  std::vector<model::Finding> findings;
};

Outcome checked(NetworkMaker maker) {
  const model::Network network = std::move(maker).build();
  Result result = Checker(network).check(*network.find<model::Instance>("i-user"), Service::kSsm);
  return {result.verdict, result.symptom, std::move(result.findings)};
}

TEST(WantedOf, ReadsServiceAndRegionOffAName) {
  const auto wanted = wanted_of(kSsm);
  ASSERT_TRUE(wanted);
  EXPECT_EQ(wanted->service, Service::kSsm);
  EXPECT_EQ(wanted->region, "ap-northeast-1");
  EXPECT_TRUE(wanted_of("ssm.cn-north-1.amazonaws.com.cn"));
  EXPECT_FALSE(wanted_of("ssm.cn-north-1.amazonaws.com"));
  EXPECT_FALSE(wanted_of("ssm"));
  EXPECT_FALSE(wanted_of("sts.ap-northeast-1.amazonaws.com"));
  EXPECT_FALSE(wanted_of(""));
}

// L11
TEST(Host, AnotherServicesEndpointConnectsAndIsWrong) {
  const Outcome outcome =
      checked(with_target(NetworkMaker::regional_name("vpce-ec2messages", "ec2messages")));
  EXPECT_EQ(outcome.verdict, Verdict::kUnreachable);
  EXPECT_EQ(outcome.symptom, Symptom::kTls);
  const auto* finding = find(outcome.findings, Code::kDnsWrongService);
  ASSERT_NE(finding, nullptr);
  EXPECT_TRUE(finding->blocking);
  EXPECT_EQ(finding->stage, model::Stage::kDns);
  EXPECT_EQ(finding->resource, "Z-ssm");
  EXPECT_THAT(finding->message, HasSubstr("172.16.100.169 and 172.16.200.200"));
  EXPECT_THAT(finding->fix, HasSubstr(NetworkMaker::regional_name("vpce-ssm", "ssm")));
}

TEST(Host, AWrongEndpointThatCannotBeReachedTimesOut) {
  NetworkMaker maker = with_target(NetworkMaker::regional_name("vpce-ec2messages", "ec2messages"));
  maker.builder().upsert<model::VpcPeeringConnection>("pcx-1").state =
      model::PeeringState::kDeleted;
  const Outcome outcome = checked(std::move(maker));
  EXPECT_EQ(outcome.verdict, Verdict::kUnreachable);
  EXPECT_EQ(outcome.symptom, Symptom::kTimeoutPrivate);
  EXPECT_NE(find(outcome.findings, Code::kDnsWrongService), nullptr);
}

// G19, L51
TEST(Host, AnotherRegionsEndpointIsWrong) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::VpcEndpoint>("vpce-ssm").service_name =
      maker.builder().intern("com.amazonaws.us-east-1.ssm");
  const Outcome outcome = checked(std::move(maker));
  EXPECT_EQ(outcome.verdict, Verdict::kUnreachable);
  EXPECT_EQ(outcome.symptom, Symptom::kTls);
  const auto* finding = find(outcome.findings, Code::kDnsWrongService);
  ASSERT_NE(finding, nullptr);
  EXPECT_THAT(finding->fix,
              HasSubstr("Create an interface endpoint for com.amazonaws.ap-northeast-1.ssm"));
}

TEST(Host, AnEndpointOfUnknownServiceIsUnknown) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::VpcEndpoint>("vpce-ssm").service_name = {};
  EXPECT_EQ(checked(std::move(maker)).verdict, Verdict::kUnknown);
}

TEST(Host, AnEndpointServiceOfOnesOwnIsUnknown) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::VpcEndpoint>("vpce-ssm").service_name =
      maker.builder().intern("com.amazonaws.vpce.ap-northeast-1.vpce-svc-1");
  const Outcome outcome = checked(std::move(maker));
  EXPECT_EQ(outcome.verdict, Verdict::kUnknown);
  EXPECT_NE(find(outcome.findings, Code::kUnsupportedComponent), nullptr);
}

TEST(Host, RecordsMaySpellOutTheEndpointsAddresses) {
  const Outcome outcome = checked(with_addresses({"172.16.100.126", "172.16.200.45"}));
  EXPECT_EQ(outcome.verdict, Verdict::kReachable);
  EXPECT_FALSE(something_blocks(outcome.findings));
}

// L10
TEST(Host, AStaleAddressIsNoEndpoint) {
  const Outcome outcome = checked(with_addresses({"172.16.100.99"}));
  EXPECT_EQ(outcome.verdict, Verdict::kUnreachable);
  EXPECT_EQ(outcome.symptom, Symptom::kTimeoutPrivate);
  const auto* finding = find(outcome.findings, Code::kNotAnEndpoint);
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->resource, "Z-ssm");
  EXPECT_THAT(finding->message, HasSubstr("vpc-shared"));
  EXPECT_THAT(finding->fix, HasSubstr(NetworkMaker::regional_name("vpce-ssm", "ssm")));
}

TEST(Host, OneStaleAddressOfTwoIsIntermittent) {
  const Outcome outcome = checked(with_addresses({"172.16.100.126", "172.16.100.99"}));
  EXPECT_EQ(outcome.verdict, Verdict::kIntermittent);
  EXPECT_EQ(outcome.symptom, Symptom::kTimeoutPrivate);
  EXPECT_NE(find(outcome.findings, Code::kNotAnEndpoint), nullptr);
}

TEST(Host, WithoutAllInterfacesAnAddressMayBeAnybodys) {
  NetworkMaker maker = with_addresses({"172.16.100.99"});
  maker.without(DocumentKind::kNetworkInterfaces);
  const Outcome outcome = checked(std::move(maker));
  EXPECT_EQ(outcome.verdict, Verdict::kUnknown);
  const auto* finding = find(outcome.findings, Code::kSnapshotIncomplete);
  ASSERT_NE(finding, nullptr);
  EXPECT_THAT(finding->fix, HasSubstr("describe-network-interfaces"));
}

// L65
TEST(Host, AnInstanceRefuses) {
  NetworkMaker maker = with_addresses({"172.16.100.4"});
  maker.ingress("sg-shared", "tcp", 443, 443, "192.168.0.0/16");
  const Outcome outcome = checked(std::move(maker));
  EXPECT_EQ(outcome.verdict, Verdict::kUnreachable);
  EXPECT_EQ(outcome.symptom, Symptom::kRefused);
  EXPECT_NE(find(outcome.findings, Code::kNotAnEndpoint), nullptr);
}

// 0.3: what blocks drops, nothing refuses.
TEST(Host, AnInstanceBehindItsGroupTimesOut) {
  const Outcome outcome = checked(with_addresses({"172.16.100.4"}));
  EXPECT_EQ(outcome.verdict, Verdict::kUnreachable);
  EXPECT_EQ(outcome.symptom, Symptom::kTimeoutPrivate);
  EXPECT_NE(find(outcome.findings, Code::kSgHasNoRules), nullptr);
}

TEST(Host, ALoadBalancerIsUnknown) {
  NetworkMaker maker = with_addresses({"172.16.100.50"});
  maker.ingress("sg-shared", "tcp", 443, 443, "192.168.0.0/16");
  auto& interface = maker.interface("eni-nlb", "subnet-shared-a", "172.16.100.50", {"sg-shared"});
  interface.type = model::InterfaceType::kNetworkLoadBalancer;
  const Outcome outcome = checked(std::move(maker));
  EXPECT_EQ(outcome.verdict, Verdict::kUnknown);
  EXPECT_NE(find(outcome.findings, Code::kUnsupportedComponent), nullptr);
}

TEST(Host, AnEndpointsInterfaceWithoutTheEndpointIsUnknown) {
  NetworkMaker maker = with_addresses({"172.16.100.50"});
  maker.interface("eni-lost", "subnet-shared-a", "172.16.100.50", {"sg-vpce"}).type =
      model::InterfaceType::kVpcEndpoint;
  const Outcome outcome = checked(std::move(maker));
  EXPECT_EQ(outcome.verdict, Verdict::kUnknown);
  EXPECT_TRUE(something_blocks(outcome.findings));
}

// The path, not the first interface in the list, tells whose address it is.
TEST(Host, AnAddressThatRepeatsIsTheOneThePathLeadsTo) {
  NetworkMaker maker = with_addresses({"172.16.100.126", "172.16.200.45"});
  maker.vpc("vpc-twin", "172.16.0.0/16");
  maker.subnet("subnet-twin", "vpc-twin", "172.16.100.0/24", "ap-northeast-1a");
  maker.new_group("sg-twin", "vpc-twin");
  maker.instance("i-twin", "subnet-twin", "172.16.100.126", {"sg-twin"});
  EXPECT_EQ(checked(std::move(maker)).verdict, Verdict::kReachable);
}

}  // namespace
}  // namespace reach::check
