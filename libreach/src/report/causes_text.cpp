// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "report/check_parts.hpp"
#include "report/details.hpp"
#include "report/fix_text.hpp"

namespace reach::report {
namespace {

constexpr std::size_t kIndent = 5;   // "  1. "
constexpr std::size_t kLabels = 15;  // where text after a label starts
constexpr std::size_t kMostInstances = 6;

std::string count_of(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void labelled(Canvas& canvas, std::string_view label, std::string_view text) {
  canvas.to_column(kIndent).put(label, Paint::kDim).to_column(kLabels).wrap(text).end_line();
}

// "web-1, web-2: ssm, ssmmessages": instances with the same services share a line.
std::vector<std::string> explained(const Cause& cause, const InstanceNames& names) {
  std::vector<std::pair<const model::Instance*, std::string>> services;
  for (const check::Result* result : cause.results) {
    if (services.empty() || services.back().first != result->instance) {
      services.emplace_back(result->instance, "");
    }
    std::string& list = services.back().second;
    list += (list.empty() ? "" : ", ") + std::string(check::label(result->service));
  }
  std::map<std::string, std::vector<std::string_view>> by_services;
  for (const auto& [instance, list] : services) by_services[list].push_back(names.of(*instance));
  std::vector<std::string> lines;
  for (const auto& [list, instances] : by_services) {
    const std::size_t shown = std::min(instances.size(), kMostInstances);
    std::string line = fmt::format(
        "{}",
        fmt::join(instances.begin(), instances.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
    if (shown < instances.size()) line += fmt::format(" and {} more", instances.size() - shown);
    lines.push_back(fmt::format("{}: {}", line, list));
  }
  return lines;
}

void draw_explained(Canvas& canvas, const Cause& cause, const InstanceNames& names) {
  if (cause.results.empty()) return;
  std::string_view label = "explains";
  for (const std::string& line : explained(cause, names)) {
    labelled(canvas, label, line);
    label = "";
  }
  std::string symptoms;
  for (const check::Symptom symptom : cause.symptoms) {
    symptoms += (symptoms.empty() ? "" : ", ") + std::string(check::to_string(symptom));
  }
  if (!symptoms.empty()) labelled(canvas, "seen as", symptoms);
}

void draw_cause(Canvas& canvas, const model::Network& network, const InstanceNames& names,
                const Cause& cause, std::size_t number) {
  const model::Finding& finding = *cause.first;
  canvas.put(fmt::format("{:>3}. ", number)).put(model::to_string(finding.code), Paint::kHeading);
  canvas.put("  ").wrap(
      fmt::format("{}{}", fmt::join(cause.resources, ", "), cause.more_resources ? ", ..." : ""),
      Paint::kHeading);
  canvas.put(fmt::format("  ({})", stage_text(finding.stage)), Paint::kDim).end_line();
  for (const std::string& message : cause.messages.spelled()) {
    canvas.to_column(kIndent).wrap(message).end_line();
  }
  draw_explained(canvas, cause, names);
  const std::string place = place_text(network, finding.origin);
  if (!place.empty()) labelled(canvas, "where", place);
  std::string_view label = "fix";
  for (const std::string& fix : cause.fixes.spelled()) {
    canvas.to_column(kIndent).put(label, Paint::kDim);
    draw_fix(canvas, kLabels, fix);
    label = "";
  }
}

}  // namespace

void draw_causes(Canvas& canvas, const model::Network& network, const InstanceNames& names,
                 const std::vector<Cause>& causes, std::size_t most) {
  if (causes.empty()) return;
  canvas.gap().put("What stands in the way", Paint::kHeading).end_line();
  const std::size_t shown = std::min(causes.size(), most);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) canvas.gap();
    draw_cause(canvas, network, names, causes[i], i + 1);
  }
  if (shown < causes.size()) {
    canvas.gap().put(fmt::format("  and {}, each explaining less; --all shows them.",
                                 count_of(causes.size() - shown, "more cause")));
    canvas.end_line();
  }
}

void draw_notes(Canvas& canvas, const model::Network& network, const InstanceNames& names,
                const std::vector<Cause>& causes) {
  if (causes.empty()) return;
  canvas.gap().put("Also worth knowing", Paint::kHeading).end_line();
  for (const Cause& cause : causes) {
    for (const std::string& message : cause.messages.spelled()) {
      canvas.put("  ").put(model::to_string(cause.first->code)).put("  ").wrap(message).end_line();
    }
    const std::string place = place_text(network, cause.first->origin);
    if (!place.empty()) canvas.put("      ").put(place, Paint::kDim).end_line();
    for (const std::string& line : explained(cause, names)) {
      canvas.put("      ").wrap(line, Paint::kDim).end_line();
    }
  }
}

}  // namespace reach::report
