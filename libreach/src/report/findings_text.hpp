// SPDX-License-Identifier: Apache-2.0
// Findings one by one, for results that are about one thing.
#pragma once

#include <vector>

#include "report/canvas.hpp"

namespace reach::report {

// Those that block under "What stands in the way", the others under "Also worth knowing".
void draw_findings(Canvas& canvas, const model::Network& network,
                   const std::vector<model::Finding>& findings);

}  // namespace reach::report
