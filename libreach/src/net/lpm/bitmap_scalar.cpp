// SPDX-License-Identifier: Apache-2.0
// The look-ups of a bitmap table for any processor, and the choice between the code paths.
#include "net/lpm/bitmap_paths.hpp"
#include "net/lpm/bitmap_walk.hpp"

namespace reach::net::lpm {
namespace {

template <class Leaf>
std::uint32_t one(const BitmapView<Leaf>& view, std::uint32_t address) {
  return walk(view, address);
}

template <class Leaf>
void many(const BitmapView<Leaf>& view, const std::uint32_t* addresses, std::uint32_t* values,
          std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = walk(view, addresses[i]);
}

}  // namespace

template <class Leaf>
BitmapLookups<Leaf> bitmap_lookups(LpmCodePath path) {
#if REACH_LPM_X86
  if (path == LpmCodePath::kAvx512) return bitmap_lookups_avx512<Leaf>();
  if (path == LpmCodePath::kAvx2) return bitmap_lookups_avx2<Leaf>();
#endif
  (void)path;
  return {one<Leaf>, many<Leaf>};
}

template BitmapLookups<std::uint8_t> bitmap_lookups(LpmCodePath path);
template BitmapLookups<std::uint16_t> bitmap_lookups(LpmCodePath path);
template BitmapLookups<std::uint32_t> bitmap_lookups(LpmCodePath path);

}  // namespace reach::net::lpm
