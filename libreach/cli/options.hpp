// SPDX-License-Identifier: Apache-2.0
// Options that several verbs share, and the help of a verb.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "common_options.hpp"
#include "reach/report/report.hpp"

namespace reach::cli {

void add_snapshots(CLI::App& verb, CommonOptions& options);
// --output.
void add_output_file(CLI::App& verb, CommonOptions& options);
// --format FORMATS, --output, --color, --quiet, --verbose.
void add_output(CLI::App& verb, CommonOptions& options, const std::vector<std::string>& formats);
// --allow-unknown, --ephemeral-ports: of verbs that give verdicts on flows.
void add_verdict(CLI::App& verb, CommonOptions& options);
void add_allow_unknown(CLI::App& verb, CommonOptions& options);

// Colour as --color, NO_COLOR and the terminal have it; the width of the terminal.
[[nodiscard]] report::TextOptions text_options(const CommonOptions& options);

// Gives the verb its help: the usage line, what follows the options, and plain option names.
void describe(CLI::App& verb, std::string_view usage, std::string_view footer);

}  // namespace reach::cli
