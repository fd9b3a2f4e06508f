// SPDX-License-Identifier: Apache-2.0
// Line trees with AVX2: a line is two comparisons.
#include "net/lpm/line_tree_paths.hpp"
#include "net/lpm/line_tree_walk.hpp"

#if REACH_LPM_X86
#include "net/lpm/intrinsics.hpp"

namespace reach::net::lpm {
namespace {

// AVX2 compares signed numbers: with the top bit turned over, their order is the unsigned one.
struct Below {
  REACH_TARGET_AVX2 std::uint32_t operator()(const TreeLine& line, std::uint32_t key,
                                             std::size_t count) const {
    const __m256i top = _mm256_set1_epi32(static_cast<int>(0x80000000U));
    const __m256i wanted = _mm256_set1_epi32(static_cast<int>(key ^ 0x80000000U));
    const auto* words = reinterpret_cast<const __m256i*>(line.bytes);
    const __m256i low = _mm256_xor_si256(_mm256_load_si256(words), top);
    const __m256i high = _mm256_xor_si256(_mm256_load_si256(words + 1), top);
    const auto bits = [](__m256i below) REACH_TARGET_AVX2 {
      return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(below)));
    };
    const std::uint32_t below =
        bits(_mm256_cmpgt_epi32(wanted, low)) | bits(_mm256_cmpgt_epi32(wanted, high)) << 8U;
    return count_of(below, count);
  }
  REACH_TARGET_AVX2 std::uint32_t operator()(const TreeLine& line, std::uint16_t key,
                                             std::size_t count) const {
    const __m256i top = _mm256_set1_epi16(static_cast<short>(0x8000));
    const __m256i wanted = _mm256_set1_epi16(static_cast<short>(key ^ 0x8000));
    const auto* words = reinterpret_cast<const __m256i*>(line.bytes);
    const __m256i low = _mm256_xor_si256(_mm256_load_si256(words), top);
    const __m256i high = _mm256_xor_si256(_mm256_load_si256(words + 1), top);
    // The packing leaves quarters of the line in the order 0, 2, 1, 3.
    const __m256i packed =
        _mm256_packs_epi16(_mm256_cmpgt_epi16(wanted, low), _mm256_cmpgt_epi16(wanted, high));
    const __m256i ordered = _mm256_permute4x64_epi64(packed, 0xd8);
    return count_of(static_cast<std::uint32_t>(_mm256_movemask_epi8(ordered)), count);
  }

 private:
  REACH_TARGET_AVX2 static std::uint32_t count_of(std::uint32_t below, std::size_t count) {
    return static_cast<std::uint32_t>(
        _mm_popcnt_u32(_bzhi_u32(below, static_cast<std::uint32_t>(count))));
  }
};

}  // namespace

namespace avx2 {

template <class Key>
REACH_TARGET_AVX2 std::uint32_t one_in_tree(const TreeLine* lines, TreeRef ref, Key key) {
  return tree::walk(lines, ref, key, Below());
}

template <class Key>
REACH_TARGET_AVX2 void many_in_trees(const TreeLine* lines, const TreeRef* refs, const Key* keys,
                                     std::uint32_t* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = tree::walk(lines, refs[i], keys[i], Below());
}

template std::uint32_t one_in_tree(const TreeLine*, TreeRef, std::uint16_t);
template std::uint32_t one_in_tree(const TreeLine*, TreeRef, std::uint32_t);
template void many_in_trees(const TreeLine*, const TreeRef*, const std::uint16_t*, std::uint32_t*,
                            std::size_t);
template void many_in_trees(const TreeLine*, const TreeRef*, const std::uint32_t*, std::uint32_t*,
                            std::size_t);

}  // namespace avx2

}  // namespace reach::net::lpm
#endif
