// SPDX-License-Identifier: Apache-2.0
// VPC peering connections (E1-E5, E10, E11).
#pragma once

#include "path/way.hpp"

namespace reach::path {

void over_peering(const Context& context, Way way, const Winner& winner, Ways& out);

// E10: a peer answers a NAT gateway over the connection by which the request came, whatever its
// tables say.
void return_to_sender(const Context& context, Way way, const model::VpcPeeringConnection& peering,
                      Ways& out);

}  // namespace reach::path
