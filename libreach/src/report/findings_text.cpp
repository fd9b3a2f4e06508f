// SPDX-License-Identifier: Apache-2.0
#include "report/findings_text.hpp"

#include <fmt/format.h>

#include "report/details.hpp"
#include "report/fix_text.hpp"

namespace reach::report {
namespace {

constexpr std::size_t kIndent = 4;
constexpr std::size_t kLabels = 11;

void draw_finding(Canvas& canvas, const model::Network& network, const model::Finding& finding) {
  canvas.put("  ").put(model::to_string(finding.code), Paint::kHeading).put("  ");
  canvas.put(finding.resource, Paint::kHeading);
  canvas.put(fmt::format("  ({})", stage_text(finding.stage)), Paint::kDim).end_line();
  canvas.to_column(kIndent).wrap(finding.message).end_line();
  const std::string place = place_text(network, finding.origin);
  if (!place.empty()) {
    canvas.to_column(kIndent).put("where", Paint::kDim).to_column(kLabels).put(place).end_line();
  }
  if (finding.fix.empty()) return;
  canvas.to_column(kIndent).put("fix", Paint::kDim);
  draw_fix(canvas, kLabels, finding.fix);
}

void draw_some(Canvas& canvas, const model::Network& network, std::string_view title,
               const std::vector<model::Finding>& findings, bool blocking) {
  bool first = true;
  for (const model::Finding& finding : findings) {
    if (finding.blocking != blocking) continue;
    if (first) canvas.gap().put(title, Paint::kHeading).end_line();
    first = false;
    draw_finding(canvas, network, finding);
  }
}

}  // namespace

void draw_findings(Canvas& canvas, const model::Network& network,
                   const std::vector<model::Finding>& findings) {
  draw_some(canvas, network, "What stands in the way", findings, true);
  draw_some(canvas, network, "Also worth knowing", findings, false);
}

}  // namespace reach::report
