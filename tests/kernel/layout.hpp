// SPDX-License-Identifier: Apache-2.0
// How the world's things are called in the namespaces, and the label by which packets carry what
// AWS knows of them and no IP header tells: from which VPC they come, and over what.
#pragma once

#include <fmt/format.h>

#include "world.hpp"

namespace kernel {

// Row of the thing with that id.
template <class T>
std::size_t row_of(const std::vector<T>& things, const std::string& id) {
  return static_cast<std::size_t>(oracle::find(things, id) - things.data());
}

// Devices, by rows.
inline std::string bridge(const World& world, const std::string& subnet) {
  return fmt::format("b{}", row_of(world.plain.subnets, subnet));
}
inline std::string link_of(std::size_t peering) {
  return fmt::format("x{}", peering);
}
inline std::string link_of(const World& world, std::size_t gateway, const std::string& subnet) {
  return fmt::format("a{}s{}", gateway, row_of(world.plain.subnets, subnet));
}

// The label is the DSCP of the packets that open a connection (C8): the VPC (1 to 5) that a host's
// packet comes from, plus what it went over since. Linux answers with DSCP 0, and nothing looks at
// the labels of answers.
namespace label {
constexpr int kFromHost = 0;    // not yet at its router
constexpr int kFromNat = 7;     // likewise
constexpr int kPeering = 8;     // one peering connection
constexpr int kGateway = 16;    // one transit gateway, with referencing on (C10)
constexpr int kLost = 31;       // anything else
constexpr int kReference = 32;  // flag: let out by a rule that names a group (C9)
inline int of(const World& world, const std::string& vpc) {
  return static_cast<int>(row_of(world.plain.vpcs, vpc)) + 1;
}
}  // namespace label

inline Ip router_of(const oracle::Subnet& subnet) {
  return subnet.cidr.base + 1;
}

// Ports of the rule as nft matches them; empty: the rule is for another protocol.
std::string port_match(int protocol, int from, int to);
// The reference is not stale (C12).
bool is_live(const oracle::GroupRule& rule);

}  // namespace kernel
