// SPDX-License-Identifier: Apache-2.0
// H9, L3: without enableDnsHostnames a VPC's zones and endpoints do not answer.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using model::Tri;
using reach::testing::article;

NetworkMaker with_hostnames(const char* vpc, Tri value) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Vpc>(vpc).enable_dns_hostnames = value;
  return maker;
}

TEST(Attributes, HostnamesOffSendsAZonesNameToPublicDns) {
  const Asked asked = ask(with_hostnames("vpc-user", Tri::kNo), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic, "DNS_ATTRIBUTES_DISABLED vpc-user",
                "DNS_RESOLVES_PUBLIC vpc-user");
  EXPECT_TRUE(asked.answer.is_public);
  EXPECT_THAT(find(asked.answer, Code::kDnsAttributesDisabled)->fix,
              HasSubstr("enableDnsHostnames to true on vpc-user"));
}

TEST(Attributes, HostnamesOffSendsAnEndpointsNameToPublicDns) {
  // The zone of the User VPC would be the next thing to associate, were host names not the cause.
  const Asked asked = ask(with_hostnames("vpc-shared", Tri::kNo), "vpc-shared", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic, "DNS_ATTRIBUTES_DISABLED vpc-shared",
                "DNS_RESOLVES_PUBLIC vpc-shared");
}

TEST(Attributes, HostnamesOffAndNoAssociationAreBothReported) {
  NetworkMaker maker = with_hostnames("vpc-user", Tri::kNo);
  maker.builder().upsert<model::HostedZone>("Z-ssm").associations.clear();
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic, "DNS_ATTRIBUTES_DISABLED vpc-user",
                "DNS_ZONE_NOT_ASSOCIATED Z-ssm", "DNS_RESOLVES_PUBLIC vpc-user");
}

TEST(Attributes, HostnamesOffDoesNotMatterWhereNothingWouldAnswer) {
  NetworkMaker maker;
  maker.vpc("vpc-user", "192.168.0.0/16").enable_dns_hostnames = Tri::kNo;
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic, "DNS_RESOLVES_PUBLIC vpc-user");
}

TEST(Attributes, HostnamesOffNeedsNoEvidenceAboutZones) {
  NetworkMaker maker = with_hostnames("vpc-user", Tri::kNo);
  maker.without(model::DocumentKind::kHostedZones);
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_EQ(asked.answer.status, Status::kAnswer);
  EXPECT_TRUE(asked.answer.is_public);
}

TEST(Attributes, HostnamesNotExportedIsNamedWhereAZoneWouldAnswer) {
  const Asked asked = ask(with_hostnames("vpc-user", Tri::kUnknown), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kNone, "SNAPSHOT_INCOMPLETE vpc-user");
  EXPECT_THAT(find(asked.answer, Code::kSnapshotIncomplete)->fix,
              HasSubstr("aws ec2 describe-vpc-attribute --vpc-id vpc-user --attribute "
                        "enableDnsHostnames"));
}

TEST(Attributes, HostnamesNotExportedDoesNotMatterWhereNothingWouldAnswer) {
  NetworkMaker maker;
  maker.vpc("vpc-user", "192.168.0.0/16").enable_dns_hostnames = Tri::kUnknown;
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic, "DNS_RESOLVES_PUBLIC vpc-user");
}

TEST(Attributes, VpceNamesArePublicAndNeedNoAttribute) {
  const Asked asked = ask(with_hostnames("vpc-user", Tri::kNo), "vpc-user", kSsmAlias);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic);
  EXPECT_FALSE(asked.answer.is_public);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("172.16.100.126", "172.16.200.45"));
}

}  // namespace
}  // namespace reach::dns
