// SPDX-License-Identifier: Apache-2.0
// Instances that forward packets: NAT instances and other appliances (I10).
#pragma once

#include "path/way.hpp"

namespace reach::path {

void through_appliance(const Context& context, Way way, const Winner& winner, Ways& out);

// F6: a connection that an appliance sees one way only. Adds that it is not certain to pass.
void check_symmetry(const Context& context, const Way& forward, Way& back);

}  // namespace reach::path
