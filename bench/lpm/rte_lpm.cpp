// SPDX-License-Identifier: Apache-2.0
// Peer: DPDK's rte_lpm, the older DIR24_8: 2^24 values of 4 bytes, groups of 256 below them. Two
// ways to look a batch up, four addresses at a time or in bulk, on one table: adding a route takes
// a search through all of its length, and a million of them most of a minute.
#include <rte_lpm.h>

#include "dpdk.hpp"
#include "dpdk_room.hpp"

namespace reach::bench {
namespace {

struct FreeLpm {
  void operator()(rte_lpm* lpm) const { rte_lpm_free(lpm); }
};

class RteLpmTable {
 public:
  // Both do nothing where it is built already.
  std::optional<Error> prepare(const Routes& routes) {
    if (lpm_ != nullptr) return {};
    return room_.make(routes, sizeof(rte_lpm_tbl_entry), kRouteBytes);
  }
  std::optional<Error> build(const Routes& routes) {
    if (lpm_ != nullptr) return {};
    const rte_lpm_config config = {room_.routes(), room_.groups(), 0};
    lpm_.reset(rte_lpm_create(room_.name(), room_.socket(), &config));
    if (lpm_ == nullptr) return room_.not_made();
    std::optional<Error> failed = insert_all(*this, routes);
    if (failed) lpm_.reset();
    return failed;
  }
  bool insert(const LpmRoute& route) {
    return rte_lpm_add(lpm_.get(), route.prefix.address().v4_bits(), depth(route.prefix),
                       route.value) == 0;
  }
  bool erase(net::Prefix prefix) {
    return rte_lpm_delete(lpm_.get(), prefix.address().v4_bits(), depth(prefix)) == 0;
  }
  [[nodiscard]] const rte_lpm* get() const { return lpm_.get(); }
  [[nodiscard]] Memory memory() const { return room_.memory(); }

 private:
  static constexpr std::size_t kRouteBytes = 64;
  DpdkRoom room_;
  std::unique_ptr<rte_lpm, FreeLpm> lpm_;  // in the room
};

using SharedTable = std::shared_ptr<RteLpmTable>;

std::uint32_t lookup_one(const rte_lpm* lpm, std::uint32_t key) {
  std::uint32_t value = 0;
  return rte_lpm_lookup(lpm, key, &value) == 0 ? value : kNoMatch;
}

class RteLpmX4 : public PlainValues {
 public:
  using Keys = std::span<const std::uint32_t>;

  explicit RteLpmX4(SharedTable table) : table_(std::move(table)) {}

  std::optional<Error> prepare(const Routes& routes) { return table_->prepare(routes); }
  std::optional<Error> build(const Routes& routes) { return table_->build(routes); }
  bool insert(const LpmRoute& route) { return table_->insert(route); }
  bool erase(net::Prefix prefix) { return table_->erase(prefix); }
  [[nodiscard]] Memory memory() const { return table_->memory(); }

  Value lookup(std::uint32_t key) const { return lookup_one(table_->get(), key); }
  void lookup(Keys keys, std::span<Value> values) const {
    const rte_lpm* const lpm = table_->get();
    std::size_t i = 0;
    for (; i + 4 <= keys.size(); i += 4) {
      const __m128i four = _mm_loadu_si128(reinterpret_cast<const __m128i*>(keys.data() + i));
      rte_lpm_lookupx4(lpm, four, values.data() + i, kNoMatch);
    }
    for (; i < keys.size(); ++i) values[i] = lookup_one(lpm, keys[i]);
  }

 private:
  SharedTable table_;
};

class RteLpmBulk {
 public:
  using Keys = std::span<const std::uint32_t>;
  using Value = std::uint32_t;
  static std::uint32_t answer(Value value) {
    constexpr Value kNextHop = 0x00ffffff;
    return (value & RTE_LPM_LOOKUP_SUCCESS) != 0 ? value & kNextHop : kNoMatch;
  }

  explicit RteLpmBulk(SharedTable table) : table_(std::move(table)) {}

  std::optional<Error> prepare(const Routes& routes) { return table_->prepare(routes); }
  std::optional<Error> build(const Routes& routes) { return table_->build(routes); }
  [[nodiscard]] Memory memory() const { return table_->memory(); }

  Value lookup(std::uint32_t key) const {
    return lookup_one(table_->get(), key) | RTE_LPM_LOOKUP_SUCCESS;
  }
  void lookup(Keys keys, std::span<Value> values) const {
    rte_lpm_lookup_bulk(table_->get(), keys.data(), values.data(),
                        static_cast<unsigned>(keys.size()));
  }

 private:
  SharedTable table_;
};

}  // namespace

void add_rte_lpm(Subjects<Ipv4>& subjects) {
  const auto table = std::make_shared<RteLpmTable>();
  subjects.push_back(std::make_unique<SubjectOf<Ipv4, RteLpmX4>>("rte_lpm-x4", RteLpmX4(table)));
  subjects.push_back(
      std::make_unique<SubjectOf<Ipv4, RteLpmBulk>>("rte_lpm-bulk", RteLpmBulk(table)));
}

}  // namespace reach::bench
