// SPDX-License-Identifier: Apache-2.0
#include "reach/model/transit_gateway_attachment.hpp"

namespace reach::model {

const TransitGatewayEnd* end_at(const TransitGatewayAttachment& attachment,
                                StringId transit_gateway) {
  for (const TransitGatewayEnd& end : attachment.ends) {
    if (end.transit_gateway.id == transit_gateway) return &end;
  }
  return nullptr;
}

}  // namespace reach::model
