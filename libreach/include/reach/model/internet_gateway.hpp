// SPDX-License-Identifier: Apache-2.0
// An internet gateway. Source: EC2 API InternetGateway; semantics I1, I2.
#pragma once

#include <vector>

#include "reach/model/gateway_attachment.hpp"

namespace reach::model {

struct InternetGateway {
  StringId id;
  OriginId origin;
  StringId owner;
  StringId name;
  std::vector<GatewayAttachment> attachments;
  bool attachments_given = false;  // a member Attachments was there, even if empty
  // Set by NetworkBuilder::build.
  Ref<RouteTable> route_table;  // edge table, for what enters by the gateway (B2)
};

}  // namespace reach::model
