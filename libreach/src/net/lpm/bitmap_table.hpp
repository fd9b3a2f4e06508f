// SPDX-License-Identifier: Apache-2.0
// The look-up structure for one large IPv4 table.
//
// The address space is cut into 2^19 blocks, each a /19, and a block into 32 slots, each a /24.
// Neighbouring slots of a block with the same answer are a run; each run has one leaf.
//
//   address   bbbbbbbb bbbbbbbb bbbsssss hhhhhhhh       b block, s slot, h host
//
//   blocks_[b]   starts  1 0 0 1 0 0 1 1 ...            bit s: a run starts at slot s; bit 0 is set
//                before  ---------+                     its leaves stand after this index
//                                 v
//   leaves_      ... |  A  |  B  | DEEP |  A  | ...     A, B: values; the leaf of slot s is
//                                                       leaves_[before + popcount(starts[0..s])]
//
// A leaf is a value in the fewest bytes that hold all the table's values, or one of two marks: no
// route matches, or DEEP: the slot holds prefixes longer than /24, and a group of 256 leaves has
// one for each address.
//
// Cost: two cache lines a look-up, three where it is deep; 4 MiB for the blocks, and a leaf a run:
// 7 bytes a route for an internet table of a million routes. An update rewrites the blocks that its
// prefix touches: one for a /19 or longer, 2^(19-n) for a /n.
//
// Source: a bitmap with a popcount in place of a full array is the compression of tree bitmap
// (Eatherton, Varghese and Dittia, "Tree bitmap", CCR 2004) and of poptrie (Asai and Ohara,
// "Poptrie", SIGCOMM 2015); one level of it over the first 24 bits takes the place of the flat
// array of DIR-24-8 (Gupta, Lin and McKeown, INFOCOM 1998).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>
#include <vector>

#include "net/lpm/current_path.hpp"
#include "net/lpm/huge_pages.hpp"
#include "net/lpm/route_store.hpp"

namespace reach::net::lpm {

// What a leaf of a width means besides a value.
template <class Leaf>
inline constexpr Leaf kDeep = std::numeric_limits<Leaf>::max();
template <class Leaf>
inline constexpr Leaf kNone = std::numeric_limits<Leaf>::max() - 1;
template <class Leaf>
inline constexpr std::uint32_t kMostOf = std::numeric_limits<Leaf>::max() - 2;

struct BitmapBlock {
  std::uint32_t starts = 0;
  std::uint32_t before = 0;
};

// The groups of slots that hold prefixes longer than /24.
template <class Leaf>
class DeepGroups {
 public:
  static constexpr std::size_t kSize = 256;

  [[nodiscard]] Leaf leaf(std::uint32_t address) const {
    return leaves_[std::size_t{groups_.find(address >> 8U)->second} * kSize + (address & 255U)];
  }
  [[nodiscard]] bool empty() const { return groups_.empty(); }
  // The group of a slot that has one. It is valid until the next add.
  [[nodiscard]] std::span<Leaf, kSize> group(std::uint32_t slot) {
    return std::span<Leaf, kSize>(leaves_.data() + std::size_t{groups_.find(slot)->second} * kSize,
                                  kSize);
  }
  // A new one, filled with one leaf.
  std::span<Leaf, kSize> add(std::uint32_t slot, Leaf fill);
  void remove(std::uint32_t slot);
  [[nodiscard]] std::size_t memory() const;

 private:
  std::unordered_map<std::uint32_t, std::uint32_t> groups_;  // by slot: the address without host
  HugeVector<Leaf> leaves_;
  std::vector<std::uint32_t> free_;
};

// What look-ups read. The same for all widths of leaves, so that a look-up needs not tell them
// apart twice.
struct BitmapView {
  const BitmapBlock* blocks = nullptr;
  const void* leaves = nullptr;  // readable for 3 bytes after the last: vector look-ups load 4
  const void* deep = nullptr;

  template <class Leaf>
  [[nodiscard]] const Leaf* leaves_as() const {
    return static_cast<const Leaf*>(leaves);
  }
  template <class Leaf>
  [[nodiscard]] const DeepGroups<Leaf>& deep_as() const {
    return *static_cast<const DeepGroups<Leaf>*>(deep);
  }
};

// One implementation a code path: bitmap_scalar.cpp and its neighbours.
struct BitmapLookups {
  std::uint32_t (*one)(const BitmapView& view, std::uint32_t address);
  void (*many)(const BitmapView& view, const std::uint32_t* addresses, std::uint32_t* values,
               std::size_t count);
};
template <class Leaf>
struct BitmapPaths {
  static const BitmapLookups kLookups[kCodePaths];
};
extern template struct BitmapPaths<std::uint8_t>;
extern template struct BitmapPaths<std::uint16_t>;
extern template struct BitmapPaths<std::uint32_t>;

// Values up to kMostOf<Leaf>.
template <class Leaf>
class BitmapTable {
 public:
  using Routes = RouteStore<std::uint32_t>;

  BitmapTable();
  // All anew.
  void assign(const Routes& routes);
  // After the routes inside [first, last] changed, where [first, last] is a prefix's.
  void update(const Routes& routes, std::uint32_t first, std::uint32_t last);

  // Valid until the table changes or moves.
  [[nodiscard]] BitmapView view() const { return {blocks_.data(), leaves_.data(), &deep_}; }
  [[nodiscard]] std::size_t memory() const;

 private:
  static constexpr std::uint32_t kBlocks = 1U << 19U;
  static constexpr std::uint32_t kSlots = 32;
  using Slots = std::array<Leaf, kSlots>;

  void rebuild(const Routes& routes, std::uint32_t first_block, std::uint32_t last_block);
  void rebuild_block(std::uint32_t block, typename Routes::Cursor& at);
  void paint(const typename Routes::Entry& route, Slots& slots);
  void put(std::uint32_t block, const Slots& slots);
  void put(std::uint32_t block, std::uint32_t starts, std::span<const Leaf> runs);
  void drop_deep(std::uint32_t block);
  std::uint32_t allocate(std::uint32_t count);
  void compact();

  HugeVector<BitmapBlock> blocks_;
  HugeVector<Leaf> covers_;  // by block: the leaf of what no route inside it holds; for updates
  HugeVector<Leaf> leaves_;
  std::array<std::vector<std::uint32_t>, kSlots + 1> free_;  // of leaves_, by number of leaves
  std::size_t unused_ = 0;                                   // leaves in free_
  DeepGroups<Leaf> deep_;
};

}  // namespace reach::net::lpm
