// SPDX-License-Identifier: Apache-2.0
// From route table to route table, over every alternative, until each way has ended (B4-B17).
#pragma once

#include "path/way.hpp"

namespace reach::path {

// Follows a packet that is about to leave way.subnet. Bounded: a way makes 16 look-ups at most, and
// a packet has 64 ways at most; beyond that nothing is certain.
[[nodiscard]] Ways send(const Context& context, Way start);
// The same from ways that have begun: those that have not ended leave their subnets.
[[nodiscard]] Ways send(const Context& context, Ways started);

}  // namespace reach::path
