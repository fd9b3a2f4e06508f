// SPDX-License-Identifier: Apache-2.0
// What a report rests on where the snapshot is silent.
#pragma once

#include <string>
#include <vector>

#include "reach/check/check.hpp"

namespace reach::check {

// Short sentences, sorted; those alone that the results depend on.
[[nodiscard]] std::vector<std::string> assumptions_of(const model::Network& network,
                                                      const std::vector<Result>& results);

}  // namespace reach::check
