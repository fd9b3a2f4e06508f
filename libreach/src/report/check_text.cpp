// SPDX-License-Identifier: Apache-2.0
// The text of `check`: who reaches what, what stands in the way, and what it comes to.
#include <fmt/format.h>

#include <limits>
#include <string>

#include "report/check_parts.hpp"

namespace reach::report {
namespace {

constexpr std::size_t kMostVpcs = 20;
constexpr std::size_t kMostCauses = 15;

std::string count_of(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void draw_summary(Canvas& canvas, const check::Report& report) {
  const check::Summary& summary = report.summary;
  canvas.gap().put(fmt::format("{}, {}", count_of(summary.instances, "instance"),
                               count_of(report.results.size(), "check")),
                   Paint::kHeading);
  const std::pair<std::size_t, model::Verdict> counts[] = {
      {summary.reachable, model::Verdict::kReachable},
      {summary.unreachable, model::Verdict::kUnreachable},
      {summary.intermittent, model::Verdict::kIntermittent},
      {summary.unknown, model::Verdict::kUnknown},
      {summary.skipped, model::Verdict::kSkipped}};
  std::string_view before = ": ";
  for (const auto& [number, verdict] : counts) {
    if (number == 0) continue;
    canvas.put(before).put(fmt::format("{} {}", number, model::to_string(verdict)),
                           paint_of(verdict));
    before = ", ";
  }
  canvas.end_line();
}

void draw_assumptions(Canvas& canvas, const check::Report& report) {
  if (report.assumptions.empty()) return;
  canvas.gap().put("What this rests on", Paint::kDim).end_line();
  for (const std::string& assumption : report.assumptions) {
    canvas.put("  - ", Paint::kDim).wrap(assumption, Paint::kDim).end_line();
  }
}

}  // namespace

std::string check_text(const model::Network& network, const check::Report& report,
                       const TextOptions& options) {
  const InstanceNames names(network, report);
  const bool in_full = options.all || report.summary.instances <= options.table_limit;
  const std::size_t no_limit = std::numeric_limits<std::size_t>::max();
  Canvas canvas(options);
  if (in_full) {
    draw_vpcs(canvas, network, names, report);
  } else {
    draw_vpc_counts(canvas, network, report, kMostVpcs);
  }
  draw_causes(canvas, network, names, causes(network, report, true),
              in_full ? no_limit : kMostCauses);
  if (in_full) draw_notes(canvas, network, names, causes(network, report, false));
  draw_summary(canvas, report);
  draw_assumptions(canvas, report);
  if (!in_full) {
    canvas.gap()
        .put("--all shows every instance, --instance ID_OR_NAME one.", Paint::kDim)
        .end_line();
  }
  return std::move(canvas).take();
}

}  // namespace reach::report
