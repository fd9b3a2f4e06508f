// SPDX-License-Identifier: Apache-2.0
// An EC2 instance, and what Systems Manager knows of it.
// Source: EC2 API Instance; SSM API InstanceInformation.
#pragma once

#include <optional>
#include <vector>

#include "reach/model/resource.hpp"
#include "reach/net/address.hpp"

namespace reach::model {

struct Instance {
  StringId id;
  OriginId origin;
  Ref<Vpc> vpc;
  Ref<Subnet> subnet;
  StringId owner;
  StringId name;
  StringId availability_zone;
  InstanceState state = InstanceState::kUnknown;
  Platform platform = Platform::kUnknown;
  std::optional<net::Address> private_address;
  std::optional<net::Address> public_address;  // of the primary interface
  StringId instance_profile_arn;
  bool declared = true;    // false: only interfaces name it, describe-instances does not hold it
  StringId agent_version;  // describe-instance-information; empty: not known
  StringId ping_status;
  OriginId agent_origin;
  // Set by NetworkBuilder::build, by device index; the first is the primary one.
  std::vector<Ref<NetworkInterface>> interfaces;
};

}  // namespace reach::model
