// SPDX-License-Identifier: Apache-2.0
// Hosted zones, records that do not name their zone, Resolver rules, Profiles and DNS Firewall.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "aws/loading.hpp"

namespace reach::aws::testing {
namespace {

using namespace model;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kZones = R"({"HostedZones": [
  {"Id": "/hostedzone/Z01", "Name": "Ssm.eu-west-1.amazonaws.com.", "Config": {"PrivateZone": true}},
  {"Id": "/hostedzone/Z02", "Name": "example.com.", "Config": {"PrivateZone": true}},
  {"Id": "/hostedzone/Z03", "Name": "example.com.", "Config": {"PrivateZone": false}}]})";

std::string records(std::string_view apex) {
  const std::string name(apex);
  return R"({"ResourceRecordSets": [
    {"Name": ")" +
         name + R"(.", "Type": "A", "AliasTarget": {"HostedZoneId": "Z9",
      "DNSName": "VPCE-1.ssm.eu-west-1.vpce.amazonaws.com.", "EvaluateTargetHealth": false}},
    {"Name": "\\052.)" +
         name + R"(.", "Type": "CNAME", "TTL": 60,
      "ResourceRecords": [{"Value": "a.b."}], "SetIdentifier": "s", "Weight": 0},
    {"Name": ")" +
         name + R"(.", "Type": "SOA", "TTL": 900, "ResourceRecords": [{"Value": "x"}]}]})";
}

TEST(Zones, NamesAndIdsAreCanonical) {
  const Network network = load_all({{"z.json", kZones}});
  const HostedZone* zone = network.find<HostedZone>("Z01");
  ASSERT_NE(zone, nullptr);
  EXPECT_EQ(network.text(zone->name), "ssm.eu-west-1.amazonaws.com");
  EXPECT_EQ(zone->is_private, Tri::kYes);
  EXPECT_FALSE(zone->associations_known);
  EXPECT_FALSE(zone->records_known);
}

TEST(Zones, AssociationsComeFromGetHostedZone) {
  const std::string with = R"({"HostedZone": {"Id": "/hostedzone/Z01", "Name": "a.b.",
    "Config": {"PrivateZone": true}}, "VPCs": [{"VPCRegion": "eu-west-1", "VPCId": "vpc-1"}]})";
  const Network network = load_all({{"a.json", with}, {"b.json", kZones}});
  const HostedZone* zone = network.find<HostedZone>("Z01");
  EXPECT_TRUE(zone->associations_known);
  ASSERT_THAT(zone->associations, SizeIs(1));
  EXPECT_EQ(network.text(zone->associations[0].region), "eu-west-1");
  EXPECT_EQ(place_of(network, zone->associations[0].origin), "a.json /VPCs/0");

  const Network without =
      load_all({{"a.json", R"({"HostedZone": {"Id": "Z01", "Name": "a.b."}})"}});
  EXPECT_FALSE(without.find<HostedZone>("Z01")->associations_known);
  const Network none = load_all({{"a.json", R"({"HostedZone": {"Id": "Z01"}, "VPCs": []})"}});
  EXPECT_TRUE(none.find<HostedZone>("Z01")->associations_known);
  const Network bad =
      load_all({{"a.json", R"({"HostedZone": {"Id": "Z01"}, "VPCs": [{"VPCId": 5}]})"}});
  EXPECT_FALSE(bad.find<HostedZone>("Z01")->associations_known);
}

TEST(Zones, OfOtherAccountsAreSeenFromTheVpc) {
  const Network network = load_all({{"list-hosted-zones-by-vpc/vpc-0a1.json",
                                     R"({"HostedZoneSummaries": [{"HostedZoneId": "Z77",
      "Name": "a.b.", "Owner": {"OwningAccount": "222222222222"}}]})"}});
  const HostedZone* zone = network.find<HostedZone>("Z77");
  ASSERT_NE(zone, nullptr);
  EXPECT_EQ(network.text(zone->owner), "222222222222");
  EXPECT_EQ(network.text(zone->associations.at(0).vpc), "vpc-0a1");
  EXPECT_FALSE(zone->associations_known);
  EXPECT_FALSE(zone->records_known);
  const Network nowhere = load_text(R"({"HostedZoneSummaries": []})");
  EXPECT_EQ(diagnostics_of(nowhere), "BAD_DOCUMENT x.json /HostedZoneSummaries\n");
}

