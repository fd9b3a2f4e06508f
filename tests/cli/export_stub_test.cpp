// SPDX-License-Identifier: Apache-2.0
// The recording script as it runs, with a command `aws` that always answers the same: its loops,
// pages, reruns, and what it makes of calls that are denied.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "reach/aws/snapshot.hpp"
#include "reach/model/export.hpp"
#include "support/program.hpp"
#include "support/script.hpp"

namespace reach {
namespace {

namespace fs = std::filesystem;
using model::DocumentKind;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::lines_of;
using ::testing::Not;
using testing::read_file;
using testing::run_reachsim;
using testing::run_shell;
using testing::ShellResult;
using testing::TemporaryFolder;

// Answers that have something in them; all others are empty lists.
const std::map<std::string, std::string> kAnswers = {
    {"sts get-caller-identity",
     R"({"UserId": "U", "Account": "111122223333", "Arn": "arn:aws:iam::111122223333:user/u"})"},
    // Tags hold anything: what looks like an id there is none.
    {"ec2 describe-vpcs", R"({
    "Vpcs": [
        {
            "VpcId": "vpc-0a",
            "CidrBlock": "10.0.0.0/16",
            "OwnerId": "111122223333",
            "Tags": [{"Key": "Note", "Value": "{\"VpcId\": \"vpc-evil\"} /../\n"}]
        },
        {"CidrBlock": "10.1.0.0/16", "OwnerId": "111122223333", "VpcId": "vpc-0b"},
        {"CidrBlock": "10.2.0.0/16", "VpcId": "vpc-../../evil"}
    ]
})"},
    {"ec2 describe-managed-prefix-lists",
     R"({"PrefixLists": [{"PrefixListId": "pl-1", "PrefixListName": "n", "OwnerId": "AWS"}]})"},
    {"ec2 describe-transit-gateway-route-tables",
     R"({"TransitGatewayRouteTables": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayId": "tgw-1"}]})"},
    {"route53resolver list-resolver-endpoints",
     R"({"ResolverEndpoints": [{"Id": "rslvr-in-1"}, {"Id": "rslvr-out-2"}]})"},
    {"route53resolver list-firewall-rule-groups",
     R"({"FirewallRuleGroups": [{"Id": "rslvr-frg-1"}]})"},
    {"route53resolver list-firewall-domain-lists",
     R"({"FirewallDomainLists": [
        {"Id": "rslvr-fdl-1", "Name": "AWSManagedDomainsMalwareDomainList",
         "ManagedOwnerName": "Route 53 Resolver DNS Firewall"},
        {"Id": "rslvr-fdl-2", "Name": "mine"}]})"},
    {"route53profiles list-profiles", R"({"ProfileSummaries": [{"Id": "rp-1", "Name": "p"}]})"},
    {"network-firewall list-firewalls",
     R"({"Firewalls": [{"FirewallName": "inspect-1", "FirewallArn": "arn:x"}]})"},
    {"ssm describe-instance-information",
     R"({"InstanceInformationList": [{"InstanceId": "i-1"}, {"InstanceId": "mi-2"}]})"},
    {"route53 list-hosted-zones",
     R"({"HostedZones": [{"Id": "/hostedzone/Z0123456789AB", "Name": "x.example.",
         "CallerReference": "r", "Config": {"PrivateZone": true}}]})"},
    {"route53 get-hosted-zone",
     R"({"HostedZone": {"Id": "/hostedzone/Z0123456789AB", "Name": "x.example.",
         "CallerReference": "r", "Config": {"PrivateZone": true}}, "VPCs": []})"},
    {"ssm get-connection-status", R"({"Target": "i-1", "Status": "connected"})"},
    {"ssm get-service-setting", R"({"ServiceSetting": {"SettingValue": "$None"}})"},
    {"network-firewall describe-firewall", R"({"UpdateToken": "t", "Firewall": {}})"},
    {"ec2 describe-vpc-block-public-access-options",
     R"({"VpcBlockPublicAccessOptions": {"InternetGatewayBlockMode": "off"}})"},
};

