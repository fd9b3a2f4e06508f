// SPDX-License-Identifier: Apache-2.0
// The directly indexed part of an IPv6 table: from the first 32 bits of an address to the tree or
// the value of its /32.
//
//   heads   16 bits    a ref for each /16
//   pages   12 bits    4,096 refs, one for each /28 of a /16 that has routes inside
//   groups   4 bits    16 refs, one for each /32 of a /28 that has routes inside; then 16 more, to
//                      the trees that are asked where those have a mark
//
// A ref is a value or a tree, as in line_tree.hpp, or leads on to a page or a group.
#pragma once

#include <cstddef>
#include <cstdint>

#include "net/lpm/current_path.hpp"
#include "net/lpm/line_tree.hpp"
#include "net/lpm/targets.hpp"
#include "reach/net/lpm_table.hpp"

namespace reach::net::lpm {

namespace ipv6 {

inline constexpr int kHeadLength = 16;
inline constexpr int kPageLength = 28;   // of what a ref of a page stands for
inline constexpr int kGroupLength = 32;  // of what a ref of a group stands for
inline constexpr std::uint32_t kHeads = 1U << 16U;
inline constexpr std::uint32_t kPageBits = 12;
inline constexpr std::uint32_t kPageSize = 1U << kPageBits;
inline constexpr std::uint32_t kGroupBits = 4;
inline constexpr std::uint32_t kGroupSize = 1U << kGroupBits;
inline constexpr std::uint32_t kGroupShift = kGroupBits + 1;  // two refs for each /32

// Tags that no value or tree has: depth 0, with a width.
inline constexpr TreeRef kPageTag = 1U << tree::kWidthShift;
inline constexpr TreeRef kGroupTag = 2U << tree::kWidthShift;

}  // namespace ipv6

struct Ipv6Refs {
  const TreeRef* heads;
  const TreeRef* pages;
  const TreeRef* groups;
};

// Where the first 28 bits lead: on to a group, or to the tree or value of the whole /28.
[[gnu::always_inline]] inline TreeRef ref_of_28(const Ipv6Refs& refs, std::uint32_t top) {
  using namespace ipv6;
  const TreeRef ref = refs.heads[top >> 16U];
  if ((ref & tree::kTagMask) != kPageTag) return ref;
  const std::uint32_t page = ref >> tree::kRefShift;
  return refs.pages[std::size_t{page} << kPageBits | (top >> kGroupBits & (kPageSize - 1))];
}
// REQUIRES: the ref leads to a group.
[[gnu::always_inline]] inline const TreeRef& ref_in_group(const Ipv6Refs& refs, TreeRef ref,
                                                          std::uint32_t top) {
  using namespace ipv6;
  const std::uint32_t group = ref >> tree::kRefShift;
  return refs.groups[std::size_t{group} << kGroupShift | (top & (kGroupSize - 1))];
}

// The ref of an address's /32.
[[gnu::always_inline]] inline TreeRef ref_of(const Ipv6Refs& refs, std::uint64_t high) {
  const auto top = static_cast<std::uint32_t>(high >> 32U);
  const TreeRef ref = ref_of_28(refs, top);
  return (ref & tree::kTagMask) == ipv6::kGroupTag ? ref_in_group(refs, ref, top) : ref;
}
// The ref of its other tree. REQUIRES: the first has a mark for it.
[[gnu::always_inline]] inline TreeRef deep_ref_of(const Ipv6Refs& refs, std::uint64_t high) {
  const auto top = static_cast<std::uint32_t>(high >> 32U);
  return (&ref_in_group(refs, ref_of_28(refs, top), top))[ipv6::kGroupSize];
}

// Bits 32 to 47: the key in a /32's tree.
[[gnu::always_inline]] inline std::uint16_t tree_key(std::uint64_t high) {
  return static_cast<std::uint16_t>(high >> 16U);
}

// The refs and keys of a batch, one implementation a code path.
using FindIpv6Refs = void (*)(const Ipv6Refs& refs, const Ipv6Bits* addresses, TreeRef* found,
                              std::uint16_t* keys, std::size_t count);
struct Ipv6RefLookups {
  FindIpv6Refs many;
};
extern const Ipv6RefLookups kIpv6RefLookups[kCodePaths];

#if REACH_LPM_X86
namespace avx512 {
REACH_TARGET_AVX512 void find_ipv6_refs(const Ipv6Refs& refs, const Ipv6Bits* addresses,
                                        TreeRef* found, std::uint16_t* keys, std::size_t count);
}  // namespace avx512
#endif

}  // namespace reach::net::lpm
