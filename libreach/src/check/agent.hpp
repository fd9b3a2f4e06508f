// SPDX-License-Identifier: Apache-2.0
// What Systems Manager itself last saw of a node, beside the verdict. Explains, never blocks.
#pragma once

#include <vector>

#include "reach/check/check.hpp"

namespace reach::check {

// J10: a node that is Online though `ssm` is said to be out of reach, and the other way round. The
// heartbeats of an agent go to `ssm` alone.
[[nodiscard]] std::vector<model::Finding> about_agent(const model::Network& network,
                                                      const model::Instance& instance,
                                                      const Result& result);

}  // namespace reach::check
