// SPDX-License-Identifier: Apache-2.0
// What the network cannot show and the agent still needs: rights. Explains, never blocks.
#pragma once

#include <vector>

#include "reach/model/network.hpp"

namespace reach::check {

// J9: nothing for an instance that has an instance profile.
[[nodiscard]] std::vector<model::Finding> about_profile(const model::Network& network,
                                                        const model::Instance& instance);
// G16: nothing for the default policy, which lets everybody do everything.
[[nodiscard]] std::vector<model::Finding> about_policy(const model::Network& network,
                                                       const model::VpcEndpoint& endpoint);
// The statement that EC2 gives an endpoint by default, and no other.
[[nodiscard]] bool allows_everything(std::string_view policy);

}  // namespace reach::check
