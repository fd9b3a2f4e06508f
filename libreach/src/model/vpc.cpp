// SPDX-License-Identifier: Apache-2.0
#include "reach/model/vpc.hpp"

#include <algorithm>

namespace reach::model {

bool in_vpc_cidrs(const Vpc& vpc, net::Address address) {
  return std::any_of(vpc.cidrs.begin(), vpc.cidrs.end(), [&](const VpcCidr& cidr) {
    const bool associated =
        cidr.state == AssociationState::kAssociated || cidr.state == AssociationState::kUnknown;
    return associated && cidr.cidr.contains(address);
  });
}

}  // namespace reach::model
