// SPDX-License-Identifier: Apache-2.0
// Peer: a plain trie, a node a bit of prefix. The simplest that takes updates.
#include <utility>

#include "bits.hpp"
#include "subjects.hpp"

namespace reach::bench {
namespace {

// Bit `depth` from the top.
std::size_t bit_at(std::uint32_t bits, int depth) {
  return bits >> (31 - depth) & 1U;
}
std::size_t bit_at(Ipv6Bits bits, int depth) {
  const std::uint64_t half = depth < 64 ? bits.hi : bits.lo;
  return half >> (63 - depth % 64) & 1U;
}

template <class Bits>
class UnibitTrie : public PlainValues {
 public:
  using Keys = std::span<const Bits>;

  std::optional<Error> build(const Routes& routes) {
    for (const LpmRoute& route : routes) insert(route);
    return {};
  }

  bool insert(const LpmRoute& route) {
    const Bits bits = bits_of<Bits>(route.prefix.address());
    std::uint32_t at = kRoot;
    for (int depth = 0; depth < route.prefix.length(); ++depth) {
      const std::size_t side = bit_at(bits, depth);
      std::uint32_t child = nodes_[at].children[side];
      if (child == kNone) {
        child = static_cast<std::uint32_t>(nodes_.size());
        nodes_[at].children[side] = child;
        nodes_.emplace_back();
      }
      at = child;
    }
    nodes_[at].value = route.value;
    return true;
  }

  // The nodes stay: the next insert finds them.
  bool erase(net::Prefix prefix) {
    const Bits bits = bits_of<Bits>(prefix.address());
    std::uint32_t at = kRoot;
    for (int depth = 0; depth < prefix.length(); ++depth) {
      at = nodes_[at].children[bit_at(bits, depth)];
      if (at == kNone) return false;
    }
    return std::exchange(nodes_[at].value, kNoMatch) != kNoMatch;
  }

  Value lookup(Bits key) const {
    Value longest = nodes_[kRoot].value;
    std::uint32_t at = kRoot;
    for (int depth = 0; depth < static_cast<int>(8 * sizeof(Bits)); ++depth) {
      at = nodes_[at].children[bit_at(key, depth)];
      if (at == kNone) break;
      if (nodes_[at].value != kNoMatch) longest = nodes_[at].value;
    }
    return longest;
  }
  void lookup(Keys keys, std::span<Value> values) const { lookup_each(*this, keys, values); }

  [[nodiscard]] Memory memory() const { return {nodes_.capacity() * sizeof(Node), 0}; }

 private:
  struct Node {
    std::array<std::uint32_t, 2> children = {kNone, kNone};
    Value value = kNoMatch;
  };
  static constexpr std::uint32_t kRoot = 0;
  static constexpr std::uint32_t kNone = 0;  // the root is no one's child

  std::vector<Node> nodes_ = {Node()};
};

constexpr const char* kName = "unibit-trie";

}  // namespace

void add_unibit_trie(Subjects<Ipv4>& subjects) {
  subjects.push_back(std::make_unique<SubjectOf<Ipv4, UnibitTrie<std::uint32_t>>>(kName));
}
void add_unibit_trie(Subjects<Ipv6>& subjects) {
  subjects.push_back(std::make_unique<SubjectOf<Ipv6, UnibitTrie<Ipv6Bits>>>(kName));
}

}  // namespace reach::bench
