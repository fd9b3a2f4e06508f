// SPDX-License-Identifier: Apache-2.0
// Transit gateways: in by an attachment, by the table that it is associated with, out by another
// (F1-F17).
#pragma once

#include "path/way.hpp"

namespace reach::path {

void over_transit_gateway(const Context& context, Way way, const Winner& winner, Ways& out);

// The packet leaves its VPC by that attachment.
void enter_transit_gateway(const Context& context, Way way,
                           const model::TransitGatewayAttachment& attachment, Ways& out);

// The packet comes out of the gateway into the attachment's VPC.
void exit_transit_gateway(const Context& context, Way way,
                          const model::TransitGatewayAttachment& attachment, Ways& out);

}  // namespace reach::path
