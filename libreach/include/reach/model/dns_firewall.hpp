// SPDX-License-Identifier: Apache-2.0
// Route 53 Resolver DNS Firewall: rule groups, their rules, and lists of domains.
// Source: Route 53 Resolver API FirewallRule, FirewallRuleGroupAssociation, FirewallDomainList;
// semantics H5.
#pragma once

#include <vector>

#include "reach/model/resolver_enums.hpp"
#include "reach/model/resource.hpp"

namespace reach::model {

struct FirewallDomainList {
  StringId id;
  OriginId origin;
  StringId name;
  StringId managed_owner;  // AWS's own lists, whose domains nobody can list
  std::vector<StringId>
      domains;  // lower case, no final dot; "*.example.com": all below. Build sorts them
  bool domains_known = false;  // list-firewall-domains was exported, all pages
};

struct FirewallRule {
  Ref<FirewallDomainList> domain_list;  // not given: threat protection, which judges by itself
  StringId name;
  int priority = -1;  // the lowest first
  FirewallAction action = FirewallAction::kUnknown;
  FirewallBlockResponse block_response = FirewallBlockResponse::kUnknown;
  StringId override_domain;  // what a name is a CNAME to, for OVERRIDE
  StringId query_type;       // "A", "AAAA", ...; empty: every type
  FirewallRedirection redirection = FirewallRedirection::kUnknown;  // unknown: inspected
  OriginId origin;
};

struct FirewallRuleGroup {
  StringId id;
  OriginId origin;
  StringId name;
  std::vector<FirewallRule> rules;
  bool rules_known = false;  // list-firewall-rules was exported, all pages
};

// A VPC's rule group.
struct FirewallRuleGroupAssociation {
  Ref<FirewallRuleGroup> group;
  int priority = -1;  // the lowest first
  FirewallAssociationStatus status = FirewallAssociationStatus::kUnknown;
  OriginId origin;
};

}  // namespace reach::model
