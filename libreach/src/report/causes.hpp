// SPDX-License-Identifier: Apache-2.0
// Findings that say the same of many results, put together: one cause, and the results it explains.
#pragma once

#include <string>
#include <vector>

#include "reach/report/report.hpp"
#include "report/sentences.hpp"

namespace reach::report {

struct Cause {
  const model::Finding* first = nullptr;  // code, stage and blocking are shared by all
  // One, and then the origin is shared too; or each result's own instance or interface, the first
  // few.
  std::vector<std::string> resources;
  bool more_resources = false;
  Sentences messages;
  Sentences fixes;
  std::vector<check::Symptom> symptoms;       // of the results, each once
  std::vector<const check::Result*> results;  // each once; empty: of the snapshot as a whole
};

// Of the findings that block, or of those that only explain. What is so of the whole snapshot comes
// first, then what explains most results. The report must outlive them.
[[nodiscard]] std::vector<Cause> causes(const model::Network& network, const check::Report& report,
                                        bool blocking);

}  // namespace reach::report
