// SPDX-License-Identifier: Apache-2.0
#include "reach/path/engine.hpp"

#include "path/walk.hpp"

namespace reach::path {
namespace {

using model::InterfaceType;
using model::Platform;

constexpr net::PortRange kLinuxPorts{32768, 60999};
constexpr net::PortRange kWindowsPorts{49152, 65535};
constexpr net::PortRange kEitherPorts{kLinuxPorts.first, kWindowsPorts.last};
constexpr net::PortRange kServicePorts{1024, 65535};  // NAT gateways, load balancers, Lambda

bool is_service(const model::NetworkInterface& interface) {
  return interface.type == InterfaceType::kLambda || interface.type == InterfaceType::kNatGateway ||
         interface.type == InterfaceType::kLoadBalancer ||
         interface.type == InterfaceType::kNetworkLoadBalancer;
}

// D5: of the client, not of the server.
net::PortRange client_ports(const model::Network& network, const EngineOptions& options,
                            const model::NetworkInterface* source) {
  if (options.ephemeral_ports) return *options.ephemeral_ports;
  if (source == nullptr) return kServicePorts;  // whatever host it is
  const model::NetworkInterface& client = *source;
  if (is_service(client)) return kServicePorts;
  const model::Instance* instance = network.get(client.instance);
  // A client that is not described: only what holds for every platform may decide.
  if (client.instance.given() && (instance == nullptr || !instance->declared)) return kEitherPorts;
  return ephemeral_ports(instance == nullptr ? Platform::kUnknown : instance->platform);
}

}  // namespace

net::PortRange ephemeral_ports(Platform platform) {
  return platform == Platform::kWindows ? kWindowsPorts : kLinuxPorts;
}

struct Engine::State {
  const model::Network& network;
  EngineOptions options;
  RouteTables tables;
  TransitGatewayTables gateways;
};

Engine::Engine(const model::Network& network, EngineOptions options)
    : state_(std::make_unique<State>(
          State{network, options, RouteTables(network), TransitGatewayTables(network)})) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Trace Engine::trace(const Flow& flow) const {
  const net::PortRange ports = client_ports(state_->network, state_->options, flow.source);
  const Context context{state_->network, state_->tables, state_->gateways, flow.public_service};
  return walk(context, flow, ports);
}

}  // namespace reach::path
