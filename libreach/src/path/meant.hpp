// SPDX-License-Identifier: Apache-2.0
// The interface that a flow is for.
#pragma once

#include "path/way.hpp"

namespace reach::path {

// What the caller names; else the only interface of the source's VPC or of those joined to it, or
// of the whole snapshot, that has the address. Null: none, or several.
[[nodiscard]] const model::NetworkInterface* find_meant(const Context& context, const Flow& flow);

}  // namespace reach::path
