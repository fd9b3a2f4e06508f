// SPDX-License-Identifier: Apache-2.0
// How documents may be laid out: bundles, pages, accounts and Regions, bare lists, other
// collectors' forms.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aws/loading.hpp"

namespace reach::aws::testing {
namespace {

using namespace model;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kVpc1 = R"({"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"})";
constexpr std::string_view kSubnet1 = R"({"SubnetId": "subnet-1", "VpcId": "vpc-1"})";

std::string vpcs(std::string_view items = kVpc1) {
  return "{\"Vpcs\": [" + std::string(items) + "]}";
}
std::string subnets(std::string_view items = kSubnet1) {
  return "{\"Subnets\": [" + std::string(items) + "]}";
}

TEST(Kinds, AllAreRecognisedAndNoneIsAnError) {
  for (const DocumentInfo& info : document_infos()) {
    if (info.kind == DocumentKind::kVpcAttribute || info.kind == DocumentKind::kConnectionStatus)
      continue;  // no wrapper key of their own
    const bool object = info.kind == DocumentKind::kHostedZone ||
                        info.kind == DocumentKind::kServiceSetting ||
                        info.kind == DocumentKind::kNetworkFirewall ||
                        info.kind == DocumentKind::kVpcBlockPublicAccessOptions;
    const std::string text =
        "{\"" + std::string(info.wrapper) + "\": " + (object ? R"({"Id": "Z1"})" : "[]") + "}";
    const Network network =
        load_all({{"of.vpc-1.pl-1.tgw-rtb-1.rslvr-in-1.rslvr-fdl-1.Z12345678.json", text}});
    ASSERT_THAT(network.exports(), SizeIs(1)) << info.wrapper;
    // An empty list of prefix lists may be either command's.
    const bool either = info.kind == DocumentKind::kPrefixLists;
    EXPECT_EQ(network.exports()[0].kind, either ? DocumentKind::kManagedPrefixLists : info.kind);
    EXPECT_TRUE(network.exports()[0].complete) << info.wrapper;
    EXPECT_EQ(diagnostics_of(network), "") << info.wrapper;
  }
}

TEST(Kinds, OfSingleObjects) {
  const Network status = load_text(R"({"Target": "i-1", "Status": "connected"})");
  EXPECT_EQ(status.exports()[0].kind, DocumentKind::kConnectionStatus);
  const Network firewall =
      load_text(R"({"UpdateToken": "t", "Firewall": {}, "FirewallStatus": {}})");
  ASSERT_THAT(firewall.exports(), SizeIs(1));
  EXPECT_EQ(firewall.exports()[0].kind, DocumentKind::kNetworkFirewall);
  EXPECT_EQ(diagnostics_of(firewall), "");
}

TEST(Kinds, UnknownOnesAreSaidToBe) {
  const Network network = load_text(R"({"LoadBalancers": [{"SecurityGroups": ["sg-1"]}]})");
  EXPECT_EQ(diagnostics_of(network), "UNKNOWN_DOCUMENT x.json /LoadBalancers\n");
  EXPECT_THAT(network.all<SecurityGroup>(), IsEmpty());
  const Network beside = load_text(R"({"Vpcs": [], "Wpcs": []})");
  EXPECT_EQ(diagnostics_of(beside), "UNKNOWN_DOCUMENT x.json /Wpcs\n");
  EXPECT_EQ(diagnostics_of(load_text("{}")), "UNKNOWN_DOCUMENT x.json \n");
}

TEST(Bundles, HoldSeveralWrappers) {
  const Network network = load_text("{\"Vpcs\": [" + std::string(kVpc1) + "], \"Subnets\": [" +
                                    std::string(kSubnet1) + "]}");
  EXPECT_THAT(network.all<Vpc>(), SizeIs(1));
  EXPECT_THAT(network.all<Subnet>(), SizeIs(1));
}

TEST(Bundles, NameTheirDocuments) {
  const Network network =
      load_text(R"({"111111111111": {"eu-west-1": {"describe-vpcs": )" + vpcs() +
                R"(, "ec2/describe-subnets.json": )" + subnets() + "}}}");
  EXPECT_EQ(place_of(network, network.find<Subnet>("subnet-1")->origin),
            "x.json /111111111111/eu-west-1/ec2~1describe-subnets.json/Subnets/0");
  ASSERT_THAT(network.exports(), SizeIs(2));
  EXPECT_EQ(network.text(network.exports()[0].account), "111111111111");
  EXPECT_EQ(network.text(network.exports()[0].region), "eu-west-1");
  EXPECT_EQ(network.text(network.find<Vpc>("vpc-1")->region), "eu-west-1");
}

TEST(Bundles, MayListPages) {
  const std::string pages = "[" + vpcs() + ", " + vpcs(R"({"VpcId": "vpc-2"})") + "]";
  EXPECT_THAT(load_text(pages).all<Vpc>(), SizeIs(2));
  EXPECT_THAT(load_text(R"({"describe-vpcs": )" + pages + "}").all<Vpc>(), SizeIs(2));
  const Network broken = load_text("[" + vpcs() + ", 5]");
  EXPECT_EQ(diagnostics_of(broken), "UNKNOWN_DOCUMENT x.json /1\n");
}

TEST(Bundles, AreNotFollowedForever) {
  std::string deep = vpcs();
  for (int i = 0; i < 500; ++i) deep = "{\"a-b\": " + deep + "}";
  EXPECT_THAT(diagnostics_of(load_text(deep)), HasSubstr("UNKNOWN_DOCUMENT x.json /a-b\n"));
}

TEST(Streams, OneDocumentAfterTheOther) {
  const Network network =
      load_all({{"-", vpcs() + "\n" + subnets() + " " + R"({"RouteTables": []})" + "\n"}});
  EXPECT_THAT(network.all<Vpc>(), SizeIs(1));
  EXPECT_EQ(place_of(network, network.find<Subnet>("subnet-1")->origin), "-#2 /Subnets/0");
  EXPECT_EQ(network.exported(DocumentKind::kRouteTables), Completeness::kComplete);
}

TEST(Streams, OfManyDocumentsTakeNoLongerEach) {
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "{\"Vpcs\": []}\n";
  EXPECT_THAT(load_text(many).exports(), SizeIs(20'000));
}

TEST(WrappingKeys, NameTheParentAsCollectorsDo) {
  const Network network = load_text(R"({"TransitGatewayPropagations": [
    {"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayRouteTablePropagations": []}],
    "TransitGatewayStaticRoutes": []})");
  EXPECT_EQ(diagnostics_of(network), "");
  EXPECT_EQ(network.exported(DocumentKind::kTransitGatewayRouteTablePropagations),
            Completeness::kComplete);
  const Network list =
      load_text(R"({"PrefixListId": "pl-1", "Entries": [{"Cidr": "10.0.0.0/8"}]})");
  EXPECT_TRUE(list.find<PrefixList>("pl-1")->entries_known);
}

TEST(BareLists, AreAcceptedWhereTheFirstItemShowsWhatTheyAre) {
  const Network network = load_text("[" + std::string(kVpc1) + "]");
  EXPECT_EQ(place_of(network, network.find<Vpc>("vpc-1")->origin), "x.json /0");
  EXPECT_EQ(diagnostics_of(network), "UNKNOWN_DOCUMENT x.json \n");
  const Network instances = load_text(R"([{"InstanceId": "i-1", "State": {"Name": "running"}}])");
  EXPECT_THAT(instances.all<Instance>(), SizeIs(1));
  const Network records =
      load_all({{"Z0123456789.json", R"([{"Name": "a.", "Type": "A", "ResourceRecords": []}])"}});
  EXPECT_THAT(records.find<HostedZone>("Z0123456789")->records, SizeIs(1));
}

TEST(Hostile, RepetitionsTakeNoLongerEach) {
  std::string zones = "{\"a\": 1";
  for (int i = 0; i < 100'000; ++i) zones += ", \"VPCs\": 1, \"Status\": 2";
  EXPECT_EQ(load_text(zones + "}").exports().size(), 0U);
  std::string subnet = R"({"Subnets": [{"SubnetId": "subnet-1")";
  for (int i = 0; i < 100'000; ++i) subnet += ", \"x\": 0";
  for (int i = 0; i < 100'000; ++i) subnet += ", \"VpcId\": \"vpc-1\"";
  const Network network = load_text(subnet + "}]}");
  EXPECT_FALSE(network.find<Subnet>("subnet-1")->vpc.given());
}

// --- Pages ---

Completeness exported(const std::vector<std::pair<std::string, std::string>>& documents) {
  return load_all(documents).exported(DocumentKind::kVpcs);
}
const std::string kMore = R"({"Vpcs": [], "NextToken": "more"})";
const std::string kLast = R"({"Vpcs": []})";

TEST(Pages, TheLastOneDecides) {
  EXPECT_EQ(exported({{"v.1.json", kMore}}), Completeness::kPartial);
  EXPECT_EQ(exported({{"v.1.json", kMore}, {"v.2.json", kLast}}), Completeness::kComplete);
  EXPECT_EQ(exported({{"v.2.json", kLast}, {"v.1.json", kMore}}), Completeness::kComplete);
  EXPECT_EQ(exported({{"v.9.json", kLast}, {"v.10.json", kMore}}), Completeness::kPartial);
  EXPECT_EQ(exported({{"v.json", kMore}, {"v.2.json", kLast}}), Completeness::kComplete);
}

TEST(Pages, OfOtherFoldersAccountsAndBundlesDoNotCount) {
  EXPECT_EQ(exported({{"a/v.json", kMore}, {"b/v.json", kLast}}), Completeness::kPartial);
  EXPECT_EQ(exported({{"a.json", R"({"Vpcs": [], "Subnets": [], "NextToken": "t"})"},
                      {"b.json", R"({"Vpcs": [], "Subnets": []})"}}),
            Completeness::kPartial);
}

TEST(Pages, AreReportedMissingOnce) {
  const Network network = load_all({{"v.1.json", kMore}, {"v.2.json", kMore}});
  ASSERT_THAT(network.diagnostics(), SizeIs(1));
  EXPECT_EQ(network.diagnostics()[0].code, Code::kSnapshotIncomplete);
  EXPECT_THAT(network.diagnostics()[0].message, HasSubstr("aws ec2 describe-vpcs"));
}

TEST(Pages, TokensAreOfManyKinds) {
  const auto partial = [](std::string_view text) {
    return !load_all({{"tgw-rtb-1.json", std::string(text)}}).exports()[0].complete;
  };
  EXPECT_TRUE(partial(R"({"Vpcs": [], "NextToken": "t"})"));
  EXPECT_TRUE(partial(R"({"NextMarker": "m", "HostedZones": []})"));
  EXPECT_TRUE(partial(R"({"IsTruncated": true, "HostedZones": []})"));
  EXPECT_TRUE(partial(R"({"Routes": [], "AdditionalRoutesAvailable": true})"));
  EXPECT_FALSE(partial(R"({"IsTruncated": false, "HostedZones": [], "MaxItems": "100"})"));
  EXPECT_FALSE(partial(R"({"Routes": [], "AdditionalRoutesAvailable": false})"));
  EXPECT_FALSE(partial(R"({"Vpcs": [], "NextToken": null})"));
  EXPECT_FALSE(partial(R"({"Vpcs": [], "NextToken": ""})"));
}

// --- Accounts and Regions ---

TEST(Accounts, ComeFromThePath) {
  const Network network = load_all(
      {{"snap/111111111111/eu-west-1/ec2/describe-vpcs.json", kLast},
       {"snap/111111111111/global/route53/list-hosted-zones.json", R"({"HostedZones": []})"}});
  EXPECT_EQ(network.text(network.exports()[0].account), "111111111111");
  EXPECT_EQ(network.text(network.exports()[0].region), "eu-west-1");
  EXPECT_EQ(network.text(network.exports()[1].account), "111111111111");
  EXPECT_EQ(network.text(network.exports()[1].region), "");
}

TEST(Accounts, ComeFromTheOwnersOfTheSameFolder) {
  const std::string instances =
      R"({"Reservations": [{"OwnerId": "111111111111", "Instances": []},
           {"OwnerId": "111111111111", "Instances": [{"InstanceId": "i-1",
             "Placement": {"AvailabilityZone": "eu-west-1b"}}]}]})";
  // A shared subnet has another owner: it does not speak for the folder.
  const std::string shared =
      R"({"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "OwnerId": "222222222222"}]})";
  const std::string tables =
      R"({"RouteTables": [{"RouteTableId": "rtb-1", "OwnerId": "111111111111"}]})";
  const Network network = load_all({{"prod/describe-subnets.json", shared},
                                    {"prod/describe-instances.json", instances},
                                    {"prod/describe-route-tables.json", tables},
                                    {"prod/list-hosted-zones.json", R"({"HostedZones": []})"},
                                    {"dev/list-hosted-zones.json", R"({"HostedZones": []})"}});
  EXPECT_EQ(network.text(network.exports()[0].account), "111111111111");
  EXPECT_EQ(network.text(network.exports()[3].account), "111111111111");
  EXPECT_EQ(network.text(network.exports()[3].region), "");
  EXPECT_EQ(network.text(network.exports()[4].account), "");
  EXPECT_EQ(network.text(network.exports()[2].region), "eu-west-1");
}

