// SPDX-License-Identifier: Apache-2.0
// Random small networks that shrink well: a network that works, built from lists of dice rolls, and
// a list of changes to it. A roll of 0 is always the harmless choice, so a failing network shrinks
// to a plain one with the few changes that matter.
#pragma once

#include <rapidcheck.h>

#include <iosfwd>
#include <vector>

#include "../oracle/world.hpp"

namespace property {

using Roll = std::vector<int>;  // numbers in [0, 1000)

struct Choices {
  std::vector<Roll> vpcs, subnets, links, instances, endpoints, changes;
};

oracle::World build(const Choices& choices);
rc::Gen<oracle::World> worlds();

// A flow between two interfaces of the world.
struct FlowChoice {
  int protocol = oracle::kTcp;
  int port = 443;
};
rc::Gen<FlowChoice> flows();

}  // namespace property

namespace oracle {

// What RapidCheck prints of a network on which a property fails.
void showValue(const World& world, std::ostream& out);

}  // namespace oracle
