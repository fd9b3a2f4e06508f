// SPDX-License-Identifier: Apache-2.0
// How fast a subject takes inserts and erases. Random routes of the table are erased and come back
// in another order, and new ones beside them come and go: the table ends as it began, so that its
// answers can be checked and its look-ups compared with before.
#pragma once

#include "measure.hpp"
#include "subject.hpp"

namespace reach::bench {

struct UpdateRates {
  double inserts = 0;  // millions a second
  double erases = 0;
  std::size_t operations = 0;
  std::size_t refused = 0;  // operations that the subject failed to do
};

// The routes that come and go, in a random order.
struct UpdatePlan {
  Routes existing;
  Routes fresh;  // prefixes that the table does not have

  explicit UpdatePlan(const Routes& routes);
};

struct UpdateLimits {
  std::size_t operations;
  double seconds;
};

template <class Kind>
[[nodiscard]] UpdateRates update(Subject<Kind>& subject, const UpdatePlan& plan,
                                 UpdateLimits limits);

struct RebuildRates {
  double tables = 0;  // thousands a second
  double routes = 0;  // millions a second
  std::size_t operations = 0;
};

// Random tables get the routes of another, and then their own again.
[[nodiscard]] RebuildRates rebuild(Subject<Cloud>& subject, const std::vector<Routes>& tables,
                                   UpdateLimits limits);

}  // namespace reach::bench
