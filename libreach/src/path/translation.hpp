// SPDX-License-Identifier: Apache-2.0
// Answers that come back to an address which replaced the sender's own (D9, I1, I3).
#pragma once

#include "path/way.hpp"

namespace reach::path {

// The answer is on its way to a NAT gateway or appliance of that VPC that has a connection for it.
[[nodiscard]] bool is_awaited(const Way& way, const model::Vpc& vpc);

// It arrives there, gets its old destination back, and goes on by the table there.
void give_back(const Context& context, Way way, Ways& out);

// Remembers what the source was; `outside` is what it is from now on.
void translate(Way& way, Translation translation);

}  // namespace reach::path
