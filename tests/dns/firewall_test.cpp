// SPDX-License-Identifier: Apache-2.0
// H5, L48: DNS Firewall.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using model::FirewallAction;
using model::FirewallAssociationStatus;
using model::FirewallBlockResponse;
using model::FirewallRedirection;
using model::FirewallRule;
using reach::testing::article;

class Firewall : public ::testing::Test {
 protected:
  NetworkMaker maker = article();

  model::FirewallRuleGroup& group(const char* id, int priority, const char* vpc = "vpc-user") {
    auto& row = maker.builder().upsert<model::FirewallRuleGroup>(id);
    row.rules_known = true;
    maker.builder().upsert<model::Vpc>(vpc).firewall_rule_groups.push_back(
        {maker.builder().ref<model::FirewallRuleGroup>(id),
         priority,
         FirewallAssociationStatus::kComplete,
         {}});
    return row;
  }
  void list(const char* id, const std::vector<std::string>& domains, bool known = true) {
    auto& row = maker.builder().upsert<model::FirewallDomainList>(id);
    row.domains_known = known;
    for (const std::string& domain : domains) row.domains.push_back(maker.builder().intern(domain));
  }
  FirewallRule& rule(const char* group, int priority, const char* list, FirewallAction action,
                     FirewallBlockResponse response = FirewallBlockResponse::kUnknown) {
    FirewallRule row;
    row.priority = priority;
    row.domain_list = maker.builder().ref<model::FirewallDomainList>(list);
    row.action = action;
    row.block_response = response;
    auto& rules = maker.builder().upsert<model::FirewallRuleGroup>(group).rules;
    rules.push_back(row);
    return rules.back();
  }
  Asked asked(std::string_view name = kSsm, model::RecordType type = model::RecordType::kA) {
    return ask(std::move(maker), "vpc-user", name, type);
  }
};

TEST_F(Firewall, ABlockedNameGetsWhatTheRuleSays) {  // L48
  struct {
    FirewallBlockResponse response;
    Status status;
  } const cases[] = {{FirewallBlockResponse::kNodata, Status::kNodata},
                     {FirewallBlockResponse::kNxdomain, Status::kNxdomain}};
  for (const auto& tested : cases) {
    maker = article();
    group("frg-1", 101);
    list("fdl-1", {"*.amazonaws.com"});
    rule("frg-1", 1, "fdl-1", FirewallAction::kBlock, tested.response);
    EXPECT_ANSWER(asked(), tested.status, Source::kNone, "DNS_FIREWALL frg-1");
  }
}

TEST_F(Firewall, AnOverrideLeadsToAnotherName) {
  group("frg-1", 101);
  list("fdl-1", {kSsm});
  maker.zone("Z-sink", "sink.example.com", {"vpc-user"});
  maker.record("Z-sink", "sink.example.com", model::RecordType::kA, {"10.8.8.8"});
  rule("frg-1", 1, "fdl-1", FirewallAction::kBlock, FirewallBlockResponse::kOverride)
      .override_domain = maker.builder().intern("sink.example.com");
  const Asked answer = asked();
  EXPECT_THAT(addresses(answer.answer), ElementsAre("10.8.8.8"));
  ASSERT_NE(find(answer.answer, Code::kDnsFirewall), nullptr);
  EXPECT_FALSE(find(answer.answer, Code::kDnsFirewall)->blocking);
}

TEST_F(Firewall, ListsMatchWholeNamesAndWhatIsBelowAStar) {
  struct {
    const char* domain;
    bool blocks;
  } const cases[] = {
      {kSsm, true},
      {"*.amazonaws.com", true},
      {"*.ap-northeast-1.amazonaws.com", true},
      {"*", true},
      {"*.ssm.ap-northeast-1.amazonaws.com", false},  // below the name, not the name
      {"amazonaws.com", false},
      {"sm.ap-northeast-1.amazonaws.com", false},
  };
  for (const auto& tested : cases) {
    maker = article();
    group("frg-1", 101);
    list("fdl-1", {"other.example.com", tested.domain});
    rule("frg-1", 1, "fdl-1", FirewallAction::kBlock, FirewallBlockResponse::kNodata);
    EXPECT_EQ(asked().answer.status == Status::kNodata, tested.blocks) << tested.domain;
  }
}

TEST_F(Firewall, TheLowestPriorityDecides) {
  list("fdl-1", {"*.amazonaws.com"});
  group("frg-late", 200);
  group("frg-first", 101);
  rule("frg-late", 1, "fdl-1", FirewallAction::kBlock, FirewallBlockResponse::kNodata);
  rule("frg-first", 2, "fdl-1", FirewallAction::kBlock, FirewallBlockResponse::kNxdomain);
  rule("frg-first", 1, "fdl-1", FirewallAction::kAllow);
  EXPECT_ANSWER(asked(), Status::kAnswer, Source::kPrivateHostedZone);
}

TEST_F(Firewall, AnAlertLetsPass) {
  list("fdl-1", {"*"});
  group("frg-1", 101);
  rule("frg-1", 1, "fdl-1", FirewallAction::kAlert);
  rule("frg-1", 2, "fdl-1", FirewallAction::kBlock, FirewallBlockResponse::kNodata);
  EXPECT_ANSWER(asked(), Status::kAnswer, Source::kPrivateHostedZone);
}

