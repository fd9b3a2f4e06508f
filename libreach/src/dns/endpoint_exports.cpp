// SPDX-License-Identifier: Apache-2.0
#include "dns/endpoint_exports.hpp"

#include <algorithm>

namespace reach::dns {
namespace {

using model::DocumentKind;
using model::StringId;

bool is_account(std::string_view owner) {
  return owner.size() == 12 &&
         std::all_of(owner.begin(), owner.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Any owner the snapshot mentions may have endpoints; none mentioned: one account, not named.
std::set<StringId> accounts_of(const model::Network& network) {
  std::set<StringId> accounts;
  for (const model::Vpc& vpc : network.all<model::Vpc>()) accounts.insert(vpc.owner);
  for (const model::HostedZone& zone : network.all<model::HostedZone>()) {
    if (is_account(network.text(zone.owner))) accounts.insert(zone.owner);
  }
  for (const auto& peering : network.all<model::VpcPeeringConnection>()) {
    accounts.insert(peering.requester.owner);
    accounts.insert(peering.accepter.owner);
  }
  accounts.erase(StringId{});
  if (accounts.empty()) accounts.insert(StringId{});
  return accounts;
}

}  // namespace

EndpointExports::EndpointExports(const model::Network& network) : network_(network) {
  std::set<StringId> regions = {StringId{}};
  for (const model::Export& document : network.exports()) {
    if (document.kind != DocumentKind::kVpcEndpoints) continue;
    documents_[document.account].push_back(&document);
    regions.insert(document.region);
  }
  for (const model::Vpc& vpc : network.all<model::Vpc>()) {
    if (!vpc.declared) continue;
    vpcs_.insert({vpc.owner, vpc.region});
    vpcs_.insert({vpc.owner, StringId{}});
    regions.insert(vpc.region);
  }
  const std::set<StringId> accounts = accounts_of(network);
  for (const StringId region : regions) {
    const bool all = std::all_of(accounts.begin(), accounts.end(),
                                 [&](StringId account) { return held(account, region); });
    if (all) regions_held_.insert(region);
  }
}

bool EndpointExports::complete(StringId account, StringId region) const {
  bool found = false;
  bool whole = true;
  const auto add = [&](const Documents& documents) {
    for (const model::Export* document : documents) {
      if (!region.empty() && !document->region.empty() && document->region != region) continue;
      found = true;
      whole = whole && document->complete;
    }
  };
  if (account.empty()) {
    for (const auto& [owner, documents] : documents_) add(documents);
  } else {
    for (const StringId owner : {account, StringId{}}) {
      if (const auto own = documents_.find(owner); own != documents_.end()) add(own->second);
    }
  }
  return found && whole;
}

bool EndpointExports::held(StringId account, StringId region) const {
  if (!complete(account, region)) return false;
  if (vpcs_.contains({account, region})) return true;
  const auto own = documents_.find(account);
  if (account.empty() || own == documents_.end()) return false;
  return std::any_of(own->second.begin(), own->second.end(), [region](const auto* document) {
    return region.empty() || document->region == region;
  });
}

bool EndpointExports::all_held(std::string_view region) const {
  const StringId id = network_.find_string(region);
  // A Region without an id is one that nothing in the snapshot names.
  return (region.empty() || !id.empty()) && regions_held_.contains(id);
}

}  // namespace reach::dns
