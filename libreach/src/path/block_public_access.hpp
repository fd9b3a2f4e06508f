// SPDX-License-Identifier: Apache-2.0
// VPC Block Public Access and its exclusions (I7).
#pragma once

#include "path/way.hpp"

namespace reach::path {

// What a connection over an internet gateway shows of the VPC.
enum class Exposure : std::uint8_t {
  kInbound,        // it comes from outside
  kOutbound,       // it goes out from an address that could be reached from outside as well
  kOutboundAlone,  // through a NAT gateway or an egress-only gateway
};

// Adds what blocks the connection. `subnet`: the one that touches the gateway; null: not known.
void check_block_public_access(const Context& context, Way& way, const model::Vpc& vpc,
                               const model::Subnet* subnet, Exposure exposure);

}  // namespace reach::path
