// SPDX-License-Identifier: Apache-2.0
// A packet inside the VPC that has its destination: to the interface, or to nobody (B8, B12, B14).
#pragma once

#include "path/way.hpp"

namespace reach::path {

// B12: the destination is in the subnet that the packet is about to leave.
[[nodiscard]] bool in_own_subnet(const Context& context, const Way& way);
void within_subnet(const Context& context, Way way, Ways& out);

// The local route of the VPC.
void route_locally(const Context& context, Way way, const Winner& winner, Ways& out);

// The packet is in that VPC, where `winner` of the way's table led it.
void deliver(const Context& context, Way way, const model::Vpc& vpc, Home home,
             const Winner& winner, Ways& out);

// It reaches the interface: the subnet's ACL, then the end, or a gateway that holds the answer's
// old address.
void arrive(const Context& context, Way way, const model::NetworkInterface& interface, Ways& out);

// What lies beyond a broken step: blockers there must be repaired as well.
void go_on_as_meant(const Context& context, Way way, Ways& out);

}  // namespace reach::path
