// SPDX-License-Identifier: Apache-2.0
// Scenarios kept as data: a snapshot, one change to it, and the verdicts AWS gives. The format is
// described in fixtures/README.md.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reach/aws/snapshot.hpp"
#include "reach/result.hpp"

namespace reach::testing {

// What one instance, or all of them, must get for some services.
struct Expectation {
  std::string from;                   // instance id or Name tag; "*": every instance
  std::vector<std::string> services;  // labels
  std::string verdict;
  std::optional<std::string> symptom;
  std::optional<std::string> dns_status;
  std::optional<std::string> dns_source;
  std::optional<bool> required;
  std::optional<std::vector<std::string>> addresses;  // sorted; all of the answer
  std::vector<std::string> codes;                     // each is the code of some finding
  std::vector<std::string> not_codes;                 // none is
  // Of one finding with the first of the codes:
  std::optional<std::string> resource;
  std::optional<std::string> stage;
  std::optional<bool> blocking;
  std::optional<std::string> origin_file;
  std::optional<std::string> origin_pointer;
  std::vector<std::string> message_mentions;
  std::vector<std::string> fix_mentions;
};

struct PathExpectation {
  std::string from, to, protocol, port, verdict;
  std::vector<std::string> codes;
};

// A diagnostic that loading must give.
struct DiagnosticExpectation {
  std::string code;
  std::string file;
  std::optional<std::string> pointer;
};

struct Fixture {
  std::string name;  // "changes/record_missing": its folder below fixtures/
  std::string teaches;
  std::vector<std::string> rules;
  std::vector<aws::Document> documents;  // named as the files of a snapshot folder
  std::vector<Expectation> expectations;
  std::vector<PathExpectation> paths;
  std::vector<DiagnosticExpectation> diagnostics;
  std::vector<std::string> load_errors;  // parts of the messages; empty: the snapshot loads
};

// The fixtures/ folder of the source tree.
[[nodiscard]] std::filesystem::path fixtures_folder();
// Every fixture's name, sorted: folders with a fixture.json, and bases with a .expect.json beside
// them.
[[nodiscard]] std::vector<std::string> fixture_names();
// Error: no such fixture, or what is wrong with its file.
[[nodiscard]] Result<Fixture> load_fixture(std::string_view name);
// The same from the text of a fixture.json. Error: an unknown member, a patch that does not apply,
// nothing expected.
[[nodiscard]] Result<Fixture> parse_fixture(std::string_view name, std::string_view text);

// Writes the documents as a snapshot folder. Error: what could not be written.
[[nodiscard]] std::optional<Error> write_snapshot(const Fixture& fixture,
                                                  const std::filesystem::path& folder);

// The rows of fixtures/README.md: every fixture with what it teaches and expects, a table for each
// group.
[[nodiscard]] Result<std::string> fixture_index();

// Everything in which the engine's answers differ from what the fixture expects, one paragraph
// each.
[[nodiscard]] std::vector<std::string> differences(const Fixture& fixture);

}  // namespace reach::testing
