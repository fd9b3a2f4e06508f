// SPDX-License-Identifier: Apache-2.0
#include "report/details.hpp"

#include <fmt/format.h>

#include <array>

namespace reach::report {
namespace {

using model::SecurityGroupRule;

std::string route_destination(const model::Network& network, const model::Route& route) {
  switch (route.destination) {
    case model::Route::Destination::kPrefix:
      return route.prefix.to_string();
    case model::Route::Destination::kPrefixList:
      return std::string(network.text(route.prefix_list));
    case model::Route::Destination::kUnreadable:
      break;
  }
  return "unreadable";
}

std::string route_text(const model::Network& network, const path::Hop& hop) {
  const model::Route& route = *hop.route;
  std::string text = "route " + route_destination(network, route);
  if (hop.matched_prefix && route.destination == model::Route::Destination::kPrefixList) {
    text += fmt::format(" ({})", hop.matched_prefix->to_string());
  }
  text += fmt::format(" -> {}", network.text(route.target));
  if (route.state == model::RouteState::kBlackhole) text += " (blackhole)";
  return text;
}

// Where a transit gateway's route leads: its attachments, or nowhere.
std::string gateway_targets(const model::Network& network,
                            const model::TransitGatewayRoute& route) {
  std::string text;
  for (const auto& attachment : route.attachments) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", network.text(attachment));
  }
  return text;
}

std::string gateway_route_text(const model::Network& network, const path::Hop& hop) {
  const model::TransitGatewayRoute& route = *hop.transit_gateway_route;
  const bool blackhole = route.state == model::TransitGatewayRouteState::kBlackhole;
  return fmt::format("route {} -> {}", hop.matched_prefix ? hop.matched_prefix->to_string() : "",
                     blackhole ? "(blackhole)" : gateway_targets(network, route));
}

// " 443", " 1024-65535", "" for all.
std::string ports_text(int protocol, int from, int to) {
  if (protocol == model::kProtocolIcmp || protocol == model::kProtocolIcmpv6) {
    return from < 0 ? "" : fmt::format(" type {}{}", from, to < 0 ? "" : fmt::format("/{}", to));
  }
  const bool has_ports = protocol == model::kProtocolTcp || protocol == model::kProtocolUdp;
  if (!has_ports || from < 0 || (from == 0 && to == 65535)) return "";
  return from == to ? fmt::format(" {}", from) : fmt::format(" {}-{}", from, to);
}

std::string peer_name(const model::Network& network, const SecurityGroupRule& rule) {
  switch (rule.peer) {
    case SecurityGroupRule::Peer::kCidr:
      return rule.cidr.to_string();
    case SecurityGroupRule::Peer::kPrefixList:
      return std::string(network.text(rule.prefix_list));
    case SecurityGroupRule::Peer::kGroup:
      return std::string(network.text(rule.group));
    case SecurityGroupRule::Peer::kUnreadable:
      break;
  }
  return "unreadable";
}

// A group's rules lie in its two lists: the address tells the direction.
bool is_egress(const model::Network& network, const path::Hop& hop) {
  const auto* group = network.find<model::SecurityGroup>(hop.component);
  if (group == nullptr) return false;
  for (const SecurityGroupRule& rule : group->egress) {
    if (&rule == hop.security_group_rule) return true;
  }
  return false;
}

std::string rule_text(const model::Network& network, const path::Hop& hop) {
  const SecurityGroupRule& rule = *hop.security_group_rule;
  const std::string id =
      rule.rule_id.empty() ? "" : fmt::format(" ({})", network.text(rule.rule_id));
  return fmt::format("rule {}{} {} {}{}", protocol_name(rule.protocol),
                     ports_text(rule.protocol, rule.from_port, rule.to_port),
                     is_egress(network, hop) ? "to" : "from", peer_name(network, rule), id);
}

// The entry behind all others, which AWS shows as "*".
constexpr int kLastRuleNumber = 32767;

std::string entry_text(const model::NetworkAclEntry& entry) {
  const std::string number =
      entry.rule_number == kLastRuleNumber ? "*" : std::to_string(entry.rule_number);
  const bool icmp =
      entry.protocol == model::kProtocolIcmp || entry.protocol == model::kProtocolIcmpv6;
  return fmt::format("{} entry #{} {} {}{} {} {}", entry.egress ? "outbound" : "inbound", number,
                     model::enum_text(entry.action), protocol_name(entry.protocol),
                     icmp ? ports_text(entry.protocol, entry.icmp_type, entry.icmp_code)
                          : ports_text(entry.protocol, entry.from_port, entry.to_port),
                     entry.egress ? "to" : "from",
                     entry.cidr_readable ? entry.cidr.to_string() : "unreadable");
}

Json route_json(const model::Network& network, const path::Hop& hop) {
  Json json = {{"destination", route_destination(network, *hop.route)},
               {"target", network.text(hop.route->target)},
               {"state", model::enum_text(hop.route->state)}};
  if (hop.matched_prefix) json["matched"] = hop.matched_prefix->to_string();
  return json;
}

Json gateway_route_json(const model::Network& network, const path::Hop& hop) {
  const model::TransitGatewayRoute& route = *hop.transit_gateway_route;
  Json json = {{"target", gateway_targets(network, route)},
               {"state", model::enum_text(route.state)},
               {"origin", model::enum_text(route.type)}};
  if (hop.matched_prefix) json["destination"] = hop.matched_prefix->to_string();
  return json;
}

Json rule_json(const model::Network& network, const path::Hop& hop) {
  const SecurityGroupRule& rule = *hop.security_group_rule;
  Json json = {{"direction", is_egress(network, hop) ? "egress" : "ingress"},
               {"protocol", protocol_name(rule.protocol)},
               {"from_port", rule.from_port},
               {"to_port", rule.to_port},
               {"peer", peer_name(network, rule)}};
  if (!rule.rule_id.empty()) json["id"] = network.text(rule.rule_id);
  return json;
}

Json entry_json(const model::NetworkAclEntry& entry) {
  return {{"direction", entry.egress ? "egress" : "ingress"},
          {"number", entry.rule_number},
          {"action", model::enum_text(entry.action)},
          {"protocol", protocol_name(entry.protocol)},
          {"from_port", entry.from_port},
          {"to_port", entry.to_port},
          {"peer", entry.cidr_readable ? entry.cidr.to_string() : "unreadable"}};
}

}  // namespace

