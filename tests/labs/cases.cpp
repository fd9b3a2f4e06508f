// SPDX-License-Identifier: Apache-2.0
#include "labs/cases.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace reach::labs {
namespace {

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> result;
  std::istringstream text(line);
  for (std::string column; std::getline(text, column, '\t');) result.push_back(column);
  return result;
}

}  // namespace

std::string folder() {
  const char* told = std::getenv("REACH_LABS");
  const std::filesystem::path path =
      told != nullptr ? std::filesystem::path(told)
                      : std::filesystem::path(REACH_SOURCE_DIR) / ".." / "shared" / "labs";
  return std::filesystem::exists(path / "cases.tsv") ? path.lexically_normal().string() : "";
}

std::vector<Case> cases() {
  std::vector<Case> result;
  std::ifstream file(std::filesystem::path(folder()) / "cases.tsv");
  std::string line;
  std::getline(file, line);  // the names of the columns
  while (std::getline(file, line)) {
    const std::vector<std::string> row = columns(line);
    if (row.size() < 7) continue;
    result.push_back({row[0], {row[1], row[2], row[3], row[4]}, row[5] == "reachable", row[6]});
  }
  return result;
}

}  // namespace reach::labs
