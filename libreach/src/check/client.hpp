// SPDX-License-Identifier: Apache-2.0
// Who asks: an instance with its primary interface, its address and its VPC, or why it cannot ask
// (semantics M1).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reach/model/network.hpp"

namespace reach::check {

struct Client {
  const model::NetworkInterface* interface = nullptr;  // primary; null: not known
  std::optional<net::Address> address;                 // its primary IPv4 address
  const model::Vpc* vpc = nullptr;                     // null: not exported
  std::string region;                                  // empty: not known
  // kReachable: nothing keeps it from asking. Else the findings say what does.
  model::Verdict verdict = model::Verdict::kReachable;
  std::vector<model::Finding> findings;
};

[[nodiscard]] Client client_of(const model::Network& network, const model::Instance& instance);

// The interface with device index 0; null where it is not known.
[[nodiscard]] const model::NetworkInterface* primary_interface(const model::Network& network,
                                                               const model::Instance& instance);
[[nodiscard]] model::Finding no_interface_known(const model::Network& network,
                                                const model::Instance& instance);

}  // namespace reach::check