TEST(Accounts, FiledUnderAnotherNumberAreTheOwners) {
  const Network network = load_all(
      {{"accounts/999999999999/eu-west-1/Reservations.json",
        R"({"Reservations": [{"OwnerId": "111111111111", "Instances": [{"InstanceId": "i-1"}]}]})"}});
  EXPECT_EQ(network.text(network.exports()[0].account), "111111111111");
}

// --- The same resource from several documents ---

TEST(Merging, TakesWhatOneLeavesOut) {
  const Network network = load_all(
      {{"a.json", subnets(R"({"SubnetId": "subnet-1", "VpcId": "vpc-1", "OwnerId": "1"})")},
       {"b.json",
        subnets(R"({"SubnetId": "subnet-1", "CidrBlock": "10.0.1.0/24", "OwnerId": "1"})")}});
  const Subnet& subnet = *network.find<Subnet>("subnet-1");
  EXPECT_EQ(network.text(subnet.vpc), "vpc-1");
  EXPECT_EQ(subnet.cidr->to_string(), "10.0.1.0/24");
  EXPECT_EQ(diagnostics_of(network), "");
}

TEST(Merging, SaysWhereDocumentsDisagree) {
  const Network network =
      load_all({{"a.json", subnets(R"({"SubnetId": "subnet-1", "CidrBlock": "10.0.1.0/24"})")},
                {"b.json", subnets(R"({"SubnetId": "subnet-1", "CidrBlock": "10.0.2.0/24"})")}});
  EXPECT_EQ(network.find<Subnet>("subnet-1")->cidr->to_string(), "10.0.1.0/24");
  EXPECT_EQ(diagnostics_of(network), "CONFLICT b.json /Subnets/0\n");
}

