// SPDX-License-Identifier: Apache-2.0
// H6-H8, L45: Resolver rules.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using model::ResolverRuleAssociationStatus;
using model::ResolverRuleType;
using reach::testing::article;

model::ResolverRule& rule(NetworkMaker& maker, const char* id, const char* domain,
                          ResolverRuleType type, const char* vpc = "vpc-user") {
  auto& row = maker.builder().upsert<model::ResolverRule>(id);
  row.domain_name = maker.builder().intern(domain);
  row.type = type;
  row.associations.push_back(
      {maker.builder().ref<model::Vpc>(vpc), ResolverRuleAssociationStatus::kComplete, {}});
  return row;
}

NetworkMaker no_zones() {
  NetworkMaker maker;
  maker.vpc("vpc-user", "192.168.0.0/16");
  return maker;
}

TEST(Rules, AForwardRuleOfTheNameBeatsItsZone) {  // H7
  NetworkMaker maker = article();
  rule(maker, "rr-1", kSsm, ResolverRuleType::kForward);
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kResolverRule, "UNSUPPORTED_COMPONENT rr-1");
  EXPECT_EQ(asked.answer.source_id, "rr-1");
  ASSERT_NE(find(asked.answer, Code::kDnsRuleForwardsAway), nullptr);
  EXPECT_FALSE(find(asked.answer, Code::kDnsRuleForwardsAway)->blocking);
}

TEST(Rules, ALessSpecificForwardRuleDoesNot) {
  NetworkMaker maker = article();
  rule(maker, "rr-1", "amazonaws.com", ResolverRuleType::kForward);
  rule(maker, "rr-2", "", ResolverRuleType::kForward);
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kAnswer,
                Source::kPrivateHostedZone);
}

TEST(Rules, AForwardRuleTakesWhatNoZoneHas) {  // L45
  for (const char* domain : {"", "com", "amazonaws.com"}) {
    NetworkMaker maker = no_zones();
    rule(maker, "rr-1", domain, ResolverRuleType::kForward);
    EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kUnknown, Source::kResolverRule,
                  "UNSUPPORTED_COMPONENT rr-1");
  }
}

TEST(Rules, DelegationsAndUnreadableTypesAreNotKnown) {
  for (const ResolverRuleType type : {ResolverRuleType::kDelegate, ResolverRuleType::kUnknown}) {
    NetworkMaker maker = no_zones();
    rule(maker, "rr-1", "amazonaws.com", type);
    EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kUnknown, Source::kResolverRule,
                  "UNSUPPORTED_COMPONENT rr-1");
  }
}

TEST(Rules, OtherVpcsAndOtherNamesDoNotMatter) {
  NetworkMaker maker = article();
  rule(maker, "rr-1", kSsm, ResolverRuleType::kForward, "vpc-shared");
  rule(maker, "rr-2", "x.ssm.ap-northeast-1.amazonaws.com", ResolverRuleType::kForward);
  rule(maker, "rr-3", "example.com", ResolverRuleType::kForward);
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kAnswer,
                Source::kPrivateHostedZone);
}

TEST(Rules, OnlyCompleteAssociationsCount) {
  using AssociationStatus = ResolverRuleAssociationStatus;
  for (const AssociationStatus status :
       {AssociationStatus::kCreating, AssociationStatus::kDeleting, AssociationStatus::kFailed,
        AssociationStatus::kOverridden}) {
    NetworkMaker maker = article();
    rule(maker, "rr-1", kSsm, ResolverRuleType::kForward).associations[0].status = status;
    EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kAnswer,
                  Source::kPrivateHostedZone);
  }
}

TEST(Rules, AnAssociationWithoutStatusMayCount) {
  NetworkMaker maker = article();
  rule(maker, "rr-1", kSsm, ResolverRuleType::kForward).associations[0].status =
      ResolverRuleAssociationStatus::kUnknown;
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kUnknown, Source::kNone,
                "SNAPSHOT_INCOMPLETE rr-1");
}

TEST(Rules, ARuleOfUnknownDomainMayTakeAnything) {
  NetworkMaker maker = article();
  rule(maker, "rr-1", "", ResolverRuleType::kUnknown).declared = false;
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kUnknown, Source::kNone,
                "UNKNOWN_RESOURCE rr-1");
}

TEST(Rules, ASystemRuleKeepsTheNameInTheVpc) {
  NetworkMaker maker = article();
  rule(maker, "rr-1", "com", ResolverRuleType::kForward);
  rule(maker, "rr-2", kSsm, ResolverRuleType::kSystem);
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kAnswer,
                Source::kPrivateHostedZone);
  NetworkMaker public_names = no_zones();
  rule(public_names, "rr-1", "com", ResolverRuleType::kForward);
  rule(public_names, "rr-2", "amazonaws.com", ResolverRuleType::kSystem);
  EXPECT_ANSWER(ask(std::move(public_names), "vpc-user", kSsm), Status::kAnswer, Source::kPublic,
                "DNS_RESOLVES_PUBLIC vpc-user");
}

TEST(Rules, ASystemRuleOverABroaderZoneIsNotKnown) {
  NetworkMaker maker = no_zones();
  maker.zone("Z-broad", "amazonaws.com", {"vpc-user"});
  rule(maker, "rr-1", kSsm, ResolverRuleType::kSystem);
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kUnknown, Source::kNone,
                "UNSUPPORTED_COMPONENT rr-1");
}

TEST(Rules, ARecursiveRuleIsPublicWhereItWins) {
  NetworkMaker maker = article();
  rule(maker, "rslvr-autodefined-rr-internet-resolver", "", ResolverRuleType::kRecursive);
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kAnswer,
                Source::kPrivateHostedZone);
  NetworkMaker wins = article();
  rule(wins, "rr-1", kSsm, ResolverRuleType::kRecursive);
  const Asked asked = ask(std::move(wins), "vpc-user", kSsm);
  EXPECT_EQ(asked.answer.source, Source::kPublic);
  EXPECT_TRUE(asked.answer.is_public);
}

TEST(Rules, AForwardRuleHidesThatHostnamesAreOff) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Vpc>("vpc-user").enable_dns_hostnames = model::Tri::kNo;
  rule(maker, "rr-1", "amazonaws.com", ResolverRuleType::kForward);
  EXPECT_EQ(ask(std::move(maker), "vpc-user", kSsm).answer.source, Source::kResolverRule);
}

}  // namespace
}  // namespace reach::dns
