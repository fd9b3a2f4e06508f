// SPDX-License-Identifier: Apache-2.0
// The reference scenario, in code: endpoint private DNS in the Shared VPC, zones for the User VPC.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using reach::testing::article;

NetworkMaker without_zone_for_user() {
  NetworkMaker maker = article();
  maker.builder().upsert<model::HostedZone>("Z-ssm").associations.clear();
  return maker;
}

TEST(Scenario, PrivateDnsAnswersInTheEndpointsVpc) {
  const Asked asked = ask(article(), "vpc-shared", "SSM.ap-northeast-1.amazonaws.com.");
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kEndpointPrivateDns);
  EXPECT_EQ(asked.answer.name, kSsm);
  EXPECT_EQ(asked.answer.source_id, "vpce-ssm");
  EXPECT_FALSE(asked.answer.is_public);
  EXPECT_FALSE(asked.answer.varies);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("172.16.100.126", "172.16.200.45"));
  const AnswerAddress& first = asked.answer.addresses.front();
  EXPECT_EQ(asked.network->text(first.interface->id), "eni-vpce-ssm-0");
  EXPECT_EQ(asked.network->text(first.endpoint->id), "vpce-ssm");
  EXPECT_EQ(first.zone, nullptr);
}

TEST(Scenario, AnAssociatedZoneAnswersTheSameInTheOtherVpc) {
  const Asked asked = ask(article(), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_EQ(asked.answer.source_id, "Z-ssm");
  EXPECT_THAT(addresses(asked.answer), ElementsAre("172.16.100.126", "172.16.200.45"));
  const AnswerAddress& first = asked.answer.addresses.front();
  EXPECT_EQ(asked.network->text(first.endpoint->id), "vpce-ssm");
  EXPECT_EQ(asked.network->text(first.zone->id), "Z-ssm");
}

TEST(Scenario, AZoneOfOtherVpcsDoesNotAnswer) {
  const Asked asked = ask(without_zone_for_user(), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic, "DNS_ZONE_NOT_ASSOCIATED Z-ssm",
                "DNS_RESOLVES_PUBLIC vpc-user");
  EXPECT_TRUE(asked.answer.is_public);
  EXPECT_THAT(addresses(asked.answer), IsEmpty());
  EXPECT_THAT(find(asked.answer, Code::kDnsZoneNotAssociated)->fix,
              HasSubstr("aws route53 associate-vpc-with-hosted-zone --hosted-zone-id Z-ssm --vpc "
                        "VPCRegion=ap-northeast-1,VPCId=vpc-user"));
}

TEST(Scenario, AnotherAccountsZoneNeedsAuthorization) {
  NetworkMaker maker = without_zone_for_user();
  maker.builder().upsert<model::HostedZone>("Z-ssm").owner = maker.builder().intern("222222222222");
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_THAT(find(asked.answer, Code::kDnsZoneNotAssociated)->fix,
              HasSubstr("222222222222 has authorized"));
}

TEST(Scenario, WithoutAZoneTheFixNamesTheEndpointOverThePeering) {
  NetworkMaker maker;
  maker.vpc("vpc-user", "192.168.0.0/16");
  maker.vpc("vpc-far", "10.0.0.0/16");
  maker.vpc("vpc-shared", "172.16.0.0/16");
  maker.subnet("subnet-far", "vpc-far", "10.0.0.0/24");
  maker.subnet("subnet-shared", "vpc-shared", "172.16.0.0/24");
  maker.endpoint("vpce-far", "vpc-far", "ssm", true, {{"subnet-far", "10.0.0.9"}}, {});
  maker.endpoint("vpce-ssm", "vpc-shared", "ssm", true, {{"subnet-shared", "172.16.0.9"}}, {});
  maker.peering("pcx-1", "vpc-user", "vpc-shared");
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic, "DNS_RESOLVES_PUBLIC vpc-user");
  const std::string& fix = find(asked.answer, Code::kDnsResolvesPublic)->fix;
  EXPECT_THAT(fix, HasSubstr("private zone ssm.ap-northeast-1.amazonaws.com for vpc-user"));
  EXPECT_THAT(fix, HasSubstr(kSsmAlias));
}

TEST(Scenario, WithoutAnyEndpointTheFixIsToCreateOne) {
  NetworkMaker maker;
  maker.vpc("vpc-user", "192.168.0.0/16");
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic, "DNS_RESOLVES_PUBLIC vpc-user");
  EXPECT_THAT(find(asked.answer, Code::kDnsResolvesPublic)->fix, HasSubstr("interface endpoint"));
}

TEST(Scenario, StepsTellTheStoryInOrder) {
  const Asked asked = ask(article(), "vpc-user", kSsm);
  std::vector<std::string> resources;
  for (const Step& step : asked.answer.steps) resources.push_back(step.resource);
  EXPECT_THAT(resources, ElementsAre("dopt-amazon", "Z-ssm", "Z-ssm", "vpce-ssm", "vpce-ssm"));
}

}  // namespace
}  // namespace reach::dns
