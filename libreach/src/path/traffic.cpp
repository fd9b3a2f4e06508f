// SPDX-License-Identifier: Apache-2.0
#include "path/traffic.hpp"

#include <fmt/format.h>

namespace reach::path {
namespace {

using model::PrefixList;

// RFC 792 and RFC 4443: an echo is answered by an echo reply; other messages count as answered in
// kind.
int answer_type(int protocol, int type) {
  constexpr int kEcho = 8, kEchoReply = 0, kEchoIcmpv6 = 128, kEchoReplyIcmpv6 = 129;
  if (protocol == model::kProtocolIcmp && type == kEcho) return kEchoReply;
  if (protocol == model::kProtocolIcmpv6 && type == kEchoIcmpv6) return kEchoReplyIcmpv6;
  return type;
}

std::uint16_t to_port(int port) {
  return static_cast<std::uint16_t>(std::clamp(port, 0, 65535));
}

bool is_private(const Remote& remote) {
  return remote.address && remote.address->is_v4() &&
         (net::is_rfc1918(*remote.address) || net::is_rfc6598(*remote.address));
}

}  // namespace

Remote remote(net::Address address, const model::NetworkInterface* interface) {
  return {address.family(), address, interface};
}

Traffic forward_traffic(const Flow& flow) {
  Traffic traffic;
  traffic.protocol = flow.protocol;
  if (has_ports(flow.protocol)) {
    traffic.ports = net::PortSet(net::PortRange{to_port(flow.port), to_port(flow.port)});
  }
  if (is_icmp(flow.protocol)) {
    traffic.icmp_type = flow.icmp_type;
    traffic.icmp_code = flow.icmp_code;
  }
  return traffic;
}

Traffic answer_traffic(const Flow& flow, net::PortRange ephemeral_ports) {
  Traffic traffic;
  traffic.protocol = flow.protocol;
  if (has_ports(flow.protocol)) traffic.ports = net::PortSet(ephemeral_ports);
  if (is_icmp(flow.protocol)) {
    traffic.icmp_type = answer_type(flow.protocol, flow.icmp_type);
    traffic.icmp_code = flow.icmp_code;
  }
  return traffic;
}

Match holds(const net::Prefix& cidr, const Remote& remote) {
  if (cidr.family() != remote.family) return Match::kNo;
  if (remote.address) return match(cidr.contains(*remote.address));
  if (cidr.length() == 0) return Match::kYes;
  return net::is_never_public(cidr) ? Match::kNo : Match::kMaybe;
}

Match holds(const model::Network& network, const model::Ref<PrefixList>& list,
            const Remote& remote) {
  const PrefixList* found = network.get(list);
  if (found == nullptr) return Match::kMaybe;
  Match result = Match::kNo;
  for (const net::Prefix& entry : found->entries) result = either(result, holds(entry, remote));
  if (found->entries_known || result == Match::kYes) return result;
  // AWS's lists are those of its public services; no customer's private range stands in them (B16).
  const bool of_aws = network.text(found->owner) == "AWS";
  return of_aws && is_private(remote) ? result : Match::kMaybe;
}

Match covers_protocol(int rule_protocol, int protocol) {
  if (rule_protocol == model::kProtocolUnreadable) return Match::kMaybe;
  return match(rule_protocol == model::kAllProtocols || rule_protocol == protocol);
}

bool covers_icmp(int rule_type, int rule_code, const Traffic& traffic) {
  const auto covers = [](int rule, int packet) { return rule == -1 || rule == packet; };
  return covers(rule_type, traffic.icmp_type) && covers(rule_code, traffic.icmp_code);
}

std::string protocol_name(int protocol) {
  switch (protocol) {
    case model::kAllProtocols:
      return "all protocols";
    case model::kProtocolUnreadable:
      return "an unreadable protocol";
    case model::kProtocolIcmp:
      return "icmp";
    case model::kProtocolTcp:
      return "tcp";
    case model::kProtocolUdp:
      return "udp";
    case model::kProtocolIcmpv6:
      return "icmpv6";
    default:
      return fmt::format("protocol {}", protocol);
  }
}

std::string describe(const Traffic& traffic) {
  std::string name = protocol_name(traffic.protocol);
  if (has_ports(traffic.protocol)) return fmt::format("{} {}", name, traffic.ports.to_string());
  if (!is_icmp(traffic.protocol)) return name;
  return fmt::format("{} {}/{}", name, traffic.icmp_type, traffic.icmp_code);
}

std::string describe(const Remote& remote) {
  return remote.address ? remote.address->to_string() : "public addresses";
}

}  // namespace reach::path
