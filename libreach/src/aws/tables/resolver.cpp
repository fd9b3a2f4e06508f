// SPDX-License-Identifier: Apache-2.0
// Route 53 Resolver rules with their targets and associations, and Resolver endpoints with their
// addresses (which do not name their endpoint).
#include "aws/names.hpp"
#include "aws/readers.hpp"
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::ResolverEndpoint;
using model::ResolverEndpointAddress;
using model::ResolverRule;
using model::ResolverTarget;

// A target is an IPv4 or an IPv6 address.
Read read_target_address(Reading& reading, const Place& place, Value value,
                         ResolverTarget& target) {
  return read_value(reading, place, value, target.address);
}
bool finish_target(Reading&, const Place&, ResolverTarget& target, const Outcome& outcome) {
  return outcome.good() && target.address.has_value();
}
constexpr Field kTargetFields[] = {
    method<&read_target_address>("Ip"),
    method<&read_target_address>("Ipv6"),
    field<&ResolverTarget::port>("Port"),
};
constexpr Table kTarget{"route53resolver/TargetAddress", kTargetFields, finisher<&finish_target>()};

constexpr Field kResolverRuleFields[] = {
    field<&ResolverRule::id>("Id"),
    field<&ResolverRule::owner>("OwnerId"),
    field<&ResolverRule::domain_name, DnsName>("DomainName"),
    field<&ResolverRule::type>("RuleType"),
    list<&ResolverRule::targets, kTarget, &ResolverRule::targets_given>("TargetIps"),
    field<&ResolverRule::endpoint>("ResolverEndpointId"),
};

constexpr Field kResolverEndpointFields[] = {
    field<&ResolverEndpoint::id>("Id"),
    field<&ResolverEndpoint::name>("Name").per_account(),
    field<&ResolverEndpoint::direction>("Direction"),
    field<&ResolverEndpoint::status>("Status"),
    field<&ResolverEndpoint::host_vpc>("HostVPCId"),
    field<&ResolverEndpoint::groups>("SecurityGroupIds"),
};
bool finish_address(Reading&, const Place&, ResolverEndpointAddress&, const Outcome& outcome) {
  return outcome.good();
}
constexpr Field kAddressFields[] = {
    field<&ResolverEndpointAddress::address>("Ip"),
    field<&ResolverEndpointAddress::ipv6_address>("Ipv6"),
    field<&ResolverEndpointAddress::subnet>("SubnetId"),
    field<&ResolverEndpointAddress::status>("Status"),
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

}  // namespace

constexpr Table kResolverRule{"route53resolver/ResolverRule", kResolverRuleFields};
constexpr Table kResolverRuleAssociation{"route53resolver/ResolverRuleAssociation",
                                         kRuleAssociationFields};
constexpr Table kResolverEndpoint{"route53resolver/ResolverEndpoint", kResolverEndpointFields};
constexpr Table kResolverEndpointAddress{"route53resolver/IpAddressResponse", kAddressFields,
                                         finisher<&finish_address>()};

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

void read_resolver_endpoints(Reading& reading, const Place& place, Value items) {
  read_resources<ResolverEndpoint, kResolverEndpoint>(reading, place, items);
}

void read_resolver_endpoint_ip_addresses(Reading& reading, const Place& place, Value items) {
  PendingResolverAddresses pending;
  pending.document = reading.document_number();
  pending.endpoint = reading.intern(reading.document().parent);
  pending.origin = place.origin(reading.network);
  read_parts<ResolverEndpointAddress, kResolverEndpointAddress>(
      reading, place, items, [&](const Place& at, ResolverEndpointAddress& address) {
        address.origin = at.origin(reading.network);
        pending.addresses.push_back(address);
      });
  reading.pending.resolver_addresses.push_back(std::move(pending));
}

}  // namespace reach::aws
