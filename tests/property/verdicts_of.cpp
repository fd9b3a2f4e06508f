// SPDX-License-Identifier: Apache-2.0
#include "compare.hpp"

namespace property {

namespace model = reach::model;

std::vector<std::pair<std::string, model::Verdict>> verdicts_of(const model::Network& network) {
  const reach::check::Checker checker(network);
  std::vector<std::pair<std::string, model::Verdict>> all;
  for (const reach::check::Result& result : checker.check({}).results) {
    const std::string instance(network.text(result.instance->id));
    all.emplace_back(instance + " " + std::string(reach::check::label(result.service)),
                     result.verdict);
  }
  return all;
}

}  // namespace property
