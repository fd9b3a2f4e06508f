// SPDX-License-Identifier: Apache-2.0
// Route 53 Resolver rules with their associations; Profiles and DNS Firewall rule groups as far as
// that a VPC has one.
#include "aws/names.hpp"
#include "aws/readers.hpp"
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::ResolverRule;

constexpr Field kResolverRuleFields[] = {
    field<&ResolverRule::id>("Id"),
    field<&ResolverRule::owner>("OwnerId"),
    field<&ResolverRule::domain_name, DnsName>("DomainName"),
    field<&ResolverRule::type>("RuleType"),
};

struct RuleAssociation {
  model::StringId rule;
  model::Ref<model::Vpc> vpc;
  model::ResolverRuleAssociationStatus status = model::ResolverRuleAssociationStatus::kUnknown;
};
constexpr Field kRuleAssociationFields[] = {
    field<&RuleAssociation::rule>("ResolverRuleId"),
    field<&RuleAssociation::vpc>("VPCId"),
    field<&RuleAssociation::status>("Status"),
};

// Something that another service attaches to a VPC.
struct VpcAttachment {
  model::StringId what;
  std::string_view vpc;
  std::string_view status;
};
constexpr Field kProfileAssociationFields[] = {
    field<&VpcAttachment::what>("ProfileId"),
    field<&VpcAttachment::vpc>("ResourceId"),
    field<&VpcAttachment::status>("Status"),
};
constexpr Field kFirewallAssociationFields[] = {
    field<&VpcAttachment::what>("FirewallRuleGroupId"),
    field<&VpcAttachment::vpc>("VpcId"),
    field<&VpcAttachment::status>("Status"),
};

// One that is being made, changed or taken away may be in force: only one that is gone is not.
bool may_apply(const VpcAttachment& attachment) {
  return !attachment.vpc.empty() && !model::same_spelling(attachment.status, "DELETED") &&
         !model::same_spelling(attachment.status, "FAILED");
}

}  // namespace

constexpr Table kResolverRule{"route53resolver/ResolverRule", kResolverRuleFields};
constexpr Table kResolverRuleAssociation{"route53resolver/ResolverRuleAssociation",
                                         kRuleAssociationFields};
constexpr Table kProfileAssociation{"route53profiles/ProfileAssociation",
                                    kProfileAssociationFields};
constexpr Table kFirewallRuleGroupAssociation{"route53resolver/FirewallRuleGroupAssociation",
                                              kFirewallAssociationFields};

void read_resolver_rules(Reading& reading, const Place& place, Value items) {
  read_resources<ResolverRule, kResolverRule>(reading, place, items);
}

void read_resolver_rule_associations(Reading& reading, const Place& place, Value items) {
  read_parts<RuleAssociation, kResolverRuleAssociation>(
      reading, place, items, [&](const Place& at, const RuleAssociation& told) {
        if (told.rule.empty() || !told.vpc.given()) {
          resource_without_id(reading, at, kResolverRuleAssociation);
          return;
        }
        bool created = false;
        ResolverRule& rule = reading.network.upsert<ResolverRule>(told.rule, &created);
        if (created) {
          rule.declared = false;
          rule.origin = at.origin(reading.network);
        }
        // Two accounts may see the same association.
        if (reading.pending.rule_associations.emplace(told.rule, told.vpc.id, told.status).second)
          rule.associations.push_back({told.vpc, told.status, at.origin(reading.network)});
      });
}

void read_profile_associations(Reading& reading, const Place& place, Value items) {
  read_parts<VpcAttachment, kProfileAssociation>(
      reading, place, items, [&](const Place&, const VpcAttachment& told) {
        if (may_apply(told))
          reading.network.set_dns_profile(reading.intern(resource_of_arn(told.vpc)), told.what);
      });
}

void read_firewall_rule_group_associations(Reading& reading, const Place& place, Value items) {
  read_parts<VpcAttachment, kFirewallRuleGroupAssociation>(
      reading, place, items, [&](const Place&, const VpcAttachment& told) {
        if (may_apply(told)) reading.network.set_dns_firewall(reading.intern(told.vpc), told.what);
      });
}

}  // namespace reach::aws
