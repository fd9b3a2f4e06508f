// SPDX-License-Identifier: Apache-2.0
// Results as text for people and as JSON or CSV for programs. Source: contract.md. Text from a
// snapshot is escaped: control characters never reach a terminal. The same input gives the same
// bytes. All functions are safe from many threads.
#pragma once

#include <cstddef>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "reach/check/check.hpp"
#include "reach/check/diagnose.hpp"
#include "reach/check/query.hpp"

namespace reach::report {

// Key order as in the contract.
using Json = nlohmann::ordered_json;

// reachsim.check/1
[[nodiscard]] Json check_json(const model::Network& network, const check::Report& report);
// reachsim.path/1
[[nodiscard]] Json path_json(const model::Network& network, const check::PathAnswer& answer);
// The line of a query that has no answer: as above with the verdict null, and the error.
[[nodiscard]] Json path_error_json(const check::PathQuery& query, std::string_view error);
// reachsim.dig/1
[[nodiscard]] Json dig_json(const model::Network& network, std::string_view from,
                            const dns::Answer& answer);
// {"DiagnosticsOutput": [...]} (J12)
[[nodiscard]] Json diagnose_json(const std::vector<check::DiagnosticsRow>& rows);
// Whatever bytes the snapshot held: invalid UTF-8 is replaced. indent -1: one line.
[[nodiscard]] std::string dump(const Json& json, int indent = -1);

// Takes a result piece by piece, so that a fleet's never has to be in memory whole.
using Sink = std::function<void(std::string_view)>;
// The same bytes as dump(check_json(...), 2) and a final newline.
void write_check_json(const model::Network& network, const check::Report& report, const Sink& sink);
// RFC 4180: a header, then one line a result. Cells that a spreadsheet would take for a formula
// are quoted like any other text, not changed.
void write_check_csv(const model::Network& network, const check::Report& report, const Sink& sink);

struct TextOptions {
  bool color = false;
  bool all = false;              // every result, however many there are
  std::size_t table_limit = 50;  // instances up to which results come as a table per VPC
  std::size_t width = 100;       // columns at which sentences are wrapped; tables are not
};

[[nodiscard]] std::string check_text(const model::Network& network, const check::Report& report,
                                     const TextOptions& options);
[[nodiscard]] std::string path_text(const model::Network& network, const check::PathAnswer& answer,
                                    const TextOptions& options);
[[nodiscard]] std::string dig_text(const model::Network& network, std::string_view from,
                                   const dns::Answer& answer, const TextOptions& options);
// As `dig +short`: the addresses, one a line. Empty where the answer is none, or a public one.
[[nodiscard]] std::string dig_short(const dns::Answer& answer);
// As `ssm-cli get-diagnostics --output table`.
[[nodiscard]] std::string diagnose_text(const std::vector<check::DiagnosticsRow>& rows,
                                        const TextOptions& options);
// "warning: file.json#/Vpcs/0/CidrBlock: ...", one line.
[[nodiscard]] std::string diagnostic_text(const model::Network& network,
                                          const model::Diagnostic& diagnostic);
// Control characters, escape sequences, invisible characters and invalid UTF-8 made visible
// ("\x1b"): safe to print, and one line.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace reach::report
