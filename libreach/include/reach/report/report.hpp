// SPDX-License-Identifier: Apache-2.0
// Results as text for people and as JSON for programs. Source: contract.md; text from a snapshot is escaped: control
// characters never reach a terminal.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "reach/check/check.hpp"
#include "reach/check/diagnose.hpp"
#include "reach/check/query.hpp"

namespace reach::report {

// Key order as in the contract.
using Json = nlohmann::ordered_json;

[[nodiscard]] Json check_json(const model::Network& network, const check::Report& report);        // reachsim.check/1
[[nodiscard]] Json path_json(const model::Network& network, const check::PathAnswer& answer);     // reachsim.path/1
[[nodiscard]] Json dig_json(const model::Network& network, std::string_view from, const dns::Answer& answer);
[[nodiscard]] Json diagnose_json(const std::vector<check::DiagnosticsRow>& rows);  // {"DiagnosticsOutput": [...]} (J12)
// One line, no matter what bytes the snapshot held: invalid UTF-8 is replaced.
[[nodiscard]] std::string dump(const Json& json, int indent = -1);

struct TextOptions {
  bool color = false;
  bool all = false;  // every result, however many there are
  std::size_t table_limit = 50;  // instances up to which results come as a table per VPC
};

[[nodiscard]] std::string check_text(const model::Network& network, const check::Report& report, const TextOptions& options);
[[nodiscard]] std::string path_text(const model::Network& network, const check::PathAnswer& answer, const TextOptions& options);
[[nodiscard]] std::string dig_text(const model::Network& network, std::string_view from, const dns::Answer& answer, bool short_form,
                                   const TextOptions& options);
[[nodiscard]] std::string diagnose_text(const std::vector<check::DiagnosticsRow>& rows, const TextOptions& options);
// "warning: file.json#/Vpcs/0/CidrBlock: …", one line.
[[nodiscard]] std::string diagnostic_text(const model::Network& network, const model::Diagnostic& diagnostic);
// Control characters, escape sequences and invalid UTF-8 made visible ("\x1b"): safe to print.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace reach::report
