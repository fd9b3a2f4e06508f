// SPDX-License-Identifier: Apache-2.0
// The verbs of the command: one file each.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace reach::cli {

// A verb's place on the command line, and what it does when it is the one; gives the exit status.
struct Verb {
  CLI::App* app = nullptr;
  std::function<int()> run;
};

// Their heading in the help.
inline constexpr const char* kVerbGroup = "Verbs";

[[nodiscard]] Verb add_check(CLI::App& program);
[[nodiscard]] Verb add_path(CLI::App& program);
[[nodiscard]] Verb add_dig(CLI::App& program);
[[nodiscard]] Verb add_diagnose(CLI::App& program);
[[nodiscard]] Verb add_export(CLI::App& program);

}  // namespace reach::cli
