// SPDX-License-Identifier: Apache-2.0
// The shell script that records a snapshot with the AWS CLI: what `reachsim export` prints. Source:
// semantics A.1 (the commands), A.2 (the layout), A4 and A5 (pages).
#pragma once

#include <string>
#include <vector>

#include "reach/result.hpp"

namespace reach::aws {

struct ExportOptions {
  std::vector<std::string> regions;   // none: the one that the AWS CLI is configured for
  std::vector<std::string> profiles;  // of the AWS CLI, one an account; none: its usual credentials
  std::string folder = "reachsim-snapshot";  // where the snapshot goes
  // Commands to do without, such as "get-connection-status"; also what only they would list.
  std::vector<std::string> without;
};

// A script for /bin/sh; its header holds the IAM policy it needs. Any text in the options is safe:
// it is quoted, or refused. Error: what no Region, profile, folder or command can be. Thread-safe.
[[nodiscard]] Result<std::string> export_script(const ExportOptions& options);

}  // namespace reach::aws
