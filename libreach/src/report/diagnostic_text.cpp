// SPDX-License-Identifier: Apache-2.0
#include "reach/report/report.hpp"
#include "report/details.hpp"

namespace reach::report {

std::string diagnostic_text(const model::Network& network, const model::Diagnostic& diagnostic) {
  std::string text = std::string(model::to_string(diagnostic.severity)) + ": ";
  const std::string place = place_text(network, diagnostic.origin);
  if (!place.empty()) text += place + ": ";
  return printable(text + diagnostic.message);
}

}  // namespace reach::report
