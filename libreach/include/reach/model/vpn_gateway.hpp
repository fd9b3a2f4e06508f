// SPDX-License-Identifier: Apache-2.0
// A virtual private gateway. Source: EC2 API VpnGateway.
#pragma once

#include <vector>

#include "reach/model/gateway_attachment.hpp"

namespace reach::model {

struct VpnGateway {
  StringId id;
  OriginId origin;
  StringId name;
  VpnGatewayState state = VpnGatewayState::kUnknown;
  std::vector<GatewayAttachment> attachments;
  bool attachments_given = false;  // a member VpcAttachments was there, even if empty
  // Set by NetworkBuilder::build.
  Ref<RouteTable> route_table;  // edge table, for what enters by the gateway (B2)
};

}  // namespace reach::model
