// SPDX-License-Identifier: Apache-2.0
// A Route 53 Resolver rule and the VPCs it applies to. Source: Route 53 Resolver API ResolverRule;
// semantics H6-H8.
#pragma once

#include <vector>

#include "reach/model/resource.hpp"

namespace reach::model {

struct ResolverRuleAssociation {
  Ref<Vpc> vpc;
  ResolverRuleAssociationStatus status =
      ResolverRuleAssociationStatus::kUnknown;  // only complete ones count
  OriginId origin;
};

struct ResolverRule {
  StringId id;
  OriginId origin;
  StringId owner;
  StringId domain_name;  // lower case, without a final dot; "" is the root
  ResolverRuleType type = ResolverRuleType::kUnknown;
  std::vector<ResolverRuleAssociation> associations;
  bool declared = true;  // false: only associations name it
};

}  // namespace reach::model
