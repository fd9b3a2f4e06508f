// SPDX-License-Identifier: Apache-2.0
#include "messages.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <string>

#include "reach/report/report.hpp"

namespace reach::cli {
namespace {

constexpr std::size_t kMostDiagnostics = 20;

}  // namespace

void say(std::string_view message) {
  const std::string line = report::printable(message) + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void complain(std::string_view message) {
  say(fmt::format("reachsim: {}", message));
}

void show_diagnostics(const model::Network& network, bool all) {
  std::size_t shown = 0;
  std::size_t hidden = 0;
  for (const model::Diagnostic& diagnostic : network.diagnostics()) {
    const bool matters = diagnostic.severity != model::Severity::kNote;
    if (all || (matters && shown < kMostDiagnostics)) {
      say(report::diagnostic_text(network, diagnostic));
      ++shown;
    } else if (matters) {
      ++hidden;
    }
  }
  if (hidden > 0) {
    say(fmt::format("warning: {} more about the snapshot; --verbose shows them", hidden));
  }
}

}  // namespace reach::cli
