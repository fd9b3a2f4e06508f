// SPDX-License-Identifier: Apache-2.0
// Resolver endpoints and rules, Profiles, and DNS Firewall.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aws/loading.hpp"
#include "support/network_maker.hpp"

namespace reach::aws::testing {
namespace {

using namespace model;
using reach::testing::address;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(ResolverEndpoints, AreToldByTwoCommands) {
  const Network network = load_all(
      {{"list-resolver-endpoint-ip-addresses.rslvr-in-1.json",
        R"({"IpAddresses": [{"IpId": "rni-1", "SubnetId": "subnet-1", "Ip": "10.0.0.53",
            "Status": "ATTACHED"}, {"SubnetId": "subnet-2", "Ip": "10.0.1.53",
            "Ipv6": "2001:db8::53", "Status": "DETACHING"}]})"},
       {"list-resolver-endpoints.json",
        R"({"ResolverEndpoints": [{"Id": "rslvr-in-1", "Name": "in", "Direction": "INBOUND",
            "HostVPCId": "vpc-1", "SecurityGroupIds": ["sg-1"], "Status": "OPERATIONAL"},
           {"Id": "rslvr-out-1", "Direction": "OUTBOUND", "HostVPCId": "vpc-1",
            "Status": "ACTION_NEEDED"}]})"}});
  EXPECT_EQ(diagnostics_of(network), "");
  const ResolverEndpoint& inbound = *network.find<ResolverEndpoint>("rslvr-in-1");
  EXPECT_TRUE(inbound.declared);
  EXPECT_EQ(inbound.direction, ResolverEndpointDirection::kInbound);
  EXPECT_EQ(inbound.status, ResolverEndpointStatus::kOperational);
  EXPECT_EQ(network.text(inbound.host_vpc), "vpc-1");
  EXPECT_THAT(inbound.groups, SizeIs(1));
  EXPECT_TRUE(inbound.addresses_known);
  ASSERT_THAT(inbound.addresses, SizeIs(2));
  EXPECT_EQ(inbound.addresses[0].status, ResolverAddressStatus::kAttached);
  EXPECT_EQ(inbound.addresses[1].status, ResolverAddressStatus::kDetaching);
  ASSERT_THAT(network.resolver_endpoints_with(address("10.0.0.53")), SizeIs(1));
  EXPECT_THAT(network.resolver_endpoints_with(address("2001:db8::53")), SizeIs(1));
  EXPECT_THAT(network.resolver_endpoints_with(address("10.0.0.54")), IsEmpty());
  EXPECT_FALSE(network.find<ResolverEndpoint>("rslvr-out-1")->addresses_known);
}

TEST(ResolverRules, KeepTheirTargets) {
  const Network network = load_text(R"({"ResolverRules": [{"Id": "rslvr-rr-1",
    "DomainName": "Example.com.", "RuleType": "FORWARD", "ResolverEndpointId": "rslvr-out-1",
    "TargetIps": [{"Ip": "192.0.2.45", "Port": 5353}, {"Ipv6": "2001:db8::1"}]},
    {"Id": "rslvr-rr-2", "DomainName": ".", "RuleType": "FORWARD", "TargetIps": [{"Port": 53}]}]})");
  const ResolverRule& rule = *network.find<ResolverRule>("rslvr-rr-1");
  EXPECT_TRUE(rule.targets_given);
  ASSERT_THAT(rule.targets, SizeIs(2));
  EXPECT_EQ(rule.targets[0].address, address("192.0.2.45"));
  EXPECT_EQ(rule.targets[0].port, 5353);
  EXPECT_EQ(rule.targets[1].address, address("2001:db8::1"));
  EXPECT_EQ(rule.targets[1].port, 53);
  EXPECT_EQ(network.text(rule.endpoint), "rslvr-out-1");
  EXPECT_FALSE(network.find<ResolverRule>("rslvr-rr-2")->targets_given);
}

TEST(Profiles, H12_HoldResourcesOfFourKinds) {
  const Network network =
      load_all({{"v.json", R"({"Vpcs": [{"VpcId": "vpc-1"}]})"},
                {"p.json", R"({"ProfileSummaries": [{"Id": "rp-1", "Name": "dns"}]})"},
                {"a.json", R"({"ProfileAssociations": [
          {"ProfileId": "rp-1", "ResourceId": "vpc-1", "Status": "COMPLETE"}]})"},
                {"r.json", R"({"ProfileResourceAssociations": [
          {"ProfileId": "rp-1", "ResourceArn": "arn:aws:route53:::hostedzone/Z1",
           "Status": "COMPLETE"},
          {"ProfileId": "rp-1", "Status": "UPDATING",
           "ResourceArn": "arn:aws:route53resolver:eu-west-1:1:resolver-rule/rslvr-rr-1"},
          {"ProfileId": "rp-1", "Status": "COMPLETE",
           "ResourceArn": "arn:aws:ec2:eu-west-1:1:vpc-endpoint/vpce-1"},
          {"ProfileId": "rp-1", "Status": "COMPLETE", "ResourceProperties": "{\"priority\": 102}",
           "ResourceArn": "arn:aws:route53resolver:eu-west-1:1:firewall-rule-group/rslvr-frg-1"}
         ]})"}});
  EXPECT_EQ(diagnostics_of(network), "");
  const Profile* profile = network.get(network.find<Vpc>("vpc-1")->profile.profile);
  ASSERT_NE(profile, nullptr);
  EXPECT_TRUE(profile->resources_known);
  ASSERT_THAT(profile->resources, SizeIs(4));
  EXPECT_EQ(network.text(profile->resources[0].zone), "Z1");
  EXPECT_EQ(network.text(profile->resources[1].rule), "rslvr-rr-1");
  EXPECT_EQ(profile->resources[1].status, ProfileStatus::kUpdating);
  EXPECT_EQ(network.text(profile->resources[2].endpoint), "vpce-1");
  EXPECT_EQ(network.text(profile->resources[3].firewall_rule_group), "rslvr-frg-1");
  EXPECT_EQ(profile->resources[3].priority, 102);
}

