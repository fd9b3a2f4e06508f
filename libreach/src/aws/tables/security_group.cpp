// SPDX-License-Identifier: Apache-2.0
// describe-security-groups. The model has one peer a rule, an IpPermission has any number (C6).
#include "aws/names.hpp"
#include "aws/resources.hpp"
#include "aws/tables/group_reference.hpp"
#include "aws/tables/protocol.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::SecurityGroup;
using model::SecurityGroupRule;
using Peer = SecurityGroupRule::Peer;

struct Permission {
  int protocol = model::kAllProtocols;
  std::optional<int> from;
  std::optional<int> to;
  std::vector<SecurityGroupRule> rules;  // peers; the protocol and ports are added at the end
};

// A peer that cannot be read may be anybody: the rule stays, and says so.
bool finish_cidr_peer(Reading&, const Place&, SecurityGroupRule& rule, const Outcome& outcome) {
  rule.peer = outcome.good() && outcome.given != 0 ? Peer::kCidr : Peer::kUnreadable;
  return true;
}
bool finish_list_peer(Reading&, const Place&, SecurityGroupRule& rule, const Outcome& outcome) {
  rule.peer = outcome.good() && rule.prefix_list.given() ? Peer::kPrefixList : Peer::kUnreadable;
  return true;
}
constexpr Field kIpRangeFields[] = {
    field<&SecurityGroupRule::cidr>("CidrIp"),
};
constexpr Table kIpRange{"ec2/IpRange", kIpRangeFields, finisher<&finish_cidr_peer>()};
constexpr Field kIpv6RangeFields[] = {
    field<&SecurityGroupRule::cidr>("CidrIpv6"),
};
constexpr Table kIpv6Range{"ec2/Ipv6Range", kIpv6RangeFields, finisher<&finish_cidr_peer>()};
constexpr Field kPrefixListIdFields[] = {
    field<&SecurityGroupRule::prefix_list>("PrefixListId"),
};
constexpr Table kPrefixListId{"ec2/PrefixListId", kPrefixListIdFields,
                              finisher<&finish_list_peer>()};

bool finish_permission(Reading& reading, const Place& place, Permission& permission,
                       const Outcome& outcome) {
  constexpr std::string_view kPeers[] = {"IpRanges", "Ipv6Ranges", "PrefixListIds",
                                         "UserIdGroupPairs"};
  bool peers_known = outcome.readable;
  for (const std::string_view name : kPeers) peers_known = peers_known && !outcome.spoilt(name);
  if (!peers_known) permission.rules.emplace_back().origin = place.origin(reading.network);

  std::optional<Ports> ports;
  if (outcome.has("IpProtocol") && !outcome.spoilt("IpProtocol") && !outcome.spoilt("FromPort") &&
      !outcome.spoilt("ToPort"))
    ports = rule_ports(reading, place, permission.protocol, permission.from, permission.to);
  for (SecurityGroupRule& rule : permission.rules) {
    rule.protocol = ports ? permission.protocol : model::kProtocolUnreadable;
    rule.from_port = ports ? ports->from : -1;
    rule.to_port = ports ? ports->to : -1;
  }
  return true;
}
constexpr Field kPermissionFields[] = {
    field<&Permission::protocol, Protocol>("IpProtocol"),
    field<&Permission::from>("FromPort"),
    field<&Permission::to>("ToPort"),
    list<&Permission::rules, kIpRange>("IpRanges"),
    list<&Permission::rules, kIpv6Range>("Ipv6Ranges"),
    list<&Permission::rules, kPrefixListId>("PrefixListIds"),
    list<&Permission::rules, kGroupReference>("UserIdGroupPairs"),
};
constexpr Table kPermission{"ec2/IpPermission", kPermissionFields, finisher<&finish_permission>()};

template <auto Rules>
void take_permission(Reading&, const Place&, SecurityGroup& group, Permission& permission) {
  std::vector<SecurityGroupRule>& rules = group.*Rules;
  rules.insert(rules.end(), permission.rules.begin(), permission.rules.end());
}

Read read_arn(Reading& reading, const Place& place, Value value, SecurityGroup&) {
  std::string_view arn;
  if (read_value(reading, place, value, arn) == Read::kBad) return Read::kBad;
  reading.note_region(region_of_arn(arn));  // A10
  return Read::kGood;
}

constexpr Field kSecurityGroupFields[] = {
    field<&SecurityGroup::id>("GroupId"),
    method<&read_arn>("SecurityGroupArn"),
    field<&SecurityGroup::vpc>("VpcId"),
    field<&SecurityGroup::owner>("OwnerId"),
    field<&SecurityGroup::group_name>("GroupName"),
    each<&take_permission<&SecurityGroup::ingress>, kPermission, &SecurityGroup::ingress,
         &SecurityGroup::ingress_given>("IpPermissions"),
    each<&take_permission<&SecurityGroup::egress>, kPermission, &SecurityGroup::egress,
         &SecurityGroup::egress_given>("IpPermissionsEgress"),
};

}  // namespace

constexpr Table kSecurityGroup{"ec2/SecurityGroup", kSecurityGroupFields};

void read_security_groups(Reading& reading, const Place& place, Value items) {
  read_resources<SecurityGroup, kSecurityGroup>(reading, place, items);
}

}  // namespace reach::aws
