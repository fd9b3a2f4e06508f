// SPDX-License-Identifier: Apache-2.0
// vpce names that no endpoint of the snapshot has: gone, or not exported (H15, L8, L9).
#pragma once

#include <string_view>

#include "dns/endpoint_answer.hpp"

namespace reach::dns {

[[nodiscard]] Outcome answer_dangling(Context& context, std::string_view name, EndpointNameUse use);

}  // namespace reach::dns
