// SPDX-License-Identifier: Apache-2.0
#include "reach/check/check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "check/findings_of.hpp"
#include "support/network_maker.hpp"

namespace reach::check {
namespace {

using model::Code;
using model::DocumentKind;
using model::Stage;
using model::Verdict;
using testing::article;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::NetworkMaker;

// One pair of a network that is kept alive beside it.
struct Checked {
  model::Network network;
  Checker checker;
  Result result;

  Checked(NetworkMaker maker, std::string_view instance, Service service = Service::kSsm)
      : network(std::move(maker).build()),
        checker(network),
        result(checker.check(*network.find<model::Instance>(instance), service)) {}
};

std::vector<std::string> addresses(const dns::Answer& answer) {
  std::vector<std::string> texts;
  for (const auto& address : answer.addresses) texts.push_back(address.address.to_string());
  return texts;
}

model::Instance& user(NetworkMaker& maker) {
  return maker.builder().upsert<model::Instance>("i-user");
}

TEST(Check, TheArticleReachesEverything) {
  const Checked checked(article(), "i-user");
  const Result& result = checked.result;
  EXPECT_EQ(result.verdict, Verdict::kReachable);
  EXPECT_EQ(result.symptom, Symptom::kOk);
  EXPECT_EQ(result.account, "111111111111");
  EXPECT_EQ(result.region, "ap-northeast-1");
  EXPECT_EQ(result.vpc, "vpc-user");
  EXPECT_EQ(result.subnet, "subnet-user");
  EXPECT_TRUE(result.required);
  EXPECT_THAT(addresses(result.dns), ElementsAre("172.16.100.126", "172.16.200.45"));
  ASSERT_EQ(result.outcomes.size(), 2U);
  EXPECT_EQ(result.outcomes[1].verdict, Verdict::kReachable);
  EXPECT_THAT(result.findings, IsEmpty());
}

TEST(Check, ReportsAreSortedAndCounted) {
  const model::Network network = article().build();
  const Report report = Checker(network).check({});
  EXPECT_EQ(report.summary.instances, 2U);
  EXPECT_EQ(report.summary.reachable, 6U);
  std::string order;
  for (const Result& result : report.results)
    order += std::string(network.text(result.instance->id)) + "/" +
             std::string(label(result.service)) + " ";
  EXPECT_EQ(order,
            "i-shared/ssm i-shared/ssmmessages i-shared/ec2messages "
            "i-user/ssm i-user/ssmmessages i-user/ec2messages ");
  EXPECT_THAT(report.assumptions, IsEmpty());
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_EQ(worst(report), Outcome::kHolds);
}

// L14 and the article's second stage.
TEST(Check, WithoutZonesTheNameIsPublicAndThereIsNoRoute) {
  NetworkMaker maker = article();
  for (const char* zone : {"Z-ssm", "Z-ssmmessages", "Z-ec2messages"})
    maker.builder().upsert<model::HostedZone>(zone).associations.clear();
  const Checked checked(std::move(maker), "i-user");
  EXPECT_EQ(checked.result.verdict, Verdict::kUnreachable);
  EXPECT_EQ(checked.result.symptom, Symptom::kTimeoutPublic);
  EXPECT_TRUE(checked.result.dns.is_public);
  ASSERT_NE(find(checked.result.findings, Code::kDnsResolvesPublic), nullptr);
  EXPECT_TRUE(find(checked.result.findings, Code::kDnsResolvesPublic)->blocking);
  ASSERT_NE(find(checked.result.findings, Code::kNoRouteToDestination), nullptr);
  EXPECT_EQ(find(checked.result.findings, Code::kNoRouteToDestination)->resource, "rtb-user");
}

// M1
TEST(Check, AnInstanceThatIsOffIsSkipped) {
  NetworkMaker maker = article();
  user(maker).state = model::InstanceState::kStopped;
  const Checked checked(std::move(maker), "i-user");
  EXPECT_EQ(checked.result.verdict, Verdict::kSkipped);
  ASSERT_EQ(checked.result.findings.size(), 1U);
  const model::Finding& finding = checked.result.findings.front();
  EXPECT_EQ(finding.code, Code::kInstanceNotRunning);
  EXPECT_EQ(finding.stage, Stage::kInstance);
  EXPECT_TRUE(finding.blocking);
  EXPECT_THAT(finding.message, HasSubstr("stopped"));
}

TEST(Check, AnInstanceWhoseStateIsNotKnownIsUnknown) {
  NetworkMaker maker = article();
  user(maker).state = model::InstanceState::kUnknown;
  maker.without(DocumentKind::kInstances);
  const Checked checked(std::move(maker), "i-user");
  EXPECT_EQ(checked.result.verdict, Verdict::kUnknown);
  const auto* finding = find(checked.result.findings, Code::kSnapshotIncomplete);
  ASSERT_NE(finding, nullptr);
  EXPECT_THAT(finding->fix, HasSubstr("aws ec2 describe-instances --instance-ids i-user"));
}

TEST(Check, WithoutItsInterfaceAnInstanceIsUnknown) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::NetworkInterface>("eni-user").instance = {};
  maker.without(DocumentKind::kNetworkInterfaces);
  const Checked checked(std::move(maker), "i-user");
  EXPECT_EQ(checked.result.verdict, Verdict::kUnknown);
  EXPECT_EQ(checked.result.interface, nullptr);
  EXPECT_THAT(checked.result.findings.front().fix,
              HasSubstr("describe-network-interfaces --filters "
                        "Name=attachment.instance-id,Values=i-user"));
}

TEST(Check, AnInterfaceWithoutIpv4ReachesNothing) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::NetworkInterface>("eni-user").addresses = {
      {testing::address("2001:db8::1"), true, std::nullopt}};
  const Checked checked(std::move(maker), "i-user");
  EXPECT_EQ(checked.result.verdict, Verdict::kUnreachable);
  EXPECT_EQ(checked.result.findings.front().code, Code::kUnassociatedComponent);
}

