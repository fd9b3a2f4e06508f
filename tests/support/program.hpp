// SPDX-License-Identifier: Apache-2.0
// Runs reachsim as a process, as its users do, in the root of the source tree.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace reach::testing {

struct ProgramInput {
  std::string input;                     // standard input
  std::vector<std::string> environment;  // "NAME=VALUE", added; NO_COLOR is unset unless given
  bool output_closed = false;            // standard output is a pipe that nobody reads
  std::string folder;                    // to run in, instead of the source tree's root
};

struct ProgramResult {
  int status = -1;  // exit status; 128 + the signal that ended it
  std::string output;
  std::string error;
};

// The built program. Aborts the test program where a process cannot be made.
[[nodiscard]] ProgramResult run_reachsim(const std::vector<std::string>& arguments,
                                         const ProgramInput& input = {});

// A folder of its own, gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;  // removes the folder
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::string path(std::string_view name = "") const {
    return (path_ / name).string();
  }
  // Writes a file, its folders too; its path.
  std::string write(std::string_view name, std::string_view text) const;

 private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string read_file(const std::string& path);
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

}  // namespace reach::testing