TEST(Merging, BelievesTheOwnersAccount) {
  const std::string theirs =
      subnets(R"({"SubnetId": "subnet-1", "OwnerId": "111111111111", "CidrBlock": "10.0.1.0/24"})");
  const std::string ours =
      subnets(R"({"SubnetId": "subnet-1", "OwnerId": "111111111111", "CidrBlock": "10.0.2.0/24"})");
  const Network network = load_all({{"222222222222/describe-subnets.json", theirs},
                                    {"111111111111/describe-subnets.json", ours}});
  EXPECT_EQ(network.find<Subnet>("subnet-1")->cidr->to_string(), "10.0.2.0/24");
  EXPECT_EQ(network.spell(network.find<Subnet>("subnet-1")->origin).file,
            "111111111111/describe-subnets.json");
  EXPECT_THAT(diagnostics_of(network), HasSubstr("CONFLICT"));
}

TEST(Merging, ZoneNamesAndTagsAreEachAccountsOwn) {
  const Network network =
      load_all({{"a.json", subnets(R"({"SubnetId": "subnet-1", "AvailabilityZone": "eu-west-1a",
          "AvailabilityZoneId": "euw1-az1", "Tags": [{"Key": "Name", "Value": "x"}]})")},
                {"b.json", subnets(R"({"SubnetId": "subnet-1", "AvailabilityZone": "eu-west-1b",
          "AvailabilityZoneId": "euw1-az1", "Tags": [{"Key": "Name", "Value": "y"}]})")}});
  EXPECT_EQ(diagnostics_of(network), "");
}

TEST(Merging, ListsAreEqualInAnyOrder) {
  const auto groups = [](std::string_view first, std::string_view second) {
    return R"({"SecurityGroups": [{"GroupId": "sg-1", "IpPermissions": [
      {"IpProtocol": "-1", "IpRanges": [{"CidrIp": ")" +
           std::string(first) + R"("}, {"CidrIp": ")" + std::string(second) + R"("}]}]}]})";
  };
  const Network same = load_all({{"a.json", groups("10.0.0.0/8", "11.0.0.0/8")},
                                 {"b.json", groups("11.0.0.0/8", "10.0.0.0/8")}});
  EXPECT_EQ(diagnostics_of(same), "");
  const Network other = load_all({{"a.json", groups("10.0.0.0/8", "11.0.0.0/8")},
                                  {"b.json", groups("10.0.0.0/8", "12.0.0.0/8")}});
  EXPECT_EQ(diagnostics_of(other), "CONFLICT b.json /SecurityGroups/0\n");
}

TEST(Merging, AWrapperGivenTwiceIsSaidToBe) {
  const Network network =
      load_text(R"({"Vpcs": [{"VpcId": "vpc-1"}], "Vpcs": [{"VpcId": "vpc-2"}]})");
  EXPECT_THAT(network.all<Vpc>(), SizeIs(2));
  EXPECT_EQ(diagnostics_of(network), "BAD_DOCUMENT x.json /Vpcs\n");
  EXPECT_EQ(network.exported(DocumentKind::kVpcs), Completeness::kPartial);
}

}  // namespace
}  // namespace reach::aws::testing