TEST(Check, WithoutItsVpcAnInstanceIsUnknown) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Vpc>("vpc-user").declared = false;
  maker.without(DocumentKind::kVpcs);
  const Checked checked(std::move(maker), "i-user");
  EXPECT_EQ(checked.result.verdict, Verdict::kUnknown);
  EXPECT_THAT(checked.result.findings.front().fix, HasSubstr("describe-vpcs --vpc-ids vpc-user"));
}

// A14
TEST(Check, AVpcOfAnotherAccountIsToBeExportedFromThere) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Vpc>("vpc-user").declared = false;
  const Checked checked(std::move(maker), "i-user");
  EXPECT_EQ(checked.result.verdict, Verdict::kUnknown);
  EXPECT_EQ(checked.result.findings.front().code, Code::kUnknownResource);
}

// L24: only the first zone's subnet is routed.
TEST(Check, ARouteToOneZoneAloneIsIntermittentAndSaysWhich) {
  NetworkMaker maker = article();
  for (model::Route& route : maker.builder().upsert<model::RouteTable>("rtb-user").routes) {
    if (route.prefix == testing::prefix("172.16.0.0/16"))
      route.prefix = testing::prefix("172.16.100.0/24");
  }
  const Checked checked(std::move(maker), "i-user");
  EXPECT_EQ(checked.result.verdict, Verdict::kIntermittent);
  EXPECT_EQ(checked.result.symptom, Symptom::kTimeoutPrivate);
  const auto* finding = find(checked.result.findings, Code::kNoRouteToDestination);
  ASSERT_NE(finding, nullptr);
  EXPECT_TRUE(finding->blocking);
  EXPECT_THAT(finding->message, HasSubstr("172.16.200.45 (ap-northeast-1c)"));
  EXPECT_THAT(finding->message, Not(HasSubstr("172.16.100.126")));
}

