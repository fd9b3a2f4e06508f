// SPDX-License-Identifier: Apache-2.0
// Facts find their resources, when all documents are read.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_set>

#include "aws/finish.hpp"
#include "aws/parts.hpp"
#include "aws/place_dns.hpp"
#include "aws/place_transit_gateways.hpp"

namespace reach::aws {
namespace {

using model::HostedZone;
using model::PrefixList;
using model::ResourceRecordSet;
using model::SecurityGroup;
using model::SecurityGroupRule;
using model::StringId;

void warn(Reading& reading, model::Code code, model::OriginId at, std::string message) {
  reading.network.add_diagnostic({model::Severity::kWarning, code, std::move(message), at});
}

// The zone's own name, which its SOA record has.
StringId apex_of(const std::vector<ResourceRecordSet>& records) {
  for (const ResourceRecordSet& record : records) {
    if (record.type == model::RecordType::kSoa) return record.name;
  }
  return {};
}

bool is_surely_zone_id(std::string_view id) {
  const bool has_digit =
      std::any_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
  return has_digit && (id.front() == 'Z' || id.size() >= 12);
}

// Which zone records are of (A.1): the one that the document names, else one that its file or
// folder names, else the only one of the snapshot that has the name of their SOA record.
std::optional<StringId> zone_of(Reading& reading, const PendingRecords& pending) {
  if (pending.named) return reading.intern(pending.zones.front());
  for (const std::string& id : pending.zones) {
    const StringId zone = reading.intern(id);
    if (reading.network.find<HostedZone>(zone) != nullptr) return zone;
  }
  for (const std::string& id : pending.zones) {
    if (is_surely_zone_id(id)) return reading.intern(id);
  }
  const StringId apex = apex_of(pending.records);
  std::optional<StringId> found;
  for (const HostedZone& zone : reading.network.all<HostedZone>()) {
    if (apex.empty() || zone.name != apex) continue;
    if (found) return std::nullopt;
    found = zone.id;
  }
  return found;
}

void place_records(Reading& reading) {
  using Key = std::tuple<StringId, StringId, model::RecordType, StringId>;
  std::map<Key, ResourceRecordSet> known;
  std::map<StringId, bool> whole;
  for (PendingRecords& pending : reading.pending.records) {
    const std::optional<StringId> id = zone_of(reading, pending);
    if (!id) {
      warn(reading, model::Code::kBadDocument, pending.origin,
           "nothing tells which hosted zone these records are of; name the file after it: "
           "list-resource-record-sets.ZONEID.json");
      continue;
    }
    bool created = false;
    HostedZone& zone = reading.network.upsert<HostedZone>(*id, &created);
    if (created) zone.origin = pending.origin;
    if (zone.name.empty()) zone.name = apex_of(pending.records);
    for (ResourceRecordSet& record : pending.records) {
      const auto [at, is_new] =
          known.try_emplace({*id, record.name, record.type, record.set_identifier}, record);
      if (is_new) {
        zone.records.push_back(std::move(record));
      } else if (content(at->second) != content(record)) {
        warn(reading, model::Code::kConflict, record.origin,
             fmt::format("the {} record {} of zone {} differs between documents; the first is used",
                         model::enum_text(record.type), reading.network.text(record.name),
                         reading.network.text(*id)));
      }
    }
    const bool is_whole = reading.documents[pending.document].whole;
    const auto [seen, first] = whole.try_emplace(*id, is_whole);
    if (!first) seen->second = seen->second && is_whole;
  }
  for (const auto& [id, is_whole] : whole)
    reading.network.find<HostedZone>(id)->records_known = is_whole;
}

void place_entries(Reading& reading) {
  struct Entries {
    std::vector<net::Prefix> prefixes;
    bool whole = true;
    model::OriginId origin;
  };
  std::map<StringId, Entries> lists;
  for (const PendingEntries& pending : reading.pending.entries) {
    Entries& entries = lists[pending.list];
    entries.whole = entries.whole && reading.documents[pending.document].whole;
    entries.origin = pending.origin;
    entries.prefixes.insert(entries.prefixes.end(), pending.entries.begin(), pending.entries.end());
  }
  for (auto& [id, entries] : lists) {
    std::vector<net::Prefix>& prefixes = entries.prefixes;
    std::sort(prefixes.begin(), prefixes.end());
    prefixes.erase(std::unique(prefixes.begin(), prefixes.end()), prefixes.end());
    bool created = false;
    PrefixList& list = reading.network.upsert<PrefixList>(id, &created);
    if (created) list.origin = entries.origin;
    std::vector<net::Prefix> before = list.entries;
    std::sort(before.begin(), before.end());
    if (list.entries_known && entries.whole && before != prefixes) {
      warn(reading, model::Code::kConflict, entries.origin,
           fmt::format("the entries of {} differ between documents; those of {} are used",
                       reading.network.text(id),
                       model::command_of(model::DocumentKind::kPrefixLists)));
    }
    if (list.entries_known) continue;
    list.entries = std::move(prefixes);
    list.entries_known = entries.whole;
  }
}

// Gives the rules that describe-security-groups told the ids that describe-security-group-rules
// tells.
class RuleIds {
 public:
  explicit RuleIds(std::vector<SecurityGroupRule>& rules) {
    for (SecurityGroupRule& rule : rules) by_content_.push_back(&rule);
    std::stable_sort(by_content_.begin(), by_content_.end(), Less());
  }
  // False: no rule has that content.
  bool give(const SecurityGroupRule& told) {
    const auto [first, last] =
        std::equal_range(by_content_.begin(), by_content_.end(), &told, Less());
    for (auto at = first; at != last; ++at) {
      if ((*at)->rule_id == told.rule_id) return true;
    }
    for (auto at = first; at != last; ++at) {
      if (!(*at)->rule_id.empty()) continue;
      (*at)->rule_id = told.rule_id;
      return true;
    }
    return false;
  }

