// SPDX-License-Identifier: Apache-2.0
// The look-ups of line trees for any processor, and the choice between the code paths.
#include "net/lpm/line_tree_paths.hpp"
#include "net/lpm/line_tree_walk.hpp"

namespace reach::net::lpm {
namespace {

struct Below {
  template <class Key>
  std::uint32_t operator()(const TreeLine& line, Key key, std::size_t count) const {
    std::uint32_t below = 0;
    for (std::size_t i = 0; i < count; ++i) {
      Key kept;
      std::memcpy(&kept, line.bytes + i * sizeof(Key), sizeof(Key));
      below += kept < key ? 1 : 0;
    }
    return below;
  }
};

template <class Key>
std::uint32_t one(const TreeLine* lines, TreeRef ref, Key key) {
  return tree::walk(lines, ref, key, Below());
}

template <class Key>
void many(const TreeLine* lines, const TreeRef* refs, const Key* keys, std::uint32_t* values,
          std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = tree::walk(lines, refs[i], keys[i], Below());
}

}  // namespace

template <class Key>
const TreeLookups<Key> TreePaths<Key>::kLookups[kCodePaths] = {
    {one<Key>, many<Key>},
#if REACH_LPM_X86
    {avx2::one_in_tree<Key>, avx2::many_in_trees<Key>},
    {avx512::one_in_tree<Key>, avx512::many_in_trees<Key>},
#else
    {one<Key>, many<Key>},
    {one<Key>, many<Key>},
#endif
};

template struct TreePaths<std::uint16_t>;
template struct TreePaths<std::uint32_t>;

}  // namespace reach::net::lpm
