// SPDX-License-Identifier: Apache-2.0
// What Resolver endpoints, Profiles and DNS Firewall say of other resources.
#include <algorithm>

#include "model/linker.hpp"

namespace reach::model {

void Linker::resolve_dns() {
  for (Vpc& vpc : rows<Vpc>()) {
    resolve(vpc.profile.profile);
    for (FirewallRuleGroupAssociation& association : vpc.firewall_rule_groups)
      resolve(association.group);
  }
  for (ResolverRule& rule : rows<ResolverRule>()) resolve(rule.endpoint);
  for (ResolverEndpoint& endpoint : rows<ResolverEndpoint>()) {
    resolve(endpoint.host_vpc);
    resolve(endpoint.groups);
    for (ResolverEndpointAddress& address : endpoint.addresses) resolve(address.subnet);
  }
  for (Profile& profile : rows<Profile>()) {
    for (ProfileResource& resource : profile.resources) {
      resolve(resource.zone);
      resolve(resource.rule);
      resolve(resource.endpoint);
      resolve(resource.firewall_rule_group);
    }
  }
  for (FirewallDomainList& list : rows<FirewallDomainList>())
    std::sort(list.domains.begin(), list.domains.end());
  for (FirewallRuleGroup& group : rows<FirewallRuleGroup>()) {
    for (FirewallRule& rule : group.rules) resolve(rule.domain_list);
  }
}

}  // namespace reach::model
