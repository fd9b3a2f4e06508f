// SPDX-License-Identifier: Apache-2.0
// The look-ups of a bitmap table with newer instructions.
#pragma once

#include "net/lpm/bitmap_table.hpp"
#include "net/lpm/targets.hpp"

#if REACH_LPM_X86
namespace reach::net::lpm {

template <class Leaf>
[[nodiscard]] BitmapLookups<Leaf> bitmap_lookups_avx2();
template <class Leaf>
[[nodiscard]] BitmapLookups<Leaf> bitmap_lookups_avx512();

}  // namespace reach::net::lpm
#endif
