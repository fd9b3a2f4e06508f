// SPDX-License-Identifier: Apache-2.0
// Through one transit gateway, by the route table that the attachment is associated with (F3, F7,
// F10, F13, F16, F17).
#pragma once

#include "path/way.hpp"

namespace reach::path {

// The packet has entered the gateway by the attachment.
void cross_transit_gateway(const Context& context, Way way,
                           const model::TransitGatewayAttachment& in, model::StringId gateway,
                           Ways& out);

}  // namespace reach::path
