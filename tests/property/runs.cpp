// SPDX-License-Identifier: Apache-2.0
// How many networks a property tries.
#include "support/property_runs.hpp"

namespace {

const bool kRunsAreSet = reach::testing::set_property_runs("40");

}  // namespace
