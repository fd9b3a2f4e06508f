// SPDX-License-Identifier: Apache-2.0
// What goes to standard error: one line each, nothing unprintable.
#pragma once

#include <string_view>

#include "reach/model/network.hpp"

namespace reach::cli {

// "reachsim: MESSAGE"
void complain(std::string_view message);
// "MESSAGE" alone.
void say(std::string_view message);
// Warnings and errors about the snapshot, in the order of the input: the first few and how many
// more there are, or (all) every one, notes too.
void show_diagnostics(const model::Network& network, bool all);

}  // namespace reach::cli
