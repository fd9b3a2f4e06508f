// SPDX-License-Identifier: Apache-2.0
// Runs shell commands, for tests of scripts and of programs that only some machines have.
#pragma once

#include <string>

namespace reach::testing {

struct ShellResult {
  int status = -1;
  std::string output;  // standard output and standard error
};

// With /bin/sh.
[[nodiscard]] ShellResult run_shell(const std::string& command);
// True: the command is on PATH and ends with 0.
[[nodiscard]] bool works(const std::string& command);

}  // namespace reach::testing
