// SPDX-License-Identifier: Apache-2.0
// Where a route table leads packets to public addresses that the snapshot does not hold (H11, I2,
// I9).
#pragma once

#include <string_view>

#include "path/onward.hpp"

namespace reach::path {

// All routes that overlap public space are alternatives: an outcome is certain only where they
// agree.
[[nodiscard]] Onward follow_public(const model::Network& network, const RouteTables& tables,
                                   const Leg& leg, std::string_view service);

}  // namespace reach::path
