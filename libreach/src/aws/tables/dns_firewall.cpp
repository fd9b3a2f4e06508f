// SPDX-License-Identifier: Apache-2.0
// DNS Firewall: rule groups with their associations, rules (whose items name the group, an empty
// list does not), and domain lists with their domains (which do not name their list).
#include "aws/names.hpp"
#include "aws/readers.hpp"
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::FirewallDomainList;
using model::FirewallRule;
using model::FirewallRuleGroup;

constexpr Field kGroupFields[] = {
    field<&FirewallRuleGroup::id>("Id"),
    field<&FirewallRuleGroup::name>("Name").per_account(),
};
constexpr Field kListFields[] = {
    field<&FirewallDomainList::id>("Id"),
    field<&FirewallDomainList::name>("Name").per_account(),
    field<&FirewallDomainList::managed_owner>("ManagedOwnerName"),
};
constexpr Field kAssociationFields[] = {
    field<&PendingFirewallVpc::group>("FirewallRuleGroupId"),
    field<&PendingFirewallVpc::vpc>("VpcId"),
    field<&PendingFirewallVpc::priority>("Priority"),
    field<&PendingFirewallVpc::status>("Status"),
};

struct RuleWire {
  model::StringId group;
};
constexpr Field kRuleGroupFields[] = {
    field<&RuleWire::group>("FirewallRuleGroupId"),
};
// A rule of which a part cannot be read may do anything.
bool finish_rule(Reading&, const Place&, FirewallRule& rule, const Outcome& outcome) {
  if (outcome.good()) return true;
  rule = FirewallRule{};
  return true;
}
constexpr Field kRuleFields[] = {
    field<&FirewallRule::domain_list>("FirewallDomainListId"),
    field<&FirewallRule::name>("Name"),
    field<&FirewallRule::priority>("Priority"),
    field<&FirewallRule::action>("Action"),
    field<&FirewallRule::block_response>("BlockResponse"),
    field<&FirewallRule::override_domain, DnsName>("BlockOverrideDomain"),
    field<&FirewallRule::query_type>("Qtype"),
    field<&FirewallRule::redirection>("FirewallDomainRedirectionAction"),
};

}  // namespace

constexpr Table kFirewallRuleGroup{"route53resolver/FirewallRuleGroupMetadata", kGroupFields};
constexpr Table kFirewallDomainList{"route53resolver/FirewallDomainListMetadata", kListFields};
constexpr Table kFirewallRuleGroupAssociation{"route53resolver/FirewallRuleGroupAssociation",
                                              kAssociationFields};
constexpr Table kFirewallRule{"route53resolver/FirewallRule", kRuleFields,
                              finisher<&finish_rule>()};
// The same object again: the group that it is of.
constexpr Table kFirewallRuleOfGroup{"route53resolver/FirewallRule", kRuleGroupFields};

void read_firewall_rule_groups(Reading& reading, const Place& place, Value items) {
  read_resources<FirewallRuleGroup, kFirewallRuleGroup>(reading, place, items);
}

void read_firewall_domain_lists(Reading& reading, const Place& place, Value items) {
  read_resources<FirewallDomainList, kFirewallDomainList>(reading, place, items);
}

void read_firewall_rule_group_associations(Reading& reading, const Place& place, Value items) {
  read_parts<PendingFirewallVpc, kFirewallRuleGroupAssociation>(
      reading, place, items, [&](const Place& at, PendingFirewallVpc& told) {
        if (told.group.empty() || told.vpc.empty()) {
          resource_without_id(reading, at, kFirewallRuleGroupAssociation);
          return;
        }
        told.origin = at.origin(reading.network);
        reading.pending.firewall_vpcs.push_back(told);
      });
}

void read_firewall_rules(Reading& reading, const Place& place, Value items) {
  const model::StringId parent = reading.intern(reading.document().parent);
  if (!parent.empty()) {
    reading.pending.firewall_rules.push_back(
        {reading.document_number(), parent, {}, place.origin(reading.network)});
  }
  read_list(reading, place, items, [&](const Place& at, Value item) {
    RuleWire wire;
    FirewallRule rule;
    if (!read_object(reading, at, item, kFirewallRuleOfGroup, &wire)) return false;
    if (!read_object(reading, at, item, kFirewallRule, &rule)) return false;
    const model::StringId group = wire.group.empty() ? parent : wire.group;
    if (group.empty()) {
      resource_without_id(reading, at, kFirewallRuleOfGroup);
      return false;
    }
    rule.origin = at.origin(reading.network);
    reading.pending.firewall_rules.push_back(
        {reading.document_number(), group, {rule}, rule.origin});
    return true;
  });
}

void read_firewall_domains(Reading& reading, const Place& place, Value items) {
  PendingFirewallDomains pending{reading.document_number(),
                                 reading.intern(reading.document().parent),
                                 {},
                                 place.origin(reading.network)};
  read_list(reading, place, items, [&](const Place& at, Value item) {
    std::string_view domain;
    if (read_value(reading, at, item, domain) == Read::kBad) return false;
    pending.domains.push_back(reading.intern(canonical_dns_name(domain)));
    return true;
  });
  reading.pending.firewall_domains.push_back(std::move(pending));
}

}  // namespace reach::aws
