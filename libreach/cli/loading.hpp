// SPDX-License-Identifier: Apache-2.0
// From the snapshots on the command line to a network, with everything the user should hear on the
// way.
#pragma once

#include <optional>

#include "common_options.hpp"
#include "reach/model/network.hpp"

namespace reach::cli {

// None: something cannot be read, and standard error says what.
[[nodiscard]] std::optional<model::Network> load(const CommonOptions& options);

}  // namespace reach::cli
