// SPDX-License-Identifier: Apache-2.0
// What to change, with the command that does it fit to be copied.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/canvas.hpp"

namespace reach::report {

// "Add a route to it:", "aws ec2 create-route ...", "then ...": a fix that holds one AWS command,
// taken apart; else the sentence alone.
struct FixParts {
  std::string sentence;
  std::string command;
  std::string rest;
};
[[nodiscard]] FixParts split_fix(std::string_view fix);

// Sentences are wrapped, the command has a line of its own, all from the column on.
void draw_fix(Canvas& canvas, std::size_t column, std::string_view fix);

}  // namespace reach::report
