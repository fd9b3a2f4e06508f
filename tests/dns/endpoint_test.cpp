// SPDX-License-Identifier: Apache-2.0
// G1-G10, G17, G18, L57: what endpoints' names lead to.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using model::EndpointState;
using model::IpAddressType;
using model::RecordType;
using model::Tri;
using reach::testing::article;

model::VpcEndpoint& ssm(NetworkMaker& maker) {
  return maker.builder().upsert<model::VpcEndpoint>("vpce-ssm");
}

TEST(Endpoint, TheRegionalNameHasAllInterfaces) {
  const Asked asked = ask(article(), "vpc-user", kSsmAlias);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic);
  EXPECT_EQ(asked.answer.source_id, "");
  EXPECT_FALSE(asked.answer.is_public);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("172.16.100.126", "172.16.200.45"));
  EXPECT_EQ(asked.network->text(asked.answer.addresses[1].interface->id), "eni-vpce-ssm-1");
}

TEST(Endpoint, AZonalNameHasItsZonesInterface) {
  const Asked asked =
      ask(article(), "vpc-user",
          "vpce-ssm-a1b2c3d4-ap-northeast-1c.ssm.ap-northeast-1.vpce.amazonaws.com");
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("172.16.200.45"));
}

TEST(Endpoint, AZonalNameNeedsNoOtherInterface) {
  NetworkMaker maker = article();
  ssm(maker).interfaces.push_back(maker.builder().ref<model::NetworkInterface>("eni-gone"));
  const Asked asked =
      ask(std::move(maker), "vpc-user",
          "vpce-ssm-a1b2c3d4-ap-northeast-1c.ssm.ap-northeast-1.vpce.amazonaws.com");
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic);
}

TEST(Endpoint, AZonalNameWithoutAnInterfaceIsEmpty) {
  NetworkMaker maker = article();
  auto& endpoint = ssm(maker);
  endpoint.interfaces.pop_back();
  endpoint.subnets.pop_back();
  maker.builder().upsert<model::NetworkInterface>("eni-vpce-ssm-1").description = {};
  const Asked asked =
      ask(std::move(maker), "vpc-user",
          "vpce-ssm-a1b2c3d4-ap-northeast-1c.ssm.ap-northeast-1.vpce.amazonaws.com");
  EXPECT_ANSWER(asked, Status::kNodata, Source::kPublic, "BAD_STATE vpce-ssm");
}

TEST(Endpoint, WithoutSubnetsItAnswersNothing) {  // L57
  NetworkMaker maker = article();
  auto& endpoint = ssm(maker);
  endpoint.subnets.clear();
  endpoint.interfaces.clear();
  for (const char* eni : {"eni-vpce-ssm-0", "eni-vpce-ssm-1"})
    maker.builder().upsert<model::NetworkInterface>(eni).description = {};
  EXPECT_ANSWER(ask(std::move(maker), "vpc-shared", kSsm), Status::kNodata,
                Source::kEndpointPrivateDns, "BAD_STATE vpce-ssm");
}

TEST(Endpoint, InterfacesNotListedAreNamed) {
  NetworkMaker maker = article();
  ssm(maker).interfaces.clear();
  for (const char* eni : {"eni-vpce-ssm-0", "eni-vpce-ssm-1"})
    maker.builder().upsert<model::NetworkInterface>(eni).description = {};
  EXPECT_ANSWER(ask(std::move(maker), "vpc-shared", kSsm), Status::kUnknown,
                Source::kEndpointPrivateDns, "UNKNOWN_RESOURCE vpce-ssm");
}

TEST(Endpoint, DescriptionsFindInterfacesThatAreNotListed) {  // G3
  NetworkMaker maker = article();
  ssm(maker).interfaces.clear();
  const Asked asked = ask(std::move(maker), "vpc-shared", kSsm);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("172.16.100.126", "172.16.200.45"));
}

TEST(Endpoint, PrivateDnsOfAnUnavailableEndpointDoesNotAnswer) {  // G2
  NetworkMaker maker = article();
  ssm(maker).state = EndpointState::kPendingAcceptance;
  const Asked asked = ask(std::move(maker), "vpc-shared", kSsm);
  EXPECT_EQ(asked.answer.status, Status::kAnswer);
  EXPECT_TRUE(asked.answer.is_public);
  ASSERT_NE(find(asked.answer, Code::kBadState), nullptr);
  EXPECT_EQ(find(asked.answer, Code::kBadState)->resource, "vpce-ssm");
}

