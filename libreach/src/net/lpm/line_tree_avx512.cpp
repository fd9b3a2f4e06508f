// SPDX-License-Identifier: Apache-2.0
// Line trees with AVX-512: a line is one comparison, and a batch is cut by depth, so that sixteen
// look-ups go down side by side while the lines of the next step are fetched.
#include "net/lpm/line_tree_paths.hpp"
#include "net/lpm/line_tree_walk.hpp"

#if REACH_LPM_X86
#include "net/lpm/intrinsics.hpp"

#include <algorithm>

namespace reach::net::lpm {
namespace {

constexpr std::size_t kLanes = 16;
constexpr std::size_t kBlock = 256;      // look-ups that are cut by depth together
constexpr std::size_t kClasses = 16;     // depth in the low 3 bits, wide in the fourth
constexpr std::uint32_t kMostDepth = 7;  // 11 * 16^6 intervals

struct Below {
  REACH_TARGET_AVX512 std::uint32_t operator()(const TreeLine& line, std::uint32_t key) const {
    return _mm512_cmplt_epu32_mask(_mm512_load_si512(line.words),
                                   _mm512_set1_epi32(static_cast<int>(key)));
  }
};

[[gnu::always_inline]] inline void prefetch(const TreeLine* lines, TreeRef ref) {
  __builtin_prefetch(lines + (ref >> tree::kRefShift));
}

// The look-ups of one depth and kind of leaf, by their places in the block.
struct Class {
  std::uint32_t count;
  std::uint32_t places[kBlock + kLanes];  // a vector is stored whole, whatever it holds
};

// One level down, for all.
REACH_TARGET_AVX512 void descend(const TreeLine* lines, const Class& all, const TreeRef* from,
                                 const std::uint32_t* keys, TreeRef* to) {
#pragma GCC unroll 16
  for (std::uint32_t i = 0; i < all.count; ++i) {
    const std::uint32_t place = all.places[i];
    const TreeLine& line = tree::line_of(lines, from[place]);
    const std::uint32_t below = Below()(line, keys[place]) & tree::mask_of(tree::kInnerKeys);
    const auto child = static_cast<std::uint32_t>(_mm_popcnt_u32(below));
    to[place] = line.words[tree::kInnerKeys] + (child << tree::kRefShift);
    prefetch(lines, to[place]);
  }
}

template <bool wide>
REACH_TARGET_AVX512 void read_leaves(const TreeLine* lines, const Class& all, const TreeRef* from,
                                     const std::uint32_t* keys, std::uint32_t* values) {
  constexpr std::uint32_t kKeys = tree::mask_of(wide ? tree::kWideKeys : tree::kLeafKeys);
#pragma GCC unroll 16
  for (std::uint32_t i = 0; i < all.count; ++i) {
    const std::uint32_t place = all.places[i];
    const TreeLine& line = tree::line_of(lines, from[place]);
    const std::uint32_t below = Below()(line, keys[place]) & kKeys;
    values[place] = tree::leaf_value(line, wide, static_cast<std::uint32_t>(_mm_popcnt_u32(below)));
  }
}

[[gnu::always_inline]] REACH_TARGET_AVX512 inline void put(Class& all, __mmask16 mask,
                                                           __m512i places) {
  _mm512_storeu_si512(all.places + all.count, _mm512_maskz_compress_epi32(mask, places));
  all.count += static_cast<std::uint32_t>(_mm_popcnt_u32(mask));
}

// Sixteen look-ups to their classes; those without a tree are answered.
[[gnu::always_inline]] REACH_TARGET_AVX512 inline void sort_sixteen(const TreeRef* refs,
                                                                    std::size_t place,
                                                                    Class* classes,
                                                                    std::uint32_t* values) {
  const __m512i lane = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const __m512i places = _mm512_add_epi32(lane, _mm512_set1_epi32(static_cast<int>(place)));
  const __m512i ref = _mm512_loadu_si512(refs + place);
  _mm512_storeu_si512(values + place, _mm512_srai_epi32(ref, tree::kRefShift));
  const __m512i depth = _mm512_and_si512(ref, _mm512_set1_epi32(7));
  const __m512i wide = _mm512_and_si512(_mm512_srli_epi32(ref, 2), _mm512_set1_epi32(8));
  const __m512i number = _mm512_or_si512(depth, wide);
  // Nearly all are one of these: no branch that could be foretold wrongly.
  constexpr std::uint32_t kCommon = 3;
  for (std::uint32_t common = 1; common <= kCommon; ++common) {
    const __m512i wanted = _mm512_set1_epi32(static_cast<int>(common));
    put(classes[common], _mm512_cmpeq_epi32_mask(number, wanted), places);
  }
  __mmask16 rest = _mm512_cmpgt_epi32_mask(number, _mm512_set1_epi32(static_cast<int>(kCommon)));
  rest = _mm512_mask_test_epi32_mask(rest, depth, depth);
  while (rest != 0) [[unlikely]] {
      const TreeRef first = refs[place + static_cast<std::size_t>(_tzcnt_u32(rest))];
      const std::uint32_t chosen = (first & 7U) | (first >> 2U & 8U);
      const __mmask16 mask =
          _mm512_cmpeq_epi32_mask(number, _mm512_set1_epi32(static_cast<int>(chosen)));
      put(classes[chosen], mask, places);
      rest = static_cast<__mmask16>(rest & ~mask);
    }
}

REACH_TARGET_AVX512 void many_of_block(const TreeLine* lines, const TreeRef* refs,
                                       const std::uint32_t* keys, std::uint32_t* values,
                                       std::size_t count) {
  Class classes[kClasses];
  for (Class& all : classes) all.count = 0;
  for (std::size_t i = 0; i < count; i += kLanes) {
    for (std::size_t j = i; j < i + kLanes; ++j) prefetch(lines, refs[j]);
    sort_sixteen(refs, i, classes, values);
  }
  TreeRef down[kBlock];
  for (std::uint32_t number = 1; number < kClasses; ++number) {
    const Class& all = classes[number];
    if (all.count == 0) continue;
    const TreeRef* from = refs;
    for (std::uint32_t depth = number & 7U; depth > 1; --depth) {
      descend(lines, all, from, keys, down);
      from = down;
    }
    if ((number & 8U) != 0) {
      read_leaves<true>(lines, all, from, keys, values);
    } else {
      read_leaves<false>(lines, all, from, keys, values);
    }
  }
}

static_assert(kMostDepth < 8);

}  // namespace

namespace avx512 {

REACH_TARGET_AVX512 std::uint32_t one_in_tree(const TreeLine* lines, TreeRef ref,
                                              std::uint32_t key) {
  return tree::walk(lines, ref, key, Below());
}

REACH_TARGET_AVX512 void many_in_trees(const TreeLine* lines, const TreeRef* refs,
                                       const std::uint32_t* keys, std::uint32_t* values,
                                       std::size_t count) {
  std::size_t i = 0;
  while (count - i >= kLanes) {
    const std::size_t block = std::min(count - i, kBlock) / kLanes * kLanes;
    many_of_block(lines, refs + i, keys + i, values + i, block);
    i += block;
  }
  for (; i < count; ++i) values[i] = tree::walk(lines, refs[i], keys[i], Below());
}

}  // namespace avx512

}  // namespace reach::net::lpm
#endif
