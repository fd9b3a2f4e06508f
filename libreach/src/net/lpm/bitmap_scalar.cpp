// SPDX-License-Identifier: Apache-2.0
// The look-ups of a bitmap table for any processor, and the choice between the code paths.
#include "net/lpm/bitmap_paths.hpp"
#include "net/lpm/bitmap_walk.hpp"

namespace reach::net::lpm {
namespace {

template <class Leaf>
std::uint32_t one(const BitmapView& view, std::uint32_t address) {
  return walk<Leaf>(view, address);
}

template <class Leaf>
void many(const BitmapView& view, const std::uint32_t* addresses, std::uint32_t* values,
          std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = walk<Leaf>(view, addresses[i]);
}

}  // namespace

template <class Leaf>
const BitmapLookups BitmapPaths<Leaf>::kLookups[kCodePaths] = {
    {one<Leaf>, many<Leaf>},
#if REACH_LPM_X86
    {avx2::one_in_bitmap<Leaf>, avx2::many_in_bitmap<Leaf>},
    {avx512::one_in_bitmap<Leaf>, avx512::many_in_bitmap<Leaf>},
#else
    {one<Leaf>, many<Leaf>},
    {one<Leaf>, many<Leaf>},
#endif
};

template struct BitmapPaths<std::uint8_t>;
template struct BitmapPaths<std::uint16_t>;
template struct BitmapPaths<std::uint32_t>;

}  // namespace reach::net::lpm
