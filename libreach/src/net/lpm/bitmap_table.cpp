// SPDX-License-Identifier: Apache-2.0
#include "net/lpm/bitmap_table.hpp"

#include <algorithm>
#include <bit>

namespace reach::net::lpm {
namespace {

constexpr std::size_t kReadAhead = 4;  // leaves after the last, so that 4-byte loads stay inside

constexpr int kBlockLength = 19;
constexpr int kBlockShift = 32 - kBlockLength;
constexpr int kSlotLength = 24;

constexpr std::uint32_t block_of(std::uint32_t address) {
  return address >> kBlockShift;
}

// The routes that hold the whole of a block, while blocks are gone through in order.
template <class Leaf>
class Covers {
 public:
  using Routes = RouteStore<std::uint32_t>;
  Covers(const Routes& routes, const Routes::Entry* first) : routes_(routes) { add(first); }

  // A route that begins with the block at hand. Those inside it are pushed after it.
  void push(const Routes::Entry& route) {
    drop_before(route.bits);
    add(&route);
  }
  // The leaf of what no longer route holds in the block that begins there.
  Leaf leaf(std::uint32_t begin) {
    drop_before(begin);
    // The first known was the innermost alone: those around it are found when it ends.
    if (count_ == 0) add(routes_.longest(begin, kBlockLength));
    return covers_[count_ - 1].leaf;
  }

 private:
  struct Cover {
    std::uint32_t last;
    Leaf leaf;
  };

  void drop_before(std::uint32_t begin) {
    while (count_ != 0 && covers_[count_ - 1].last < begin) --count_;
  }
  void add(const Routes::Entry* route) {
    covers_[count_++] = route == nullptr ? Cover{~0U, kNone<Leaf>}
                                         : Cover{last_of(route->bits, route->length),
                                                 static_cast<Leaf>(route->value)};
  }

