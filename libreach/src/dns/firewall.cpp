// SPDX-License-Identifier: Apache-2.0
#include "dns/firewall.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "dns/findings.hpp"
#include "dns/names.hpp"
#include "dns/resolution.hpp"

namespace reach::dns {
namespace {

using model::Code;
using model::DocumentKind;
using model::FirewallAction;
using model::FirewallBlockResponse;
using model::FirewallRule;
using model::FirewallRuleGroup;

enum class Match : std::uint8_t { kNo, kMaybe, kYes };
enum class Effect : std::uint8_t { kPass, kNodata, kNxdomain, kOverride, kUnknown };

// A rule group in force, and whether that is certain.
struct Applied {
  model::Ref<FirewallRuleGroup> group;
  int priority = -1;
  bool certain = true;
  model::OriginId origin;
};

// What may happen to the query, and which rule does it; no rule: nothing matches, or the group's
// rules are not known.
struct Possible {
  Effect effect = Effect::kPass;
  const Applied* applied = nullptr;
  const FirewallRule* rule = nullptr;
  Match match = Match::kYes;
};

bool in_force(model::ProfileStatus status) {
  return status == model::ProfileStatus::kComplete || status == model::ProfileStatus::kUpdating;
}

std::vector<Applied> groups_of(const Context& context) {
  using Status = model::FirewallAssociationStatus;
  std::vector<Applied> groups;
  for (const auto& association : context.vpc.firewall_rule_groups) {
    const bool certain =
        association.status == Status::kComplete || association.status == Status::kUpdating;
    groups.push_back({association.group, association.priority, certain, association.origin});
  }
  const model::ProfileAssociation& attached = context.vpc.profile;
  if (const model::Profile* profile = context.network.get(attached.profile)) {
    for (const model::ProfileResource& resource : profile->resources) {
      if (!resource.firewall_rule_group.given()) continue;
      const bool certain = in_force(attached.status) && in_force(resource.status);
      groups.push_back({resource.firewall_rule_group, resource.priority, certain, resource.origin});
    }
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Applied& a, const Applied& b) { return a.priority < b.priority; });
  // An order that is not known makes everything uncertain.
  const bool ordered = groups.size() < 2 || groups.front().priority >= 0;
  for (Applied& applied : groups) applied.certain = applied.certain && ordered;
  return groups;
}

// "A" or "TYPE1"
bool is_type(std::string_view text, model::RecordType type) {
  const std::string_view number = type == model::RecordType::kAaaa ? "TYPE28" : "TYPE1";
  return model::same_spelling(text, model::enum_text(type)) || model::same_spelling(text, number);
}

bool has(const Context& context, const model::FirewallDomainList& list, std::string_view domain) {
  const model::StringId id = context.network.find_string(domain);
  return !id.empty() && std::binary_search(list.domains.begin(), list.domains.end(), id);
}

bool lists(const Context& context, const model::FirewallDomainList& list, std::string_view name) {
  if (has(context, list, name) || has(context, list, "*")) return true;
  for (std::string_view above = parent_of(name); !above.empty(); above = parent_of(above)) {
    if (has(context, list, "*." + std::string(above))) return true;
  }
  return false;
}

Match match(const Context& context, const FirewallRule& rule, std::string_view name, Query query) {
  if (query == Query::kRedirected && rule.redirection == model::FirewallRedirection::kTrust)
    return Match::kNo;
  const std::string_view type = context.text(rule.query_type);
  if (!type.empty() && !is_type(type, context.type)) return Match::kNo;
  const model::FirewallDomainList* list = context.network.get(rule.domain_list);
  if (list == nullptr) return Match::kMaybe;
  if (lists(context, *list, name)) return Match::kYes;
  return list->domains_known ? Match::kNo : Match::kMaybe;
}

Effect effect_of(const FirewallRule& rule) {
  switch (rule.action) {
    case FirewallAction::kAllow:
    case FirewallAction::kAlert:
      return Effect::kPass;
    case FirewallAction::kUnknown:
      return Effect::kUnknown;
    case FirewallAction::kBlock:
      break;
  }
  switch (rule.block_response) {
    case FirewallBlockResponse::kNodata:
      return Effect::kNodata;
    case FirewallBlockResponse::kNxdomain:
      return Effect::kNxdomain;
    case FirewallBlockResponse::kOverride:
      return rule.override_domain.empty() ? Effect::kUnknown : Effect::kOverride;
    case FirewallBlockResponse::kUnknown:
      break;
  }
  return Effect::kUnknown;
}

std::vector<const FirewallRule*> in_order(const FirewallRuleGroup& group) {
  std::vector<const FirewallRule*> rules;
  for (const FirewallRule& rule : group.rules) rules.push_back(&rule);
  std::stable_sort(rules.begin(), rules.end(), [](const FirewallRule* a, const FirewallRule* b) {
    return a->priority < b->priority;
  });
  return rules;
}

// All that may happen: the first rule that surely matches ends it.
std::vector<Possible> possibilities(const Context& context, const std::vector<Applied>& groups,
                                    std::string_view name, Query query) {
  std::vector<Possible> found;
  for (const Applied& applied : groups) {
    const FirewallRuleGroup* group = context.network.get(applied.group);
    if (group == nullptr || !group->rules_known) {
      found.push_back({Effect::kUnknown, &applied, nullptr, Match::kMaybe});
      continue;
    }
    for (const FirewallRule* rule : in_order(*group)) {
      Match matched = match(context, *rule, name, query);
      if (matched == Match::kNo) continue;
      if (!applied.certain || rule->priority < 0) matched = Match::kMaybe;
      found.push_back({effect_of(*rule), &applied, rule, matched});
      if (matched == Match::kYes) return found;
    }
  }
  found.emplace_back();
  return found;
}

bool same_effect(const Possible& a, const Possible& b) {
  if (a.effect != b.effect || a.effect == Effect::kUnknown) return false;
  return a.effect != Effect::kOverride || a.rule->override_domain == b.rule->override_domain;
}

std::string_view group_id(const Context& context, const Possible& possible) {
  return context.network.text(possible.applied->group);
}

// What would have to be exported to know.
model::Finding why_unknown(const Context& context, const Possible& possible,
                           std::string_view name) {
  const std::string_view group = group_id(context, possible);
  const model::OriginId origin =
      possible.rule != nullptr ? possible.rule->origin : possible.applied->origin;
  if (possible.rule == nullptr) {
    return not_exported(
        DocumentKind::kFirewallRules, fmt::format("--firewall-rule-group-id {}", group), group,
        fmt::format("DNS Firewall rule group {} of {} may change the answer, and the snapshot does "
                    "not hold all its rules.",
                    group, context.vpc_id()),
        origin);
  }
  const std::string_view list_id = context.network.text(possible.rule->domain_list);
  const model::FirewallDomainList* list = context.network.get(possible.rule->domain_list);
  const bool managed = list != nullptr && !list->managed_owner.empty();
  if (!list_id.empty() && !managed && (list == nullptr || !list->domains_known)) {
    return not_exported(
        DocumentKind::kFirewallDomains, fmt::format("--firewall-domain-list-id {}", list_id),
        list_id,
        fmt::format("A rule of DNS Firewall rule group {} of {} is about the domains of {}, which "
                    "the snapshot does not hold.",
                    group, context.vpc_id(), list_id),
        origin);
  }
  return make_finding(
      Code::kUnsupportedComponent, Blocking::kYes, managed ? list_id : group,
      fmt::format("A rule of DNS Firewall rule group {} of {} may match {}: {}.", group,
                  context.vpc_id(), name,
                  managed
                      ? fmt::format("the domains of {} are AWS's own and cannot be listed", list_id)
                      : std::string("what it does cannot be told from the snapshot")),
      origin, fmt::format("Allow {} in a rule of {} that comes first.", name, group));
}

Outcome unknown(Context& context, const std::vector<Possible>& possible, std::string_view name) {
  for (const Possible& one : possible) {
    if (one.applied != nullptr && (one.match == Match::kMaybe || one.effect == Effect::kUnknown))
      context.find(why_unknown(context, one, name));
  }
  return {};
}

model::Finding blocked(const Context& context, const Possible& possible, std::string_view name,
                       Blocking blocking) {
  const std::string_view group = group_id(context, possible);
  return make_finding(
      Code::kDnsFirewall, blocking, group,
      fmt::format("DNS Firewall rule group {} of {} blocks {} ({}).", group, context.vpc_id(), name,
                  model::enum_text(possible.rule->block_response)),
      possible.rule->origin,
      fmt::format("Allow {} in a rule of {} that comes before those that block.", name, group));
}

}  // namespace

