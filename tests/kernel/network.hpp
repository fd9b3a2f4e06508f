// SPDX-License-Identifier: Apache-2.0
// The world as a real network: namespaces joined by veth, gone with this object.
#pragma once

#include <memory>

#include "connections.hpp"
#include "namespaces.hpp"
#include "world.hpp"

namespace kernel {

class Network {
 public:
  explicit Network(const World& world);

  // Listens in every host; a host's identity is its row, the internet's that after the last.
  void listen(Connections& connections) const;
  // The flow's attempt.
  [[nodiscard]] Attempt attempt(const Flow& flow) const;

 private:
  [[nodiscard]] const Namespace& vpc(const std::string& id) const;
  void join();
  void configure() const;

  const World& world_;
  std::vector<Namespace> vpcs_;
  std::vector<Namespace> interfaces_;
  std::vector<Namespace> transit_gateways_;
  std::vector<Namespace> internet_gateways_;
  Namespace internet_;
};

}  // namespace kernel
