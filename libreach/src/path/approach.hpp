// SPDX-License-Identifier: Apache-2.0
// How a packet may get from a flow's source to its destination, and the answer from there back: the
// routes' part.
#pragma once

#include "path/onward.hpp"

namespace reach::path {

// Thread safety: const methods are safe from many threads.
class Approach {
 public:
  // REQUIRES: flow.destination is given. Everything must outlive it.
  Approach(const model::Network& network, const RouteTables& tables, const Flow& flow);

  // B12, D7: within a subnet there is neither a route look-up nor a network ACL.
  [[nodiscard]] bool same_subnet() const { return same_subnet_; }
  // What the caller names; else the only interface of the VPC or its peers, or of the whole
  // snapshot, with the address. Null: none, or several.
  [[nodiscard]] const model::NetworkInterface* meant() const { return meant_; }
  [[nodiscard]] Ways forward() const;
  // B15: a look-up of its own, in the table of the server's subnet.
  [[nodiscard]] Ways back(const model::NetworkInterface& server) const;

 private:
  [[nodiscard]] const model::NetworkInterface* find_meant() const;
  [[nodiscard]] const model::NetworkInterface* find_at_peers() const;
  [[nodiscard]] bool in_own_subnet() const;
  [[nodiscard]] Ways look_up(Leg leg, const model::NetworkInterface& sender) const;
  [[nodiscard]] Onward within_subnet() const;

  const model::Network& network_;
  const RouteTables& tables_;
  const Flow& flow_;
  const model::Vpc* vpc_ = nullptr;  // of the source
  const model::NetworkInterface* neighbour_ =
      nullptr;  // the interface of that VPC with the address
  const model::NetworkInterface* meant_ = nullptr;
  bool same_subnet_ = false;
};

}  // namespace reach::path
