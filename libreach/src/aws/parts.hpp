// SPDX-License-Identifier: Apache-2.0
// When two documents say the same of a part of a resource: origins do not count.
#pragma once

#include <tuple>

#include "reach/model/network.hpp"

namespace reach::aws {

inline auto content(const model::Route& r) {
  return std::tie(r.destination, r.prefix, r.prefix_list.id, r.target_type, r.target, r.state);
}
inline auto content(const model::RouteTableAssociation& a) {
  return std::tie(a.main, a.subnet.id, a.gateway, a.state);
}
// What describe-security-groups and describe-security-group-rules both tell of a rule.
inline auto content(const model::SecurityGroupRule& r) {
  return std::tie(r.protocol, r.from_port, r.to_port, r.peer, r.cidr, r.prefix_list.id, r.group.id);
}
inline auto content(const model::NetworkAclEntry& e) {
  return std::tie(e.rule_number, e.egress, e.action, e.protocol, e.cidr_readable, e.cidr,
                  e.from_port, e.to_port, e.icmp_type, e.icmp_code);
}
inline auto content(const model::ResourceRecordSet& r) {
  return std::tie(r.name, r.type, r.values, r.is_alias, r.alias_name, r.alias_hosted_zone,
                  r.set_identifier, r.weight, r.failover);
}
inline auto content(const model::ZoneAssociation& a) {
  return std::tie(a.vpc.id);
}
inline auto content(const model::ResolverRuleAssociation& a) {
  return std::tie(a.vpc.id);
}

inline auto content(const model::ResolverTarget& t) {
  return std::tie(t.address, t.port);
}
inline auto content(const model::GatewayAttachment& a) {
  return std::tie(a.vpc.id, a.state);
}
inline auto content(const model::NatGatewayAddress& a) {
  return std::tie(a.private_address, a.public_address, a.interface.id, a.status);
}
inline auto content(const model::TransitGatewayRoute& r) {
  return std::tie(r.destination, r.prefix, r.prefix_list.id, r.type, r.state);
}
inline auto content(const model::TransitGatewayPropagation& p) {
  return std::tie(p.attachment.id, p.state);
}
inline auto content(const model::TransitGatewayPrefixListReference& r) {
  return std::tie(r.prefix_list.id, r.state, r.blackhole, r.attachment.id);
}

template <class T>
bool same_part(const T& a, const T& b) {
  if constexpr (requires { content(a); }) {
    return content(a) == content(b);
  } else {
    return a == b;
  }
}

}  // namespace reach::aws
