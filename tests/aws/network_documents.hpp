// SPDX-License-Identifier: Apache-2.0
// One small document of each kind that the article's snapshot has nothing of: transit gateways,
// gateways, Block Public Access, Resolver endpoints and rules, Profiles, DNS Firewall.
#pragma once

#include <vector>

#include "reach/aws/snapshot.hpp"

namespace reach::aws::testing {

[[nodiscard]] std::vector<Document> network_documents();

}  // namespace reach::aws::testing
