// SPDX-License-Identifier: Apache-2.0
// Which DNS server the VPC's hosts ask, and whether it serves them (H1, H2, H4).
#pragma once

#include <string_view>

#include "dns/context.hpp"

namespace reach::dns {

// What the hosts get for the name: from the VPC's own Resolver, or from the servers that their DHCP
// options name.
[[nodiscard]] Outcome answer_from_servers(Context& context, std::string_view name);

}  // namespace reach::dns
