// SPDX-License-Identifier: Apache-2.0
// Short ways to load documents in tests, and to look at what came of them.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reach/aws/snapshot.hpp"

namespace reach::aws::testing {

// A folder of its own for a test, gone afterwards.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::string path(std::string_view below = "") const;
  // Writes a file, with its folders.
  std::string write(std::string_view below, std::string_view text) const;

 private:
  std::filesystem::path root_;
};

// Loads documents that must load, given as pairs of name and text.
[[nodiscard]] model::Network load_all(
    const std::vector<std::pair<std::string, std::string>>& documents);
// One document, called "x.json".
[[nodiscard]] model::Network load_text(std::string text);
// The one error that a text gives; empty where it loads.
[[nodiscard]] std::string error_of(std::string text, std::string name = "x.json");
[[nodiscard]] std::string error_of_path(const std::string& path, const LoadOptions& options = {});

// "BAD_FIELD x.json /Vpcs/0/CidrBlock", one a line.
[[nodiscard]] std::string diagnostics_of(const model::Network& network);
// "x.json /Vpcs/0"
[[nodiscard]] std::string place_of(const model::Network& network, model::OriginId origin);

}  // namespace reach::aws::testing
