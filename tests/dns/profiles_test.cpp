// SPDX-License-Identifier: Apache-2.0
// H12, L49: Route 53 Profiles.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using model::ProfileResource;
using model::ProfileStatus;
using model::ResolverRuleType;
using reach::testing::article;

model::Profile& profile(NetworkMaker& maker, const char* vpc,
                        ProfileStatus status = ProfileStatus::kComplete) {
  auto& row = maker.builder().upsert<model::Profile>("rp-1");
  row.resources_known = true;
  maker.builder().upsert<model::Vpc>(vpc).profile = {
      maker.builder().ref<model::Profile>("rp-1"), status, {}};
  return row;
}

ProfileResource& bring(NetworkMaker& maker, model::Profile& profile, const char* arn) {
  ProfileResource resource;
  resource.arn = maker.builder().intern(arn);
  resource.status = ProfileStatus::kComplete;
  profile.resources.push_back(resource);
  return profile.resources.back();
}

void bring_zone(NetworkMaker& maker, model::Profile& profile, const char* zone) {
  bring(maker, profile, "arn:zone").zone = maker.builder().ref<model::HostedZone>(zone);
}

model::ResolverRule& bring_rule(NetworkMaker& maker, model::Profile& profile, const char* domain,
                                ResolverRuleType type) {
  auto& rule = maker.builder().upsert<model::ResolverRule>("rr-p");
  rule.domain_name = maker.builder().intern(domain);
  rule.type = type;
  bring(maker, profile, "arn:rule").rule = maker.builder().ref<model::ResolverRule>("rr-p");
  return rule;
}

// The article with its zones for nobody: only what a Profile brings answers vpc-user.
NetworkMaker unassociated() {
  NetworkMaker maker = article();
  for (model::HostedZone& zone : maker.builder().all<model::HostedZone>())
    zone.associations.clear();
  return maker;
}

TEST(Profiles, BringAZone) {  // L49
  NetworkMaker maker = unassociated();
  bring_zone(maker, profile(maker, "vpc-user"), "Z-ssm");
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_EQ(asked.answer.source_id, "Z-ssm");
}

TEST(Profiles, OfOtherVpcsDoNotMatter) {
  NetworkMaker maker = unassociated();
  bring_zone(maker, profile(maker, "vpc-shared"), "Z-ssm");
  EXPECT_TRUE(ask(std::move(maker), "vpc-user", kSsm).answer.is_public);
}

TEST(Profiles, TheVpcsOwnZoneOfTheSameNameWins) {
  NetworkMaker maker = article();
  maker.zone("Z-profile", kSsm, {});
  bring_zone(maker, profile(maker, "vpc-user"), "Z-profile");
  EXPECT_EQ(ask(std::move(maker), "vpc-user", kSsm).answer.source_id, "Z-ssm");
}

TEST(Profiles, TheMoreSpecificZoneWinsWhoeverBringsIt) {
  NetworkMaker specific = article();
  specific.zone("Z-profile", "a.ssm.ap-northeast-1.amazonaws.com", {});
  specific.record("Z-profile", "a.ssm.ap-northeast-1.amazonaws.com", model::RecordType::kA,
                  {"10.9.9.9"});
  bring_zone(specific, profile(specific, "vpc-user"), "Z-profile");
  EXPECT_THAT(
      addresses(ask(std::move(specific), "vpc-user", "a.ssm.ap-northeast-1.amazonaws.com").answer),
      ElementsAre("10.9.9.9"));
  NetworkMaker broad = article();
  broad.zone("Z-profile", "amazonaws.com", {});
  bring_zone(broad, profile(broad, "vpc-user"), "Z-profile");
  EXPECT_EQ(ask(std::move(broad), "vpc-user", kSsm).answer.source_id, "Z-ssm");
}

TEST(Profiles, ARuleBeatsTheProfilesZoneAndLosesAgainstTheVpcsOwn) {  // H7, H12
  NetworkMaker both = unassociated();
  model::Profile& first = profile(both, "vpc-user");
  bring_zone(both, first, "Z-ssm");
  bring_rule(both, first, kSsm, ResolverRuleType::kForward);
  EXPECT_ANSWER(ask(std::move(both), "vpc-user", kSsm), Status::kUnknown, Source::kResolverRule,
                "UNSUPPORTED_COMPONENT rr-p");
  NetworkMaker own = article();
  bring_rule(own, profile(own, "vpc-user"), kSsm, ResolverRuleType::kForward);
  EXPECT_ANSWER(ask(std::move(own), "vpc-user", kSsm), Status::kAnswer, Source::kPrivateHostedZone);
}

TEST(Profiles, BringPrivateDnsOfAnEndpoint) {
  NetworkMaker maker = unassociated();
  bring(maker, profile(maker, "vpc-user"), "arn:vpce").endpoint =
      maker.builder().ref<model::VpcEndpoint>("vpce-ssm");
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kEndpointPrivateDns);
  EXPECT_EQ(asked.answer.source_id, "vpce-ssm");
}

TEST(Profiles, AnEndpointWithoutPrivateDnsIsADoubt) {
  NetworkMaker maker = unassociated();
  bring(maker, profile(maker, "vpc-user"), "arn:vpce").endpoint =
      maker.builder().ref<model::VpcEndpoint>("vpce-ssm");
  maker.builder().upsert<model::VpcEndpoint>("vpce-ssm").private_dns_enabled = model::Tri::kNo;
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kUnknown, Source::kNone,
                "UNSUPPORTED_COMPONENT rp-1");
}

TEST(Profiles, NeedTheDnsAttributesAsWell) {  // H9
  NetworkMaker maker = unassociated();
  bring_zone(maker, profile(maker, "vpc-user"), "Z-ssm");
  maker.builder().upsert<model::Vpc>("vpc-user").enable_dns_hostnames = model::Tri::kNo;
  EXPECT_TRUE(ask(std::move(maker), "vpc-user", kSsm).answer.is_public);
}

TEST(Profiles, WhatIsInThemMustBeExported) {
  NetworkMaker maker = unassociated();
  profile(maker, "vpc-user").resources_known = false;
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kUnknown, Source::kNone,
                "SNAPSHOT_INCOMPLETE rp-1");
  NetworkMaker own = article();
  profile(own, "vpc-user").resources_known = false;
  EXPECT_ANSWER(ask(std::move(own), "vpc-user", kSsm), Status::kAnswer, Source::kPrivateHostedZone);
}

TEST(Profiles, AResourceThatIsNotHeldMayHaveAnyName) {
  NetworkMaker maker = unassociated();
  bring_zone(maker, profile(maker, "vpc-user"), "Z-elsewhere");
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kUnknown, Source::kNone,
                "UNKNOWN_RESOURCE arn:zone");
}

TEST(Profiles, OnlySettledAssociationsAreCertain) {
  for (const ProfileStatus status : {ProfileStatus::kCreating, ProfileStatus::kDeleting}) {
    NetworkMaker maker = unassociated();
    bring_zone(maker, profile(maker, "vpc-user", status), "Z-ssm");
    EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kUnknown, Source::kNone,
                  "UNSUPPORTED_COMPONENT rp-1");
  }
  NetworkMaker gone = unassociated();
  bring_zone(gone, profile(gone, "vpc-user"), "Z-ssm");
  gone.builder().upsert<model::Profile>("rp-1").resources[0].status = ProfileStatus::kDeleted;
  EXPECT_TRUE(ask(std::move(gone), "vpc-user", kSsm).answer.is_public);
}

}  // namespace
}  // namespace reach::dns
