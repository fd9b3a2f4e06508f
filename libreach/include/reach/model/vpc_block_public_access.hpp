// SPDX-License-Identifier: Apache-2.0
// VPC Block Public Access: the setting of an account in a Region, and what is excluded from it.
// Source: EC2 API VpcBlockPublicAccessOptions, VpcBlockPublicAccessExclusion; semantics I7.
#pragma once

#include "reach/model/gateway_enums.hpp"
#include "reach/model/resource.hpp"

namespace reach::model {

struct VpcBlockPublicAccessOptions {
  StringId id;  // "111111111111/ap-northeast-1": AWS gives it none
  OriginId origin;
  StringId owner;
  StringId region;
  VpcBlockPublicAccessState state = VpcBlockPublicAccessState::kUnknown;
  InternetGatewayBlockMode internet_gateway_block_mode = InternetGatewayBlockMode::kUnknown;
};

struct VpcBlockPublicAccessExclusion {
  StringId id;
  OriginId origin;
  StringId resource;  // the VPC's or subnet's id, from its ARN
  InternetGatewayExclusionMode mode = InternetGatewayExclusionMode::kUnknown;
  VpcBlockPublicAccessExclusionState state = VpcBlockPublicAccessExclusionState::kUnknown;
};

}  // namespace reach::model
