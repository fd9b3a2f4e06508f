// SPDX-License-Identifier: Apache-2.0
// Results as tables for a person, 105 columns at most.
#pragma once

#include <string>

#include "results.hpp"

namespace reach::bench {

[[nodiscard]] std::string report(const Results& results);

}  // namespace reach::bench