TEST(Profiles, AnEmptyListIsOfTheProfileThatTheFileNames) {
  const Network named = load_all({{"list-profile-resource-associations.rp-0a1.json",
                                   R"({"ProfileResourceAssociations": []})"}});
  EXPECT_TRUE(named.find<Profile>("rp-0a1")->resources_known);
  const Network unnamed = load_text(R"({"ProfileResourceAssociations": []})");
  EXPECT_EQ(diagnostics_of(unnamed), "");
  EXPECT_THAT(unnamed.all<Profile>(), IsEmpty());
}

TEST(Profiles, TwoForOneVpcAreAConflict) {
  const Network network = load_text(R"({"Vpcs": [{"VpcId": "vpc-1"}], "ProfileAssociations": [
      {"ProfileId": "rp-1", "ResourceId": "vpc-1", "Status": "COMPLETE"},
      {"ProfileId": "rp-2", "ResourceId": "vpc-1", "Status": "COMPLETE"}]})");
  EXPECT_THAT(diagnostics_of(network), HasSubstr("CONFLICT"));
  EXPECT_EQ(network.find<Vpc>("vpc-1")->profile.status, ProfileStatus::kUnknown);
}

TEST(Firewall, H5_RulesAndDomainsFindTheirGroupsAndLists) {
  const Network network = load_all(
      {{"v.json", R"({"Vpcs": [{"VpcId": "vpc-1"}]})"},
       {"a.json", R"({"FirewallRuleGroupAssociations": [{"FirewallRuleGroupId": "rslvr-frg-1",
          "VpcId": "vpc-1", "Priority": 101, "Status": "COMPLETE"}]})"},
       {"rules.json", R"({"FirewallRules": [{"FirewallRuleGroupId": "rslvr-frg-1",
          "FirewallDomainListId": "rslvr-fdl-1", "Name": "n", "Priority": 1, "Action": "BLOCK",
          "BlockResponse": "OVERRIDE", "BlockOverrideDomain": "Sink.example.com.",
          "BlockOverrideDnsType": "CNAME", "Qtype": "A",
          "FirewallDomainRedirectionAction": "TRUST_REDIRECTION_DOMAIN"},
         {"FirewallRuleGroupId": "rslvr-frg-1", "FirewallThreatProtectionId": "rslvr-ftp-1",
          "Priority": 2, "Action": "BLOCK", "DnsThreatProtection": "DGA"},
         {"FirewallRuleGroupId": "rslvr-frg-1", "Priority": "first", "Action": "ALLOW"}]})"},
       {"lists.json", R"({"FirewallDomainLists": [{"Id": "rslvr-fdl-1", "Name": "l"},
          {"Id": "rslvr-fdl-9", "Name": "m", "ManagedOwnerName": "Route 53 Resolver DNS Firewall"}]})"},
       {"list-firewall-domains.rslvr-fdl-1.json",
        R"({"Domains": ["*.AmazonAWS.com.", "example.com."]})"}});
  const Vpc& vpc = *network.find<Vpc>("vpc-1");
  ASSERT_THAT(vpc.firewall_rule_groups, SizeIs(1));
  EXPECT_EQ(vpc.firewall_rule_groups[0].priority, 101);
  const FirewallRuleGroup* group = network.get(vpc.firewall_rule_groups[0].group);
  ASSERT_NE(group, nullptr);
  EXPECT_TRUE(group->rules_known);
  ASSERT_THAT(group->rules, SizeIs(3));
  const FirewallRule& rule = group->rules[0];
  EXPECT_EQ(rule.action, FirewallAction::kBlock);
  EXPECT_EQ(rule.block_response, FirewallBlockResponse::kOverride);
  EXPECT_EQ(network.text(rule.override_domain), "sink.example.com");
  EXPECT_EQ(network.text(rule.query_type), "A");
  EXPECT_EQ(rule.redirection, FirewallRedirection::kTrust);
  const FirewallDomainList* list = network.get(rule.domain_list);
  ASSERT_NE(list, nullptr);
  EXPECT_TRUE(list->domains_known);
  EXPECT_THAT(list->domains, SizeIs(2));
  EXPECT_FALSE(network.find<FirewallDomainList>("rslvr-fdl-9")->domains_known);
  EXPECT_FALSE(group->rules[1].domain_list.given());
  EXPECT_EQ(group->rules[2].action,
            FirewallAction::kUnknown);  // what cannot be read may do anything
  EXPECT_EQ(group->rules[2].priority, -1);
}

}  // namespace
}  // namespace reach::aws::testing
