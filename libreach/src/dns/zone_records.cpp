// SPDX-License-Identifier: Apache-2.0
#include "dns/zone_records.hpp"

#include <algorithm>

#include "dns/names.hpp"

namespace reach::dns {
namespace {

using Kind = ZoneLookup::Kind;
using Sets = std::vector<const model::ResourceRecordSet*>;

Sets of_type(std::span<const model::ResourceRecordSet* const> sets, model::RecordType type) {
  Sets found;
  std::copy_if(sets.begin(), sets.end(), std::back_inserter(found),
               [type](const model::ResourceRecordSet* set) { return set->type == type; });
  return found;
}

// H19: the zone cut at the name or above it, below the apex.
ZoneLookup delegation(const ZoneRecords& records, std::string_view name) {
  for (std::string_view cut = name; cut != records.apex(); cut = parent_of(cut)) {
    Sets sets = of_type(records.at(cut), model::RecordType::kNs);
    if (!sets.empty()) return {Kind::kDelegated, std::string(cut), std::move(sets)};
  }
  return {};
}

ZoneLookup at_owner(const ZoneRecords& records, std::string owner, model::RecordType type) {
  const auto all = records.at(owner);
  if (Sets sets = of_type(all, type); !sets.empty())
    return {Kind::kRecords, std::move(owner), std::move(sets)};
  if (Sets sets = of_type(all, model::RecordType::kCname); !sets.empty())
    return {Kind::kCname, std::move(owner), std::move(sets)};
  return {Kind::kNodata, std::move(owner), Sets(all.begin(), all.end())};
}

// H17: the wildcard of the closest name above that exists, and no other.
std::string wildcard_for(const ZoneRecords& records, std::string_view name) {
  std::string_view encloser = parent_of(name);
  while (encloser != records.apex() && !records.exists(encloser)) encloser = parent_of(encloser);
  return "*." + std::string(encloser);
}

}  // namespace

ZoneRecords::ZoneRecords(const model::Network& network, const model::HostedZone& zone)
    : apex_(network.text(zone.name)) {
  owners_[apex_];
  for (const model::ResourceRecordSet& set : zone.records) {
    const std::string_view owner = network.text(set.name);
    if (!is_at_or_below(owner, apex_) || !is_valid_name(owner)) continue;
    owners_[owner].push_back(&set);
    for (std::string_view above = owner; above != apex_; above = parent_of(above)) owners_[above];
  }
}

std::span<const model::ResourceRecordSet* const> ZoneRecords::at(std::string_view owner) const {
  const auto found = owners_.find(owner);
  if (found == owners_.end()) return {};
  return found->second;
}

ZoneLookup look_up(const ZoneRecords& records, std::string_view name, model::RecordType type) {
  ZoneLookup cut = delegation(records, name);
  if (cut.kind == Kind::kDelegated) return cut;
  if (records.exists(name)) return at_owner(records, std::string(name), type);
  std::string wildcard = wildcard_for(records, name);
  if (!records.exists(wildcard)) return {Kind::kNxdomain, std::string(name), {}};
  return at_owner(records, std::move(wildcard), type);
}

}  // namespace reach::dns
