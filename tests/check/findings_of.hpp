// SPDX-License-Identifier: Apache-2.0
// Looks into lists of findings.
#pragma once

#include <algorithm>
#include <vector>

#include "reach/model/finding.hpp"

namespace reach::check {

inline const model::Finding* find(const std::vector<model::Finding>& findings, model::Code code) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const model::Finding& each) { return each.code == code; });
  return found == findings.end() ? nullptr : &*found;
}

inline bool something_blocks(const std::vector<model::Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const model::Finding& each) { return each.blocking; });
}

}  // namespace reach::check
