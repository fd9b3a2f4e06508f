// SPDX-License-Identifier: Apache-2.0
// One list of findings out of many: each once, telling which addresses it is about where it is not
// about all of them.
#pragma once

#include <string>
#include <vector>

#include "reach/model/finding.hpp"

namespace reach::check {

// What was found on the way to one address.
struct AddressFindings {
  // Texts that stand for the address in its messages: the address, its interface, its subnet.
  // Findings that differ in these alone are one.
  std::vector<std::string> names;
  std::string where;  // the address for people: "172.16.200.45 (ap-northeast-1c)"
  std::vector<model::Finding> findings;
};

// In the order given, `common` first.
[[nodiscard]] std::vector<model::Finding> merge(std::vector<model::Finding> common,
                                                const std::vector<AddressFindings>& addresses);

// Makes the findings say what the verdict says: nothing blocks what is reachable, something blocks
// everything else, and where something definite does, what is merely not known does not. Then sorts
// them by stage, those that block first.
void settle(std::vector<model::Finding>& findings, model::Verdict verdict);

}  // namespace reach::check
