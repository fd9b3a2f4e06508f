// SPDX-License-Identifier: Apache-2.0
// describe-security-group-rules. Placed at the end: where describe-security-groups tells the group
// too, only the ids of its rules are news.
#include "aws/resources.hpp"
#include "aws/tables/group_reference.hpp"
#include "aws/tables/protocol.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::SecurityGroupRule;
using model::Tri;
using Peer = SecurityGroupRule::Peer;

struct GroupRule {
  model::StringId id;
  model::StringId group;
  model::StringId owner;
  Tri is_egress = Tri::kUnknown;
  int protocol = model::kProtocolUnreadable;
  std::optional<int> from;
  std::optional<int> to;
  std::optional<net::Prefix> cidr;
  model::Ref<model::PrefixList> prefix_list;
  SecurityGroupRule reference;
  bool readable = true;
};

bool finish_group_rule(Reading& reading, const Place& place, GroupRule& rule,
                       const Outcome& outcome) {
  rule.readable = outcome.good();
  if (outcome.readable && !outcome.spoilt("IpProtocol") && !outcome.spoilt("FromPort") &&
      !outcome.spoilt("ToPort")) {
    const std::optional<Ports> ports =
        rule_ports(reading, place, rule.protocol, rule.from, rule.to);
    if (!ports) rule.protocol = model::kProtocolUnreadable;
    rule.from = ports ? ports->from : -1;
    rule.to = ports ? ports->to : -1;
  } else {
    rule.protocol = model::kProtocolUnreadable;
  }
  return outcome.readable;
}

constexpr Field kGroupRuleFields[] = {
    field<&GroupRule::id>("SecurityGroupRuleId"),
    field<&GroupRule::group>("GroupId"),
    field<&GroupRule::owner>("GroupOwnerId"),
    field<&GroupRule::is_egress>("IsEgress"),
    field<&GroupRule::protocol, Protocol>("IpProtocol"),
    field<&GroupRule::from>("FromPort"),
    field<&GroupRule::to>("ToPort"),
    field<&GroupRule::cidr>("CidrIpv4"),
    field<&GroupRule::cidr>("CidrIpv6"),
    field<&GroupRule::prefix_list>("PrefixListId"),
    part<&GroupRule::reference, kGroupReference>("ReferencedGroupInfo"),
};

SecurityGroupRule to_rule(const GroupRule& told) {
  SecurityGroupRule rule = told.reference;  // peer kUnreadable unless a group was told
  if (told.cidr) {
    rule.peer = Peer::kCidr;
    rule.cidr = *told.cidr;
  } else if (told.prefix_list.given()) {
    rule.peer = Peer::kPrefixList;
    rule.prefix_list = told.prefix_list;
  }
  rule.protocol = told.protocol;
  const bool all = told.protocol == model::kProtocolUnreadable;
  rule.from_port = all ? -1 : told.from.value_or(-1);
  rule.to_port = all ? -1 : told.to.value_or(-1);
  rule.rule_id = told.id;
  return rule;
}

}  // namespace

constexpr Table kSecurityGroupRule{"ec2/SecurityGroupRule", kGroupRuleFields,
                                   finisher<&finish_group_rule>()};

void read_security_group_rules(Reading& reading, const Place& place, Value items) {
  read_parts<GroupRule, kSecurityGroupRule>(
      reading, place, items, [&](const Place& at, const GroupRule& told) {
        reading.note_owner(told.owner);
        if (told.group.empty() || told.is_egress == Tri::kUnknown) {
          reading.document().damaged = true;
          reading.warn(model::Code::kBadDocument, at,
                       "a rule without GroupId or IsEgress belongs nowhere and is left out");
          return;
        }
        PendingGroupRule& pending = reading.pending.group_rules.emplace_back();
        pending.document = reading.document_number();
        pending.group = told.group;
        pending.egress = told.is_egress == Tri::kYes;
        pending.rule = to_rule(told);
        pending.rule.origin = at.origin(reading.network);
      });
}

}  // namespace reach::aws
