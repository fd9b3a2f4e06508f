// SPDX-License-Identifier: Apache-2.0
// Can an instance's agent reach a service? Names first, then every address (semantics M).
#pragma once

#include <string>

#include "names.hpp"
#include "packet_walk.hpp"

namespace oracle {

struct Outcome {
  Verdict verdict = Verdict::kUnknown;
  Verdict deduced = Verdict::kUnknown;  // as in Trace
  Answer answer;
  std::string why;
};

// `service` is "ssm" or the like; the name is the one of the instance's Region.
Outcome check(const World& world, const Instance& instance, const std::string& service);

}  // namespace oracle
