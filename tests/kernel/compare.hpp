// SPDX-License-Identifier: Apache-2.0
// The engine's word on every flow of a world, beside what the kernel did.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reach/model/network.hpp"
#include "world.hpp"

namespace kernel {

struct Disagreement {
  Flow flow;
  std::string what;
};

struct Outcome {
  std::size_t flows = 0;
  std::size_t connected = 0;
  std::size_t intermittent = 0;
  // Of the flows, by what they met and how it went: "transit-gateway connected",
  // "SUBNET_ACL_RESTRICTION".
  std::map<std::string, std::size_t> met;
  std::vector<Disagreement> disagreements;
};

// The worlds' networks side by side, so that all wait for the same silence.
std::vector<Outcome> compare(const std::vector<World>& worlds, int milliseconds);

// Repeats with more patience what a busy machine may have been too slow for.
Outcome compare_again(const World& world);

// The world without what the flow does not need to disagree.
World shrink(World world, const Flow& flow);

// Writes the world's documents below the folder, and in README.txt the flow with both answers.
void write_down(const World& world, const Disagreement& disagreement, const std::string& folder);

}  // namespace kernel