  const Routes& routes_;
  std::array<Cover, kBlockLength + 2> covers_;  // nested: one a length, and none
  std::size_t count_ = 0;
};

}  // namespace

template <class Leaf>
std::span<Leaf, DeepGroups<Leaf>::kSize> DeepGroups<Leaf>::add(std::uint32_t slot, Leaf fill) {
  std::uint32_t group = 0;
  if (free_.empty()) {
    group = static_cast<std::uint32_t>(leaves_.size() / kSize);
    leaves_.resize(leaves_.size() + kSize);
  } else {
    group = free_.back();
    free_.pop_back();
  }
  groups_[slot] = group;
  const std::span<Leaf, kSize> leaves(leaves_.data() + std::size_t{group} * kSize, kSize);
  std::fill(leaves.begin(), leaves.end(), fill);
  return leaves;
}

template <class Leaf>
void DeepGroups<Leaf>::remove(std::uint32_t slot) {
  const auto found = groups_.find(slot);
  free_.push_back(found->second);
  groups_.erase(found);
}

template <class Leaf>
std::size_t DeepGroups<Leaf>::memory() const {
  constexpr std::size_t kNode = 2 * sizeof(void*) + 2 * sizeof(std::uint32_t);
  return bytes_of(leaves_) + groups_.size() * kNode + groups_.bucket_count() * sizeof(void*) +
         free_.capacity() * sizeof(std::uint32_t);
}

template <class Leaf>
BitmapTable<Leaf>::BitmapTable()
    : blocks_(kBlocks, BitmapBlock{1, 0}),
      covers_(kBlocks, kNone<Leaf>),
      leaves_(1 + 1 + kReadAhead, kNone<Leaf>) {
  // Every block starts as one run with the leaf at 1: no route. It belongs to none and stays.
}

template <class Leaf>
void BitmapTable<Leaf>::assign(const Routes& routes) {
  *this = BitmapTable();
  leaves_.reserve(routes.size() + routes.size() / 2);
  rebuild(routes, 0, kBlocks - 1);
  leaves_.shrink_to_fit();
}

template <class Leaf>
void BitmapTable<Leaf>::update(const Routes& routes, std::uint32_t first, std::uint32_t last) {
  const std::uint32_t block = block_of(first);
  const bool inside = last - first < last_of(0, kBlockLength);
  if (inside) {
    auto at = routes.after(block << kBlockShift, kBlockLength);
    rebuild_block(block, at);
  } else {
    rebuild(routes, block, block_of(last));
  }
  if (unused_ > leaves_.size() / 4 + kBlocks / 8) compact();
}

template <class Leaf>
void BitmapTable<Leaf>::rebuild(const Routes& routes, std::uint32_t first_block,
                                std::uint32_t last_block) {
  auto at = routes.after(first_block << kBlockShift, kBlockLength);
  Covers<Leaf> covers(routes, routes.longest(first_block << kBlockShift, at));
  for (std::uint32_t block = first_block;; ++block) {
    const std::uint32_t begin = block << kBlockShift;
    for (; !at.done() && at.entry().bits == begin && at.entry().length <= kBlockLength;
         at.advance())
      covers.push(at.entry());
    covers_[block] = covers.leaf(begin);
    rebuild_block(block, at);
    if (block == last_block) return;
  }
}

// From what covers it and the routes inside it, of which the cursor is at the first.
template <class Leaf>
void BitmapTable<Leaf>::rebuild_block(std::uint32_t block, Routes::Cursor& at) {
  drop_deep(block);
  if (at.done() || block_of(at.entry().bits) != block)
    return put(block, 1, std::span(&covers_[block], 1));
  Slots slots;
  slots.fill(covers_[block]);
  for (; !at.done() && block_of(at.entry().bits) == block; at.advance()) paint(at.entry(), slots);
  put(block, slots);
}

// Routes come in order: those that hold others first.
template <class Leaf>
void BitmapTable<Leaf>::paint(const Routes::Entry& route, Slots& slots) {
  const std::uint32_t last = last_of(route.bits, route.length);
  const auto slot = [](std::uint32_t address) { return address >> 8U & (kSlots - 1); };
  const Leaf leaf = static_cast<Leaf>(route.value);
  if (route.length <= kSlotLength) {
    std::fill(slots.begin() + slot(route.bits), slots.begin() + slot(last) + 1, leaf);
    return;
  }
  Leaf& here = slots[slot(route.bits)];
  const std::span<Leaf> group =
      here == kDeep<Leaf> ? deep_.group(route.bits >> 8U) : deep_.add(route.bits >> 8U, here);
  here = kDeep<Leaf>;
  std::fill(group.begin() + (route.bits & 255U), group.begin() + (last & 255U) + 1, leaf);
}

template <class Leaf>
void BitmapTable<Leaf>::put(std::uint32_t block, const Slots& slots) {
  std::array<Leaf, kSlots> runs;
  std::uint32_t starts = 0;
  std::uint32_t count = 0;
  for (std::uint32_t slot = 0; slot < kSlots; ++slot) {
    const bool start = slot == 0 || slots[slot] != slots[slot - 1];
    starts |= std::uint32_t{start} << slot;
    runs[count] = slots[slot];  // the last of a run stays
    count += slot + 1 == kSlots || slots[slot + 1] != slots[slot] ? 1 : 0;
  }
  put(block, starts, std::span(runs.data(), count));
}

// The leaves of a block's runs, and where the runs start.
template <class Leaf>
void BitmapTable<Leaf>::put(std::uint32_t block, std::uint32_t starts, std::span<const Leaf> runs) {
  const auto count = static_cast<std::uint32_t>(runs.size());
  BitmapBlock& kept = blocks_[block];
  const auto had = static_cast<std::uint32_t>(std::popcount(kept.starts));
  const bool shared = kept.before == 0;
  if (shared && count == 1 && runs[0] == kNone<Leaf>) return;
  if (shared || had != count) {
    if (!shared) {
      free_[had].push_back(kept.before);
      unused_ += had;
    }
    kept.before = allocate(count);
  }
  kept.starts = starts;
  std::copy_n(runs.begin(), count, leaves_.begin() + kept.before + 1);
}

// The groups of slots that were deep until now.
template <class Leaf>
void BitmapTable<Leaf>::drop_deep(std::uint32_t block) {
  const BitmapBlock& kept = blocks_[block];
  const auto first = leaves_.begin() + kept.before + 1;
  const auto last = first + std::popcount(kept.starts);
  if (deep_.empty() || std::find(first, last, kDeep<Leaf>) == last) return;
  Leaf leaf = kNone<Leaf>;
  std::uint32_t index = kept.before;
  for (std::uint32_t slot = 0; slot < kSlots; ++slot) {
    if ((kept.starts >> slot & 1U) != 0) leaf = leaves_[++index];
    if (leaf == kDeep<Leaf>) deep_.remove(block << 5U | slot);
  }
}

// Room for that many leaves; the index before the first.
template <class Leaf>
std::uint32_t BitmapTable<Leaf>::allocate(std::uint32_t count) {
  std::vector<std::uint32_t>& free = free_[count];
  if (!free.empty()) {
    const std::uint32_t before = free.back();
    free.pop_back();
    unused_ -= count;
    return before;
  }
  const auto before = static_cast<std::uint32_t>(leaves_.size() - kReadAhead - 1);
  leaves_.resize(leaves_.size() + count);
  return before;
}

template <class Leaf>
void BitmapTable<Leaf>::compact() {
  HugeVector<Leaf> packed(leaves_.begin(), leaves_.begin() + 2);
  packed.reserve(leaves_.size() - unused_);
  for (BitmapBlock& block : blocks_) {
    if (block.before == 0) continue;
    const auto first = leaves_.begin() + block.before + 1;
    block.before = static_cast<std::uint32_t>(packed.size() - 1);
    packed.insert(packed.end(), first, first + std::popcount(block.starts));
  }
  packed.resize(packed.size() + kReadAhead);
  leaves_ = std::move(packed);
  for (std::vector<std::uint32_t>& list : free_) list.clear();
  unused_ = 0;
}

template <class Leaf>
std::size_t BitmapTable<Leaf>::memory() const {
  std::size_t bytes = bytes_of(blocks_) + bytes_of(covers_) + bytes_of(leaves_) + deep_.memory();
  for (const std::vector<std::uint32_t>& list : free_)
    bytes += list.capacity() * sizeof(std::uint32_t);
  return bytes;
}

template class DeepGroups<std::uint8_t>;
template class DeepGroups<std::uint16_t>;
template class DeepGroups<std::uint32_t>;
template class BitmapTable<std::uint8_t>;
template class BitmapTable<std::uint16_t>;
template class BitmapTable<std::uint32_t>;

}  // namespace reach::net::lpm
