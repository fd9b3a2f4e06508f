// SPDX-License-Identifier: Apache-2.0
// Peer: poptrie, written here after its paper (Asai and Ohara, "Poptrie: A Compressed Trie with
// Population Count for Fast and Scalable Software IP Routing Table Lookup", SIGCOMM 2015), since
// its authors' code cannot be had: 18 bits of direct pointing, six bits a level, leaves of 2 bytes
// and runs of equal ones kept once. It takes no updates here.
#include <bit>

#include "intervals.hpp"
#include "subjects.hpp"

namespace reach::bench {
namespace {

class Poptrie : public PlainValues {
 public:
  using Keys = std::span<const std::uint32_t>;

  std::optional<Error> build(const Routes& routes) {
    for (const LpmRoute& route : routes) {
      if (route.value >= kNoLeaf) return Error{"its leaves hold values below 65,535"};
    }
    intervals_ = intervals_of<std::uint32_t>(routes);
    direct_.resize(std::size_t{1} << kDirectBits);
    std::size_t at = 0;
    for (std::uint32_t i = 0; i < direct_.size(); ++i) {
      const std::uint32_t first = i << (kBits - kDirectBits);
      at = holding(first, at);
      if (is_cut(at, first, kBits - kDirectBits)) {
        const std::uint32_t node = add_nodes(1);
        fill(node, first, kDirectBits, at);
        direct_[i] = node;
      } else {
        direct_[i] = kIsLeaf | leaf_of(at);
      }
    }
    intervals_ = {};
    nodes_.shrink_to_fit();
    leaves_.shrink_to_fit();
    return {};
  }

  [[gnu::target("popcnt,bmi2")]] Value lookup(std::uint32_t key) const {
    const std::uint32_t direct = direct_[key >> (kBits - kDirectBits)];
    if ((direct & kIsLeaf) != 0) return value_of(static_cast<Leaf>(direct));
    const Node* node = &nodes_[direct];
    // The bits that are left, at the top.
    std::uint64_t rest = std::uint64_t{key} << (64 - kBits + kDirectBits);
    std::uint64_t child = rest >> (64 - kStride);
    while ((node->vector >> child & 1U) != 0) {
      node = &nodes_[node->first_node + count_up_to(node->vector, child) - 1];
      rest <<= kStride;
      child = rest >> (64 - kStride);
    }
    return value_of(leaves_[node->first_leaf + count_up_to(node->leafvec, child) - 1]);
  }
  void lookup(Keys keys, std::span<Value> values) const { lookup_each(*this, keys, values); }

  [[nodiscard]] Memory memory() const {
    return {direct_.capacity() * sizeof(std::uint32_t) + nodes_.capacity() * sizeof(Node) +
                leaves_.capacity() * sizeof(Leaf),
            0};
  }

 private:
  using Leaf = std::uint16_t;
  struct Node {
    std::uint64_t vector = 0;   // which children are nodes
    std::uint64_t leafvec = 0;  // which of the others begin a run of equal leaves
    std::uint32_t first_leaf = 0;
    std::uint32_t first_node = 0;
  };
  static constexpr int kBits = 32;
  static constexpr int kDirectBits = 18;
  static constexpr int kStride = 6;
  static constexpr std::uint32_t kIsLeaf = 0x80000000U;
  static constexpr Leaf kNoLeaf = 0xffff;

  static Value value_of(Leaf leaf) { return leaf == kNoLeaf ? kNoMatch : leaf; }
  [[gnu::target("popcnt,bmi2"), gnu::always_inline]] static inline std::uint32_t count_up_to(
      std::uint64_t bits, std::uint64_t child) {
    return static_cast<std::uint32_t>(__builtin_popcountll(bits & ((2ULL << child) - 1)));
  }

  [[nodiscard]] Leaf leaf_of(std::size_t interval) const {
    return static_cast<Leaf>(intervals_[interval].value);  // kNoMatch becomes kNoLeaf
  }
  // The interval that holds the address, from one that is not after it on.
  [[nodiscard]] std::size_t holding(std::uint32_t address, std::size_t from) const {
    while (from + 1 < intervals_.size() && intervals_[from + 1].first <= address) ++from;
    return from;
  }
  // Does another interval begin inside the 2^bits addresses that begin in this one?
  [[nodiscard]] bool is_cut(std::size_t interval, std::uint32_t first, int bits) const {
    const std::uint64_t end = std::uint64_t{first} + (std::uint64_t{1} << bits);
    return interval + 1 < intervals_.size() && intervals_[interval + 1].first < end;
  }
  std::uint32_t add_nodes(int count) {
    nodes_.resize(nodes_.size() + static_cast<std::size_t>(count));
    return static_cast<std::uint32_t>(nodes_.size()) - static_cast<std::uint32_t>(count);
  }

  struct Child {
    std::uint32_t first;
    std::size_t interval;
    bool is_node;
  };

  // The node of the addresses from `first` on that share `depth` bits.
  void fill(std::uint32_t number, std::uint32_t first, int depth, std::size_t interval) {
    const int bits = kBits - depth - kStride;  // of a child; below 0: children repeat
    std::array<Child, 1U << kStride> children;
    Node node;
    for (std::uint32_t i = 0; i < children.size(); ++i) {
      const std::uint32_t begin = first + (bits >= 0 ? i << bits : i >> -bits);
      interval = holding(begin, interval);
      children[i] = {begin, interval, bits > 0 && is_cut(interval, begin, bits)};
      node.vector |= std::uint64_t{children[i].is_node} << i;
    }
    node.first_leaf = static_cast<std::uint32_t>(leaves_.size());
    bool any = false;
    for (std::uint32_t i = 0; i < children.size(); ++i) {
      if (children[i].is_node) continue;
      const Leaf leaf = leaf_of(children[i].interval);
      if (any && leaves_.back() == leaf) continue;
      leaves_.push_back(leaf);
      node.leafvec |= std::uint64_t{1} << i;
      any = true;
    }
    std::uint32_t next = node.first_node = add_nodes(std::popcount(node.vector));
    nodes_[number] = node;
    for (const Child& child : children) {
      if (child.is_node) fill(next++, child.first, depth + kStride, child.interval);
    }
  }

  std::vector<Interval<std::uint32_t>> intervals_;  // while it is built
  std::vector<std::uint32_t> direct_;
  std::vector<Node> nodes_;
  std::vector<Leaf> leaves_;
};

}  // namespace

void add_poptrie(Subjects<Ipv4>& subjects) {
  subjects.push_back(std::make_unique<SubjectOf<Ipv4, Poptrie>>(kPoptrie));
}

}  // namespace reach::bench
