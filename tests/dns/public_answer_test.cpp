// SPDX-License-Identifier: Apache-2.0
// H11, J4, J8: what is known of public DNS, and what is not.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using model::RecordType;

Asked ask_public(const char* name, RecordType type = RecordType::kA) {
  NetworkMaker maker;
  maker.vpc("vpc-a", "10.0.0.0/16");
  return ask(std::move(maker), "vpc-a", name, type);
}

TEST(PublicAnswer, ServicesOfAnyRegionArePublic) {
  for (const char* name : {kSsm, "ssm.us-east-1.amazonaws.com", "ssm.cn-north-1.amazonaws.com.cn",
                           "ssm-fips.us-east-1.amazonaws.com", "ssm.eu-west-1.api.aws"}) {
    const Asked asked = ask_public(name);
    EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic, "DNS_RESOLVES_PUBLIC vpc-a");
    EXPECT_TRUE(asked.answer.is_public) << name;
  }
}

TEST(PublicAnswer, RegionsWithoutTheServiceHaveNoName) {
  EXPECT_ANSWER(ask_public("ec2messages.mx-central-1.amazonaws.com"), Status::kNxdomain,
                Source::kPublic, "DNS_NO_RECORD ec2messages.mx-central-1.amazonaws.com");
  EXPECT_EQ(ask_public("ssm.mx-central-1.amazonaws.com").answer.status, Status::kAnswer);
}

TEST(PublicAnswer, OtherNamesAreNotKnown) {
  for (const char* name : {"example.com", "lb-1.elb.ap-northeast-1.amazonaws.com"}) {
    EXPECT_ANSWER(ask_public(name), Status::kUnknown, Source::kPublic,
                  std::string("SNAPSHOT_INCOMPLETE ") + name);
  }
}

TEST(PublicAnswer, AaaaIsKnownOfDualStackNamesAlone) {
  EXPECT_EQ(ask_public("ssm.eu-west-1.api.aws", RecordType::kAaaa).answer.status, Status::kAnswer);
  EXPECT_EQ(ask_public(kSsm, RecordType::kAaaa).answer.status, Status::kUnknown);
}

TEST(PublicAnswer, AZoneForThePlainNameDoesNotCoverTheFipsName) {  // L52
  NetworkMaker maker = reach::testing::article();
  maker.zone("Z-plain", "ssm.us-east-1.amazonaws.com", {"vpc-user"});
  const Asked asked = ask(std::move(maker), "vpc-user", "ssm-fips.us-east-1.amazonaws.com");
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic, "DNS_RESOLVES_PUBLIC vpc-user");
}

TEST(PublicAnswer, FipsNamesExistInSomeRegionsAlone) {  // J8
  EXPECT_ANSWER(ask_public("ssm-fips.ap-northeast-1.amazonaws.com"), Status::kUnknown,
                Source::kPublic, "SNAPSHOT_INCOMPLETE ssm-fips.ap-northeast-1.amazonaws.com");
  EXPECT_EQ(ask_public("ssmmessages-fips.ca-west-1.amazonaws.com").answer.status, Status::kAnswer);
}

TEST(PublicAnswer, WhatIsNoHostNameDoesNotExist) {
  for (const char* name : {"", "a..b", ".", ".a"})
    EXPECT_EQ(ask_public(name).answer.status, Status::kNxdomain) << name;
}

TEST(PublicAnswer, OtherRecordTypesAreNotResolved) {
  EXPECT_EQ(ask_public(kSsm, RecordType::kTxt).answer.status, Status::kUnknown);
}

}  // namespace
}  // namespace reach::dns
