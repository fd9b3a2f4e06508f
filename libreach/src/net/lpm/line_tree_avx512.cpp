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
constexpr std::size_t kBlock = 256;                    // look-ups that are cut by depth together
constexpr std::size_t kDepths = tree::kDepthMask + 1;  // 8 * 16^6 intervals are more than any
constexpr std::uint32_t kMixedWidths = tree::kWidths;  // where values of a block differ in width

struct Below {
  REACH_TARGET_AVX512 std::uint32_t operator()(const TreeLine& line, std::uint32_t key,
                                               std::size_t count) const {
    const auto first = static_cast<__mmask16>((1U << count) - 1);
    return static_cast<std::uint32_t>(_mm_popcnt_u32(_mm512_mask_cmplt_epu32_mask(
        first, _mm512_load_si512(line.bytes), _mm512_set1_epi32(static_cast<int>(key)))));
  }
  REACH_TARGET_AVX512 std::uint32_t operator()(const TreeLine& line, std::uint16_t key,
                                               std::size_t count) const {
    const auto first = static_cast<__mmask32>((1U << count) - 1);
    return static_cast<std::uint32_t>(_mm_popcnt_u32(_mm512_mask_cmplt_epu16_mask(
        first, _mm512_load_si512(line.bytes), _mm512_set1_epi16(static_cast<short>(key)))));
  }
};

[[gnu::always_inline]] inline void prefetch(const TreeLine* lines, TreeRef ref) {
  __builtin_prefetch(&tree::line_of(lines, ref));
}

// The look-ups of one depth, by their places in the block.
struct Class {
  std::uint32_t count;
  std::uint32_t places[kBlock + kLanes];  // a vector is stored whole, whatever it holds
};

// One level down, for all.
template <class Key>
REACH_TARGET_AVX512 void descend(const TreeLine* lines, const Class& all, const TreeRef* from,
                                 const Key* keys, TreeRef* to) {
#pragma GCC unroll 8
  for (std::uint32_t i = 0; i < all.count; ++i) {
    const std::uint32_t place = all.places[i];
    const TreeLine& line = tree::line_of(lines, from[place]);
    to[place] = tree::child_of(line, Below()(line, keys[place], tree::kInnerKeys<Key>));
    prefetch(lines, to[place]);
  }
}

template <class Stored, class Key>
REACH_TARGET_AVX512 void read_leaves(const TreeLine* lines, const Class& all, const TreeRef* from,
                                     const Key* keys, std::uint32_t* values) {
#pragma GCC unroll 8
  for (std::uint32_t i = 0; i < all.count; ++i) {
    const std::uint32_t place = all.places[i];
    const TreeLine& line = tree::line_of(lines, from[place]);
    values[place] = tree::read_leaf<Key, Stored>(line, keys[place], Below());
  }
}

template <class Key>
REACH_TARGET_AVX512 void read_mixed_leaves(const TreeLine* lines, const Class& all,
                                           const TreeRef* from, const Key* keys,
                                           std::uint32_t* values) {
  for (std::uint32_t i = 0; i < all.count; ++i) {
    const std::uint32_t place = all.places[i];
    values[place] = tree::walk(lines, from[place], keys[place], Below());
  }
}

[[gnu::always_inline]] REACH_TARGET_AVX512 inline void put(Class& all, __mmask16 mask,
                                                           __m512i places) {
  _mm512_storeu_si512(all.places + all.count, _mm512_maskz_compress_epi32(mask, places));
  all.count += static_cast<std::uint32_t>(_mm_popcnt_u32(mask));
}

// Sixteen look-ups to their classes; those without a tree are answered.
[[gnu::always_inline]] REACH_TARGET_AVX512 inline void sort_sixteen(__m512i refs, std::size_t place,
                                                                    Class* classes,
                                                                    std::uint32_t* values) {
  const __m512i lane = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const __m512i places = _mm512_add_epi32(lane, _mm512_set1_epi32(static_cast<int>(place)));
  _mm512_storeu_si512(values + place, _mm512_srai_epi32(refs, tree::kRefShift));
  const __m512i depth = _mm512_and_si512(refs, _mm512_set1_epi32(tree::kDepthMask));
  // Nearly all are one of these: no branch that could be foretold wrongly.
  constexpr std::uint32_t kCommon = 3;
  for (std::uint32_t common = 1; common <= kCommon; ++common) {
    const __m512i wanted = _mm512_set1_epi32(static_cast<int>(common));
    put(classes[common], _mm512_cmpeq_epi32_mask(depth, wanted), places);
  }
  if (_mm512_cmpgt_epi32_mask(depth, _mm512_set1_epi32(static_cast<int>(kCommon))) != 0)
      [[unlikely]] {
    for (std::uint32_t rare = kCommon + 1; rare < kDepths; ++rare) {
      const __m512i wanted = _mm512_set1_epi32(static_cast<int>(rare));
      put(classes[rare], _mm512_cmpeq_epi32_mask(depth, wanted), places);
    }
  }
}

