// SPDX-License-Identifier: Apache-2.0
// Can the two interfaces at the ends of a connection send and accept it at all (M1, G2, G14)?
#pragma once

#include <vector>

#include "path/traffic.hpp"

namespace reach::path {

[[nodiscard]] std::vector<Evidence> check_source(const model::Network& network, const Flow& flow);
[[nodiscard]] std::vector<Evidence> check_destination(const model::Network& network,
                                                      const model::NetworkInterface& interface,
                                                      const Traffic& traffic);

// An interface through which others' packets go (I10).
[[nodiscard]] std::vector<Evidence> check_forwarder(const model::Network& network,
                                                    model::Stage stage,
                                                    const model::NetworkInterface& interface);

// The interface has the address, private or IPv6.
[[nodiscard]] bool has_address(const model::NetworkInterface& interface, net::Address address);

}  // namespace reach::path
