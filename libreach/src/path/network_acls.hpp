// SPDX-License-Identifier: Apache-2.0
// What a subnet's network ACL does with packets in one direction, over whole port intervals (D1-D7,
// D11).
#pragma once

#include <vector>

#include "path/traffic.hpp"

namespace reach::path {

// How an ACL splits the asked ports. Traffic without ports counts as the one port 0.
struct AclSplit {
  net::PortSet allowed;
  net::PortSet denied;
  net::PortSet uncertain;                            // an entry that cannot be read decides
  const model::NetworkAclEntry* allowing = nullptr;  // the first that allows some; null: none
  const model::NetworkAclEntry* denying =
      nullptr;  // the first that denies some; null: none, or no entry matches
  std::vector<const model::NetworkAclEntry*> unreadable;
};
[[nodiscard]] AclSplit split(const model::NetworkAcl& acl, bool egress, const Remote& remote,
                             const Traffic& traffic);

// One passage through a subnet's border.
struct AclPassage {
  model::Stage stage = model::Stage::kForward;
  const model::Subnet* subnet = nullptr;  // REQUIRES: not null
  bool egress = false;
  Remote remote;
  Traffic traffic;
  net::Prefix suggested;  // the CIDR that a repairing entry should name
};

struct AclRuling {
  HopOutcome outcome = HopOutcome::kPassed;
  const model::NetworkAcl* acl = nullptr;         // null: not known
  const model::NetworkAclEntry* entry = nullptr;  // that decided
  net::PortSet certain;                           // ports that pass
  net::PortSet possible;                          // ports that pass or may
  std::vector<Evidence> evidence;
};
[[nodiscard]] AclRuling judge_acl(const model::Network& network, const AclPassage& passage);

}  // namespace reach::path
