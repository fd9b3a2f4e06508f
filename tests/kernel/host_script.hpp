// SPDX-License-Identifier: Apache-2.0
// What stands at the ends: hosts with their security groups, NAT gateways, the internet.
#pragma once

#include "namespaces.hpp"
#include "world.hpp"

namespace kernel {

Script host_script(const World& world, const oracle::Interface& host, const Namespace& where);
Script nat_script(const World& world, const oracle::Interface& nat, const Namespace& where);
Script internet_gateway_script(const World& world, const InternetGateway& gateway,
                               const Namespace& where);
Script internet_script(const World& world, const Namespace& where);

}  // namespace kernel
