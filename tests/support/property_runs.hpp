// SPDX-License-Identifier: Apache-2.0
// How often a property is tried: few times by default, REACH_PROPERTY_RUNS for more. RC_PARAMS,
// RapidCheck's own variable, wins; it takes the seed that a failure prints.
#pragma once

#include <cstdlib>
#include <string>

namespace reach::testing {

// To be called before main: RapidCheck reads the variable when the first property runs. False: the
// environment cannot be changed.
inline bool set_property_runs(const std::string& by_default) {
  const char* given = std::getenv("RC_PARAMS");
  const std::string params = given == nullptr ? "" : given;
  if (params.find("max_success") != std::string::npos) return true;
  const char* runs = std::getenv("REACH_PROPERTY_RUNS");
  const std::string all = params + " max_success=" + (runs == nullptr ? by_default : runs);
  return setenv("RC_PARAMS", all.c_str(), 1) == 0;
}

}  // namespace reach::testing
