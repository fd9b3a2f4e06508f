// SPDX-License-Identifier: Apache-2.0
// DNS servers that are inbound Resolver endpoints of the snapshot: what they answer is what their
// VPC's Resolver answers (H2, H8).
#pragma once

#include <optional>
#include <vector>

#include "dns/context.hpp"

namespace reach::dns {

// The one inbound endpoint that has the address; null where none has, or several have.
[[nodiscard]] const model::ResolverEndpoint* inbound_endpoint_at(const Context& context,
                                                                 net::Address address);

// All servers of the path, united: which one is asked is not known. `rule` is the one that forwards
// there; null for DHCP options.
[[nodiscard]] Outcome answer_from_inbound(Context& context, std::string_view name,
                                          const ServerPath& path, const model::ResolverRule* rule);

}  // namespace reach::dns
