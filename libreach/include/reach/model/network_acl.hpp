// SPDX-License-Identifier: Apache-2.0
// A network ACL. Source: EC2 API NetworkAcl and NetworkAclEntry; semantics D.
#pragma once

#include <vector>

#include "reach/model/resource.hpp"
#include "reach/model/security_group.hpp"
#include "reach/net/prefix.hpp"

namespace reach::model {

struct NetworkAclEntry {
  int rule_number = 0;
  bool egress = false;
  RuleAction action = RuleAction::kUnknown;
  int protocol = kAllProtocols;
  bool cidr_readable =
      true;  // false: the snapshot's text is no CIDR, the entry may hold any address
  net::Prefix cidr;
  // Of the packet's destination port, closed (D3). 0-65535 where not given.
  int from_port = 0;
  int to_port = 65535;
  int icmp_type = -1;
  int icmp_code = -1;
  OriginId origin;
};

struct NetworkAcl {
  StringId id;
  OriginId origin;
  Ref<Vpc> vpc;
  StringId owner;
  Tri is_default = Tri::kUnknown;
  std::vector<Ref<Subnet>> subnets;
  std::vector<NetworkAclEntry>
      entries;  // NetworkBuilder::build sorts them: ingress before egress, then by rule number
  bool entries_given = false;
};

}  // namespace reach::model
