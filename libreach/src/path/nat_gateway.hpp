// SPDX-License-Identifier: Apache-2.0
// NAT gateways: public, private, regional (I3-I5, D9, E10, F11).
#pragma once

#include "path/way.hpp"

namespace reach::path {

void through_nat_gateway(const Context& context, Way way, const Winner& winner, Ways& out);

}  // namespace reach::path
