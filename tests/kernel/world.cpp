// SPDX-License-Identifier: Apache-2.0
#include "world.hpp"

#include <algorithm>
#include <stdexcept>

namespace kernel {

const Ip kInternetHost = oracle::ip("9.9.9.9");
const std::vector<int> kPorts = {443, 22};

namespace {

bool same(Cidr a, Cidr b) {
  return a.length == b.length && oracle::holds(a, b.base);
}

void add_flows_to(const oracle::Interface& server, const std::string& client, Ip destination,
                  std::vector<Flow>& flows) {
  for (const int port : kPorts) flows.push_back({client, server.id, destination, port});
}

void add_flows_of(const World& world, const oracle::Interface& client, std::vector<Flow>& flows) {
  for (const oracle::Interface& server : world.plain.interfaces) {
    const bool is_host = nat_behind(world, server.id) == nullptr;
    const bool itself =
        server.id == client.id || server.addresses.front() == client.addresses.front();
    if (is_host && !itself) add_flows_to(server, client.id, server.addresses.front(), flows);
    const auto known = world.public_addresses.find(server.id);
    if (known != world.public_addresses.end() && server.id != client.id) {
      flows.push_back({client.id, server.id, known->second, 443});
    }
  }
  if (!world.internet_gateways.empty()) flows.push_back({client.id, "", kInternetHost, 443});
}

}  // namespace

std::vector<Flow> flows_of(const World& world) {
  std::vector<Flow> flows;
  // Interface endpoints answer and never ask.
  for (const oracle::Interface& client : world.plain.interfaces) {
    if (!client.instance.empty()) add_flows_of(world, client, flows);
  }
  for (const auto& [interface, address] : world.public_addresses) {
    const auto* server = oracle::find(world.plain.interfaces, interface);
    if (server != nullptr) add_flows_to(*server, "", address, flows);
  }
  return flows;
}

std::vector<GatewayRoute> routes_of(const TransitGateway& gateway, const GatewayTable& table,
                                    const World& world) {
  std::vector<GatewayRoute> routes = table.routes;
  for (const Attachment& attachment : gateway.attachments) {
    const bool here = oracle::contains(attachment.propagates_to, table.id);
    if (!here || attachment.state != "available") continue;
    for (const Cidr block : oracle::find(world.plain.vpcs, attachment.vpc)->cidrs) {
      const bool taken = std::any_of(routes.begin(), routes.end(), [&](const GatewayRoute& other) {
        return same(other.destination, block);
      });
      if (!taken) routes.push_back({block, attachment.id, true});
    }
  }
  return routes;
}

const NatGateway* nat_behind(const World& world, const std::string& interface) {
  for (const NatGateway& nat : world.nat_gateways) {
    if (nat.interface == interface) return &nat;
  }
  return nullptr;
}

const InternetGateway* gateway_of(const World& world, const std::string& vpc) {
  for (const InternetGateway& gateway : world.internet_gateways) {
    if (gateway.vpc == vpc) return &gateway;
  }
  return nullptr;
}

const oracle::RouteTable& table_of(const World& world, const oracle::Subnet& subnet) {
  const oracle::RouteTable* main = nullptr;
  for (const oracle::RouteTable& table : world.plain.route_tables) {
    if (oracle::contains(table.subnets, subnet.id)) return table;
    if (table.vpc == subnet.vpc && table.main) main = &table;
  }
  if (main == nullptr) throw std::logic_error(subnet.id + " has no route table");
  return *main;
}

const oracle::Acl& acl_of(const World& world, const oracle::Subnet& subnet) {
  const oracle::Acl* standard = nullptr;
  for (const oracle::Acl& acl : world.plain.acls) {
    if (oracle::contains(acl.subnets, subnet.id)) return acl;
    if (acl.vpc == subnet.vpc && acl.is_default) standard = &acl;
  }
  if (standard == nullptr) throw std::logic_error(subnet.id + " has no network ACL");
  return *standard;
}

}  // namespace kernel
