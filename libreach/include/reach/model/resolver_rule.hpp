// SPDX-License-Identifier: Apache-2.0
// A Route 53 Resolver rule and the VPCs it applies to. Source: Route 53 Resolver API ResolverRule;
// semantics H6-H8.
#pragma once

#include <optional>
#include <vector>

#include "reach/model/resource.hpp"
#include "reach/net/address.hpp"

namespace reach::model {

struct ResolverRuleAssociation {
  Ref<Vpc> vpc;
  ResolverRuleAssociationStatus status =
      ResolverRuleAssociationStatus::kUnknown;  // only complete ones count
  OriginId origin;
};

// A server that a FORWARD rule sends queries to.
struct ResolverTarget {
  std::optional<net::Address> address;
  int port = 53;
  OriginId origin;
};

struct ResolverRule {
  StringId id;
  OriginId origin;
  StringId owner;
  StringId domain_name;  // lower case, without a final dot; "" is the root
  ResolverRuleType type = ResolverRuleType::kUnknown;
  std::vector<ResolverTarget> targets;
  bool targets_given = false;      // a member TargetIps was there, and readable
  Ref<ResolverEndpoint> endpoint;  // the outbound one that the queries leave by
  std::vector<ResolverRuleAssociation> associations;
  bool declared = true;  // false: only associations name it
};

}  // namespace reach::model
