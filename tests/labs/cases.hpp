// SPDX-License-Identifier: Apache-2.0
// What was measured between the hosts of real deployments: ground truth that no model made.
#pragma once

#include <string>
#include <vector>

#include "reach/check/query.hpp"

namespace reach::labs {

struct Case {
  std::string lab;
  check::PathQuery query;
  bool reachable = false;
  std::string stage;  // where it most likely fails: a guess
};

// The folder that holds cases.tsv and the labs: REACH_LABS, else ../shared/labs beside the source
// tree. Empty: neither is there.
[[nodiscard]] std::string folder();
[[nodiscard]] std::vector<Case> cases();

}  // namespace reach::labs
