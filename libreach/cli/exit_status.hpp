// SPDX-License-Identifier: Apache-2.0
// What the command ends with. Source: contract, "Exit status".
#pragma once

#include "reach/check/check.hpp"

namespace reach::cli {

inline constexpr int kExitHolds = 0;     // everything asked for holds
inline constexpr int kExitFails = 1;     // something is unreachable or intermittent
inline constexpr int kExitUnusable = 2;  // bad usage, or input or output that cannot be used
inline constexpr int kExitUnknown = 3;   // nothing failed but something is unknown
inline constexpr int kExitInternal = 70;

[[nodiscard]] constexpr int exit_status(check::Outcome outcome, bool allow_unknown) {
  if (outcome == check::Outcome::kFails) return kExitFails;
  return outcome == check::Outcome::kUnknown && !allow_unknown ? kExitUnknown : kExitHolds;
}

}  // namespace reach::cli
