// SPDX-License-Identifier: Apache-2.0
// The look-ups of line trees for any processor, and the choice between the code paths.
#include "net/lpm/line_tree_paths.hpp"
#include "net/lpm/line_tree_walk.hpp"

namespace reach::net::lpm {
namespace {

struct Below {
  std::uint32_t operator()(const TreeLine& line, std::uint32_t key) const {
    std::uint32_t bits = 0;
    for (std::uint32_t i = 0; i < 16; ++i) bits |= std::uint32_t{line.words[i] < key} << i;
    return bits;
  }
};

std::uint32_t one(const TreeLine* lines, TreeRef ref, std::uint32_t key) {
  return tree::walk(lines, ref, key, Below());
}

void many(const TreeLine* lines, const TreeRef* refs, const std::uint32_t* keys,
          std::uint32_t* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = tree::walk(lines, refs[i], keys[i], Below());
}

}  // namespace

const TreeLookups kTreeLookups[kCodePaths] = {
    {one, many},
#if REACH_LPM_X86
    {avx2::one_in_tree, avx2::many_in_trees},
    {avx512::one_in_tree, avx512::many_in_trees},
#else
    {one, many},
    {one, many},
#endif
};

}  // namespace reach::net::lpm
