// SPDX-License-Identifier: Apache-2.0
// One direction of a connection while it is followed: the packet as it is now, where it is, and
// what it has met (M5, M6).
#pragma once

#include <vector>

#include "path/network_acls.hpp"
#include "path/routing.hpp"
#include "path/topology.hpp"
#include "path/transit_gateway_tables.hpp"

namespace reach::path {

// What every step asks. Everything must outlive it.
struct Context {
  const model::Network& network;
  const RouteTables& tables;
  const TransitGatewayTables& gateways;
  std::string_view public_service;  // of the flow
};

// A source address that was replaced on the way out. Answers come to the new one and are given the
// old one back, the last replacement first.
struct Translation {
  enum class By : std::uint8_t { kNatGateway, kInternetGateway, kAppliance };
  By by = By::kInternetGateway;
  model::StringId component;                          // AWS id
  const model::Vpc* vpc = nullptr;                    // where answers arrive
  const model::Subnet* subnet = nullptr;              // null: a regional NAT gateway
  const model::RouteTable* table = nullptr;           // that leads them on; null: not known
  const model::NetworkInterface* receiver = nullptr;  // null: not in the snapshot
  Remote inside;                                      // the source before
  Remote outside;                                     // and after
  net::PortRange inside_ports;                        // to which answers go, beyond
  std::optional<net::Address> public_address;         // of a NAT gateway, for internet gateways
};

// Ports of the answers on one leg: up to where a NAT gateway sits, or to the client (D5, D6).
struct AnswerPorts {
  net::PortSet certain;      // pass so far
  net::PortSet possible;     // or may
  std::size_t evidence = 0;  // of the way, where the leg begins
};

struct Way {
  model::Stage stage = model::Stage::kForward;
  Remote from;
  Remote to;  // without an address: AWS's public addresses
  Traffic traffic;
  net::PortRange answer_ports;  // on the way out: where answers will go
  AnswerPorts ports;            // on the way back
  Identity identity = Identity::kSameVpc;
  std::vector<Translation> translations;
  std::vector<const model::NetworkInterface*> appliances;  // that forwarded it

  // Leaving the subnet by its table. Null subnet: a regional NAT gateway.
  const model::Vpc* vpc = nullptr;
  const model::Subnet* subnet = nullptr;
  const model::RouteTable* table = nullptr;
  const model::TransitGatewayAttachment* entered_by = nullptr;  // the last transit gateway
  const model::VpcPeeringConnection* peered = nullptr;  // crossed behind a NAT gateway (E10)

  // Where the packet is meant to end; null: not known. Bound: ending elsewhere is a failure.
  const model::NetworkInterface* meant = nullptr;
  bool bound = false;

  std::vector<Hop> hops;
  std::vector<Evidence> evidence;
  bool broken = false;  // beyond a broken step: met once that is repaired

  bool ended = false;
  const model::NetworkInterface* end = nullptr;  // null: nowhere that is known
  bool outside = false;                          // ended on the internet

  struct LookUp {
    const void* table;
    std::optional<net::Address> from;
    std::optional<net::Address> to;
    friend bool operator==(const LookUp&, const LookUp&) = default;
  };
  std::vector<LookUp> look_ups;
};

// Where a packet may go. Several ways: AWS picks one (B7, F5), or, `unsure`, a missing fact tells
// which one it is.
struct Ways {
  std::vector<Way> ways;
  bool unsure = false;
  std::vector<Evidence> reasons;  // why there are several
};

void add(Way& way, Evidence evidence);
void add(Way& way, Weight weight, model::Code code, std::string resource, std::string message,
         model::OriginId origin, std::string fix);
// The step fails for certain; what comes after it is assumed.
void block(Way& way, model::Code code, std::string resource, std::string message,
           model::OriginId origin, std::string fix);
// The way ends here, nowhere that is known.
void stop(Way way, Ways& out);
void push(Way& way, Hop hop);
void push(Way& way, HopType type, std::string component, HopOutcome outcome,
          model::OriginId origin);
// With the outcome of what the way has found out since `first`.
[[nodiscard]] HopOutcome outcome_since(const Way& way, std::size_t first);
void push_table(const Context& context, Way& way, const Winner& winner, HopOutcome outcome);

// The packet crosses the subnet's border.
void pass_acl(const Context& context, Way& way, const model::Subnet& subnet, bool egress);
// A leg of the answers is over: ACLs that let no port in common pass let none pass (D6).
void close_leg(Way& way);

[[nodiscard]] inline std::string text(const Context& context, model::StringId id) {
  return std::string(context.network.text(id));
}
// The packet's destination, in words.
[[nodiscard]] std::string destination(const Way& way);

}  // namespace reach::path
