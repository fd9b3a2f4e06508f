// SPDX-License-Identifier: Apache-2.0
// The look-ups of a bitmap table with newer instructions.
#pragma once

#include "net/lpm/bitmap_table.hpp"
#include "net/lpm/targets.hpp"

#if REACH_LPM_X86
namespace reach::net::lpm {

namespace avx2 {
template <class Leaf>
REACH_TARGET_AVX2 std::uint32_t one_in_bitmap(const BitmapView& view, std::uint32_t address);
template <class Leaf>
REACH_TARGET_AVX2 void many_in_bitmap(const BitmapView& view, const std::uint32_t* addresses,
                                      std::uint32_t* values, std::size_t count);
}  // namespace avx2
namespace avx512 {
template <class Leaf>
REACH_TARGET_AVX512 std::uint32_t one_in_bitmap(const BitmapView& view, std::uint32_t address);
template <class Leaf>
REACH_TARGET_AVX512 void many_in_bitmap(const BitmapView& view, const std::uint32_t* addresses,
                                        std::uint32_t* values, std::size_t count);
}  // namespace avx512

}  // namespace reach::net::lpm
#endif
