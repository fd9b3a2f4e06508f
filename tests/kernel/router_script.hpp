// SPDX-License-Identifier: Apache-2.0
// What stands in the middle: the routers of VPCs, and transit gateways.
#pragma once

#include "namespaces.hpp"
#include "world.hpp"

namespace kernel {

Script vpc_script(const World& world, const oracle::Vpc& vpc, const Namespace& where);
Script transit_gateway_script(const World& world, std::size_t gateway, const Namespace& where);

}  // namespace kernel
