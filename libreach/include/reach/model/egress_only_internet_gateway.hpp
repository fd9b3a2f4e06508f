// SPDX-License-Identifier: Apache-2.0
// An egress-only internet gateway, for IPv6. Source: EC2 API EgressOnlyInternetGateway; semantics
// I6.
#pragma once

#include <vector>

#include "reach/model/gateway_attachment.hpp"

namespace reach::model {

struct EgressOnlyInternetGateway {
  StringId id;
  OriginId origin;
  StringId name;
  std::vector<GatewayAttachment> attachments;
  bool attachments_given = false;  // a member Attachments was there, even if empty
};

}  // namespace reach::model
