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

// The VPC's own Resolver on a query that reaches it: whether it serves (H4), DNS Firewall (H5),
// then the name.
[[nodiscard]] Outcome answer_query(Context& context, std::string_view name);

// A name that leads to itself, or to too long a chain.
[[nodiscard]] Outcome answer_loop(Context& context, std::string_view key, EndpointNameUse use);

inline constexpr std::size_t kMaxChain = 16;

// The same answer for the same key, worked out once; loops and long chains end (H8, H16).
template <class Resolve>
[[nodiscard]] Outcome once(Context& context, std::string_view key, EndpointNameUse use,
                           const Resolve& resolve) {
  Session& session = context.session;
  std::string full = context.key_of(key);
  if (const auto known = session.outcomes.find(full); known != session.outcomes.end())
    return known->second;
  for (const std::string& outer : session.chain) {
    if (outer == full) return answer_loop(context, key, use);
  }
  if (session.chain.size() >= kMaxChain) return answer_loop(context, key, use);
  session.chain.push_back(full);
  Outcome outcome = resolve();
  session.chain.pop_back();
  session.outcomes.emplace(std::move(full), outcome);
  return outcome;
}

}  // namespace reach::dns
