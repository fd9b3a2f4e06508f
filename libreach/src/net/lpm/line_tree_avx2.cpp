// SPDX-License-Identifier: Apache-2.0
// Line trees with AVX2: a line is two comparisons.
#include "net/lpm/line_tree_paths.hpp"
#include "net/lpm/line_tree_walk.hpp"

#if REACH_LPM_X86
#include "net/lpm/intrinsics.hpp"

namespace reach::net::lpm {
namespace {

struct Below {
  REACH_TARGET_AVX2 std::uint32_t operator()(const TreeLine& line, std::uint32_t key) const {
    // AVX2 compares signed numbers: with the top bit turned over, their order is the unsigned one.
    const __m256i top = _mm256_set1_epi32(static_cast<int>(0x80000000U));
    const __m256i wanted = _mm256_set1_epi32(static_cast<int>(key ^ 0x80000000U));
    const auto* words = reinterpret_cast<const __m256i*>(line.words);
    const __m256i low = _mm256_xor_si256(_mm256_load_si256(words), top);
    const __m256i high = _mm256_xor_si256(_mm256_load_si256(words + 1), top);
    const auto bits = [](__m256i below) REACH_TARGET_AVX2 {
      return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(below)));
    };
    return bits(_mm256_cmpgt_epi32(wanted, low)) | bits(_mm256_cmpgt_epi32(wanted, high)) << 8U;
  }
};

}  // namespace

namespace avx2 {

REACH_TARGET_AVX2 std::uint32_t one_in_tree(const TreeLine* lines, TreeRef ref, std::uint32_t key) {
  return tree::walk(lines, ref, key, Below());
}

REACH_TARGET_AVX2 void many_in_trees(const TreeLine* lines, const TreeRef* refs,
                                     const std::uint32_t* keys, std::uint32_t* values,
                                     std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = tree::walk(lines, refs[i], keys[i], Below());
}

}  // namespace avx2

}  // namespace reach::net::lpm
#endif
