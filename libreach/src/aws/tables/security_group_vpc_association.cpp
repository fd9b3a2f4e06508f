// SPDX-License-Identifier: Apache-2.0
// describe-security-group-vpc-associations: further VPCs in which a group can be used.
#include "aws/readers.hpp"
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

constexpr Field kFields[] = {
    field<&PendingGroupVpc::group>("GroupId"),
    field<&PendingGroupVpc::vpc>("VpcId"),
    field<&PendingGroupVpc::state, KnownOnes>("State"),
};

}  // namespace

constexpr Table kSecurityGroupVpcAssociation{"ec2/SecurityGroupVpcAssociation", kFields};

void read_security_group_vpc_associations(Reading& reading, const Place& place, Value items) {
  read_parts<PendingGroupVpc, kSecurityGroupVpcAssociation>(
      reading, place, items, [&](const Place& at, PendingGroupVpc& told) {
        if (told.group.empty() || told.vpc.empty()) {
          resource_without_id(reading, at, kSecurityGroupVpcAssociation);
          return;
        }
        told.origin = at.origin(reading.network);
        reading.pending.group_vpcs.push_back(told);
      });
}

}  // namespace reach::aws
