// SPDX-License-Identifier: Apache-2.0
#include "network.hpp"

#include "host_script.hpp"
#include "layout.hpp"
#include "router_script.hpp"

namespace kernel {
namespace {

// Links between routers have no ARP: both ends then send to their own hardware address, so they
// share one.
constexpr const char* kAddress = "address 02:00:00:00:00:01";

std::string router_link(const std::string& name, const Namespace& far, const std::string& there) {
  return fmt::format("link add {0} {1} type veth peer name {2} {1} netns {3}\n", name, kAddress,
                     there, far.path());
}

}  // namespace

Network::Network(const World& world)
    : world_(world),
      vpcs_(world.plain.vpcs.size()),
      interfaces_(world.plain.interfaces.size()),
      transit_gateways_(world.transit_gateways.size()),
      internet_gateways_(world.internet_gateways.size()) {
  join();
  configure();
}

const Namespace& Network::vpc(const std::string& id) const {
  return vpcs_[row_of(world_.plain.vpcs, id)];
}

void Network::join() {
  std::vector<Script> scripts;
  for (const Namespace& one : vpcs_) scripts.push_back({&one, "", ""});
  const auto at = [&](const std::string& vpc) -> std::string& {
    return scripts[row_of(world_.plain.vpcs, vpc)].ip;
  };
  for (const oracle::Subnet& subnet : world_.plain.subnets) {
    at(subnet.vpc) += fmt::format("link add {} type bridge\n", bridge(world_, subnet.id));
  }
  for (std::size_t i = 0; i < interfaces_.size(); ++i) {
    at(world_.plain.interfaces[i].vpc) +=
        fmt::format("link add p{} type veth peer name eth0 netns {}\n", i, interfaces_[i].path());
  }
  for (std::size_t i = 0; i < world_.plain.peerings.size(); ++i) {
    const oracle::Peering& peering = world_.plain.peerings[i];
    if (peering.state != "active") continue;
    at(peering.requester) += router_link(link_of(i), vpc(peering.accepter), link_of(i));
  }
  for (std::size_t i = 0; i < transit_gateways_.size(); ++i) {
    for (const Attachment& attachment : world_.transit_gateways[i].attachments) {
      for (const std::string& subnet : attachment.subnets) {
        const std::string name = link_of(world_, i, subnet);
        at(attachment.vpc) += router_link(name, transit_gateways_[i], name);
      }
    }
  }
  for (std::size_t i = 0; i < internet_gateways_.size(); ++i) {
    at(world_.internet_gateways[i].vpc) += router_link("igw", internet_gateways_[i], "in");
    scripts.push_back(
        {&internet_gateways_[i], router_link("out", internet_, "g" + std::to_string(i)), ""});
  }
  run(scripts);
}

void Network::configure() const {
  std::vector<Script> scripts;
  for (std::size_t i = 0; i < vpcs_.size(); ++i) {
    scripts.push_back(vpc_script(world_, world_.plain.vpcs[i], vpcs_[i]));
  }
  for (std::size_t i = 0; i < interfaces_.size(); ++i) {
    const oracle::Interface& interface = world_.plain.interfaces[i];
    const bool nat = nat_behind(world_, interface.id) != nullptr;
    scripts.push_back((nat ? nat_script : host_script)(world_, interface, interfaces_[i]));
  }
  for (std::size_t i = 0; i < transit_gateways_.size(); ++i) {
    scripts.push_back(transit_gateway_script(world_, i, transit_gateways_[i]));
  }
  for (std::size_t i = 0; i < internet_gateways_.size(); ++i) {
    scripts.push_back(
        internet_gateway_script(world_, world_.internet_gateways[i], internet_gateways_[i]));
  }
  scripts.push_back(internet_script(world_, internet_));
  run(scripts);
}

void Network::listen(Connections& connections) const {
  for (std::size_t i = 0; i < interfaces_.size(); ++i) {
    const oracle::Interface& interface = world_.plain.interfaces[i];
    if (nat_behind(world_, interface.id) != nullptr) continue;
    // Interface endpoints serve HTTPS alone.
    const std::vector<int> ports = interface.endpoint.empty() ? kPorts : std::vector<int>{443};
    connections.listen(interfaces_[i], static_cast<int>(i), ports);
  }
  connections.listen(internet_, static_cast<int>(interfaces_.size()), kPorts);
}

Attempt Network::attempt(const Flow& flow) const {
  const Namespace& from =
      flow.client.empty() ? internet_ : interfaces_[row_of(world_.plain.interfaces, flow.client)];
  return {&from, flow.destination, flow.port, kNobody};
}

}  // namespace kernel
