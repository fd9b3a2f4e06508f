// SPDX-License-Identifier: Apache-2.0
// H11, H12, design principle 1: a public answer needs evidence that nothing private answers.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using model::DocumentKind;
using model::Tri;
using reach::testing::article;

NetworkMaker one_vpc() {
  NetworkMaker maker;
  maker.vpc("vpc-a", "10.0.0.0/16");
  maker.vpc("vpc-b", "10.1.0.0/16");
  return maker;
}

TEST(Evidence, AZoneOfUnknownAssociationsIsNamed) {
  NetworkMaker maker = one_vpc();
  maker.zone("Z-ssm", kSsm, {}).associations_known = false;
  const Asked asked = ask(std::move(maker), "vpc-a", kSsm);
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kNone, "SNAPSHOT_INCOMPLETE Z-ssm");
  EXPECT_THAT(find(asked.answer, Code::kSnapshotIncomplete)->fix,
              HasSubstr("aws route53 get-hosted-zone --id Z-ssm"));
}

TEST(Evidence, SoIsAParentZone) {
  NetworkMaker maker = one_vpc();
  maker.zone("Z-broad", "amazonaws.com", {}).associations_known = false;
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kUnknown, Source::kNone,
                "SNAPSHOT_INCOMPLETE Z-broad");
}

TEST(Evidence, ZonesThatCannotMatterDoNot) {
  NetworkMaker maker = one_vpc();
  maker.zone("Z-kms", "kms.ap-northeast-1.amazonaws.com", {}).associations_known = false;
  auto& public_zone = maker.zone("Z-public", "amazonaws.com", {});
  public_zone.associations_known = false;
  public_zone.is_private = Tri::kNo;
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kAnswer, Source::kPublic,
                "DNS_RESOLVES_PUBLIC vpc-a");
}

TEST(Evidence, AnExactZoneOfTheVpcBeatsWhatIsNotKnown) {
  NetworkMaker maker = one_vpc();
  maker.zone("Z-ssm", kSsm, {"vpc-a"});
  maker.record("Z-ssm", kSsm, model::RecordType::kA, {"10.0.0.1"});
  maker.zone("Z-broad", "amazonaws.com", {}).associations_known = false;
  maker.zone("Z-twin", kSsm, {"vpc-b"}).associations_known = false;
  maker.without(DocumentKind::kHostedZones);
  maker.without(DocumentKind::kVpcEndpoints);
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kAnswer, Source::kPrivateHostedZone);
}

TEST(Evidence, ALessSpecificZoneDoesNot) {
  NetworkMaker maker = one_vpc();
  maker.zone("Z-broad", "amazonaws.com", {"vpc-a"});
  maker.record("Z-broad", kSsm, model::RecordType::kA, {"10.0.0.1"});
  maker.zone("Z-ssm", kSsm, {}).associations_known = false;
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kUnknown, Source::kNone,
                "SNAPSHOT_INCOMPLETE Z-ssm");
}

TEST(Evidence, ZonesNotExportedAreNamed) {
  NetworkMaker maker = one_vpc();
  maker.without(DocumentKind::kHostedZones);
  const Asked asked = ask(std::move(maker), "vpc-a", kSsm);
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kNone, "SNAPSHOT_INCOMPLETE vpc-a");
  EXPECT_THAT(find(asked.answer, Code::kSnapshotIncomplete)->fix,
              HasSubstr("aws route53 list-hosted-zones"));
}

TEST(Evidence, APageOfZonesIsNotAll) {
  NetworkMaker maker = one_vpc();
  maker.builder().add_export({DocumentKind::kHostedZones, {}, {}, false, {}});
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kUnknown, Source::kNone,
                "SNAPSHOT_INCOMPLETE vpc-a");
}

TEST(Evidence, EndpointsNotExportedAreNamed) {
  NetworkMaker maker = one_vpc();
  maker.without(DocumentKind::kVpcEndpoints);
  const Asked asked = ask(std::move(maker), "vpc-a", kSsm);
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kNone, "SNAPSHOT_INCOMPLETE vpc-a");
  EXPECT_THAT(find(asked.answer, Code::kSnapshotIncomplete)->fix,
              HasSubstr("aws ec2 describe-vpc-endpoints"));
}

TEST(Evidence, EndpointsOfAnotherAccountDoNotCount) {
  NetworkMaker maker = one_vpc();
  maker.without(DocumentKind::kVpcEndpoints);
  maker.builder().add_export(
      {DocumentKind::kVpcEndpoints, maker.builder().intern("222222222222"), {}, true, {}});
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kUnknown, Source::kNone,
                "SNAPSHOT_INCOMPLETE vpc-a");
}

TEST(Evidence, EndpointInterfacesNotExportedAreNamed) {
  for (const char* vpc : {"vpc-user", "vpc-shared"}) {
    NetworkMaker maker = article();
    auto& endpoint = maker.builder().upsert<model::VpcEndpoint>("vpce-ssm");
    endpoint.interfaces[1] = maker.builder().ref<model::NetworkInterface>("eni-gone");
    maker.builder().upsert<model::NetworkInterface>("eni-vpce-ssm-1").description = {};
    maker.without(DocumentKind::kNetworkInterfaces);
    const Asked asked = ask(std::move(maker), vpc, kSsm);
    EXPECT_EQ(asked.answer.status, Status::kUnknown);
    EXPECT_THAT(blocking(asked.answer), ElementsAre("SNAPSHOT_INCOMPLETE eni-gone"));
    EXPECT_THAT(find(asked.answer, Code::kSnapshotIncomplete)->fix,
                HasSubstr("aws ec2 describe-network-interfaces --network-interface-ids eni-gone"));
    EXPECT_THAT(addresses(asked.answer), IsEmpty());
  }
}

TEST(Evidence, AForeignZoneListedForTheVpcHasUnknownRecords) {  // H12
  NetworkMaker maker = one_vpc();
  auto& zone = maker.zone("Z-foreign", kSsm, {"vpc-a"});
  zone.owner = maker.builder().intern("222222222222");
  zone.associations_known = false;
  zone.records_known = false;
  zone.records.clear();
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kUnknown, Source::kPrivateHostedZone,
                "SNAPSHOT_INCOMPLETE Z-foreign");
}

TEST(Evidence, TheHiddenZoneOfAnEndpointIsTheEndpoint) {  // open point 10
  NetworkMaker maker = article();
  auto& zone = maker.zone("Z-hidden", kSsm, {"vpc-shared"});
  zone.owner = maker.builder().intern("vpce.amazonaws.com");
  zone.records_known = false;
  zone.records.clear();
  const Asked asked = ask(std::move(maker), "vpc-shared", kSsm);
  EXPECT_ANSWER(asked, Status::kAnswer, Source::kEndpointPrivateDns);
  EXPECT_THAT(asked.answer.findings, IsEmpty());
}

TEST(Evidence, AZoneWithoutANameMayAnswerAnything) {
  NetworkMaker maker = one_vpc();
  maker.zone("Z-nameless", "", {"vpc-a"});
  EXPECT_ANSWER(ask(std::move(maker), "vpc-a", kSsm), Status::kUnknown, Source::kNone,
                "SNAPSHOT_INCOMPLETE Z-nameless");
}

}  // namespace
}  // namespace reach::dns
