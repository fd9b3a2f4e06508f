// SPDX-License-Identifier: Apache-2.0
// Addresses, Profile resources, firewall rules and domains find what they are of, and VPCs their
// Profile and rule groups.
#include "aws/place_dns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace reach::aws {
namespace {

using model::StringId;

// Two accounts may export the same list: each item counts once.

// Whether all documents that tell of a resource are whole.
class Wholes {
 public:
  explicit Wholes(const Reading& reading) : reading_(reading) {}
  void add(StringId id, std::size_t document) {
    bool& whole = by_id_.try_emplace(id, true).first->second;
    whole = whole && reading_.documents[document].whole;
  }
  template <class Mark>
  void mark(Mark mark) const {
    for (const auto& [id, whole] : by_id_) mark(id, whole);
  }

 private:
  const Reading& reading_;
  std::map<StringId, bool> by_id_;
};

template <class T>
T& row_of(Reading& reading, StringId id, model::OriginId origin) {
  bool created = false;
  T& row = reading.network.upsert<T>(id, &created);
  if (created) {
    row.origin = origin;
    if constexpr (requires { row.declared; }) row.declared = false;
  }
  return row;
}

void place_addresses(Reading& reading) {
  Wholes wholes(reading);
  std::set<std::tuple<StringId, std::optional<net::Address>, std::optional<net::Address>>> seen;
  for (const PendingResolverAddresses& pending : reading.pending.resolver_addresses) {
    auto& endpoint = row_of<model::ResolverEndpoint>(reading, pending.endpoint, pending.origin);
    for (const model::ResolverEndpointAddress& address : pending.addresses) {
      const auto key = std::tuple(pending.endpoint, address.address, address.ipv6_address);
      if (seen.insert(key).second) endpoint.addresses.push_back(address);
    }
    wholes.add(pending.endpoint, pending.document);
  }
  wholes.mark([&](StringId id, bool whole) {
    reading.network.find<model::ResolverEndpoint>(id)->addresses_known = whole;
  });
}

void place_profile_resources(Reading& reading) {
  Wholes wholes(reading);
  std::set<std::pair<StringId, StringId>> seen;
  for (const PendingProfileResources& pending : reading.pending.profile_resources) {
    auto& profile = row_of<model::Profile>(reading, pending.profile, pending.origin);
    for (const model::ProfileResource& resource : pending.resources) {
      if (seen.insert({pending.profile, resource.arn}).second)
        profile.resources.push_back(resource);
    }
    wholes.add(pending.profile, pending.document);
  }
  wholes.mark([&](StringId id, bool whole) {
    reading.network.find<model::Profile>(id)->resources_known = whole;
  });
}

void place_firewall_rules(Reading& reading) {
  Wholes wholes(reading);
  std::set<std::tuple<StringId, int, StringId, StringId, StringId>> seen;
  for (const PendingFirewallRules& pending : reading.pending.firewall_rules) {
    auto& group = row_of<model::FirewallRuleGroup>(reading, pending.group, pending.origin);
    for (const model::FirewallRule& rule : pending.rules) {
      const auto key =
          std::tuple(pending.group, rule.priority, rule.name, rule.domain_list.id, rule.query_type);
      if (rule.priority < 0 || seen.insert(key).second) group.rules.push_back(rule);
    }
    wholes.add(pending.group, pending.document);
  }
  wholes.mark([&](StringId id, bool whole) {
    reading.network.find<model::FirewallRuleGroup>(id)->rules_known = whole;
  });
}

void place_firewall_domains(Reading& reading) {
  Wholes wholes(reading);
  for (const PendingFirewallDomains& pending : reading.pending.firewall_domains) {
    auto& list = row_of<model::FirewallDomainList>(reading, pending.list, pending.origin);
    list.domains.insert(list.domains.end(), pending.domains.begin(), pending.domains.end());
    wholes.add(pending.list, pending.document);
  }
  wholes.mark([&](StringId id, bool whole) {
    auto& list = *reading.network.find<model::FirewallDomainList>(id);
    list.domains_known = whole;
    std::sort(list.domains.begin(), list.domains.end());
    list.domains.erase(std::unique(list.domains.begin(), list.domains.end()), list.domains.end());
  });
}

// A VPC has one Profile: documents that name two are of different times.
void place_vpcs(Reading& reading) {
  for (const PendingProfileVpc& told : reading.pending.profile_vpcs) {
    model::Vpc* vpc = reading.network.find<model::Vpc>(told.vpc);
    using model::ProfileStatus;
    const bool gone =
        told.status == ProfileStatus::kDeleted || told.status == ProfileStatus::kFailed;
    if (vpc == nullptr || gone) continue;
    model::ProfileAssociation& known = vpc->profile;
    if (known.profile.given() && known.profile.id != told.profile) {
      reading.network.add_diagnostic(
          {model::Severity::kWarning, model::Code::kConflict,
           fmt::format("{} has Profile {} and Profile {}, and can have one; using the first",
                       reading.network.text(told.vpc), reading.network.text(known.profile.id),
                       reading.network.text(told.profile)),
           told.origin});
      known.status = ProfileStatus::kUnknown;
      continue;
    }
    if (!known.profile.given()) known = {{told.profile}, told.status, told.origin};
  }
  std::set<std::pair<StringId, StringId>> seen;
  for (const PendingFirewallVpc& told : reading.pending.firewall_vpcs) {
    model::Vpc* vpc = reading.network.find<model::Vpc>(told.vpc);
    if (vpc == nullptr) continue;
    if (seen.insert({told.vpc, told.group}).second)
      vpc->firewall_rule_groups.push_back({{told.group}, told.priority, told.status, told.origin});
  }
}

}  // namespace

void place_dns(Reading& reading) {
  place_addresses(reading);
  place_profile_resources(reading);
  place_firewall_rules(reading);
  place_firewall_domains(reading);
  place_vpcs(reading);
}

}  // namespace reach::aws
