// SPDX-License-Identifier: Apache-2.0
// What should lead a packet on where a route does not: the connection to the VPC that has the
// address, and the change that brings packets there.
#pragma once

#include <string>

#include "path/way.hpp"

namespace reach::path {

// What joins two VPCs. At most one is set.
struct Connection {
  const model::VpcPeeringConnection* peering = nullptr;
  const model::TransitGatewayAttachment* attachment = nullptr;  // of the near VPC
  [[nodiscard]] bool given() const { return peering != nullptr || attachment != nullptr; }
};
// Towards where the packet is meant to go; not given: nothing joins the two, or they are one.
[[nodiscard]] Connection wanted_connection(const Context& context, const Way& way);

// " (eni-1 in vpc-1)", or nothing.
[[nodiscard]] std::string where_meant(const Context& context, const Way& way);
[[nodiscard]] std::string fix_missing_route(const Context& context, const Way& way);
// The winning route is the wrong one.
[[nodiscard]] std::string fix_wrong_route(const Context& context, const Way& way,
                                          const Winner& winner);
// It leads to another VPC that has the address too (B15, E5).
[[nodiscard]] std::string fix_astray(const Context& context, const Way& way, const Winner& winner);

}  // namespace reach::path