std::string answer_to(const model::DocumentInfo& info) {
  const auto found = kAnswers.find(std::string(info.command.substr(4)));
  return found != kAnswers.end() ? found->second : fmt::format(R"({{"{}": []}})", info.wrapper);
}

// Logs its arguments; denies $DENY, breaks on $BREAK, else answers.
std::string stub() {
  std::string script = R"SH(#!/bin/sh
printf '%s\n' "$*" >>"$STUB_LOG"
page=
for word in "$@"; do
  case $word in --next-token=*) page=2 ;; esac
done
case $2 in
  "${DENY:-none}")
    printf '\nAn error occurred (UnauthorizedOperation) when calling X: You are not allowed.\n' >&2
    exit 254 ;;
  "${BREAK:-none}")
    echo 'Could not connect to the endpoint URL: "https://x/"' >&2
    exit 255 ;;
  "${SILENT:-none}") exit 0 ;;
esac
case "$1 $2$page" in
  'configure get') echo eu-west-3 ;;
  'ec2 describe-vpc-attribute')
    case $6 in
      enableDnsSupport) key=EnableDnsSupport ;;
      *) key=EnableDnsHostnames ;;
    esac
    printf '{"VpcId": "%s", "%s": {"Value": true}}\n' "$4" "$key" ;;
  'route53 list-hosted-zones-by-vpc')
    echo '{"HostedZoneSummaries": [], "MaxItems": "100", "NextToken": "abc+/="}' ;;
  'route53 list-hosted-zones-by-vpc2') echo '{"HostedZoneSummaries": [], "MaxItems": "100"}' ;;
)SH";
  const auto add = [&script](std::string_view words, std::string_view answer) {
    script += fmt::format("  '{}') cat <<'END'\n{}\nEND\n  ;;\n", words, answer);
  };
  add("sts get-caller-identity", kAnswers.at("sts get-caller-identity"));
  for (const model::DocumentInfo& info : model::document_infos()) {
    const bool above =
        info.kind == DocumentKind::kVpcAttribute || info.kind == DocumentKind::kHostedZonesByVpc;
    if (!above) add(info.command.substr(4), answer_to(info));
  }
  return script +
         "  *) echo \"aws: error: argument operation: Invalid choice\" >&2; exit 252 ;;\n"
         "esac\n";
}

class ExportRun : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::permissions(folder_.write("bin/aws", stub()), fs::perms::owner_all);
    print({"--region", "eu-west-1"});
  }
  void print(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "export");
    const auto printed = run_reachsim(arguments);
    ASSERT_EQ(printed.status, 0) << printed.error;
    folder_.write("record.sh", printed.output);
  }
  // Runs the script in a folder of its own, with that in front.
  [[nodiscard]] ShellResult record(const std::string& environment = "",
                                   const std::string& arguments = "snap") const {
    return run_shell(
        fmt::format("cd '{0}' && unset AWS_REGION AWS_DEFAULT_REGION && STUB_LOG='{0}/log' "
                    "PATH='{0}/bin':$PATH "
                    "{1} sh record.sh {2}",
                    folder_.path(), environment, arguments));
  }
  [[nodiscard]] std::vector<std::string> calls() const {
    return lines_of(read_file(folder_.path("log")));
  }
  [[nodiscard]] bool has(const std::string& file) const {
    return fs::exists(folder_.path("snap/111122223333/" + file));
  }
  // All files, hidden ones too.
  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path("snap"))) {
      if (!entry.is_directory())
        found.push_back(fs::relative(entry.path(), folder_.path("snap")).string());
    }
    std::sort(found.begin(), found.end());
    return found;
  }
  TemporaryFolder folder_;
};

