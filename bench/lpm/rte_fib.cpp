// SPDX-License-Identifier: Apache-2.0
// Peer: DPDK's rte_fib, DIR24_8: 2^24 values indexed by the first 24 bits, groups of 256 below
// them. Values of 2 or of 4 bytes; look-ups with AVX-512, or the scalar ones, which is what DPDK
// takes on its own unless it is told that 512-bit registers are welcome.
#include <rte_fib.h>

#include "dpdk.hpp"
#include "dpdk_room.hpp"

namespace reach::bench {
namespace {

struct FreeFib {
  void operator()(rte_fib* fib) const { rte_fib_free(fib); }
};

class RteFib {
 public:
  using Keys = std::span<const std::uint32_t>;
  using Value = std::uint64_t;
  static std::uint32_t answer(Value value) { return static_cast<std::uint32_t>(value); }

  struct Variant {
    const char* name;
    rte_fib_dir24_8_nh_sz value_size;
    rte_fib_lookup_type how;
    Pages pages;
  };
  explicit RteFib(const Variant& variant) : variant_(variant) {}

  std::optional<Error> prepare(const Routes& routes) {
    return room_.make(routes, std::size_t{1} << variant_.value_size, kRouteBytes, variant_.pages);
  }
  std::optional<Error> build(const Routes& routes) {
    rte_fib_conf conf{};
    conf.type = RTE_FIB_DIR24_8;
    conf.default_nh = kNoMatch;
    conf.max_routes = static_cast<int>(room_.routes());
    conf.dir24_8.nh_sz = variant_.value_size;
    conf.dir24_8.num_tbl8 = room_.groups();
    fib_.reset(rte_fib_create(room_.name(), room_.socket(), &conf));
    if (fib_ == nullptr) return room_.not_made();
    if (rte_fib_select_lookup(fib_.get(), variant_.how) != 0) return Error{"no such look-up here"};
    return insert_all(*this, routes);
  }

  bool insert(const LpmRoute& route) {
    return rte_fib_add(fib_.get(), route.prefix.address().v4_bits(), depth(route.prefix),
                       route.value) == 0;
  }
  bool erase(net::Prefix prefix) {
    return rte_fib_delete(fib_.get(), prefix.address().v4_bits(), depth(prefix)) == 0;
  }

  Value lookup(std::uint32_t key) const {
    Value value = 0;
    rte_fib_lookup_bulk(fib_.get(), &key, &value, 1);
    return value;
  }
  void lookup(Keys keys, std::span<Value> values) const {
    rte_fib_lookup_bulk(fib_.get(), const_cast<std::uint32_t*>(keys.data()), values.data(),
                        static_cast<int>(keys.size()));
  }

  [[nodiscard]] Memory memory() const { return room_.memory(); }

 private:
  static constexpr std::size_t kRouteBytes = 512;
  Variant variant_;
  DpdkRoom room_;
  std::unique_ptr<rte_fib, FreeFib> fib_;  // in the room
};

constexpr rte_fib_lookup_type kAvx512 = RTE_FIB_LOOKUP_DIR24_8_VECTOR_AVX512;
constexpr rte_fib_lookup_type kScalar = RTE_FIB_LOOKUP_DIR24_8_SCALAR_MACRO;
constexpr std::array kVariants = {
    RteFib::Variant{"rte_fib-2B-avx512", RTE_FIB_DIR24_8_2B, kAvx512, Pages::kHuge},
    RteFib::Variant{"rte_fib-2B-small", RTE_FIB_DIR24_8_2B, kAvx512, Pages::kSmall},
    RteFib::Variant{"rte_fib-4B-avx512", RTE_FIB_DIR24_8_4B, kAvx512, Pages::kHuge},
    RteFib::Variant{"rte_fib-2B-scalar", RTE_FIB_DIR24_8_2B, kScalar, Pages::kHuge},
    RteFib::Variant{"rte_fib-4B-scalar", RTE_FIB_DIR24_8_4B, kScalar, Pages::kHuge},
};

}  // namespace

void add_rte_fib(Subjects<Ipv4>& subjects) {
  for (const RteFib::Variant& variant : kVariants) {
    subjects.push_back(std::make_unique<SubjectOf<Ipv4, RteFib>>(variant.name, RteFib(variant)));
  }
}

}  // namespace reach::bench
