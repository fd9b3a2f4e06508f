// SPDX-License-Identifier: Apache-2.0
// The plain look-ups with the popcount and shift instructions that come with AVX2. Its gathers are
// no faster than loads one by one.
#include "net/lpm/bitmap_paths.hpp"
#include "net/lpm/bitmap_walk.hpp"

#if REACH_LPM_X86
namespace reach::net::lpm {
namespace avx2 {

template <class Leaf>
REACH_TARGET_AVX2 std::uint32_t one_in_bitmap(const BitmapView& view, std::uint32_t address) {
  return walk<Leaf>(view, address);
}

template <class Leaf>
REACH_TARGET_AVX2 void many_in_bitmap(const BitmapView& view, const std::uint32_t* addresses,
                                      std::uint32_t* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = walk<Leaf>(view, addresses[i]);
}

template std::uint32_t one_in_bitmap<std::uint8_t>(const BitmapView&, std::uint32_t);
template void many_in_bitmap<std::uint8_t>(const BitmapView&, const std::uint32_t*, std::uint32_t*,
                                           std::size_t);
template std::uint32_t one_in_bitmap<std::uint16_t>(const BitmapView&, std::uint32_t);
template void many_in_bitmap<std::uint16_t>(const BitmapView&, const std::uint32_t*, std::uint32_t*,
                                            std::size_t);
template std::uint32_t one_in_bitmap<std::uint32_t>(const BitmapView&, std::uint32_t);
template void many_in_bitmap<std::uint32_t>(const BitmapView&, const std::uint32_t*, std::uint32_t*,
                                            std::size_t);

}  // namespace avx2
}  // namespace reach::net::lpm
#endif
