// SPDX-License-Identifier: Apache-2.0
// What the tables have been set as goals, and whether a run meets them.
#pragma once

#include <string>
#include <vector>

#include "results.hpp"

namespace reach::bench {

// A line a goal: what was measured, the goal, and whether it holds.
[[nodiscard]] std::string goals_report(const std::vector<Results>& runs);

}  // namespace reach::bench
