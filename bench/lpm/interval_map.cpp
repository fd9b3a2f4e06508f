// SPDX-License-Identifier: Apache-2.0
// Peer: the flattened routes in a std::map by first address, as one writes it without a thought.
#include <map>

#include "intervals.hpp"
#include "subjects.hpp"

namespace reach::bench {
namespace {

template <class Bits>
class IntervalMap : public PlainValues {
 public:
  using Keys = std::span<const Bits>;

  std::optional<Error> build(const Routes& routes) {
    intervals_.clear();
    for (const Interval<Bits>& interval : intervals_of<Bits>(routes)) {
      intervals_.emplace_hint(intervals_.end(), interval.first, interval.value);
    }
    return {};
  }
  Value lookup(Bits key) const { return std::prev(intervals_.upper_bound(key))->second; }
  void lookup(Keys keys, std::span<Value> values) const { lookup_each(*this, keys, values); }

  // As libstdc++ and glibc do it: a node is three pointers, a colour and the pair, and malloc adds
  // its own word and rounds up to 16.
  [[nodiscard]] Memory memory() const {
    constexpr std::size_t kNode = 4 * sizeof(void*) + sizeof(std::pair<const Bits, Value>);
    constexpr std::size_t kAllocated = (kNode + sizeof(void*) + 15) / 16 * 16;
    return {intervals_.size() * kAllocated, 0};
  }

 private:
  std::map<Bits, Value> intervals_;
};

class IntervalMapPerTable : public PlainValues {
 public:
  using Keys = CloudKeySpan;

  std::optional<Error> build(const std::vector<Routes>& tables) {
    tables_.resize(tables.size());
    for (std::uint32_t i = 0; i < tables.size(); ++i) rebuild(i, tables[i]);
    return {};
  }
  void rebuild(std::uint32_t table, const Routes& routes) { (void)tables_[table].build(routes); }
  Value lookup(CloudKey key) const { return tables_[key.table].lookup(key.address); }
  void lookup(Keys keys, std::span<Value> values) const { lookup_each(*this, keys, values); }

  [[nodiscard]] Memory memory() const {
    Memory all = {tables_.size() * sizeof(tables_.front()), 0};
    for (const auto& table : tables_) all.lookup += table.memory().lookup;
    return all;
  }

 private:
  std::vector<IntervalMap<std::uint32_t>> tables_;
};

constexpr const char* kName = "std::map";

}  // namespace

void add_interval_map(Subjects<Ipv4>& subjects) {
  subjects.push_back(std::make_unique<SubjectOf<Ipv4, IntervalMap<std::uint32_t>>>(kName));
}
void add_interval_map(Subjects<Ipv6>& subjects) {
  subjects.push_back(std::make_unique<SubjectOf<Ipv6, IntervalMap<Ipv6Bits>>>(kName));
}
void add_interval_map(Subjects<Cloud>& subjects) {
  subjects.push_back(std::make_unique<SubjectOf<Cloud, IntervalMapPerTable>>(kName));
}

}  // namespace reach::bench
