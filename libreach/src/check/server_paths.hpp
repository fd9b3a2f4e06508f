// SPDX-License-Identifier: Apache-2.0
// Whether queries reach the DNS servers that they go to (H2, C15).
#pragma once

#include "reach/check/check.hpp"

namespace reach::check {

// `flow` is that of the host that asks. Where no server of a path is reached, the answer becomes a
// timeout, or unknown, with what stands in the way.
void follow_server_paths(const Checker& checker, const path::Flow& flow, dns::Answer& answer);

}  // namespace reach::check
