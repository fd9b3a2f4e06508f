// SPDX-License-Identifier: Apache-2.0
// Which DNS server the VPC's hosts ask, and whether it serves them (H1, H2, H4).
#pragma once

#include <optional>

#include "dns/context.hpp"

namespace reach::dns {

// None: this VPC's own Resolver answers. Else what the hosts get without it, with findings.
[[nodiscard]] std::optional<Status> without_local_resolver(Context& context);

}  // namespace reach::dns
