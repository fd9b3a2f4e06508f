// SPDX-License-Identifier: Apache-2.0
// The world as the AWS CLI prints it: what the engine reads, and what is kept of a disagreement.
#pragma once

#include <vector>

#include "reach/aws/snapshot.hpp"
#include "world.hpp"

namespace kernel {

std::vector<reach::aws::Document> documents_of(const World& world);

}  // namespace kernel
