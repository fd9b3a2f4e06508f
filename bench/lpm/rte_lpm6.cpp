// SPDX-License-Identifier: Apache-2.0
// Peer: DPDK's rte_lpm6: 2^24 values of 4 bytes indexed by the first 24 bits, then a group of 256
// for each further 8 bits.
#include <rte_lpm6.h>

#include "dpdk.hpp"
#include "dpdk_room.hpp"
#include "network_bytes.hpp"

namespace reach::bench {
namespace {

struct FreeLpm6 {
  void operator()(rte_lpm6* lpm) const { rte_lpm6_free(lpm); }
};

class RteLpm6 {
 public:
  using Keys = std::span<const NetworkBytes>;
  using Value = std::int32_t;
  // Negative: no match.
  static std::uint32_t answer(Value value) {
    return value < 0 ? kNoMatch : static_cast<std::uint32_t>(value);
  }

  std::optional<Error> prepare(const Routes& routes) {
    return room_.make(routes, sizeof(std::uint32_t), kRouteBytes);
  }
  std::optional<Error> build(const Routes& routes) {
    const rte_lpm6_config config = {room_.routes(), room_.groups(), 0};
    lpm_.reset(rte_lpm6_create(room_.name(), room_.socket(), &config));
    if (lpm_ == nullptr) return room_.not_made();
    return insert_all(*this, routes);
  }

  bool insert(const LpmRoute& route) {
    const NetworkBytes bytes = network_bytes(route.prefix.address());
    return rte_lpm6_add(lpm_.get(), bytes.data(), depth(route.prefix), route.value) == 0;
  }
  bool erase(net::Prefix prefix) {
    return rte_lpm6_delete(lpm_.get(), network_bytes(prefix.address()).data(), depth(prefix)) == 0;
  }

  Value lookup(const NetworkBytes& key) const {
    std::uint32_t value = 0;
    const bool found = rte_lpm6_lookup(lpm_.get(), key.data(), &value) == 0;
    return found ? static_cast<Value>(value) : -1;
  }
  void lookup(Keys keys, std::span<Value> values) const {
    rte_lpm6_lookup_bulk_func(lpm_.get(), rows(keys), values.data(),
                              static_cast<unsigned>(keys.size()));
  }

  [[nodiscard]] Memory memory() const { return room_.memory(); }

 private:
  static constexpr std::size_t kRouteBytes = 1024;
  DpdkRoom room_;
  std::unique_ptr<rte_lpm6, FreeLpm6> lpm_;  // in the room
};

}  // namespace

void add_rte_lpm6(Subjects<Ipv6>& subjects) {
  subjects.push_back(std::make_unique<SubjectOf<Ipv6, RteLpm6>>("rte_lpm6"));
}

}  // namespace reach::bench
