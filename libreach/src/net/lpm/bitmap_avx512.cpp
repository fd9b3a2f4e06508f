// SPDX-License-Identifier: Apache-2.0
// Sixteen look-ups of a bitmap table at once: three gathers of AVX-512.
#include <bit>

#include "net/lpm/bitmap_paths.hpp"
#include "net/lpm/bitmap_walk.hpp"

#if REACH_LPM_X86
#include "net/lpm/intrinsics.hpp"

namespace reach::net::lpm {
namespace {

constexpr std::size_t kLanes = 16;

// The index of each address's leaf.
[[gnu::always_inline]] REACH_TARGET_AVX512 inline __m512i leaf_indexes(const BitmapView& view,
                                                                       __m512i addresses) {
  const __m512i numbers = _mm512_srli_epi32(addresses, 13);
  // A block is 8 bytes: eight a gather, then starts and befores are told apart.
  const __m512i low = _mm512_i32gather_epi64(_mm512_castsi512_si256(numbers), view.blocks, 8);
  const __m512i high =
      _mm512_i32gather_epi64(_mm512_extracti64x4_epi64(numbers, 1), view.blocks, 8);
  const __m512i even = _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  const __m512i odd = _mm512_setr_epi32(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
  const __m512i starts = _mm512_permutex2var_epi32(low, even, high);
  const __m512i before = _mm512_permutex2var_epi32(low, odd, high);
  // 31 - slot is the slot's bits inverted.
  const __m512i above = _mm512_andnot_si512(_mm512_srli_epi32(addresses, 8), _mm512_set1_epi32(31));
  return _mm512_add_epi32(before, _mm512_popcnt_epi32(_mm512_sllv_epi32(starts, above)));
}

template <class Leaf>
[[gnu::always_inline]] REACH_TARGET_AVX512 inline __m512i load_leaves(const BitmapView& view,
                                                                      __m512i indexes) {
  // The scale has to be a literal where nothing is optimised.
  __m512i leaves;
  if constexpr (sizeof(Leaf) == 1) {
    leaves = _mm512_i32gather_epi32(indexes, view.leaves_as<Leaf>(), 1);
  } else if constexpr (sizeof(Leaf) == 2) {
    leaves = _mm512_i32gather_epi32(indexes, view.leaves_as<Leaf>(), 2);
  } else {
    leaves = _mm512_i32gather_epi32(indexes, view.leaves_as<Leaf>(), 4);
  }
  return _mm512_and_si512(leaves, _mm512_set1_epi32(static_cast<int>(kDeep<Leaf>)));
}

// The lanes of the mask hold marks: each is replaced by what it stands for.
template <class Leaf>
[[gnu::noinline]] void settle_marks(const BitmapView& view, const std::uint32_t* addresses,
                                    std::uint32_t* values, std::uint32_t mask) {
  for (; mask != 0; mask &= mask - 1) {
    const auto lane = static_cast<std::size_t>(std::countr_zero(mask));
    values[lane] = marked_value(view, addresses[lane], static_cast<Leaf>(values[lane]));
  }
}

template <class Leaf>
[[gnu::always_inline]] REACH_TARGET_AVX512 inline void sixteen(const BitmapView& view,
                                                               const std::uint32_t* addresses,
                                                               std::uint32_t* values) {
  const __m512i keys = _mm512_loadu_si512(addresses);
  __m512i leaves = load_leaves<Leaf>(view, leaf_indexes(view, keys));
  const __m512i none = _mm512_set1_epi32(static_cast<int>(kNone<Leaf>));
  const __mmask16 without = _mm512_cmpeq_epi32_mask(leaves, none);
  leaves = _mm512_mask_mov_epi32(leaves, without, _mm512_set1_epi32(-1));
  _mm512_storeu_si512(values, leaves);
  const __mmask16 deep = _mm512_mask_cmpeq_epi32_mask(
      static_cast<__mmask16>(~without), leaves, _mm512_set1_epi32(static_cast<int>(kDeep<Leaf>)));
  if (deep != 0) [[unlikely]]
    settle_marks<Leaf>(view, addresses, values, deep);
}

// Neighbouring addresses are common: all of one slot take one look-up.
[[gnu::always_inline]] REACH_TARGET_AVX512 inline bool one_slot(const std::uint32_t* addresses) {
  const __m512i keys = _mm512_loadu_si512(addresses);
  const __m512i first = _mm512_set1_epi32(static_cast<int>(addresses[0]));
  const __m512i differences = _mm512_xor_si512(keys, first);
  return _mm512_test_epi32_mask(differences, _mm512_set1_epi32(~255)) == 0;
}

}  // namespace

namespace avx512 {

template <class Leaf>
REACH_TARGET_AVX512 std::uint32_t one_in_bitmap(const BitmapView& view, std::uint32_t address) {
  return walk<Leaf>(view, address);
}

template <class Leaf>
REACH_TARGET_AVX512 void many_in_bitmap(const BitmapView& view, const std::uint32_t* addresses,
                                        std::uint32_t* values, std::size_t count) {
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    if (one_slot(addresses + i)) {
      const BitmapBlock block = view.blocks[addresses[i] >> 13U];
      const std::uint32_t starts = block.starts << (31U - (addresses[i] >> 8U & 31U));
      const Leaf leaf =
          view.leaves_as<Leaf>()[block.before + static_cast<std::uint32_t>(_mm_popcnt_u32(starts))];
      if (leaf < kNone<Leaf>) [[likely]] {
        _mm512_storeu_si512(values + i, _mm512_set1_epi32(static_cast<int>(leaf)));
        continue;
      }
    }
    sixteen<Leaf>(view, addresses + i, values + i);
  }
  for (; i < count; ++i) values[i] = walk<Leaf>(view, addresses[i]);
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

}  // namespace avx512
}  // namespace reach::net::lpm
#endif
