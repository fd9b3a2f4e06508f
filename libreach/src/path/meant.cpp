// SPDX-License-Identifier: Apache-2.0
#include "path/meant.hpp"

#include <set>

#include "path/ends.hpp"

namespace reach::path {
namespace {

using model::NetworkInterface;
using model::Vpc;
using Candidates = std::set<const NetworkInterface*>;

const NetworkInterface* only(const Candidates& candidates) {
  return candidates.size() == 1 ? *candidates.begin() : nullptr;
}

void add_holder(const Context& context, const Vpc* vpc, net::Address address,
                Candidates& candidates) {
  const NetworkInterface* found =
      vpc == nullptr ? nullptr : context.network.interface_in(*vpc, address);
  if (found != nullptr) candidates.insert(found);
}

const NetworkInterface* find_at_peers(const Context& context, const Vpc& vpc,
                                      net::Address address) {
  Candidates candidates;
  for (const auto& ref : context.network.peerings_of(vpc)) {
    const auto* peering = context.network.get(ref);
    if (peering == nullptr || is_gone(peering->state)) continue;
    const model::PeeringSide* far = other_side(*peering, vpc.id);
    if (far != nullptr) add_holder(context, context.network.get(far->vpc), address, candidates);
  }
  return only(candidates);
}

}  // namespace

const NetworkInterface* find_meant(const Context& context, const Flow& flow) {
  if (!flow.destination) return nullptr;
  const net::Address address = *flow.destination;
  const NetworkInterface* named = flow.destination_interface;
  if (named != nullptr && has_address(*named, address)) return named;
  const Vpc* vpc = flow.source == nullptr ? nullptr : context.network.get(flow.source->vpc);
  if (vpc != nullptr) {
    if (const NetworkInterface* neighbour = context.network.interface_in(*vpc, address)) {
      return neighbour;
    }
    if (const NetworkInterface* found = find_at_peers(context, *vpc, address)) return found;
  }
  Candidates candidates;
  for (const auto& ref : context.network.interfaces_with(address)) {
    candidates.insert(context.network.get(ref));
  }
  return only(candidates);
}

}  // namespace reach::path