TEST(Records, AreReadWithAliasesAndEscapes) {
  const Network network =
      load_all({{"z.json", kZones},
                {"list-resource-record-sets/Z01.json", records("ssm.eu-west-1.amazonaws.com")}});
  const HostedZone* zone = network.find<HostedZone>("Z01");
  EXPECT_TRUE(zone->records_known);
  ASSERT_THAT(zone->records, SizeIs(3));
  EXPECT_TRUE(zone->records[0].is_alias);
  EXPECT_EQ(network.text(zone->records[0].alias_name), "vpce-1.ssm.eu-west-1.vpce.amazonaws.com");
  EXPECT_EQ(network.text(zone->records[1].name), "*.ssm.eu-west-1.amazonaws.com");
  EXPECT_EQ(zone->records[1].weight, 0);
  EXPECT_EQ(zone->records[0].weight, -1);
  EXPECT_EQ(network.text(zone->records[1].values.at(0)), "a.b.");
  EXPECT_EQ(place_of(network, zone->records[1].origin),
            "list-resource-record-sets/Z01.json /ResourceRecordSets/1");
}

struct Parent {
  std::string name;
  std::string text;
};
void PrintTo(const Parent& value, std::ostream* stream) {
  *stream << value.name;
}
class RecordsParent : public ::testing::TestWithParam<Parent> {};
TEST_P(RecordsParent, IsFound) {
  const Network network = load_all({{"z.json", kZones}, {GetParam().name, GetParam().text}});
  EXPECT_TRUE(network.find<HostedZone>("Z02")->records_known);
  EXPECT_THAT(network.find<HostedZone>("Z03")->records, IsEmpty());
  EXPECT_EQ(diagnostics_of(network), "");
}
const std::string kRecords = records("example.com");
INSTANTIATE_TEST_SUITE_P(
    Places, RecordsParent,
    ::testing::Values(
        Parent{"list-resource-record-sets.Z02.json", kRecords},
        Parent{"list-resource-record-sets_Z02_1.json", kRecords},
        Parent{"route53/Z02/records.json", kRecords},
        Parent{"PROD/list-resource-record-sets/Z02.json", kRecords},
        Parent{"bundle.json", R"({"list-resource-record-sets": {"Z02": )" + kRecords + "}}"},
        Parent{"bundle.json", R"({"list-resource-record-sets.Z02.json": )" + kRecords + "}"},
        Parent{"Z03.json", R"({"HostedZoneId": "/hostedzone/Z02",)" + kRecords.substr(1)}));

TEST(Records, WithoutAParentGoToTheOnlyZoneOfThatName) {
  const Network network =
      load_all({{"z.json", kZones}, {"records.json", records("ssm.eu-west-1.amazonaws.com")}});
  EXPECT_TRUE(network.find<HostedZone>("Z01")->records_known);
  const Network two = load_all({{"z.json", kZones}, {"records.json", records("example.com")}});
  EXPECT_FALSE(two.find<HostedZone>("Z02")->records_known);
  EXPECT_FALSE(two.find<HostedZone>("Z03")->records_known);
  EXPECT_EQ(diagnostics_of(two), "BAD_DOCUMENT records.json /ResourceRecordSets\n");
}

TEST(Records, MakeTheirZoneWhereNoOtherDocumentTellsIt) {
  const Network network = load_all({{"Z0123456789.json", records("example.com")}});
  const HostedZone* zone = network.find<HostedZone>("Z0123456789");
  ASSERT_NE(zone, nullptr);
  EXPECT_EQ(network.text(zone->name), "example.com");
  EXPECT_EQ(zone->is_private, Tri::kUnknown);
}

TEST(Records, OfAPartialExportAreNotAllOfThem) {
  for (const std::string_view token :
       {R"("IsTruncated": true)", R"("NextRecordName": "b.")", R"("NextToken": "t")"}) {
    const Network network =
        load_all({{"Z0123456789.json", "{" + std::string(token) + "," + records("a.b").substr(1)}});
    EXPECT_FALSE(network.find<HostedZone>("Z0123456789")->records_known) << token;
    EXPECT_EQ(diagnostics_of(network),
              "SNAPSHOT_INCOMPLETE Z0123456789.json /ResourceRecordSets\n");
  }
}

