// SPDX-License-Identifier: Apache-2.0
// Do an interface's security groups let a new connection pass? Replies need no rule (C1-C14).
#pragma once

#include <vector>

#include "path/topology.hpp"
#include "path/traffic.hpp"

namespace reach::path {

// One passage through an interface's groups.
struct GroupPassage {
  const model::NetworkInterface* interface = nullptr;  // whose groups. REQUIRES: not null
  bool egress = false;
  Remote remote;
  Traffic traffic;
  Identity identity = Identity::kUnknown;  // of group references between the two ends
};

struct GroupRuling {
  HopOutcome outcome = HopOutcome::kPassed;
  const model::SecurityGroup* group = nullptr;  // the one that allows; else the first that is known
  const model::SecurityGroupRule* rule = nullptr;  // that allows
  std::vector<Evidence> evidence;
};

[[nodiscard]] GroupRuling judge_groups(const model::Network& network, const GroupPassage& passage);

// The ruling as a hop of a trace.
[[nodiscard]] Hop group_hop(const model::Network& network, const model::NetworkInterface& interface,
                            const GroupRuling& ruling);

// The groups in force: the interface's own, else its endpoint's (G4). `given` false: not known.
struct EffectiveGroups {
  const std::vector<model::Ref<model::SecurityGroup>>* groups = nullptr;
  bool given = false;
};
[[nodiscard]] EffectiveGroups effective_groups(const model::Network& network,
                                               const model::NetworkInterface& interface);

}  // namespace reach::path
