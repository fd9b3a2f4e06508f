// SPDX-License-Identifier: Apache-2.0
// The words of traces, as they stand in JSON.
#include <array>

#include "reach/path/engine.hpp"

namespace reach::path {

std::string_view to_string(HopType type) {
  constexpr std::array<std::string_view, 15> kNames = {"network-interface",
                                                       "security-group",
                                                       "network-acl",
                                                       "route-table",
                                                       "vpc-peering-connection",
                                                       "vpc-endpoint",
                                                       "gateway",
                                                       "public-service",
                                                       "transit-gateway",
                                                       "transit-gateway-attachment",
                                                       "transit-gateway-route-table",
                                                       "nat-gateway",
                                                       "internet-gateway",
                                                       "egress-only-internet-gateway",
                                                       "internet"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view to_string(HopOutcome outcome) {
  constexpr std::array<std::string_view, 4> kNames = {"passed", "blocked", "partly", "unknown"};
  return kNames[static_cast<std::size_t>(outcome)];
}

}  // namespace reach::path
