// SPDX-License-Identifier: Apache-2.0
// Packets as security groups and network ACLs see them, and how the parts of a rule match them
// (C4-C7, D3).
#pragma once

#include <optional>
#include <string>

#include "path/evidence.hpp"

namespace reach::path {

// What one direction of a connection carries.
struct Traffic {
  int protocol = model::kProtocolTcp;
  net::PortSet ports;  // destination ports; tcp and udp alone
  int icmp_type = -1;
  int icmp_code = -1;
};

// The far end of a packet: its destination for egress rules, its source for ingress rules.
struct Remote {
  net::Family family = net::Family::kIpv4;
  std::optional<net::Address>
      address;  // none: a public address that the snapshot does not hold (H11)
  const model::NetworkInterface* interface = nullptr;
};
[[nodiscard]] Remote remote(net::Address address, const model::NetworkInterface* interface);

[[nodiscard]] constexpr bool has_ports(int protocol) {
  return protocol == model::kProtocolTcp || protocol == model::kProtocolUdp;
}
[[nodiscard]] constexpr bool is_icmp(int protocol) {
  return protocol == model::kProtocolIcmp || protocol == model::kProtocolIcmpv6;
}

[[nodiscard]] Traffic forward_traffic(const Flow& flow);
// Answers: to the client's ephemeral ports for tcp and udp (D4), an echo reply for icmp.
[[nodiscard]] Traffic answer_traffic(const Flow& flow, net::PortRange ephemeral_ports);

[[nodiscard]] Match holds(const net::Prefix& cidr, const Remote& remote);
// A list whose entries are not known may hold any address, but for private ones in AWS's own lists.
[[nodiscard]] Match holds(const model::Network& network, const model::Ref<model::PrefixList>& list,
                          const Remote& remote);
// The rule is for the packet's protocol (C4).
[[nodiscard]] Match covers_protocol(int rule_protocol, int protocol);
// Type and code, -1 for any (C5).
[[nodiscard]] bool covers_icmp(int rule_type, int rule_code, const Traffic& traffic);

// "tcp 443", "icmp 8/0", "all protocols".
[[nodiscard]] std::string describe(const Traffic& traffic);
[[nodiscard]] std::string protocol_name(int protocol);
// The address, or "public addresses".
[[nodiscard]] std::string describe(const Remote& remote);

}  // namespace reach::path
