// SPDX-License-Identifier: Apache-2.0
// How many networks a property tries: few by default, REACH_PROPERTY_RUNS for more. RC_PARAMS,
// RapidCheck's own variable, wins; it takes the seed that a failure prints.
#include <cstdlib>
#include <string>

namespace {

// Before main: RapidCheck reads the variable when the first property runs.
const bool kRunsAreSet = [] {
  const char* given = std::getenv("RC_PARAMS");
  const std::string params = given == nullptr ? "" : given;
  if (params.find("max_success") != std::string::npos) return true;
  const char* runs = std::getenv("REACH_PROPERTY_RUNS");
  const std::string all = params + " max_success=" + (runs == nullptr ? "40" : runs);
  return setenv("RC_PARAMS", all.c_str(), 1) == 0;
}();

}  // namespace
