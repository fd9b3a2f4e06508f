// SPDX-License-Identifier: Apache-2.0
// H14, H16: where aliases and CNAMEs lead, and that they end.
#include <fmt/format.h>

#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using model::RecordType;
using reach::testing::article;

constexpr const char* kZonal =
    "vpce-ssm-a1b2c3d4-ap-northeast-1c.ssm.ap-northeast-1.vpce.amazonaws.com";

// The article with a zone corp.example for the User VPC.
NetworkMaker with_corp() {
  NetworkMaker maker = article();
  maker.zone("Z-corp", "corp.example", {"vpc-user"});
  return maker;
}

TEST(Alias, ToAZonalNameHasOneAddress) {
  NetworkMaker maker = with_corp();
  maker.alias("Z-corp", "a.corp.example", kZonal);
  const Asked asked = ask(std::move(maker), "vpc-user", "a.corp.example");
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("172.16.200.45"));
}

TEST(Alias, SpellingsOfTheTargetDoNotMatter) {
  NetworkMaker maker = with_corp();
  maker.alias("Z-corp", "a.corp.example",
              "VPCE-ssm-a1b2c3d4.ssm.ap-northeast-1.vpce.amazonaws.com.");
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", "a.corp.example"), Status::kAnswer,
                Source::kPrivateHostedZone);
}

TEST(Alias, ABroadZoneDoesNotChangeWhereAnAliasLeads) {
  NetworkMaker maker = with_corp();
  maker.zone("Z-aws", "amazonaws.com", {"vpc-user"});
  maker.alias("Z-corp", "a.corp.example", kSsmAlias);
  maker.record("Z-corp", "c.corp.example", RecordType::kCname, {kSsmAlias});
  const auto network = std::make_shared<const model::Network>(std::move(maker).build());
  const Resolver resolver(*network);
  const auto& vpc = *network->find<model::Vpc>("vpc-user");
  EXPECT_EQ(resolver.resolve(vpc, "a.corp.example").status, Status::kAnswer);
  // A CNAME's target is asked for in the VPC, and the broad zone takes it (L6).
  const Answer cname = resolver.resolve(vpc, "c.corp.example");
  EXPECT_EQ(cname.status, Status::kNxdomain);
  EXPECT_THAT(blocking(cname), ElementsAre("DNS_NO_RECORD Z-aws"));
}

TEST(Alias, WithinTheZoneIsLookedUpThere) {
  NetworkMaker maker = with_corp();
  maker.alias("Z-corp", "a.corp.example", "b.corp.example").alias_hosted_zone =
      maker.builder().intern("Z-corp");
  maker.record("Z-corp", "b.corp.example", RecordType::kA, {"10.0.0.1"});
  // A more specific zone of the VPC has no say in an alias within Z-corp.
  maker.zone("Z-b", "b.corp.example", {"vpc-user"});
  const Asked asked = ask(std::move(maker), "vpc-user", "a.corp.example");
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("10.0.0.1"));
}

TEST(Alias, ToAZoneOfTheSnapshotIsAskedInTheVpc) {
  NetworkMaker maker = with_corp();
  maker.alias("Z-corp", "a.corp.example", kSsm).alias_hosted_zone = maker.builder().intern("Z-ssm");
  const Asked asked = ask(std::move(maker), "vpc-user", "a.corp.example");
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_EQ(asked.answer.source_id, "Z-corp");
  EXPECT_THAT(addresses(asked.answer), ElementsAre("172.16.100.126", "172.16.200.45"));
  EXPECT_EQ(asked.network->text(asked.answer.addresses.front().zone->id), "Z-ssm");
}

TEST(Alias, ToALoadBalancerIsNotKnown) {
  NetworkMaker maker = with_corp();
  maker.alias("Z-corp", "a.corp.example", "lb-1.elb.ap-northeast-1.amazonaws.com")
      .alias_hosted_zone = maker.builder().intern("Z0ELB");
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", "a.corp.example"), Status::kUnknown,
                Source::kPrivateHostedZone,
                "SNAPSHOT_INCOMPLETE lb-1.elb.ap-northeast-1.amazonaws.com");
}

TEST(Alias, AnswersItsOwnTypeAlone) {
  NetworkMaker maker = with_corp();
  maker.alias("Z-corp", "a.corp.example", kSsmAlias, RecordType::kAaaa);
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", "a.corp.example"), Status::kNodata,
                Source::kPrivateHostedZone, "DNS_NO_RECORD Z-corp");
}

TEST(Alias, AnotherHostedZoneIdIsUnusual) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::HostedZone>("Z-ssm").records.back().alias_hosted_zone =
      maker.builder().intern("Z0OTHER");
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  ASSERT_NE(find(asked.answer, Code::kUnusualConfiguration), nullptr);
  EXPECT_THAT(find(asked.answer, Code::kUnusualConfiguration)->fix, HasSubstr("Z0VPCE"));
}

TEST(Alias, WithoutATargetIsNotKnown) {
  NetworkMaker maker = with_corp();
  maker.alias("Z-corp", "a.corp.example", "");
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", "a.corp.example"), Status::kUnknown,
                Source::kPrivateHostedZone, "BAD_FIELD Z-corp");
}

