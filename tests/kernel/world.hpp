// SPDX-License-Identifier: Apache-2.0
// The oracle's picture of a network, with the gateways that it lacks. IPv4, one Region, one
// account.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "../oracle/world.hpp"

namespace kernel {

using oracle::Cidr;
using oracle::Ip;

struct Attachment {
  std::string id;
  std::string vpc;
  std::string state = "available";
  bool referencing = true;           // of security groups (C10)
  std::vector<std::string> subnets;  // at most one a zone
  std::string table;                 // associated with; empty: with none (F3)
  std::vector<std::string> propagates_to;
};

struct GatewayRoute {
  Cidr destination;
  std::string attachment;  // empty: a blackhole
  bool propagated = false;
};

struct GatewayTable {
  std::string id;
  std::vector<GatewayRoute> routes;  // the static ones
};

struct TransitGateway {
  std::string id;
  bool referencing = true;
  std::vector<GatewayTable> tables;
  std::vector<Attachment> attachments;
};

struct NatGateway {
  std::string id;
  std::string interface;  // among the world's interfaces
  Ip public_address = 0;  // 0: a private NAT gateway
};

struct InternetGateway {
  std::string id;
  std::string vpc;
};

struct World {
  oracle::World plain;
  std::vector<TransitGateway> transit_gateways;
  std::vector<NatGateway> nat_gateways;
  std::vector<InternetGateway> internet_gateways;
  std::map<std::string, Ip> public_addresses;  // by interface
};

// A connection to be tried. An empty client: the host on the internet.
struct Flow {
  std::string client;  // interfaces
  std::string server;  // whose address is asked; empty: the host on the internet
  Ip destination = 0;
  int port = 443;
};

// The host on the internet, and the ports that hosts listen on.
extern const Ip kInternetHost;
extern const std::vector<int> kPorts;

// Every pair of hosts, and the internet, where a gateway leads there.
std::vector<Flow> flows_of(const World& world);

// F7, F10: static routes, and those propagated where there is no static one for the same prefix.
std::vector<GatewayRoute> routes_of(const TransitGateway& gateway, const GatewayTable& table,
                                    const World& world);
const NatGateway* nat_behind(const World& world, const std::string& interface);
const InternetGateway* gateway_of(const World& world, const std::string& vpc);
// B1.
const oracle::RouteTable& table_of(const World& world, const oracle::Subnet& subnet);
// D1.
const oracle::Acl& acl_of(const World& world, const oracle::Subnet& subnet);

}  // namespace kernel