 private:
  struct Less {
    bool operator()(const SecurityGroupRule* a, const SecurityGroupRule* b) const {
      return content(*a) < content(*b);
    }
  };
  std::vector<SecurityGroupRule*> by_content_;
};

void place_rules(Reading& reading, StringId id, bool egress,
                 const std::vector<const PendingGroupRule*>& told) {
  bool created = false;
  SecurityGroup& group = reading.network.upsert<SecurityGroup>(id, &created);
  if (created) group.origin = told.front()->rule.origin;
  std::vector<SecurityGroupRule>& rules = egress ? group.egress : group.ingress;
  bool& given = egress ? group.egress_given : group.ingress_given;
  if (given) {
    RuleIds ids(rules);
    for (const PendingGroupRule* pending : told) {
      if (ids.give(pending->rule)) continue;
      warn(reading, model::Code::kConflict, pending->rule.origin,
           fmt::format("{} of {} is not among the rules that describe-security-groups gives; the "
                       "latter are used",
                       reading.network.text(pending->rule.rule_id), reading.network.text(id)));
    }
    return;
  }
  std::unordered_set<StringId> known;
  for (const PendingGroupRule* pending : told) {
    const StringId rule_id = pending->rule.rule_id;
    if (rule_id.empty() || known.insert(rule_id).second) rules.push_back(pending->rule);
  }
}

void place_group_rules(Reading& reading) {
  struct Told {
    std::vector<const PendingGroupRule*> ingress;
    std::vector<const PendingGroupRule*> egress;
    bool whole = true;
  };
  std::map<StringId, Told> groups;
  for (const PendingGroupRule& pending : reading.pending.group_rules) {
    Told& told = groups[pending.group];
    (pending.egress ? told.egress : told.ingress).push_back(&pending);
    told.whole = told.whole && reading.documents[pending.document].whole;
  }
  for (const auto& [id, told] : groups) {
    if (!told.ingress.empty()) place_rules(reading, id, false, told.ingress);
    if (!told.egress.empty()) place_rules(reading, id, true, told.egress);
    // A whole export lists all rules of a group that it lists any of.
    SecurityGroup& group = *reading.network.find<SecurityGroup>(id);
    group.ingress_given = group.ingress_given || told.whole;
    group.egress_given = group.egress_given || told.whole;
  }
}

void place_instance_facts(Reading& reading) {
  for (const PendingAgent& agent : reading.pending.agents) {
    model::Instance* instance = reading.network.find<model::Instance>(agent.instance);
    if (instance == nullptr) continue;
    instance->agent_version = agent.version;
    instance->ping_status = agent.ping_status;
    instance->agent_origin = agent.origin;
  }
  for (const PendingProfile& profile : reading.pending.profiles) {
    model::Instance* instance = reading.network.find<model::Instance>(profile.instance);
    if (instance != nullptr && instance->instance_profile_arn.empty())
      instance->instance_profile_arn = profile.arn;
  }
}

// Two accounts may see the same association.
void place_group_vpcs(Reading& reading) {
  std::set<std::pair<StringId, StringId>> seen;
  for (const PendingGroupVpc& told : reading.pending.group_vpcs) {
    SecurityGroup* group = reading.network.find<SecurityGroup>(told.group);
    if (group == nullptr) continue;
    if (seen.insert({told.group, told.vpc}).second)
      group->vpc_associations.push_back({{told.vpc}, told.state, told.origin});
  }
}

}  // namespace

void place_pending(Reading& reading) {
  place_records(reading);
  place_entries(reading);
  place_group_rules(reading);
  place_instance_facts(reading);
  place_group_vpcs(reading);
  place_transit_gateways(reading);
  place_dns(reading);
}

}  // namespace reach::aws
