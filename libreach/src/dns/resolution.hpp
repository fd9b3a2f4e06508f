// SPDX-License-Identifier: Apache-2.0
// How one name is answered in the context's VPC; zones that lead on to other names come back here.
#pragma once

#include <string_view>

#include "dns/candidates.hpp"
#include "dns/context.hpp"
#include "dns/endpoint_answer.hpp"

namespace reach::dns {

// The VPC's own Resolver on a name (H6-H19). use: the record that leads to it, if one does.
[[nodiscard]] Outcome resolve_name(Context& context, std::string_view name,
                                   EndpointNameUse use = {});

// One zone on a name. REQUIRES: the name is the zone's or lies below it.
[[nodiscard]] Outcome answer_from_zone(Context& context, const model::HostedZone& zone,
                                       std::string_view name);

// Why a name that is public was not answered by the VPC itself.
struct PublicReason {
  bool hostnames_off = false;  // H9: zones and endpoints of the VPC do not count
  Candidates candidates;
};
// Public DNS on a name (H11).
[[nodiscard]] Outcome answer_publicly(Context& context, std::string_view name, EndpointNameUse use,
                                      const PublicReason& reason);

// A name that leads to itself, or to too long a chain.
[[nodiscard]] Outcome answer_loop(Context& context, std::string_view key, EndpointNameUse use);

inline constexpr std::size_t kMaxChain = 16;

// The same answer for the same key, worked out once; loops and long chains end (H16).
template <class Resolve>
[[nodiscard]] Outcome once(Context& context, std::string key, EndpointNameUse use,
                           const Resolve& resolve) {
  if (const auto known = context.outcomes.find(key); known != context.outcomes.end())
    return known->second;
  for (const std::string& outer : context.chain) {
    if (outer == key) return answer_loop(context, key, use);
  }
  if (context.chain.size() >= kMaxChain) return answer_loop(context, key, use);
  context.chain.push_back(key);
  Outcome outcome = resolve();
  context.chain.pop_back();
  context.outcomes.emplace(std::move(key), outcome);
  return outcome;
}

}  // namespace reach::dns
