// SPDX-License-Identifier: Apache-2.0
// The look-ups of line trees with newer instructions.
#pragma once

#include "net/lpm/line_tree.hpp"
#include "net/lpm/targets.hpp"

#if REACH_LPM_X86
namespace reach::net::lpm {

namespace avx2 {
template <class Key>
REACH_TARGET_AVX2 std::uint32_t one_in_tree(const TreeLine* lines, TreeRef ref, Key key);
template <class Key>
REACH_TARGET_AVX2 void many_in_trees(const TreeLine* lines, const TreeRef* refs, const Key* keys,
                                     std::uint32_t* values, std::size_t count);
}  // namespace avx2
namespace avx512 {
template <class Key>
REACH_TARGET_AVX512 std::uint32_t one_in_tree(const TreeLine* lines, TreeRef ref, Key key);
template <class Key>
REACH_TARGET_AVX512 void many_in_trees(const TreeLine* lines, const TreeRef* refs, const Key* keys,
                                       std::uint32_t* values, std::size_t count);
}  // namespace avx512

}  // namespace reach::net::lpm
#endif