TEST_F(ExportRun, RecordsEveryKindAndTheLoaderReadsEachAsWhole) {
  const ShellResult result = record();
  ASSERT_EQ(result.status, 0) << result.output;
  const aws::LoadResult loaded = aws::load({folder_.path("snap")});
  ASSERT_THAT(loaded.errors, IsEmpty());
  const model::Network& network = loaded.loaded.network;
  std::map<DocumentKind, int> kinds;
  for (const model::Export& document : network.exports()) {
    ++kinds[document.kind];
    EXPECT_TRUE(document.complete) << model::command_of(document.kind);
    EXPECT_EQ(network.text(document.account), "111122223333");
  }
  for (const model::DocumentInfo& info : model::document_infos()) {
    // Empty, it cannot be told from the list of managed ones.
    if (info.kind == DocumentKind::kPrefixLists) continue;
    EXPECT_GE(kinds[info.kind], 1) << info.command;
  }
}

TEST_F(ExportRun, AsksOnceForEachIdAndNamesTheFileAfterIt) {
  ASSERT_EQ(record().status, 0);
  for (const char* file :
       {"eu-west-1/ec2/describe-vpcs.json",
        "eu-west-1/ec2/describe-vpc-attribute/vpc-0a.enableDnsSupport.json",
        "eu-west-1/ec2/describe-vpc-attribute/vpc-0b.enableDnsHostnames.json",
        "eu-west-1/ec2/get-managed-prefix-list-entries/pl-1.json",
        "eu-west-1/ec2/search-transit-gateway-routes/tgw-rtb-1.json",
        "eu-west-1/route53/list-hosted-zones-by-vpc/vpc-0a.json",
        "eu-west-1/route53resolver/list-resolver-endpoint-ip-addresses/rslvr-out-2.json",
        "eu-west-1/route53resolver/list-firewall-domains/rslvr-fdl-2.json",
        "eu-west-1/network-firewall/describe-firewall/inspect-1.json",
        "eu-west-1/ssm/get-connection-status/i-1.json",
        "global/route53/list-resource-record-sets/Z0123456789AB.json"})
    EXPECT_TRUE(has(file)) << file;
  // AWS shows its own lists to nobody; hybrid nodes are no instances; tags hold no ids; and no id
  // leads out of the folder.
  EXPECT_FALSE(has("eu-west-1/route53resolver/list-firewall-domains/rslvr-fdl-1.json"));
  for (const std::string& call : calls()) {
    EXPECT_THAT(call, Not(HasSubstr("mi-2")));
    EXPECT_THAT(call, Not(HasSubstr("evil")));
  }
  EXPECT_THAT(calls(), Contains("route53 list-hosted-zones-by-vpc --vpc-id vpc-0b --vpc-region "
                                "eu-west-1 --output json --region eu-west-1"));
}

TEST_F(ExportRun, AsksForFurtherPagesWhereATokenIsLeftA4) {
  ASSERT_EQ(record().status, 0);
  EXPECT_TRUE(has("eu-west-1/route53/list-hosted-zones-by-vpc/vpc-0a.2.json"));
  EXPECT_FALSE(has("eu-west-1/route53/list-hosted-zones-by-vpc/vpc-0a.3.json"));
  EXPECT_THAT(calls(), Contains(HasSubstr("--next-token=abc+/= ")));
}

TEST_F(ExportRun, ARerunReplaces) {
  ASSERT_EQ(record().status, 0);
  const std::vector<std::string> first = files();
  folder_.write("snap/111122223333/eu-west-1/ec2/describe-vpc-attribute/vpc-gone.x.json", "{}");
  folder_.write("snap/111122223333/us-east-1/ec2/describe-vpcs.json", "{}");
  ASSERT_EQ(record().status, 0);
  // What is gone in AWS goes; another Region stays.
  std::vector<std::string> expected = first;
  expected.emplace_back("111122223333/us-east-1/ec2/describe-vpcs.json");
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(files(), expected);
}

