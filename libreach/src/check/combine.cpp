// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "reach/check/query.hpp"

namespace reach::check {

model::Verdict combine(const std::vector<model::Verdict>& alternatives) {
  using model::Verdict;
  const auto count = [&](Verdict verdict) {
    return std::count(alternatives.begin(), alternatives.end(), verdict);
  };
  const auto all = static_cast<std::ptrdiff_t>(alternatives.size());
  const auto reachable = count(Verdict::kReachable);
  const auto unreachable = count(Verdict::kUnreachable);
  if (all > 0 && reachable == all) return Verdict::kReachable;
  if (all > 0 && unreachable == all) return Verdict::kUnreachable;
  if (count(Verdict::kIntermittent) > 0 || (reachable > 0 && unreachable > 0))
    return Verdict::kIntermittent;
  return Verdict::kUnknown;
}

}  // namespace reach::check
