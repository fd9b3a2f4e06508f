// SPDX-License-Identifier: Apache-2.0
// H6, H10, L5-L7: the most specific zone of the VPC takes the name, and what it lacks is not looked
// for elsewhere.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using model::RecordType;

NetworkMaker one_vpc() {
  NetworkMaker maker;
  maker.vpc("vpc-a", "10.0.0.0/16");
  return maker;
}

TEST(ZoneChoice, MostLabelsWin) {
  NetworkMaker maker = one_vpc();
  maker.zone("Z-broad", "amazonaws.com", {"vpc-a"});
  maker.record("Z-broad", kSsm, RecordType::kA, {"10.0.0.1"});
  maker.zone("Z-region", "ap-northeast-1.amazonaws.com", {"vpc-a"});
  maker.record("Z-region", kSsm, RecordType::kA, {"10.0.0.2"});
  const Asked asked = ask(std::move(maker), "vpc-a", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("10.0.0.2"));
  EXPECT_EQ(asked.answer.addresses.front().interface, nullptr);
  EXPECT_EQ(asked.answer.addresses.front().endpoint, nullptr);
}

TEST(ZoneChoice, ABroadZoneTakesNamesItLacks) {  // L6
  NetworkMaker maker = one_vpc();
  maker.zone("Z-region", "ap-northeast-1.amazonaws.com", {"vpc-a"});
  maker.record("Z-region", kSsm, RecordType::kA, {"10.0.0.2"});
  const Asked asked = ask(std::move(maker), "vpc-a", "sts.ap-northeast-1.amazonaws.com");
  EXPECT_ANSWER(asked, Status::kNxdomain, Source::kPrivateHostedZone, "DNS_NO_RECORD Z-region");
}

TEST(ZoneChoice, NothingFallsBackToALessSpecificZone) {  // L7
  NetworkMaker maker = one_vpc();
  maker.zone("Z-broad", "ap-northeast-1.amazonaws.com", {"vpc-a"});
  maker.record("Z-broad", kSsm, RecordType::kA, {"10.0.0.1"});
  maker.zone("Z-ssm", kSsm, {"vpc-a"});
  const Asked asked = ask(std::move(maker), "vpc-a", kSsm);
  EXPECT_ANSWER(asked, Status::kNodata, Source::kPrivateHostedZone, "DNS_NO_RECORD Z-ssm");
  EXPECT_THAT(find(asked.answer, Code::kDnsNoRecord)->fix, HasSubstr("Z-broad"));
}

TEST(ZoneChoice, ARecordBelowTheApexDoesNotAnswerTheApex) {  // L5
  NetworkMaker maker = one_vpc();
  maker.zone("Z-ssm", kSsm, {"vpc-a"});
  maker.record("Z-ssm", std::string("www.") + kSsm, RecordType::kA, {"10.0.0.1"});
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kNodata, Source::kPrivateHostedZone,
                "DNS_NO_RECORD Z-ssm");
}

TEST(ZoneChoice, ARecordOfAnotherTypeIsNodata) {  // L5
  NetworkMaker maker = one_vpc();
  maker.zone("Z-ssm", kSsm, {"vpc-a"});
  maker.record("Z-ssm", kSsm, RecordType::kAaaa, {"2001:db8::1"});
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kNodata, Source::kPrivateHostedZone,
                "DNS_NO_RECORD Z-ssm");
}

TEST(ZoneChoice, AaaaIsAnsweredWhenAsked) {
  NetworkMaker maker = one_vpc();
  maker.zone("Z-ssm", kSsm, {"vpc-a"});
  maker.record("Z-ssm", kSsm, RecordType::kAaaa, {"2001:db8::2", "2001:db8::1"});
  const Asked asked = ask(std::move(maker), "vpc-a", kSsm, RecordType::kAaaa);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("2001:db8::1", "2001:db8::2"));
}

TEST(ZoneChoice, AWildcardRecordAnswers) {
  NetworkMaker maker = one_vpc();
  maker.zone("Z-region", "ap-northeast-1.amazonaws.com", {"vpc-a"});
  maker.record("Z-region", canonical_name("\\052.ap-northeast-1.amazonaws.com."), RecordType::kA,
               {"10.0.0.7"});
  const Asked asked = ask(std::move(maker), "vpc-a", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("10.0.0.7"));
}

TEST(ZoneChoice, TheFixForAMissingRecordNamesTheEndpoint) {
  NetworkMaker maker = one_vpc();
  maker.vpc("vpc-hub", "10.1.0.0/16");
  maker.subnet("subnet-hub", "vpc-hub", "10.1.0.0/24");
  maker.endpoint("vpce-ssm", "vpc-hub", "ssm", false, {{"subnet-hub", "10.1.0.9"}}, {});
  maker.zone("Z-ssm", kSsm, {"vpc-a"});
  const Asked asked = ask(std::move(maker), "vpc-a", kSsm);
  EXPECT_THAT(find(asked.answer, Code::kDnsNoRecord)->fix, HasSubstr(kSsmAlias));
}

TEST(ZoneChoice, RecordsThatWereNotExportedAreNamed) {
  NetworkMaker maker = one_vpc();
  maker.zone("Z-ssm", kSsm, {"vpc-a"}).records_known = false;
  const Asked asked = ask(std::move(maker), "vpc-a", kSsm);
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kPrivateHostedZone, "SNAPSHOT_INCOMPLETE Z-ssm");
  EXPECT_THAT(find(asked.answer, Code::kSnapshotIncomplete)->fix,
              HasSubstr("aws route53 list-resource-record-sets --hosted-zone-id Z-ssm"));
}

TEST(ZoneChoice, ADelegatedNameIsNotKnown) {  // H19
  NetworkMaker maker = one_vpc();
  maker.zone("Z-region", "ap-northeast-1.amazonaws.com", {"vpc-a"});
  maker.record("Z-region", kSsm, RecordType::kNs, {"ns.example.net"});
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kUnknown, Source::kPrivateHostedZone,
                "UNSUPPORTED_COMPONENT Z-region");
}

TEST(ZoneChoice, AnUnreadableAddressIsNotKnown) {
  for (const char* value : {"not-an-address", "2001:db8::1", ""}) {
    NetworkMaker maker = one_vpc();
    maker.zone("Z-ssm", kSsm, {"vpc-a"});
    maker.record("Z-ssm", kSsm, RecordType::kA, {"10.0.0.1", value});
    EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kUnknown,
                  Source::kPrivateHostedZone, "BAD_FIELD Z-ssm");
  }
}

TEST(ZoneChoice, ARecordOfUnreadableTypeMayBeTheAnswer) {
  NetworkMaker maker = one_vpc();
  maker.zone("Z-ssm", kSsm, {"vpc-a"});
  maker.record("Z-ssm", kSsm, RecordType::kUnknown, {"10.0.0.1"});
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kUnknown, Source::kPrivateHostedZone,
                "BAD_FIELD Z-ssm");
}

TEST(ZoneChoice, AddressesAreSortedAndGivenOnce) {
  NetworkMaker maker = one_vpc();
  maker.zone("Z-ssm", kSsm, {"vpc-a"});
  maker.record("Z-ssm", kSsm, RecordType::kA, {"10.0.0.10", "10.0.0.9", "10.0.0.10"});
  maker.record("Z-ssm", kSsm, RecordType::kA, {"10.0.0.9", "10.0.0.1"});
  const Asked asked = ask(std::move(maker), "vpc-a", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("10.0.0.1", "10.0.0.9", "10.0.0.10"));
  EXPECT_FALSE(asked.answer.varies);
}

}  // namespace
}  // namespace reach::dns
