// SPDX-License-Identifier: Apache-2.0
// The oracle's world as the library's network: through the builder, and as the AWS CLI's JSON.
#pragma once

#include <set>
#include <vector>

#include "../oracle/world.hpp"
#include "reach/aws/snapshot.hpp"
#include "reach/model/network.hpp"

namespace property {

// Kinds of document that the snapshot does not hold.
using Missing = std::set<reach::model::DocumentKind>;

reach::model::Network to_network(const oracle::World& world, const Missing& missing = {});
std::vector<reach::aws::Document> to_documents(const oracle::World& world,
                                               const Missing& missing = {});

// The kinds that worlds are told in.
const std::vector<reach::model::DocumentKind>& kinds_of_worlds();

}  // namespace property
