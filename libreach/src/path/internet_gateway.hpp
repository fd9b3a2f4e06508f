// SPDX-License-Identifier: Apache-2.0
// Internet gateways and egress-only ones, out and in (I1, I2, I6, B2, B11).
#pragma once

#include "path/way.hpp"

namespace reach::path {

void out_by_internet_gateway(const Context& context, Way way, const Winner& winner, Ways& out);
void out_by_egress_only_gateway(const Context& context, Way way, const Winner& winner, Ways& out);

// To an interface that has the public address to which the packet goes.
void enter_from_internet(const Context& context, Way way, const model::NetworkInterface& holder,
                         Ways& out);
// Into the VPC by a gateway that has given the destination its private address back.
void enter_vpc(const Context& context, Way way, const model::Vpc& vpc, model::StringId gateway,
               Ways& out);

}  // namespace reach::path
