// SPDX-License-Identifier: Apache-2.0
// H18: several record sets of one name and type.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using model::Failover;
using model::RecordType;
using reach::testing::article;

struct Set {
  const char* address;
  int weight = -1;
  Failover failover = Failover::kUnknown;
};

Asked ask_sets(const std::vector<Set>& sets) {
  NetworkMaker maker;
  maker.vpc("vpc-a", "10.0.0.0/16");
  maker.zone("Z-ssm", kSsm, {"vpc-a"});
  for (const Set& set : sets) {
    auto& record = maker.record("Z-ssm", kSsm, RecordType::kA, {set.address});
    record.set_identifier = maker.builder().intern(std::string("set ") + set.address);
    record.weight = set.weight;
    record.failover = set.failover;
  }
  return ask(std::move(maker), "vpc-a", kSsm);
}

TEST(RecordSets, WeightedOnesVary) {
  const Asked asked = ask_sets({{"10.0.0.1", 10}, {"10.0.0.2", 1}});
  EXPECT_THAT(addresses(asked.answer), ElementsAre("10.0.0.1", "10.0.0.2"));
  EXPECT_TRUE(asked.answer.varies);
}

TEST(RecordSets, WeightZeroIsLeftOut) {
  const Asked asked = ask_sets({{"10.0.0.1", 10}, {"10.0.0.2", 0}});
  EXPECT_THAT(addresses(asked.answer), ElementsAre("10.0.0.1"));
  EXPECT_FALSE(asked.answer.varies);
}

TEST(RecordSets, WeightZeroEverywhereCounts) {
  const Asked asked = ask_sets({{"10.0.0.1", 0}, {"10.0.0.2", 0}});
  EXPECT_THAT(addresses(asked.answer), ElementsAre("10.0.0.1", "10.0.0.2"));
  EXPECT_TRUE(asked.answer.varies);
}

TEST(RecordSets, FailoverAnswersWithThePrimary) {
  const Asked asked =
      ask_sets({{"10.0.0.1", -1, Failover::kSecondary}, {"10.0.0.2", -1, Failover::kPrimary}});
  EXPECT_THAT(addresses(asked.answer), ElementsAre("10.0.0.2"));
  EXPECT_FALSE(asked.answer.varies);
  bool said = false;
  for (const Step& step : asked.answer.steps)
    said = said || step.text.find("healthy") != std::string::npos;
  EXPECT_TRUE(said);
}

TEST(RecordSets, ASecondaryAloneAnswers) {
  EXPECT_THAT(addresses(ask_sets({{"10.0.0.1", -1, Failover::kSecondary}}).answer),
              ElementsAre("10.0.0.1"));
}

TEST(RecordSets, LatencyGeolocationAndMultivalueUnite) {
  EXPECT_THAT(addresses(ask_sets({{"10.0.0.1"}, {"10.0.0.3"}, {"10.0.0.2"}}).answer),
              ElementsAre("10.0.0.1", "10.0.0.2", "10.0.0.3"));
}

// H18: up to eight are returned together.
TEST(RecordSets, MultivalueOnesDoNotVary) {
  NetworkMaker maker = article();
  auto& zone = maker.builder().upsert<model::HostedZone>("Z-ssm");
  zone.records.pop_back();
  for (const char* value : {"10.0.0.1", "10.0.0.2"}) {
    auto& set = maker.record("Z-ssm", kSsm, model::RecordType::kA, {value});
    set.set_identifier = maker.builder().intern(value);
    set.multi_value_answer = model::Tri::kYes;
  }
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("10.0.0.1", "10.0.0.2"));
  EXPECT_FALSE(asked.answer.varies);
}

// H18: places without a record set get nothing, unless one is for everywhere else.
TEST(RecordSets, GeolocationWithoutADefaultVaries) {
  for (const bool has_default : {false, true}) {
    NetworkMaker maker = article();
    auto& zone = maker.builder().upsert<model::HostedZone>("Z-ssm");
    zone.records.pop_back();
    for (const char* place : {"JP", has_default ? "*" : "EU"}) {
      auto& set = maker.record("Z-ssm", kSsm, model::RecordType::kA, {"10.0.0.1"});
      set.set_identifier = maker.builder().intern(place);
      set.geo_location = maker.builder().intern(place);
    }
    const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
    EXPECT_THAT(addresses(asked.answer), ElementsAre("10.0.0.1"));
    EXPECT_EQ(asked.answer.varies, !has_default);
  }
}

TEST(RecordSets, TheSameAnswerTwiceDoesNotVary) {
  NetworkMaker maker = article();
  auto& zone = maker.builder().upsert<model::HostedZone>("Z-ssm");
  zone.records.back().set_identifier = maker.builder().intern("one");
  zone.records.back().weight = 1;
  zone.records.push_back(zone.records.back());
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_FALSE(asked.answer.varies);
}

TEST(RecordSets, OneThatDanglesLeavesABlockingFinding) {
  NetworkMaker maker = article();
  auto& zone = maker.builder().upsert<model::HostedZone>("Z-ssm");
  zone.records.back().set_identifier = maker.builder().intern("one");
  zone.records.push_back(zone.records.back());
  zone.records.back().alias_name =
      maker.builder().intern("vpce-0gone-0a0b0c0d.ssm.ap-northeast-1.vpce.amazonaws.com");
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone, "DNS_DANGLING_ALIAS Z-ssm");
  EXPECT_TRUE(asked.answer.varies);
  EXPECT_EQ(asked.answer.addresses.size(), 2U);
}

TEST(RecordSets, OneThatIsNotKnownMakesTheAnswerNotKnown) {
  const Asked asked = ask_sets({{"10.0.0.1", 1}, {"nonsense", 1}});
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kPrivateHostedZone, "BAD_FIELD Z-ssm");
  EXPECT_THAT(addresses(asked.answer), IsEmpty());
}

}  // namespace
}  // namespace reach::dns
