// SPDX-License-Identifier: Apache-2.0
// What somebody may have meant who named something that is not there.
#pragma once

#include <string>
#include <string_view>

#include "reach/model/network.hpp"

namespace reach::check {

// "; did you mean i-1 or web-1?", or nothing.
[[nodiscard]] std::string near_names(const model::Network& network, std::string_view name);

}  // namespace reach::check
