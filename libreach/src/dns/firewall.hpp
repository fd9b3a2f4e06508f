// SPDX-License-Identifier: Apache-2.0
// DNS Firewall on a query: whether a rule group of the VPC blocks the name (H5).
#pragma once

#include <optional>
#include <string_view>

#include "dns/context.hpp"

namespace reach::dns {

enum class Query : std::uint8_t {
  kAsked,       // the name that the client asked for
  kRedirected,  // a name that a CNAME of it leads to
};

// None: the query passes. Else what it gets instead, or that this is not known, with findings.
// Passing may set context.trusts_redirects.
[[nodiscard]] std::optional<Outcome> blocked_by_firewall(Context& context, std::string_view name,
                                                         Query query);

}  // namespace reach::dns