// J9
TEST(Check, WithoutAProfileItSaysSoAndStaysReachable) {
  NetworkMaker maker = article();
  user(maker).instance_profile_arn = {};
  const Checked checked(std::move(maker), "i-user");
  EXPECT_EQ(checked.result.verdict, Verdict::kReachable);
  const auto* finding = find(checked.result.findings, Code::kNoInstanceProfile);
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->stage, Stage::kCredentials);
  EXPECT_FALSE(finding->blocking);
}

// G16
TEST(Check, AnEndpointPolicyIsMentionedOnce) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::VpcEndpoint>("vpce-ssm").policy =
      maker.builder().intern(R"({"Statement":[]})");
  const Checked checked(std::move(maker), "i-user");
  EXPECT_EQ(checked.result.verdict, Verdict::kReachable);
  EXPECT_EQ(std::count_if(checked.result.findings.begin(), checked.result.findings.end(),
                          [](const auto& each) { return each.code == Code::kEndpointPolicy; }),
            1);
}

TEST(Check, ReportsNameWhatTheyAssume) {
  NetworkMaker maker = article();
  maker.without(DocumentKind::kResolverRuleAssociations);
  maker.without(DocumentKind::kInstanceInformation);
  const model::Network network = std::move(maker).build();
  const Report report = Checker(network).check({});
  EXPECT_THAT(report.assumptions,
              ElementsAre(HasSubstr("no Route 53 Resolver rule"), HasSubstr("ec2messages")));
}

TEST(Check, WithoutInstancesTheReportSaysThatTheyWereNotExported) {
  NetworkMaker maker;
  maker.vpc("vpc-1", "10.0.0.0/16");
  maker.without(DocumentKind::kInstances);
  const model::Network network = std::move(maker).build();
  const Report report = Checker(network).check({});
  EXPECT_THAT(report.results, IsEmpty());
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings.front().code, Code::kSnapshotIncomplete);
  EXPECT_EQ(worst(report), Outcome::kUnknown);
}

TEST(Check, AnAccountWithoutInstancesHolds) {
  NetworkMaker maker;
  const model::Network network = std::move(maker).build();
  const Report report = Checker(network).check({});
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_EQ(worst(report), Outcome::kHolds);
}

TEST(Check, NamedInstancesThatAreThereNeedNoWholeExport) {
  NetworkMaker maker = article();
  maker.without(DocumentKind::kInstances);
  const model::Network network = std::move(maker).build();
  const Checker checker(network);
  EXPECT_THAT(checker.check({{"i-user"}, {}, false}).findings, IsEmpty());
  const Report report = checker.check({{"i-user", "i-elsewhere"}, {}, false});
  EXPECT_THAT(report.unmatched, ElementsAre("i-elsewhere"));
  EXPECT_EQ(report.findings.size(), 1U);
}

// J4
TEST(Check, AServiceThatTheRegionLacksHasNoName) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Subnet>("subnet-user").availability_zone =
      maker.builder().intern("mx-central-1a");
  user(maker).availability_zone = maker.builder().intern("mx-central-1a");
  const Checked checked(std::move(maker), "i-user", Service::kEc2messages);
  EXPECT_FALSE(checked.result.required);
  EXPECT_EQ(checked.result.verdict, Verdict::kUnreachable);
  EXPECT_EQ(checked.result.symptom, Symptom::kNxdomain);
}

TEST(Check, EndpointsAreFoundByServiceAndRegion) {
  const model::Network network = article().build();
  const Checker checker(network);
  ASSERT_EQ(checker.endpoints_for("ssm", "ap-northeast-1").size(), 1U);
  EXPECT_TRUE(checker.endpoints_for("ssm", "us-east-1").empty());
}

}  // namespace
}  // namespace reach::check
