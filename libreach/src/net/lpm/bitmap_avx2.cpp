// SPDX-License-Identifier: Apache-2.0
// The plain look-ups with the popcount and shift instructions that come with AVX2. Its gathers are
// no faster than loads one by one.
#include "net/lpm/bitmap_paths.hpp"
#include "net/lpm/bitmap_walk.hpp"

#if REACH_LPM_X86
namespace reach::net::lpm {
namespace {

template <class Leaf>
REACH_TARGET_AVX2 std::uint32_t one(const BitmapView<Leaf>& view, std::uint32_t address) {
  return walk(view, address);
}

template <class Leaf>
REACH_TARGET_AVX2 void many(const BitmapView<Leaf>& view, const std::uint32_t* addresses,
                            std::uint32_t* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = walk(view, addresses[i]);
}

}  // namespace

template <class Leaf>
BitmapLookups<Leaf> bitmap_lookups_avx2() {
  return {one<Leaf>, many<Leaf>};
}

template BitmapLookups<std::uint8_t> bitmap_lookups_avx2();
template BitmapLookups<std::uint16_t> bitmap_lookups_avx2();
template BitmapLookups<std::uint32_t> bitmap_lookups_avx2();

}  // namespace reach::net::lpm
#endif
