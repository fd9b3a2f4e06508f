// SPDX-License-Identifier: Apache-2.0
// A Route 53 Profile: zones, Resolver rules, endpoints and DNS Firewall rule groups for all VPCs
// that it is associated with. Source: Route 53 Profiles API ProfileResourceAssociation; semantics
// H12.
#pragma once

#include <vector>

#include "reach/model/resolver_enums.hpp"
#include "reach/model/resource.hpp"

namespace reach::model {

// One resource of a Profile; of the references, the one of its kind is given.
struct ProfileResource {
  StringId arn;
  Ref<HostedZone> zone;
  Ref<ResolverRule> rule;
  Ref<VpcEndpoint> endpoint;
  Ref<FirewallRuleGroup> firewall_rule_group;
  int priority = -1;  // of a rule group; -1: not given
  ProfileStatus status = ProfileStatus::kUnknown;
  OriginId origin;
};

struct Profile {
  StringId id;
  OriginId origin;
  StringId name;
  std::vector<ProfileResource> resources;
  bool resources_known = false;  // list-profile-resource-associations was exported, all pages
};

// A VPC's Profile: it can have one.
struct ProfileAssociation {
  Ref<Profile> profile;
  ProfileStatus status = ProfileStatus::kUnknown;
  OriginId origin;
};

}  // namespace reach::model