TEST_F(Firewall, ARuleOfAnotherTypeDoesNotMatch) {
  list("fdl-1", {"*"});
  group("frg-1", 101);
  rule("frg-1", 1, "fdl-1", FirewallAction::kBlock, FirewallBlockResponse::kNodata).query_type =
      maker.builder().intern("TYPE28");
  EXPECT_ANSWER(asked(), Status::kAnswer, Source::kPrivateHostedZone);
}

TEST_F(Firewall, AnOpaqueListMayMatch) {
  group("frg-1", 101);
  list("fdl-managed", {}, false);
  maker.builder().upsert<model::FirewallDomainList>("fdl-managed").managed_owner =
      maker.builder().intern("AWS");
  rule("frg-1", 1, "fdl-managed", FirewallAction::kBlock, FirewallBlockResponse::kNodata);
  EXPECT_ANSWER(asked(), Status::kUnknown, Source::kNone, "UNSUPPORTED_COMPONENT fdl-managed");
}

TEST_F(Firewall, AnOpaqueListDoesNotMatterBehindAnAllow) {
  group("frg-1", 101);
  list("fdl-allow", {kSsm});
  list("fdl-managed", {}, false);
  rule("frg-1", 1, "fdl-allow", FirewallAction::kAllow);
  rule("frg-1", 2, "fdl-managed", FirewallAction::kBlock, FirewallBlockResponse::kNodata);
  EXPECT_ANSWER(asked(), Status::kAnswer, Source::kPrivateHostedZone);
}

TEST_F(Firewall, AnOpaqueListThatOnlyAlertsDoesNotMatter) {
  group("frg-1", 101);
  rule("frg-1", 1, "fdl-missing", FirewallAction::kAlert);
  EXPECT_ANSWER(asked(), Status::kAnswer, Source::kPrivateHostedZone);
}

TEST_F(Firewall, WhatIsNotExportedIsNamed) {
  group("frg-1", 101).rules_known = false;
  EXPECT_ANSWER(asked(), Status::kUnknown, Source::kNone, "SNAPSHOT_INCOMPLETE frg-1");
  maker = article();
  group("frg-1", 101);
  rule("frg-1", 1, "fdl-1", FirewallAction::kBlock, FirewallBlockResponse::kNodata);
  EXPECT_ANSWER(asked(), Status::kUnknown, Source::kNone, "SNAPSHOT_INCOMPLETE fdl-1");
}

TEST_F(Firewall, ARuleThatCannotBeReadMayDoAnything) {
  group("frg-1", 101).rules.emplace_back();
  EXPECT_ANSWER(asked(), Status::kUnknown, Source::kNone, "UNSUPPORTED_COMPONENT frg-1");
}

TEST_F(Firewall, AGroupThatIsBeingTakenAwayMayStillBlock) {
  group("frg-1", 101);
  list("fdl-1", {"*"});
  rule("frg-1", 1, "fdl-1", FirewallAction::kBlock, FirewallBlockResponse::kNodata);
  maker.builder().upsert<model::Vpc>("vpc-user").firewall_rule_groups[0].status =
      FirewallAssociationStatus::kDeleting;
  EXPECT_ANSWER(asked(), Status::kUnknown, Source::kNone, "UNSUPPORTED_COMPONENT frg-1");
}

TEST_F(Firewall, OtherVpcsAreNotConcerned) {
  group("frg-1", 101, "vpc-shared");
  list("fdl-1", {"*"});
  rule("frg-1", 1, "fdl-1", FirewallAction::kBlock, FirewallBlockResponse::kNodata);
  EXPECT_ANSWER(asked(), Status::kAnswer, Source::kPrivateHostedZone);
}

TEST_F(Firewall, WhatACnameLeadsToIsInspectedUnlessTrusted) {
  for (const bool trusted : {false, true}) {
    maker = article();
    maker.zone("Z-own", "own.example.com", {"vpc-user"});
    maker.record("Z-own", "ssm.own.example.com", model::RecordType::kCname, {kSsm});
    group("frg-1", 101);
    list("fdl-own", {"*.own.example.com"});
    list("fdl-all", {"*"});
    FirewallRule& allow = rule("frg-1", 1, "fdl-own", FirewallAction::kAllow);
    if (trusted) allow.redirection = FirewallRedirection::kTrust;
    rule("frg-1", 2, "fdl-all", FirewallAction::kBlock, FirewallBlockResponse::kNxdomain);
    EXPECT_EQ(asked("ssm.own.example.com").answer.status,
              trusted ? Status::kAnswer : Status::kNxdomain);
  }
}

TEST_F(Firewall, AProfileBringsAGroup) {  // H12
  auto& profile = maker.builder().upsert<model::Profile>("rp-1");
  profile.resources_known = true;
  maker.builder().upsert<model::FirewallRuleGroup>("frg-1").rules_known = true;
  model::ProfileResource resource;
  resource.firewall_rule_group = maker.builder().ref<model::FirewallRuleGroup>("frg-1");
  resource.status = model::ProfileStatus::kComplete;
  resource.priority = 102;
  profile.resources.push_back(resource);
  maker.builder().upsert<model::Vpc>("vpc-user").profile = {
      maker.builder().ref<model::Profile>("rp-1"), model::ProfileStatus::kComplete, {}};
  list("fdl-1", {"*"});
  rule("frg-1", 1, "fdl-1", FirewallAction::kBlock, FirewallBlockResponse::kNodata);
  EXPECT_ANSWER(asked(), Status::kNodata, Source::kNone, "DNS_FIREWALL frg-1");
}

}  // namespace
}  // namespace reach::dns
