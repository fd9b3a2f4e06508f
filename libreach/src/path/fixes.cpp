// SPDX-License-Identifier: Apache-2.0
#include "path/fixes.hpp"

#include <fmt/format.h>

#include "path/topology.hpp"

namespace reach::path {
namespace {

using model::Network;
using model::NetworkAcl;
using model::NetworkAclEntry;
using model::PeeringState;
using model::RouteTable;
using model::VpcPeeringConnection;

// Where an ACL has no rule to stay in front of: AWS's own first step, below the implicit deny at
// 32767.
constexpr int kLastRule = 32766;
constexpr int kUsualStep = 10;

// "--destination-cidr-block 10.0.0.0/16": how the API names an existing route.
std::string route_key(const Network& network, const Winner& winner) {
  if (winner.route != nullptr &&
      winner.route->destination == model::Route::Destination::kPrefixList) {
    return fmt::format("--destination-prefix-list-id {}", network.text(winner.route->prefix_list));
  }
  const net::Prefix prefix = winner.matched.value_or(net::Prefix());
  const bool v4 = prefix.family() == net::Family::kIpv4;
  return fmt::format("{} {}", v4 ? "--destination-cidr-block" : "--destination-ipv6-cidr-block",
                     prefix.to_string());
}

std::string cidr_key(net::Prefix cidr) {
  return fmt::format("{} {}",
                     cidr.family() == net::Family::kIpv4 ? "--destination-cidr-block"
                                                         : "--destination-ipv6-cidr-block",
                     cidr.to_string());
}

// The range to open: answers get the whole range that any client or NAT gateway may use (D5).
std::string open_range(const net::PortSet& ports) {
  const net::PortRange first = ports.ranges().front();
  const net::PortRange last = ports.ranges().back();
  if (first.first == last.last) return fmt::format("{}", first.first);
  return first.first >= 1024 ? "1024-65535" : fmt::format("{}-{}", first.first, last.last);
}

bool is_used(const NetworkAcl& acl, bool egress, int number) {
  return std::any_of(acl.entries.begin(), acl.entries.end(), [&](const NetworkAclEntry& entry) {
    return entry.egress == egress && entry.rule_number == number;
  });
}

// A free number in front of the denying entry; behind the last rule where only the implicit deny
// stands in the way. 0: there is none.
int free_rule_number(const NetworkAcl& acl, bool egress, const NetworkAclEntry* denying) {
  const bool implicit = denying == nullptr || denying->rule_number > kLastRule;
  int number = implicit ? kLastRule : denying->rule_number - 1;
  if (implicit) {
    int last = 90;
    for (const NetworkAclEntry& entry : acl.entries) {
      if (entry.egress == egress && entry.rule_number <= kLastRule) {
        last = std::max(last, entry.rule_number);
      }
    }
    number = std::min(last + kUsualStep, kLastRule);
  }
  while (number > 0 && is_used(acl, egress, number)) --number;
  return number;
}

std::string group_arguments(const Traffic& traffic) {
  if (has_ports(traffic.protocol)) {
    return fmt::format("--protocol {} --port {}", protocol_name(traffic.protocol),
                       traffic.ports.to_string());
  }
  if (is_icmp(traffic.protocol)) {
    return fmt::format("--protocol {} --port {}-{}", protocol_name(traffic.protocol),
                       traffic.icmp_type, traffic.icmp_code);
  }
  return fmt::format("--protocol {}", traffic.protocol);
}

std::string acl_arguments(const Traffic& traffic) {
  std::string text = fmt::format("--protocol {}", traffic.protocol);
  if (has_ports(traffic.protocol)) {
    const std::string range = open_range(traffic.ports);
    const std::size_t dash = range.find('-');
    text += fmt::format(" --port-range From={},To={}", range.substr(0, dash),
                        dash == std::string::npos ? range : range.substr(dash + 1));
  }
  if (is_icmp(traffic.protocol)) {
    text += fmt::format(" --icmp-type-code Type={},Code={}", traffic.icmp_type, traffic.icmp_code);
  }
  return text;
}

// What the new rule is to allow, for people.
std::string opened(const Traffic& traffic) {
  if (!has_ports(traffic.protocol)) return describe(traffic);
  return fmt::format("{} {}", protocol_name(traffic.protocol), open_range(traffic.ports));
}

}  // namespace

std::string fix_ask_aws() {
  return "Have VPC Reachability Analyzer test this flow: aws ec2 create-network-insights-path.";
}

std::string fix_public_access() {
  return "Give the subnet internet access (a NAT gateway, or an internet gateway and a public "
         "address), or make the name resolve to a VPC endpoint.";
}

std::string fix_add_route(const Network& network, const RouteTable& table, net::Prefix cidr,
                          const RouteTarget& target) {
  return fmt::format(
      "Add a route for {0} to {1} in {2}: aws ec2 create-route --route-table-id {2} {3} {4} {1}.",
      cidr.to_string(), target.id, network.text(table.id), cidr_key(cidr), target.option);
}

std::string fix_replace_route(const Network& network, const RouteTable& table, const Winner& winner,
                              net::Prefix cidr, const RouteTarget& target) {
  // A new route wins only where it is longer than the one that wins now (B5).
  if (winner.matched && winner.matched->length() < cidr.length()) {
    return fix_add_route(network, table, cidr, target);
  }
  return fmt::format("Send {0} to {1}: aws ec2 replace-route --route-table-id {2} {3} {4} {1}.",
                     winner.matched ? winner.matched->to_string() : cidr.to_string(), target.id,
                     network.text(table.id), route_key(network, winner), target.option);
}

std::string fix_delete_route(const Network& network, const RouteTable& table,
                             const Winner& winner) {
  return fmt::format(
      "Delete the route from {0}, so that the next longest takes over: aws ec2 delete-route "
      "--route-table-id {0} {1}.",
      network.text(table.id), route_key(network, winner));
}

std::string fix_peering(const Network& network, const VpcPeeringConnection& peering) {
  if (peering.state == PeeringState::kPendingAcceptance) {
    return fmt::format(
        "Accept the peering connection: aws ec2 accept-vpc-peering-connection "
        "--vpc-peering-connection-id {}.",
        network.text(peering.id));
  }
  if (is_gone(peering.state)) {
    return fmt::format(
        "Create a new peering connection between {} and {}, accept it, and point the routes at it.",
        network.text(peering.requester.vpc), network.text(peering.accepter.vpc));
  }
  return fmt::format("Wait until {} is active, or create it again.", network.text(peering.id));
}

std::string fix_create_peering(const Network& network, model::StringId vpc, model::StringId other) {
  return fmt::format(
      "Connect the VPCs, for instance: aws ec2 create-vpc-peering-connection --vpc-id {} "
      "--peer-vpc-id {}; then accept it and add routes on both sides.",
      network.text(vpc), network.text(other));
}

std::string fix_group(const Network& network, model::StringId group, bool egress,
                      const Traffic& traffic, net::Prefix cidr) {
  const std::string_view direction = egress ? "egress" : "ingress";
  return fmt::format(
      "Add to {0} an {1} rule for {2} {3} {4}: aws ec2 authorize-security-group-{1} --group-id {0} "
      "{5} --cidr {4}.",
      network.text(group), direction, describe(traffic), egress ? "to" : "from", cidr.to_string(),
      group_arguments(traffic));
}

std::string fix_acl(const Network& network, const NetworkAcl& acl, bool egress,
                    const Traffic& traffic, net::Prefix cidr, const NetworkAclEntry* denying) {
  const std::string_view way = egress ? "egress" : "ingress";
  const int number = free_rule_number(acl, egress, denying);
  // Rule 1 itself denies: nothing can stand in front of it.
  const bool replaces = number == 0;
  return fmt::format(
      "{0} {1} {2} rule {3} that allows {4} {5} {6}: aws ec2 {7}-network-acl-entry "
      "--network-acl-id {1} --rule-number {3} {8} {9} {6} --rule-action allow --{2}.",
      replaces ? "Replace in" : "Add to", network.text(acl.id), way, std::max(number, 1),
      opened(traffic), egress ? "to" : "from", cidr.to_string(), replaces ? "replace" : "create",
      acl_arguments(traffic),
      cidr.family() == net::Family::kIpv4 ? "--cidr-block" : "--ipv6-cidr-block");
}

}  // namespace reach::path
