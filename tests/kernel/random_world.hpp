// SPDX-License-Identifier: Apache-2.0
// A random small network, the same for the same seed on every machine.
#pragma once

#include <cstdint>

#include "world.hpp"

namespace kernel {

World random_world(std::uint64_t seed);

}  // namespace kernel
