// SPDX-License-Identifier: Apache-2.0
// VPC endpoints as targets of routes: gateway endpoints of public services (B16); those of Gateway
// Load Balancers and Network Firewall are not followed (G22).
#pragma once

#include "path/way.hpp"

namespace reach::path {

void through_endpoint(const Context& context, Way way, const Winner& winner, Ways& out);

}  // namespace reach::path