TEST(Cname, IsAskedForInTheSameVpc) {
  NetworkMaker maker = with_corp();
  maker.record("Z-corp", "a.corp.example", RecordType::kCname,
               {"SSM.ap-northeast-1.amazonaws.com."});
  const Asked asked = ask(std::move(maker), "vpc-user", "a.corp.example");
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_EQ(asked.answer.source_id, "Z-corp");
  EXPECT_THAT(addresses(asked.answer), ElementsAre("172.16.100.126", "172.16.200.45"));
}

TEST(Cname, ToAVpceNameLeadsToTheEndpoint) {
  NetworkMaker maker = with_corp();
  maker.record("Z-corp", "a.corp.example", RecordType::kCname, {kSsmAlias});
  const Asked asked = ask(std::move(maker), "vpc-user", "a.corp.example");
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_EQ(asked.network->text(asked.answer.addresses.front().endpoint->id), "vpce-ssm");
}

TEST(Cname, ToAPublicServiceIsPublic) {
  NetworkMaker maker = with_corp();
  maker.record("Z-corp", "a.corp.example", RecordType::kCname,
               {"kms.ap-northeast-1.amazonaws.com"});
  const Asked asked = ask(std::move(maker), "vpc-user", "a.corp.example");
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone, "DNS_RESOLVES_PUBLIC vpc-user");
  EXPECT_TRUE(asked.answer.is_public);
}

TEST(Cname, AtTheApexIsFollowedAndUnusual) {
  NetworkMaker maker = with_corp();
  maker.record("Z-corp", "corp.example", RecordType::kCname, {kSsmAlias});
  const Asked asked = ask(std::move(maker), "vpc-user", "corp.example");
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_NE(find(asked.answer, Code::kUnusualConfiguration), nullptr);
}

TEST(Cname, WithoutOneTargetIsNotKnown) {
  for (const std::vector<std::string>& values :
       {std::vector<std::string>{}, std::vector<std::string>{"b.example", "c.example"}}) {
    NetworkMaker maker = with_corp();
    maker.record("Z-corp", "a.corp.example", RecordType::kCname, values);
    EXPECT_ANSWER(ask(std::move(maker), "vpc-user", "a.corp.example"), Status::kUnknown,
                  Source::kPrivateHostedZone, "BAD_FIELD Z-corp");
  }
}

TEST(Cname, ToWhatIsNoNameLeadsNowhere) {
  NetworkMaker maker = with_corp();
  maker.record("Z-corp", "a.corp.example", RecordType::kCname, {"a..example"});
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", "a.corp.example"), Status::kNxdomain,
                Source::kPrivateHostedZone, "DNS_NO_RECORD Z-corp");
}

TEST(Loop, OfCnamesEnds) {
  NetworkMaker maker = with_corp();
  maker.record("Z-corp", "a.corp.example", RecordType::kCname, {"b.corp.example"});
  maker.record("Z-corp", "b.corp.example", RecordType::kCname, {"a.corp.example"});
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", "a.corp.example"), Status::kServfail,
                Source::kPrivateHostedZone, "DNS_LOOP Z-corp");
}

TEST(Loop, OfAnAliasToItselfEnds) {
  NetworkMaker maker = with_corp();
  maker.alias("Z-corp", "a.corp.example", "a.corp.example").alias_hosted_zone = {};
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", "a.corp.example"), Status::kServfail,
                Source::kPrivateHostedZone, "DNS_LOOP Z-corp");
}

TEST(Loop, AChainIsFollowedThroughSixteenNames) {
  for (const int length : {16, 17}) {
    NetworkMaker maker = with_corp();
    for (int i = 1; i < length; ++i) {
      maker.record("Z-corp", fmt::format("n{}.corp.example", i), RecordType::kCname,
                   {fmt::format("n{}.corp.example", i + 1)});
    }
    maker.record("Z-corp", fmt::format("n{}.corp.example", length), RecordType::kA, {"10.0.0.1"});
    const Asked asked = ask(std::move(maker), "vpc-user", "n1.corp.example");
    EXPECT_EQ(asked.answer.status, length == 16 ? Status::kAnswer : Status::kServfail) << length;
  }
}

// Every name of a level leads to every name of the next one: paths double with each level.
TEST(Loop, ManyPathsThroughTheSameNamesAreWalkedOnce) {
  NetworkMaker maker = with_corp();
  for (int level = 0; level < 14; ++level) {
    for (const char side : {'a', 'b'}) {
      for (const char next : {'a', 'b'}) {
        auto& set =
            maker.record("Z-corp", fmt::format("{}{}.corp.example", side, level),
                         RecordType::kCname, {fmt::format("{}{}.corp.example", next, level + 1)});
        set.set_identifier = maker.builder().intern(std::string(1, next));
        set.weight = 1;
      }
    }
  }
  for (const char side : {'a', 'b'})
    maker.record("Z-corp", fmt::format("{}14.corp.example", side), RecordType::kA,
                 {side == 'a' ? "10.0.0.1" : "10.0.0.2"});
  const Asked asked = ask(std::move(maker), "vpc-user", "a0.corp.example");
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("10.0.0.1", "10.0.0.2"));
  EXPECT_LT(asked.answer.steps.size(), 200U);
}

}  // namespace
}  // namespace reach::dns
