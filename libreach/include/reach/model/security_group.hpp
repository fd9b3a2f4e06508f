// SPDX-License-Identifier: Apache-2.0
// A security group, one peer a rule. Source: EC2 API SecurityGroup, IpPermission,
// SecurityGroupRule; semantics C.
#pragma once

#include <vector>

#include "reach/model/resource.hpp"
#include "reach/net/prefix.hpp"

namespace reach::model {

// IP protocol numbers (IANA), and the API's "all protocols".
inline constexpr int kAllProtocols = -1;
inline constexpr int kProtocolIcmp = 1;
inline constexpr int kProtocolTcp = 6;
inline constexpr int kProtocolUdp = 17;
inline constexpr int kProtocolIcmpv6 = 58;
inline constexpr int kProtocolUnreadable = -2;  // may be any protocol

struct SecurityGroupRule {
  enum class Peer : std::uint8_t {
    kCidr,
    kPrefixList,
    kGroup,
    kUnreadable,  // the snapshot's text is no CIDR: may hold any address
  };
  int protocol = kAllProtocols;
  // tcp, udp: a closed port range. icmp: type and code, -1 any. -1 to -1: all (C4, C5).
  int from_port = -1;
  int to_port = -1;
  Peer peer = Peer::kUnreadable;
  net::Prefix cidr;
  Ref<PrefixList> prefix_list;
  Ref<SecurityGroup> group;
  StringId group_owner;               // UserId; empty where the referenced group is gone (C12)
  StringId group_peering_connection;  // the peering connection over which the group is referenced
  PeeringState group_peering_status = PeeringState::kUnknown;
  StringId rule_id;  // sgr-...; empty where describe-security-group-rules was not exported
  OriginId origin;
};

// Another VPC in which the group can be used.
struct SecurityGroupVpcAssociation {
  Ref<Vpc> vpc;
  AssociationState state =
      AssociationState::kUnknown;  // only associated ones count; unknown counts (A2)
  OriginId origin;
};

struct SecurityGroup {
  StringId id;
  OriginId origin;
  Ref<Vpc> vpc;
  StringId owner;
  StringId group_name;
  std::vector<SecurityGroupRule> ingress;
  std::vector<SecurityGroupRule> egress;
  bool ingress_given = false;  // a member IpPermissions was there, even if empty
  bool egress_given = false;
  std::vector<SecurityGroupVpcAssociation> vpc_associations;
};

}  // namespace reach::model