TEST(Records, OfWhichOneIsUnreadableAreNotAllKnown) {
  for (const std::string_view bad :
       {"5", R"({"Name": 5, "Type": "A"})", R"({"Type": "A"})", R"({"Name": "x.", "Type": "ODD"})",
        R"({"Name": "x.", "Type": "A", "ResourceRecords": [{}, 5]})"}) {
    const Network network =
        load_all({{"Z0123456789.json", R"({"ResourceRecordSets": [{"Name": "a.", "Type": "A"}, )" +
                                           std::string(bad) + "]}"}});
    EXPECT_FALSE(network.find<HostedZone>("Z0123456789")->records_known) << bad;
    EXPECT_FALSE(network.find<HostedZone>("Z0123456789")->records.empty()) << bad;
  }
}

TEST(Records, SeenTwiceAreOne) {
  const Network network =
      load_all({{"a/Z0123456789.json", records("a.b")}, {"b/Z0123456789.json", records("a.b")}});
  EXPECT_THAT(network.find<HostedZone>("Z0123456789")->records, SizeIs(3));
  EXPECT_EQ(diagnostics_of(network), "");
}

TEST(ResolverRules, JoinTheirAssociations) {
  const Network network =
      load_all({{"a.json", R"({"ResolverRuleAssociations": [
          {"ResolverRuleId": "rslvr-rr-1", "VPCId": "vpc-1", "Status": "COMPLETE"},
          {"ResolverRuleId": "rslvr-rr-2", "VPCId": "vpc-1", "Status": "FAILED"}]})"},
                {"b.json", R"({"MaxResults": 30, "ResolverRules": [{"Id": "rslvr-rr-1",
          "DomainName": "Example.com.", "RuleType": "FORWARD", "OwnerId": "1"},
          {"Id": "rslvr-rr-3", "DomainName": ".", "RuleType": "RECURSIVE"}]})"}});
  const ResolverRule* rule = network.find<ResolverRule>("rslvr-rr-1");
  EXPECT_TRUE(rule->declared);
  EXPECT_EQ(network.text(rule->domain_name), "example.com");
  EXPECT_EQ(rule->type, ResolverRuleType::kForward);
  EXPECT_EQ(rule->associations.at(0).status, ResolverRuleAssociationStatus::kComplete);
  EXPECT_FALSE(network.find<ResolverRule>("rslvr-rr-2")->declared);
  EXPECT_TRUE(network.find<ResolverRule>("rslvr-rr-3")->domain_name.empty());
  EXPECT_EQ(diagnostics_of(network), "");
}

TEST(Attachments, OfProfilesAndFirewallsAreKeptPerVpc) {
  const Network network = load_all(
      {{"v.json", R"({"Vpcs": [{"VpcId": "vpc-1"}, {"VpcId": "vpc-2"}, {"VpcId": "vpc-3"}]})"},
       {"p.json", R"({"ProfileAssociations": [
          {"ProfileId": "rp-1", "ResourceId": "vpc-1", "Status": "COMPLETE"},
          {"ProfileId": "rp-2", "ResourceId": "arn:aws:ec2:eu-west-1:1:vpc/vpc-2"},
          {"ProfileId": "rp-3", "ResourceId": "vpc-3", "Status": "DELETED"}]})"},
       {"f.json", R"({"FirewallRuleGroupAssociations": [
          {"FirewallRuleGroupId": "rslvr-frg-1", "VpcId": "vpc-1", "Status": "COMPLETE"}]})"}});
  const auto profile = [&](std::string_view vpc) {
    const ProfileAssociation& known = network.find<Vpc>(vpc)->profile;
    return known.profile.given() ? std::string(network.text(known.profile)) : "none";
  };
  EXPECT_EQ(profile("vpc-1"), "rp-1");
  EXPECT_EQ(profile("vpc-2"), "rp-2");
  EXPECT_EQ(profile("vpc-3"), "none");
  EXPECT_EQ(network.find<Vpc>("vpc-1")->firewall_rule_groups.size(), 1U);
  EXPECT_TRUE(network.find<Vpc>("vpc-2")->firewall_rule_groups.empty());
}

}  // namespace
}  // namespace reach::aws::testing
