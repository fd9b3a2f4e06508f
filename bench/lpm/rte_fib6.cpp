// SPDX-License-Identifier: Apache-2.0
// Peer: DPDK's rte_fib6, TRIE: 2^24 values indexed by the first 24 bits, then a group of 256 for
// each further 8 bits. Look-ups with AVX-512.
#include <rte_fib6.h>

#include "dpdk.hpp"
#include "dpdk_room.hpp"
#include "network_bytes.hpp"

namespace reach::bench {
namespace {

struct FreeFib6 {
  void operator()(rte_fib6* fib) const { rte_fib6_free(fib); }
};

class RteFib6 {
 public:
  using Keys = std::span<const NetworkBytes>;
  using Value = std::uint64_t;
  static std::uint32_t answer(Value value) { return static_cast<std::uint32_t>(value); }

  RteFib6(rte_fib_trie_nh_sz value_size, Pages pages) : value_size_(value_size), pages_(pages) {}

  std::optional<Error> prepare(const Routes& routes) {
    return room_.make(routes, std::size_t{1} << value_size_, kRouteBytes, pages_, kTimesGroups);
  }
  std::optional<Error> build(const Routes& routes) {
    rte_fib6_conf conf{};
    conf.type = RTE_FIB6_TRIE;
    conf.default_nh = kNoMatch;
    conf.max_routes = static_cast<int>(room_.routes());
    conf.trie.nh_sz = value_size_;
    conf.trie.num_tbl8 = room_.groups();
    fib_.reset(rte_fib6_create(room_.name(), room_.socket(), &conf));
    if (fib_ == nullptr) return room_.not_made();
    if (rte_fib6_select_lookup(fib_.get(), RTE_FIB6_LOOKUP_TRIE_VECTOR_AVX512) != 0) {
      return Error{"no such look-up here"};
    }
    return insert_all(*this, routes);
  }

  bool insert(const LpmRoute& route) {
    const NetworkBytes bytes = network_bytes(route.prefix.address());
    return rte_fib6_add(fib_.get(), bytes.data(), depth(route.prefix), route.value) == 0;
  }
  bool erase(net::Prefix prefix) {
    return rte_fib6_delete(fib_.get(), network_bytes(prefix.address()).data(), depth(prefix)) == 0;
  }

  Value lookup(const NetworkBytes& key) const {
    Value value = 0;
    lookup(Keys(&key, 1), std::span<Value>(&value, 1));
    return value;
  }
  void lookup(Keys keys, std::span<Value> values) const {
    rte_fib6_lookup_bulk(fib_.get(), rows(keys), values.data(), static_cast<int>(keys.size()));
  }

  [[nodiscard]] Memory memory() const { return room_.memory(); }

 private:
  // It reserves groups by the lengths of routes alone, and counts many a group more than once.
  static constexpr std::size_t kTimesGroups = 8;
  static constexpr std::size_t kRouteBytes = 1024;
  rte_fib_trie_nh_sz value_size_;
  Pages pages_;
  DpdkRoom room_;
  std::unique_ptr<rte_fib6, FreeFib6> fib_;  // in the room
};

}  // namespace

void add_rte_fib6(Subjects<Ipv6>& subjects) {
  const auto add = [&](const char* name, rte_fib_trie_nh_sz value_size, Pages pages) {
    subjects.push_back(
        std::make_unique<SubjectOf<Ipv6, RteFib6>>(name, RteFib6(value_size, pages)));
  };
  add("rte_fib6-4B-avx512", RTE_FIB6_TRIE_4B, Pages::kHuge);
  add("rte_fib6-4B-small", RTE_FIB6_TRIE_4B, Pages::kSmall);
  add("rte_fib6-2B-avx512", RTE_FIB6_TRIE_2B, Pages::kHuge);
}

}  // namespace reach::bench
