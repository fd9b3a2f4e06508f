// SPDX-License-Identifier: Apache-2.0
// What the terminal is like, if there is one. The only place that asks the environment.
#pragma once

#include <cstddef>

namespace reach::cli {

enum class Stream { kOutput, kError };
[[nodiscard]] bool is_terminal(Stream stream);
// False with NO_COLOR (https://no-color.org) or TERM=dumb.
[[nodiscard]] bool terminal_has_color();
// Columns of standard output's terminal; 100 where it does not say.
[[nodiscard]] std::size_t terminal_width();

}  // namespace reach::cli
