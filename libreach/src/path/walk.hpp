// SPDX-License-Identifier: Apache-2.0
// One connection, from its source to its destination and back (M5, M6).
#pragma once

#include "path/routing.hpp"

namespace reach::path {

// The whole connection, over every way that the routes may take.
[[nodiscard]] Trace walk(const model::Network& network, const RouteTables& tables, const Flow& flow,
                         net::PortRange ephemeral_ports);

}  // namespace reach::path
