// SPDX-License-Identifier: Apache-2.0
// What a step of a path found out, and how findings add up to a verdict (semantics 0.2).
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "reach/model/finding.hpp"
#include "reach/path/engine.hpp"

namespace reach::path {

// Does a rule apply? kMaybe: what would tell is missing from the snapshot, or cannot be read.
enum class Match : std::uint8_t { kNo, kMaybe, kYes };
[[nodiscard]] constexpr Match both(Match a, Match b) {
  return std::min(a, b);
}
[[nodiscard]] constexpr Match either(Match a, Match b) {
  return std::max(a, b);
}
[[nodiscard]] constexpr Match match(bool value) {
  return value ? Match::kYes : Match::kNo;
}

// How much a finding decides, lightest first.
enum class Weight : std::uint8_t {
  kExplains,  // nothing
  kPartly,    // some ports, or some of AWS's choices, fail
  kUnknown,   // the deciding fact is missing
  kBlocks,    // no packet passes
};

struct Evidence {
  Weight weight = Weight::kBlocks;
  model::Finding finding;
};

// Of a step: its weightiest evidence.
[[nodiscard]] HopOutcome outcome_of(std::span<const Evidence> evidence);

struct Judgement {
  model::Verdict verdict = model::Verdict::kReachable;
  std::vector<model::Finding> findings;  // each once, in the given order
};

// All steps must pass: one that blocks decides whatever is unknown elsewhere, and what is unknown
// then merely explains.
[[nodiscard]] Judgement judge(std::vector<Evidence> evidence);

}  // namespace reach::path
