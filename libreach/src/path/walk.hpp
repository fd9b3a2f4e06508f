// SPDX-License-Identifier: Apache-2.0
// One connection, from its source to its destination and back (M5, M6).
#pragma once

#include "path/way.hpp"

namespace reach::path {

// The whole connection, over every way that the network may pick.
[[nodiscard]] Trace walk(const Context& context, const Flow& flow, net::PortRange ephemeral_ports);

}  // namespace reach::path