TEST(Endpoint, AStateNotGivenIsNotKnown) {
  NetworkMaker maker = article();
  ssm(maker).state = EndpointState::kUnknown;
  EXPECT_ANSWER(ask(std::move(maker), "vpc-shared", kSsm), Status::kUnknown, Source::kNone,
                "SNAPSHOT_INCOMPLETE vpce-ssm");
}

TEST(Endpoint, AnAliasToAnUnavailableEndpointStillLeadsToIt) {
  NetworkMaker maker = article();
  ssm(maker).state = EndpointState::kFailed;
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("172.16.100.126", "172.16.200.45"));
}

TEST(Endpoint, PrivateDnsOffIsPublicAndTheFixTurnsItOn) {
  NetworkMaker maker;
  maker.vpc("vpc-a", "10.0.0.0/16");
  maker.subnet("subnet-a", "vpc-a", "10.0.0.0/24");
  maker.endpoint("vpce-ssm", "vpc-a", "ssm", false, {{"subnet-a", "10.0.0.9"}}, {});
  const Asked asked = ask(std::move(maker), "vpc-a", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPublic, "DNS_RESOLVES_PUBLIC vpc-a");
  EXPECT_THAT(find(asked.answer, Code::kDnsResolvesPublic)->fix,
              HasSubstr("private DNS of vpce-ssm"));
}

TEST(Endpoint, PrivateDnsNotGivenIsNotKnownWhereItDecides) {
  NetworkMaker maker = article();
  ssm(maker).private_dns_enabled = Tri::kUnknown;
  EXPECT_ANSWER(ask(std::move(maker), "vpc-shared", kSsm), Status::kUnknown, Source::kNone,
                "SNAPSHOT_INCOMPLETE vpce-ssm");
  NetworkMaker other = article();
  ssm(other).private_dns_enabled = Tri::kUnknown;
  EXPECT_ANSWER(ask(std::move(other), "vpc-user", kSsm), Status::kAnswer,
                Source::kPrivateHostedZone);
}

TEST(Endpoint, PrivateDnsForInboundResolversAloneIsPublicInTheVpc) {  // G18
  NetworkMaker maker;
  maker.vpc("vpc-a", "10.0.0.0/16");
  maker.subnet("subnet-a", "vpc-a", "10.0.0.0/24");
  maker.endpoint("vpce-s3", "vpc-a", "s3", true, {{"subnet-a", "10.0.0.9"}}, {})
      .private_dns_only_for_inbound_resolver = Tri::kYes;
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", "s3.ap-northeast-1.amazonaws.com"), Status::kAnswer,
                Source::kPublic, "DNS_RESOLVES_PUBLIC vpc-a");
}

TEST(Endpoint, ThePrivateNameFollowsFromTheServiceWhereItIsNotListed) {
  NetworkMaker maker = article();
  ssm(maker).dns_entries.pop_back();
  const Asked asked = ask(std::move(maker), "vpc-shared", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kEndpointPrivateDns);
}

TEST(Endpoint, ItsHiddenZoneTakesTheNamesBelow) {
  EXPECT_ANSWER(ask(article(), "vpc-shared", std::string("x.") + kSsm), Status::kNxdomain,
                Source::kEndpointPrivateDns, "DNS_NO_RECORD vpce-ssm");
}

TEST(Endpoint, AWildcardPrivateNameAnswersBelow) {
  const auto asked_for = [](const std::string& name) {
    NetworkMaker maker;
    maker.vpc("vpc-a", "10.0.0.0/16");
    maker.subnet("subnet-a", "vpc-a", "10.0.0.0/24");
    auto& endpoint =
        maker.endpoint("vpce-dkr", "vpc-a", "ecr.dkr", false, {{"subnet-a", "10.0.0.9"}}, {});
    endpoint.private_dns_enabled = Tri::kYes;
    endpoint.dns_entries.push_back(
        {maker.builder().intern("*.dkr.ecr.ap-northeast-1.amazonaws.com"), {}});
    return ask(std::move(maker), "vpc-a", name);
  };
  const std::string registry = "dkr.ecr.ap-northeast-1.amazonaws.com";
  EXPECT_ANSWER(asked_for("111111111111." + registry), Status::kAnswer,
                Source::kEndpointPrivateDns);
  EXPECT_ANSWER(asked_for(registry), Status::kNodata, Source::kEndpointPrivateDns,
                "DNS_NO_RECORD vpce-dkr");
}

