// SPDX-License-Identifier: Apache-2.0
// What several possible ways come to, where AWS or a missing fact picks one (B7, semantics 0.2).
#pragma once

#include <vector>

#include "path/way.hpp"

namespace reach::path {

// All the same: that. `unsure`: unknown otherwise. Else some of AWS's picks work and others fail:
// intermittent.
[[nodiscard]] model::Verdict over(const std::vector<model::Verdict>& alternatives, bool unsure);

// One trace a way: the whole trace, with the reasons why there are several. REQUIRES: traces is not
// empty.
[[nodiscard]] Trace combine(std::vector<Trace> traces, bool unsure, std::vector<Evidence> reasons);

// Ways that share all but the route: what they come to as one. REQUIRES: ways.ways is not empty.
[[nodiscard]] Way combine(Ways ways);

}  // namespace reach::path
