// SPDX-License-Identifier: Apache-2.0
// The answers' way: a walk of its own from the far end to the address that it saw, back through
// whatever replaced that on the way out (B15, M6).
#pragma once

#include "path/way.hpp"

namespace reach::path {

// REQUIRES: forward has ended at an interface or on the internet.
[[nodiscard]] Ways answer(const Context& context, const Flow& flow, const Way& forward);

}  // namespace reach::path