std::string protocol_name(int protocol) {
  switch (protocol) {
    case model::kAllProtocols:
      return "all";
    case model::kProtocolUnreadable:
      return "unreadable";
    case model::kProtocolTcp:
      return "tcp";
    case model::kProtocolUdp:
      return "udp";
    case model::kProtocolIcmp:
      return "icmp";
    case model::kProtocolIcmpv6:
      return "icmpv6";
    default:
      return fmt::format("protocol {}", protocol);
  }
}

std::string detail_text(const model::Network& network, const path::Hop& hop) {
  if (hop.route != nullptr) return route_text(network, hop);
  if (hop.transit_gateway_route != nullptr) return gateway_route_text(network, hop);
  if (hop.security_group_rule != nullptr) return rule_text(network, hop);
  if (hop.network_acl_entry != nullptr) return entry_text(*hop.network_acl_entry);
  return "";
}

void add_detail(const model::Network& network, const path::Hop& hop, Json& json) {
  if (hop.route != nullptr) json["route"] = route_json(network, hop);
  if (hop.transit_gateway_route != nullptr) json["route"] = gateway_route_json(network, hop);
  if (hop.security_group_rule != nullptr) json["rule"] = rule_json(network, hop);
  if (hop.network_acl_entry != nullptr) json["rule"] = entry_json(*hop.network_acl_entry);
}

std::string place_text(const model::Network& network, model::OriginId origin) {
  if (origin.empty()) return "";
  const model::Origin place = network.spell(origin);
  return place.pointer.empty() ? place.file : place.file + "#" + place.pointer;
}

std::string_view stage_text(model::Stage stage) {
  constexpr std::array<std::string_view, 5> kTexts = {"the instance", "name resolution",
                                                      "the way out", "the way back", "credentials"};
  return kTexts[static_cast<std::size_t>(stage)];
}

std::string source_text(const dns::Answer& answer) {
  switch (answer.source) {
    case dns::Source::kNone:
      return "";
    case dns::Source::kEndpointPrivateDns:
      return "private DNS of endpoint " + answer.source_id;
    case dns::Source::kPrivateHostedZone:
      return "private hosted zone " + answer.source_id;
    case dns::Source::kResolverRule:
      return "Resolver rule " + answer.source_id;
    case dns::Source::kPublic:
      return "public DNS";
    case dns::Source::kCustomServer:
      return "custom DNS server " + answer.source_id;
  }
  return "";
}

std::string answer_text(const dns::Answer& answer) {
  switch (answer.status) {
    case dns::Status::kNxdomain:
      return "no such name (NXDOMAIN)";
    case dns::Status::kNodata:
      return "no address (NODATA)";
    case dns::Status::kTimeout:
      return "no reply (timeout)";
    case dns::Status::kServfail:
      return "failure (SERVFAIL)";
    case dns::Status::kUnknown:
      return "unknown";
    case dns::Status::kAnswer:
      break;
  }
  std::string text = answer.is_public ? "public addresses of AWS" : "";
  for (const dns::AnswerAddress& one : answer.addresses) {
    if (!text.empty()) text += ' ';
    text += one.address.to_string();
  }
  return text;
}

}  // namespace reach::report
