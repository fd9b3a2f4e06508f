// SPDX-License-Identifier: Apache-2.0
// The VPC that a gateway is attached to. Source: EC2 API InternetGatewayAttachment, VpcAttachment.
#pragma once

#include "reach/model/gateway_enums.hpp"
#include "reach/model/resource.hpp"

namespace reach::model {

struct GatewayAttachment {
  Ref<Vpc> vpc;
  GatewayAttachmentState state = GatewayAttachmentState::kUnknown;
  OriginId origin;
};

}  // namespace reach::model
