// SPDX-License-Identifier: Apache-2.0
// The look-ups of line trees with newer instructions.
#pragma once

#include "net/lpm/line_tree.hpp"
#include "net/lpm/targets.hpp"

#if REACH_LPM_X86
namespace reach::net::lpm {

[[nodiscard]] TreeLookups tree_lookups_avx2();
[[nodiscard]] TreeLookups tree_lookups_avx512();

}  // namespace reach::net::lpm
#endif