// The width that all trees of a block have.
class CommonWidth {
 public:
  REACH_TARGET_AVX512 CommonWidth() : any_(_mm512_setzero_si512()), all_(_mm512_set1_epi32(-1)) {}

  REACH_TARGET_AVX512 void see(__m512i refs) {
    const __mmask16 trees = _mm512_test_epi32_mask(refs, _mm512_set1_epi32(tree::kDepthMask));
    any_ = _mm512_mask_or_epi32(any_, trees, any_, refs);
    all_ = _mm512_mask_and_epi32(all_, trees, all_, refs);
  }
  [[nodiscard]] REACH_TARGET_AVX512 std::uint32_t width() const {
    const std::uint32_t any = tree::width_of(static_cast<TreeRef>(_mm512_reduce_or_epi32(any_)));
    const std::uint32_t all = tree::width_of(static_cast<TreeRef>(_mm512_reduce_and_epi32(all_)));
    return any == all ? any : kMixedWidths;
  }

 private:
  __m512i any_;
  __m512i all_;
};

template <class Key>
REACH_TARGET_AVX512 void many_of_block(const TreeLine* lines, const TreeRef* refs, const Key* keys,
                                       std::uint32_t* values, std::size_t count) {
  Class classes[kDepths];
  for (Class& all : classes) all.count = 0;
  CommonWidth common;
  for (std::size_t i = 0; i < count; i += kLanes) {
    for (std::size_t j = i; j < i + kLanes; ++j) prefetch(lines, refs[j]);
    const __m512i sixteen = _mm512_loadu_si512(refs + i);
    common.see(sixteen);
    sort_sixteen(sixteen, i, classes, values);
  }
  const std::uint32_t width = common.width();
  TreeRef down[kBlock];
  for (std::uint32_t number = 1; number < kDepths; ++number) {
    const Class& all = classes[number];
    if (all.count == 0) continue;
    const TreeRef* from = refs;
    for (std::uint32_t depth = number; depth > 1; --depth) {
      descend(lines, all, from, keys, down);
      from = down;
    }
    switch (width) {
      case 0:
        read_leaves<std::uint8_t>(lines, all, from, keys, values);
        break;
      case 1:
        read_leaves<std::uint16_t>(lines, all, from, keys, values);
        break;
      case 2:
        read_leaves<std::uint32_t>(lines, all, from, keys, values);
        break;
      default:
        read_mixed_leaves(lines, all, from, keys, values);
    }
  }
}

}  // namespace

namespace avx512 {

template <class Key>
REACH_TARGET_AVX512 std::uint32_t one_in_tree(const TreeLine* lines, TreeRef ref, Key key) {
  return tree::walk(lines, ref, key, Below());
}

template <class Key>
REACH_TARGET_AVX512 void many_in_trees(const TreeLine* lines, const TreeRef* refs, const Key* keys,
                                       std::uint32_t* values, std::size_t count) {
  std::size_t i = 0;
  while (count - i >= kLanes) {
    const std::size_t block = std::min(count - i, kBlock) / kLanes * kLanes;
    many_of_block(lines, refs + i, keys + i, values + i, block);
    i += block;
  }
  for (; i < count; ++i) values[i] = tree::walk(lines, refs[i], keys[i], Below());
}

template std::uint32_t one_in_tree(const TreeLine*, TreeRef, std::uint16_t);
template std::uint32_t one_in_tree(const TreeLine*, TreeRef, std::uint32_t);
template void many_in_trees(const TreeLine*, const TreeRef*, const std::uint16_t*, std::uint32_t*,
                            std::size_t);
template void many_in_trees(const TreeLine*, const TreeRef*, const std::uint32_t*, std::uint32_t*,
                            std::size_t);

}  // namespace avx512

}  // namespace reach::net::lpm
#endif
