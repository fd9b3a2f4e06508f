// SPDX-License-Identifier: Apache-2.0
// A DHCP option set: which DNS servers a VPC's hosts ask. Source: EC2 API DhcpOptions; semantics
// H1, H2.
#pragma once

#include <vector>

#include "reach/model/resource.hpp"

namespace reach::model {

struct DhcpOptions {
  StringId id;
  OriginId origin;
  StringId owner;
  std::vector<StringId> domain_name_servers;  // "AmazonProvidedDNS" or addresses, in order
  StringId domain_name;
};

}  // namespace reach::model
