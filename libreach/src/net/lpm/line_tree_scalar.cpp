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

TreeLookups tree_lookups(LpmCodePath path) {
#if REACH_LPM_X86
  if (path == LpmCodePath::kAvx512) return tree_lookups_avx512();
  if (path == LpmCodePath::kAvx2) return tree_lookups_avx2();
#endif
  (void)path;
  return {one, many};
}

}  // namespace reach::net::lpm
