// SPDX-License-Identifier: Apache-2.0
// One comparison: build every subject, check its answers, and time them turn by turn.
#pragma once

#include <string>
#include <vector>

#include "results.hpp"
#include "subject.hpp"

namespace reach::bench {

struct CompareOptions {
  std::vector<std::string> only;  // how the names of subjects begin; empty: all
  int rounds = 0;
  UpdateLimits updates = {1'000'000, 4.0};
};

// A table and its keys.
template <class Kind>
struct Workload {
  KindName kind;
  std::string title;
  typename Kind::Tables tables;
  std::size_t routes;
  std::vector<NamedKeys<typename Kind::Keys>> keys;
};

// Says on standard error what it is at, where that is a terminal.
template <class Kind>
[[nodiscard]] Results compare(const Workload<Kind>& workload, const CompareOptions& options);

}  // namespace reach::bench
