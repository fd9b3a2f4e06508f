// SPDX-License-Identifier: Apache-2.0
// Reads a snapshot: the JSON that the AWS CLI printed, into a Network. Source: semantics A;
// contract "SNAPSHOT".
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "reach/model/network.hpp"
#include "reach/result.hpp"

namespace reach::aws {

// A document in memory, and the name by which messages call it. The name counts as a path: a parent
// id or an account in it is used as it would be in a file's.
struct Document {
  std::string name;
  std::string text;
};

struct LoadOptions {
  // Called now and then while files are read, with bytes so far and, where known, in all (else 0).
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;
  // Bounds against hostile archives and inputs, in bytes and entries.
  std::uint64_t max_document_bytes = std::uint64_t{4} << 30U;
  std::uint64_t max_total_bytes = std::uint64_t{64} << 30U;
  std::uint64_t max_archive_entries = 1'000'000;
  int max_folder_depth = 32;
};

// What cannot be read at all: the path, where in it, and why, in one line.
struct LoadError {
  std::string message;  // "describe-vpcs.json:12:5: expected ',' or '}' …; export it again with
                        // --output json"
};

struct Loaded {
  model::Network network;
  std::uint64_t bytes = 0;
  std::uint64_t documents = 0;
};

// Paths: folders (any nesting), .json bundles, .tar, .tar.gz, .tgz, .zip; "-" reads standard input.
// Several are merged. Documents that can be read in part give diagnostics in the network. All files
// that cannot be read at all are reported together, in `errors`, and none is skipped: then there is
// no network.
struct LoadResult {
  std::vector<LoadError> errors;  // empty: loaded
  Loaded loaded;
};
[[nodiscard]] LoadResult load(const std::vector<std::string>& paths,
                              const LoadOptions& options = {});
// The same from memory.
[[nodiscard]] LoadResult load_documents(const std::vector<Document>& documents,
                                        const LoadOptions& options = {});

}  // namespace reach::aws
