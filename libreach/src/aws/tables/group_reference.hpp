// SPDX-License-Identifier: Apache-2.0
// A group that a rule admits: the same members in describe-security-groups and
// describe-security-group-rules.
#pragma once

#include "aws/field_table.hpp"
#include "aws/readers.hpp"

namespace reach::aws {

inline bool finish_group_reference(Reading&, const Place&, model::SecurityGroupRule& rule,
                                   const Outcome& outcome) {
  using Peer = model::SecurityGroupRule::Peer;
  const bool known = outcome.good() && rule.group.given();
  rule.peer = known ? Peer::kGroup : Peer::kUnreadable;
  return true;
}

inline constexpr Field kGroupReferenceFields[] = {
    field<&model::SecurityGroupRule::group>("GroupId"),
    field<&model::SecurityGroupRule::group_owner>("UserId"),
    field<&model::SecurityGroupRule::group_peering_connection>("VpcPeeringConnectionId"),
    field<&model::SecurityGroupRule::group_peering_status, KnownOnes>("PeeringStatus"),
};
inline constexpr Table kGroupReference{"ec2/UserIdGroupPair", kGroupReferenceFields,
                                       finisher<&finish_group_reference>()};

}  // namespace reach::aws
