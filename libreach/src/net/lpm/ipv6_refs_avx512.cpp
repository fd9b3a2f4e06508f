// SPDX-License-Identifier: Apache-2.0
// The refs of sixteen IPv6 addresses at once: a gather a level.
#include "net/lpm/ipv6_refs.hpp"

#if REACH_LPM_X86
#include "net/lpm/intrinsics.hpp"

namespace reach::net::lpm {
namespace {

constexpr std::size_t kLanes = 16;

static_assert(sizeof(Ipv6Bits) == 16 && offsetof(Ipv6Bits, hi) == 0);

// Of sixteen addresses, one of the four words of each: 0 is the lower half of hi, 1 the upper.
template <int word>
[[gnu::always_inline]] REACH_TARGET_AVX512 inline __m512i words_of(const Ipv6Bits* addresses) {
  const __m512i pick = _mm512_setr_epi32(word, word + 4, word + 8, word + 12, word + 16, word + 20,
                                         word + 24, word + 28, 0, 0, 0, 0, 0, 0, 0, 0);
  const __m512i low = _mm512_permutex2var_epi32(_mm512_loadu_si512(addresses), pick,
                                                _mm512_loadu_si512(addresses + 4));
  const __m512i high = _mm512_permutex2var_epi32(_mm512_loadu_si512(addresses + 8), pick,
                                                 _mm512_loadu_si512(addresses + 12));
  return _mm512_inserti64x4(low, _mm512_castsi512_si256(high), 1);
}

// Where a ref leads on, what it leads to.
[[gnu::always_inline]] REACH_TARGET_AVX512 inline __m512i follow(__m512i refs, TreeRef tag,
                                                                 const TreeRef* groups,
                                                                 std::uint32_t bits,
                                                                 __m512i within) {
  const __m512i tags = _mm512_and_si512(refs, _mm512_set1_epi32(tree::kTagMask));
  const __mmask16 leading = _mm512_cmpeq_epi32_mask(tags, _mm512_set1_epi32(static_cast<int>(tag)));
  const __m512i numbers = _mm512_srli_epi32(refs, tree::kRefShift);
  const __m512i places = _mm512_or_si512(_mm512_slli_epi32(numbers, bits), within);
  return _mm512_mask_i32gather_epi32(refs, leading, places, groups, 4);
}

[[gnu::always_inline]] REACH_TARGET_AVX512 inline __m512i low_bits(__m512i words,
                                                                   std::uint32_t bits) {
  return _mm512_and_si512(words, _mm512_set1_epi32((1 << bits) - 1));
}

}  // namespace

namespace avx512 {

REACH_TARGET_AVX512 void find_ipv6_refs(const Ipv6Refs& refs, const Ipv6Bits* addresses,
                                        TreeRef* found, std::uint16_t* keys, std::size_t count) {
  using namespace ipv6;
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    const __m512i upper = words_of<1>(addresses + i);
    __m512i ref = _mm512_i32gather_epi32(_mm512_srli_epi32(upper, 16), refs.heads, 4);
    ref = follow(ref, kPageTag, refs.pages, kPageBits,
                 low_bits(_mm512_srli_epi32(upper, kGroupBits), kPageBits));
    ref = follow(ref, kGroupTag, refs.groups, kGroupShift, low_bits(upper, kGroupBits));
    _mm512_storeu_si512(found + i, ref);
    const __m512i key = _mm512_srli_epi32(words_of<0>(addresses + i), 16);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(keys + i), _mm512_cvtepi32_epi16(key));
  }
  for (; i < count; ++i) {
    found[i] = ref_of(refs, addresses[i].hi);
    keys[i] = tree_key(addresses[i].hi);
  }
}

}  // namespace avx512

}  // namespace reach::net::lpm
#endif
