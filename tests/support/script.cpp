// SPDX-License-Identifier: Apache-2.0
#include "support/script.hpp"

#include <sys/wait.h>

#include <cstdlib>

#include "support/program.hpp"

namespace reach::testing {

ShellResult run_shell(const std::string& command) {
  const TemporaryFolder folder;
  const std::string script = folder.write("command.sh", command);
  const std::string output = folder.path("output");
  const int ended = std::system(("/bin/sh " + script + " >" + output + " 2>&1 </dev/null").c_str());
  return {WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended), read_file(output)};
}

bool works(const std::string& command) {
  return run_shell(command).status == 0;
}

}  // namespace reach::testing
