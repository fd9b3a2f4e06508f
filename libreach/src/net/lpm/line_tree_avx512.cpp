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

REACH_TARGET_AVX512 std::uint32_t one(const TreeLine* lines, TreeRef ref, std::uint32_t key) {
  return tree::walk(lines, ref, key, Below());
}

// Look-ups of one depth and leaf; room for the rest of a last group of lanes.
struct Class {
  std::uint32_t count;
  alignas(64) TreeRef refs[kBlock + kLanes];
  alignas(64) std::uint32_t keys[kBlock + kLanes];
  alignas(64) std::uint32_t places[kBlock + kLanes];  // in the batch
};

[[gnu::always_inline]] inline void prefetch(const TreeLine* lines, TreeRef ref) {
  __builtin_prefetch(lines + (ref >> tree::kRefShift));
}

// One level down, for all.
REACH_TARGET_AVX512 void descend(const TreeLine* lines, Class& all) {
  for (std::size_t i = 0; i < all.count; i += kLanes) {
#pragma GCC unroll 16
    for (std::size_t j = i; j < i + kLanes; ++j) {
      const TreeLine& line = tree::line_of(lines, all.refs[j]);
      const std::uint32_t below = Below()(line, all.keys[j]) & tree::mask_of(tree::kInnerKeys);
      all.refs[j] = line.words[tree::kInnerKeys] +
                    (static_cast<std::uint32_t>(_mm_popcnt_u32(below)) << tree::kRefShift);
      prefetch(lines, all.refs[j]);
    }
  }
}

template <bool wide>
REACH_TARGET_AVX512 void read_leaves(const TreeLine* lines, const Class& all,
                                     std::uint32_t* values) {
  constexpr std::uint32_t kKeys = tree::mask_of(wide ? tree::kWideKeys : tree::kLeafKeys);
  for (std::size_t i = 0; i < all.count; i += kLanes) {
#pragma GCC unroll 16
    for (std::size_t j = i; j < i + kLanes; ++j) {
      const TreeLine& line = tree::line_of(lines, all.refs[j]);
      const std::uint32_t below = Below()(line, all.keys[j]) & kKeys;
      values[all.places[j]] =
          tree::leaf_value(line, wide, static_cast<std::uint32_t>(_mm_popcnt_u32(below)));
    }
  }
}

// The last group of lanes is filled up with the first look-up, again.
void fill_lanes(Class& all) {
  const std::size_t end = (all.count + kLanes - 1) / kLanes * kLanes;
  for (std::size_t i = all.count; i < end; ++i) {
    all.refs[i] = all.refs[0];
    all.keys[i] = all.keys[0];
    all.places[i] = all.places[0];
  }
}

struct Classes {
  Class all[kClasses];
  std::uint32_t present;  // bit c: class c is not empty
};

// Sixteen look-ups to their classes; those without a tree are answered.
[[gnu::always_inline]] REACH_TARGET_AVX512 inline void sort_sixteen(
    const TreeLine* lines, const TreeRef* refs, const std::uint32_t* keys, std::uint32_t* values,
    std::size_t place, Classes& classes) {
  const __m512i lane = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const __m512i ref = _mm512_loadu_si512(refs + place);
  const __m512i key = _mm512_loadu_si512(keys + place);
  const __m512i at = _mm512_add_epi32(lane, _mm512_set1_epi32(static_cast<int>(place)));
  _mm512_storeu_si512(values + place, _mm512_srai_epi32(ref, tree::kRefShift));
  for (std::size_t i = 0; i < kLanes; ++i) prefetch(lines, refs[place + i]);
  const __m512i depth = _mm512_and_si512(ref, _mm512_set1_epi32(7));
  const __m512i wide = _mm512_and_si512(_mm512_srli_epi32(ref, 2), _mm512_set1_epi32(8));
  const __m512i number = _mm512_or_si512(depth, wide);
  __mmask16 left = _mm512_test_epi32_mask(depth, depth);
  while (left != 0) {
    const auto first = static_cast<std::uint32_t>(_tzcnt_u32(left));
    const std::uint32_t chosen = (refs[place + first] & 7U) | (refs[place + first] >> 2U & 8U);
    const __mmask16 mask =
        _mm512_mask_cmpeq_epi32_mask(left, number, _mm512_set1_epi32(static_cast<int>(chosen)));
    Class& all = classes.all[chosen];
    if ((classes.present >> chosen & 1U) == 0) all.count = 0;
    classes.present |= 1U << chosen;
    _mm512_storeu_si512(all.refs + all.count, _mm512_maskz_compress_epi32(mask, ref));
    _mm512_storeu_si512(all.keys + all.count, _mm512_maskz_compress_epi32(mask, key));
    _mm512_storeu_si512(all.places + all.count, _mm512_maskz_compress_epi32(mask, at));
    all.count += static_cast<std::uint32_t>(_mm_popcnt_u32(mask));
    left = static_cast<__mmask16>(left & ~mask);
  }
}

REACH_TARGET_AVX512 void many(const TreeLine* lines, const TreeRef* refs, const std::uint32_t* keys,
                              std::uint32_t* values, std::size_t count) {
  Classes classes;
  while (count >= kLanes) {
    const std::size_t block = std::min(count, kBlock) / kLanes * kLanes;
    classes.present = 0;
    for (std::size_t i = 0; i < block; i += kLanes)
      sort_sixteen(lines, refs, keys, values, i, classes);
    for (std::uint32_t left = classes.present; left != 0; left &= left - 1) {
      const auto number = static_cast<std::uint32_t>(_tzcnt_u32(left));
      Class& all = classes.all[number];
      fill_lanes(all);
      for (std::uint32_t depth = number & 7U; depth > 1; --depth) descend(lines, all);
      if ((number & 8U) != 0) {
        read_leaves<true>(lines, all, values);
      } else {
        read_leaves<false>(lines, all, values);
      }
    }
    refs += block;
    keys += block;
    values += block;
    count -= block;
  }
  for (std::size_t i = 0; i < count; ++i) values[i] = tree::walk(lines, refs[i], keys[i], Below());
}

static_assert(kMostDepth < 8);

}  // namespace

TreeLookups tree_lookups_avx512() {
  return {one, many};
}

}  // namespace reach::net::lpm
#endif
