// SPDX-License-Identifier: Apache-2.0
// One connection, from its source to its destination and back (M5, M6).
#pragma once

#include "path/network_acls.hpp"
#include "path/onward.hpp"
#include "path/security_groups.hpp"

namespace reach::path {

class Walk {
 public:
  Walk(const model::Network& network, const RouteTables& tables, const Flow& flow,
       net::PortRange ephemeral_ports);
  [[nodiscard]] Trace run() &&;

 private:
  void to_itself();
  void to_public();
  void to_address();
  [[nodiscard]] const model::NetworkInterface* neighbour() const;
  [[nodiscard]] bool in_own_subnet(const model::NetworkInterface* neighbour) const;
  [[nodiscard]] const model::NetworkInterface* find_meant() const;
  [[nodiscard]] Onward find_way_forward(const model::NetworkInterface* meant) const;
  [[nodiscard]] Onward find_way_back(const model::NetworkInterface& from) const;
  [[nodiscard]] Onward look_up(Leg leg, const model::NetworkInterface& sender) const;
  [[nodiscard]] Identity identity_to(const model::NetworkInterface* end,
                                     const model::VpcPeeringConnection* peering) const;

  void leave_source(const Remote& remote, Identity identity, bool same_subnet);
  void reach_destination(const model::NetworkInterface& end, Identity identity, bool same_subnet);
  void come_back(const model::NetworkInterface& end, bool same_subnet);
  void enter_source_subnet(const Remote& remote);

  void pass_groups(const model::NetworkInterface& interface, bool egress, const Remote& remote,
                   Identity identity);
  void pass_acl(const model::NetworkInterface& interface, bool egress, const Remote& remote);
  void take(Onward& onward);
  void take(std::vector<Evidence> evidence);
  void push(Hop hop);
  void push_interface(const model::NetworkInterface& interface, HopOutcome outcome);
  void push_endpoint(const model::NetworkInterface& interface, HopOutcome outcome);
  [[nodiscard]] const Traffic& traffic() const;
  [[nodiscard]] Trace finish();

  const model::Network& network_;
  const RouteTables& tables_;
  const Flow& flow_;
  const model::NetworkInterface& source_;
  Traffic request_;
  Traffic answer_;
  model::Stage stage_ = model::Stage::kForward;
  bool assumed_ = false;  // beyond a broken route
  Trace trace_;
  std::vector<Evidence> evidence_;
  net::PortSet certain_ports_;   // of the answers, those that pass so far
  net::PortSet possible_ports_;  // and those that may
};

}  // namespace reach::path
