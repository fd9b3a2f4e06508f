// SPDX-License-Identifier: Apache-2.0
// Does one security group rule match a packet (C4-C8, C11-C13)? And the rule in words.
#pragma once

#include <string>

#include "path/security_groups.hpp"

namespace reach::path {

// Why a rule's match is not a plain yes or no.
enum class Doubt : std::uint8_t {
  kNone,
  kPrefixListEntries,   // C7
  kReferenceUnknown,    // C13: the peer's interface, its groups or its Region are not known
  kReferenceNotKept,    // C8: would match, but the way loses group references
  kReferencingOff,      // C10: would match, were it switched on at the transit gateway
  kReferencingUnknown,  // C10: the snapshot does not tell whether it is
  kUnreadable,          // the rule itself
};

struct RuleMatch {
  Match service = Match::kNo;  // protocol and ports
  Match peer = Match::kNo;
  Doubt doubt = Doubt::kNone;
  [[nodiscard]] Match overall() const { return both(service, peer); }
};

[[nodiscard]] RuleMatch match_rule(const model::Network& network,
                                   const model::SecurityGroupRule& rule,
                                   const GroupPassage& passage);
// "tcp 443 from 172.16.0.0/16".
[[nodiscard]] std::string describe(const model::Network& network,
                                   const model::SecurityGroupRule& rule, bool egress);

}  // namespace reach::path
