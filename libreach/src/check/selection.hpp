// SPDX-License-Identifier: Apache-2.0
// Which instances and services a report is about, and in which order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reach/check/check.hpp"

namespace reach::check {

struct Selection {
  std::vector<const model::Instance*> instances;  // by account, Region, VPC, name, id
  std::vector<std::string> unmatched;             // patterns that no instance fits, in their order
};
[[nodiscard]] Selection select_instances(const model::Network& network,
                                         const std::vector<std::string>& patterns);

// In the order of services(), each once; nobody asks a Region for a service that it lacks (J4).
[[nodiscard]] std::vector<Service> select_services(const Options& options, std::string_view region);

// '*' stands for any text, everything else for itself.
[[nodiscard]] bool fits(std::string_view pattern, std::string_view text);

// The account an instance belongs to: its own, else its VPC's; empty where neither says.
[[nodiscard]] std::string_view account_of(const model::Network& network,
                                          const model::Instance& instance);

}  // namespace reach::check