std::optional<Outcome> blocked_by_firewall(Context& context, std::string_view name, Query query) {
  if (query == Query::kRedirected && context.trusts_redirects) return std::nullopt;
  const std::vector<Applied> groups = groups_of(context);
  const std::vector<Possible> possible = possibilities(context, groups, name, query);
  const Possible& last = possible.back();
  const bool agreed = std::all_of(possible.begin(), possible.end(),
                                  [&](const Possible& one) { return same_effect(one, last); });
  if (!agreed) return unknown(context, possible, name);
  if (last.effect == Effect::kPass) {
    if (query == Query::kAsked && possible.size() == 1 && last.rule != nullptr &&
        last.rule->redirection == model::FirewallRedirection::kTrust)
      context.trusts_redirects = true;
    return std::nullopt;
  }
  const std::string_view group = group_id(context, last);
  context.step(fmt::format("DNS Firewall rule group {} blocks {}", group, name), group,
               last.rule->origin);
  if (last.effect == Effect::kOverride) {
    context.find(blocked(context, last, name, Blocking::kNo));
    return resolve_name(context, context.text(last.rule->override_domain));
  }
  context.find(blocked(context, last, name, Blocking::kYes));
  return Outcome{last.effect == Effect::kNodata ? Status::kNodata : Status::kNxdomain, {}, false};
}

}  // namespace reach::dns