TEST(Endpoint, GatewayEndpointsHaveNoNames) {
  NetworkMaker maker;
  maker.vpc("vpc-a", "10.0.0.0/16");
  auto& endpoint = maker.endpoint("vpce-s3", "vpc-a", "s3", true, {}, {});
  endpoint.type = model::EndpointType::kGateway;
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", "s3.ap-northeast-1.amazonaws.com"), Status::kAnswer,
                Source::kPublic, "DNS_RESOLVES_PUBLIC vpc-a");
}

TEST(Endpoint, TheRecordTypeDecidesTheFamily) {  // G17
  struct Case {
    IpAddressType records;
    IpAddressType addresses;
    Status a;
    Status aaaa;
  };
  const std::vector<Case> cases = {
      {IpAddressType::kIpv4, IpAddressType::kDualstack, Status::kAnswer, Status::kNodata},
      {IpAddressType::kIpv6, IpAddressType::kDualstack, Status::kNodata, Status::kAnswer},
      {IpAddressType::kDualstack, IpAddressType::kDualstack, Status::kAnswer, Status::kAnswer},
      {IpAddressType::kUnknown, IpAddressType::kIpv6, Status::kNodata, Status::kAnswer},
      {IpAddressType::kUnknown, IpAddressType::kUnknown, Status::kAnswer, Status::kNodata},
  };
  for (const Case& row : cases) {
    for (const RecordType type : {RecordType::kA, RecordType::kAaaa}) {
      NetworkMaker maker = article();
      ssm(maker).dns_record_ip_type = row.records;
      ssm(maker).ip_address_type = row.addresses;
      for (const char* eni : {"eni-vpce-ssm-0", "eni-vpce-ssm-1"}) {
        maker.builder().upsert<model::NetworkInterface>(eni).addresses.push_back(
            {reach::testing::address(std::string("2001:db8::") + std::string(eni).back()),
             false,
             {}});
      }
      const Asked asked = ask(std::move(maker), "vpc-shared", kSsm, type);
      EXPECT_EQ(asked.answer.status, type == RecordType::kA ? row.a : row.aaaa);
      if (asked.answer.status == Status::kNodata) {
        EXPECT_THAT(blocking(asked.answer), ElementsAre("DNS_NO_RECORD vpce-ssm"));
      }
    }
  }
}

TEST(Endpoint, AnAddressOfTheFamilyMustBeInTheSnapshot) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::NetworkInterface>("eni-vpce-ssm-0").addresses.clear();
  EXPECT_ANSWER(ask(std::move(maker), "vpc-shared", kSsm), Status::kUnknown,
                Source::kEndpointPrivateDns, "UNKNOWN_RESOURCE eni-vpce-ssm-0");
}

TEST(Endpoint, AZoneOfTheSameNameIsUnusualAndTheEndpointAnswers) {  // G10, L12
  NetworkMaker maker = article();
  maker.zone("Z-clash", kSsm, {"vpc-shared"});
  maker.record("Z-clash", kSsm, RecordType::kA, {"10.9.9.9"});
  const Asked asked = ask(std::move(maker), "vpc-shared", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kEndpointPrivateDns);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("172.16.100.126", "172.16.200.45"));
  ASSERT_NE(find(asked.answer, Code::kUnusualConfiguration), nullptr);
  EXPECT_FALSE(find(asked.answer, Code::kUnusualConfiguration)->blocking);
}

TEST(Endpoint, AMoreSpecificZoneBeatsAnEndpoint) {
  NetworkMaker maker = article();
  const std::string below = std::string("x.") + kSsm;
  maker.zone("Z-below", below, {"vpc-shared"});
  maker.record("Z-below", below, RecordType::kA, {"10.9.9.9"});
  const Asked asked = ask(std::move(maker), "vpc-shared", below);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
  EXPECT_THAT(addresses(asked.answer), ElementsAre("10.9.9.9"));
}

TEST(Endpoint, TwoOfOneNameInAVpcVary) {
  NetworkMaker maker = article();
  maker.endpoint("vpce-twin", "vpc-shared", "ssm", true, {{"subnet-shared-a", "172.16.100.9"}}, {});
  const Asked asked = ask(std::move(maker), "vpc-shared", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kEndpointPrivateDns);
  EXPECT_TRUE(asked.answer.varies);
  EXPECT_THAT(addresses(asked.answer),
              ElementsAre("172.16.100.9", "172.16.100.126", "172.16.200.45"));
  EXPECT_NE(find(asked.answer, Code::kUnusualConfiguration), nullptr);
}

}  // namespace
}  // namespace reach::dns
