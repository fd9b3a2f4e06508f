// SPDX-License-Identifier: Apache-2.0
// Between internet gateways: public addresses, whoever has them (I1, I9).
#pragma once

#include "path/way.hpp"

namespace reach::path {

// The packet is on the internet with a public source: to a public address of the snapshot's own,
// or out of sight. On the way back: to where the request came from.
void over_internet(const Context& context, Way way, Ways& out);

}  // namespace reach::path