TEST_F(ExportRun, ADeniedCallIsLeftOutAndTheRestGoesOn) {
  ASSERT_EQ(record().status, 0);
  const ShellResult result = record("DENY=list-hosted-zones-by-vpc");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.output,
              HasSubstr("2 not allowed: aws route53 list-hosted-zones-by-vpc (111122223333, "
                        "eu-west-1)"));
  EXPECT_FALSE(has("eu-west-1/route53/list-hosted-zones-by-vpc/vpc-0a.json"));
  EXPECT_TRUE(has("eu-west-1/ec2/get-managed-prefix-list-entries/pl-1.json"));
  EXPECT_TRUE(has("global/route53/list-hosted-zones.json"));
}

TEST_F(ExportRun, AListThatFailsTakesWhatHangsOnItAlong) {
  const ShellResult result = record("BREAK=list-hosted-zones");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.output, HasSubstr("1 failed: aws route53 list-hosted-zones"));
  EXPECT_THAT(result.output, HasSubstr("Could not connect to the endpoint URL"));
  EXPECT_FALSE(has("global"));
  EXPECT_TRUE(has("eu-west-1/ec2/describe-vpcs.json"));
}

TEST_F(ExportRun, WhatIsNotRecordedAnewAtAllStays) {
  ASSERT_EQ(record().status, 0);
  EXPECT_EQ(record("BREAK=list-hosted-zones").status, 1);
  EXPECT_TRUE(has("global/route53/list-hosted-zones.json"));
}

TEST_F(ExportRun, AnEmptyAnswerIsNoDocument) {
  const ShellResult result = record("SILENT=describe-addresses");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.output, HasSubstr("it printed nothing"));
  EXPECT_FALSE(has("eu-west-1/ec2/describe-addresses.json"));
}

TEST_F(ExportRun, WithoutCredentialsNothingIsTouched) {
  ASSERT_EQ(record().status, 0);
  const std::vector<std::string> before = files();
  const ShellResult result = record("DENY=get-caller-identity");
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.output, HasSubstr("the usual credentials"));
  EXPECT_EQ(files(), before);
}

TEST_F(ExportRun, TakesTheConfiguredRegionWhereNoneIsNamed) {
  print({});
  ASSERT_EQ(record().status, 0);
  EXPECT_TRUE(has("eu-west-3/ec2/describe-vpcs.json"));
  ASSERT_EQ(record("AWS_DEFAULT_REGION=us-west-2").status, 0);
  EXPECT_TRUE(has("us-west-2/ec2/describe-vpcs.json"));
}

TEST_F(ExportRun, RecordsEachProfileInEachRegion) {
  print({"--region", "eu-west-1,us-east-1", "--region", "eu-west-1", "--profile", "it's",
         "--profile", "$(touch hacked)", "--output-dir", "a 'b'"});
  const ShellResult result = record("", "");
  ASSERT_EQ(result.status, 0) << result.output;
  EXPECT_FALSE(fs::exists(folder_.path("hacked")));
  EXPECT_TRUE(fs::exists(folder_.path("a 'b'/111122223333/us-east-1/ec2/describe-vpcs.json")));
  const std::string call = "ec2 describe-subnets --output json --region ";
  for (const std::string end : {"eu-west-1 --profile it's", "us-east-1 --profile it's",
                                "eu-west-1 --profile $(touch hacked)"}) {
    const std::vector<std::string> all = calls();
    EXPECT_EQ(std::count(all.begin(), all.end(), call + end), 1) << end;
  }
}

TEST_F(ExportRun, SaysThatTheAwsCliIsMissing) {
  fs::remove(folder_.path("bin/aws"));
  const ShellResult result =
      run_shell(fmt::format("cd '{}' && PATH=bin /bin/sh record.sh", folder_.path()));
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.output, HasSubstr("the AWS CLI is not here"));
}

}  // namespace
}  // namespace reach
