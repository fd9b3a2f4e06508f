// SPDX-License-Identifier: Apache-2.0
// What the options that several verbs share come to.
#pragma once

#include <string>
#include <vector>

#include "reach/path/engine.hpp"

namespace reach::cli {

struct CommonOptions {
  std::vector<std::string> snapshots;
  std::string format = "text";
  std::string output;  // empty: standard output
  std::string color = "auto";
  bool quiet = false;
  bool verbose = false;
  bool allow_unknown = false;
  path::EngineOptions engine;
};

}  // namespace reach::cli
