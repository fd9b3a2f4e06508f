// SPDX-License-Identifier: Apache-2.0
// From one interface to one address: can a packet get there, and its answer back? Hop by hop, both
// ways, with every setting that stands in the way. Source: semantics B, C, D, E, G, M.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reach/model/network.hpp"
#include "reach/net/lpm_table_set.hpp"
#include "reach/net/port_set.hpp"

namespace reach::path {

// A connection from an interface's own address, or from the internet.
struct Flow {
  const model::NetworkInterface* source = nullptr;  // null: some host on the internet
  net::Address source_address;  // one of the source's. From the internet: not looked at
  // None: the public addresses of an AWS service, which a snapshot does not hold (semantics H11).
  std::optional<net::Address> destination;
  // Without a destination: the service meant, as its endpoints' names end ("ssm"). Gateway
  // endpoints of other services then do not matter. Empty: any.
  std::string_view public_service;
  // The interface meant, where the caller knows (a DNS answer's endpoint): blockers beyond a
  // missing route are then found as well. Null: found from the route, or from the only interface
  // that has the address.
  const model::NetworkInterface* destination_interface = nullptr;
  int protocol = model::kProtocolTcp;  // IANA number, or model::kAllProtocols: a packet that only
                                       // "all" rules cover
  int port = 443;                      // destination port, 0..65535; tcp and udp alone
  int icmp_type = 8;                   // icmp alone
  int icmp_code = 0;
};

enum class HopType : std::uint8_t {
  kNetworkInterface,
  kSecurityGroup,
  kNetworkAcl,
  kRouteTable,
  kVpcPeeringConnection,
  kVpcEndpoint,
  kGateway,        // one that is not followed
  kPublicService,  // AWS's public addresses
  kTransitGateway,
  kTransitGatewayAttachment,
  kTransitGatewayRouteTable,
  kNatGateway,
  kInternetGateway,
  kEgressOnlyInternetGateway,
  kInternet  // any other public address
};
[[nodiscard]] std::string_view to_string(HopType type);  // "network-interface", "route-table", ...

enum class HopOutcome : std::uint8_t { kPassed, kBlocked, kPartly, kUnknown };
[[nodiscard]] std::string_view to_string(
    HopOutcome outcome);  // "passed", "blocked", "partly", "unknown"

// One component the packet meets. At most one of the details is set: what decided there.
struct Hop {
  HopType type = HopType::kNetworkInterface;
  std::string component;  // AWS id
  HopOutcome outcome = HopOutcome::kPassed;
  bool assumed = false;  // no route leads here yet: met once the broken one is repaired
  const model::Route* route = nullptr;
  std::optional<net::Prefix>
      matched_prefix;  // with a route: the destination that matched (one entry of a prefix list)
  const model::TransitGatewayRoute* transit_gateway_route = nullptr;
  const model::SecurityGroupRule* security_group_rule = nullptr;
  const model::NetworkAclEntry* network_acl_entry = nullptr;
  model::OriginId origin;
};

struct Trace {
  std::optional<net::Address> address;  // the flow's destination
  model::Verdict verdict = model::Verdict::kUnknown;
  std::vector<Hop> forward;
  std::vector<Hop> back;  // the answers' way
  // Everything that stands in the way, in the order of the path. With verdict kUnreachable, what is
  // merely unknown is listed as not blocking.
  std::vector<model::Finding> findings;
  // Of the client's ephemeral ports, those whose answers arrive (D6). Empty for other protocols
  // than tcp and udp.
  net::PortSet answered_ports;
  const model::NetworkInterface* destination_interface =
      nullptr;  // where the packet ended; null: nowhere known
};

struct EngineOptions {
  std::optional<net::PortRange> ephemeral_ports;  // of every client; none: by platform (D5)
};

// The ports from which a client of that platform connects (D5): Linux 32768-60999, Windows
// 49152-65535. An unknown platform counts as Linux, as an absent Platform member does in the EC2
// API.
[[nodiscard]] net::PortRange ephemeral_ports(model::Platform platform);

// Compiles the network's route tables once. Const methods are safe from many threads. The network
// must outlive it and its traces.
class Engine {
 public:
  explicit Engine(const model::Network& network, EngineOptions options = {});
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  [[nodiscard]] Trace trace(const Flow& flow) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace reach::path
