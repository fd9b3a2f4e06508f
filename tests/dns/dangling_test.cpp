// SPDX-License-Identifier: Apache-2.0
// H15, L8, L9: vpce names that no endpoint has. Gone for sure, or only not in the snapshot.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using model::DocumentKind;
using reach::testing::article;

// The article, with the ssm zone's alias led elsewhere.
NetworkMaker with_alias(std::string_view target) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::HostedZone>("Z-ssm").records.back().alias_name =
      maker.builder().intern(target);
  return maker;
}

constexpr const char* kGone = "vpce-0gone-0a0b0c0d.ssm.ap-northeast-1.vpce.amazonaws.com";

TEST(Dangling, ADeletedEndpointsAliasIsEmpty) {
  const Asked asked = ask(with_alias(kGone), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kNodata, Source::kPrivateHostedZone, "DNS_DANGLING_ALIAS Z-ssm");
  EXPECT_THAT(find(asked.answer, Code::kDnsDanglingAlias)->message, HasSubstr("vpce-0gone"));
  EXPECT_THAT(find(asked.answer, Code::kDnsDanglingAlias)->fix, HasSubstr(kSsmAlias));
}

TEST(Dangling, ARecreatedEndpointHasAnotherHash) {  // L9
  NetworkMaker maker = with_alias("vpce-ssm-00000000.ssm.ap-northeast-1.vpce.amazonaws.com");
  // Even where not all endpoints are in the snapshot: this one is.
  maker.without(DocumentKind::kVpcEndpoints);
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kNodata, Source::kPrivateHostedZone, "DNS_DANGLING_ALIAS Z-ssm");
  EXPECT_THAT(find(asked.answer, Code::kDnsDanglingAlias)->fix, HasSubstr(kSsmAlias));
}

TEST(Dangling, AZoneTheEndpointHasLeft) {  // L8
  EXPECT_ANSWER(
      ask(with_alias("vpce-ssm-a1b2c3d4-ap-northeast-1d.ssm.ap-northeast-1.vpce.amazonaws.com"),
          "vpc-user", kSsm),
      Status::kNodata, Source::kPrivateHostedZone, "DNS_DANGLING_ALIAS Z-ssm");
}

TEST(Dangling, EndpointsNotExportedMakeItUnknown) {
  NetworkMaker maker = with_alias(kGone);
  maker.without(DocumentKind::kVpcEndpoints);
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kPrivateHostedZone,
                "SNAPSHOT_INCOMPLETE vpce-0gone");
  EXPECT_THAT(find(asked.answer, Code::kSnapshotIncomplete)->fix,
              HasSubstr("aws ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-0gone"));
}

TEST(Dangling, AnotherAccountMayHaveTheEndpoint) {
  NetworkMaker maker = with_alias(kGone);
  maker.builder().upsert<model::HostedZone>("Z-ssm").owner = maker.builder().intern("222222222222");
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kUnknown,
                Source::kPrivateHostedZone, "UNKNOWN_RESOURCE vpce-0gone");
}

TEST(Dangling, APeersAccountMayHaveIt) {
  NetworkMaker maker = with_alias(kGone);
  auto& peering = maker.builder().upsert<model::VpcPeeringConnection>("pcx-1");
  peering.requester.owner = maker.builder().intern("222222222222");
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kUnknown,
                Source::kPrivateHostedZone, "UNKNOWN_RESOURCE vpce-0gone");
}

TEST(Dangling, ThatAccountsEndpointsExportedSettleIt) {
  NetworkMaker maker = with_alias(kGone);
  const auto account = maker.builder().intern("222222222222");
  maker.builder().upsert<model::HostedZone>("Z-ssm").owner = account;
  maker.builder().add_export(
      {DocumentKind::kVpcEndpoints, account, maker.builder().intern("ap-northeast-1"), true, {}});
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kNodata,
                Source::kPrivateHostedZone, "DNS_DANGLING_ALIAS Z-ssm");
}

TEST(Dangling, AnotherRegionWasNotExported) {
  EXPECT_ANSWER(
      ask(with_alias("vpce-0gone-0a0b0c0d.ssm.us-east-1.vpce.amazonaws.com"), "vpc-user", kSsm),
      Status::kUnknown, Source::kPrivateHostedZone, "UNKNOWN_RESOURCE vpce-0gone");
}

TEST(Dangling, AnEndpointWithoutNamesMayHaveThisOne) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::VpcEndpoint>("vpce-ssm").dns_entries.clear();
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", kSsm), Status::kUnknown,
                Source::kPrivateHostedZone, "UNKNOWN_RESOURCE vpce-ssm");
}

TEST(Dangling, AskedDirectlyTheNameDoesNotExist) {
  EXPECT_ANSWER(ask(article(), "vpc-user", kGone), Status::kNxdomain, Source::kPublic,
                std::string("DNS_NO_RECORD ") + kGone);
}

TEST(Dangling, ACnameToItEndsInNxdomain) {
  NetworkMaker maker = article();
  maker.zone("Z-corp", "corp.example", {"vpc-user"});
  maker.record("Z-corp", "a.corp.example", model::RecordType::kCname, {kGone});
  EXPECT_ANSWER(ask(std::move(maker), "vpc-user", "a.corp.example"), Status::kNxdomain,
                Source::kPrivateHostedZone, "DNS_DANGLING_ALIAS Z-corp");
}

}  // namespace
}  // namespace reach::dns
