// SPDX-License-Identifier: Apache-2.0
// Peer: the flattened routes in order of address, searched by halves. Once without branches, which
// is the most that a plain search can do, and once by the standard library, as most programs do it.
#include <algorithm>

#include "intervals.hpp"
#include "subjects.hpp"

namespace reach::bench {
namespace {

// Each finds the last of `count` ascending numbers that is not above the key. REQUIRES: the first
// is not.
struct BranchFree {
  static constexpr const char* kName = "intervals";

  template <class Bits>
  static const Bits* find(const Bits* numbers, std::size_t count, Bits key) {
    while (count > 1) {
      const std::size_t half = count / 2;
      numbers = not_above(numbers[half], key) ? numbers + half : numbers;  // a conditional move
      count -= half;
    }
    return numbers;
  }
};

struct StandardLibrary {
  static constexpr const char* kName = "intervals-std";

  template <class Bits>
  static const Bits* find(const Bits* numbers, std::size_t count, Bits key) {
    return std::upper_bound(numbers, numbers + count, key) - 1;
  }
};

// Numbers and values apart: the search reads numbers alone.
template <class Bits, class Search>
class SortedIntervals : public PlainValues {
 public:
  using Keys = std::span<const Bits>;

  std::optional<Error> build(const Routes& routes) {
    add(routes);
    firsts_.shrink_to_fit();
    values_.shrink_to_fit();
    return {};
  }
  // Appends the intervals of another table; where it starts and ends is the caller's to know.
  void add(const Routes& routes) {
    for (const Interval<Bits>& interval : intervals_of<Bits>(routes)) {
      firsts_.push_back(interval.first);
      values_.push_back(interval.value);
    }
  }
  [[nodiscard]] std::size_t size() const { return firsts_.size(); }

  Value lookup(Bits key) const { return lookup(0, size(), key); }
  Value lookup(std::size_t begin, std::size_t end, Bits key) const {
    const Bits* const found = Search::find(firsts_.data() + begin, end - begin, key);
    return values_[static_cast<std::size_t>(found - firsts_.data())];
  }
  void lookup(Keys keys, std::span<Value> values) const { lookup_each(*this, keys, values); }

  [[nodiscard]] Memory memory() const {
    return {firsts_.capacity() * sizeof(Bits) + values_.capacity() * sizeof(Value), 0};
  }

 private:
  std::vector<Bits> firsts_;
  std::vector<Value> values_;
};

// All tables one after the other.
template <class Search>
class SortedIntervalsPerTable : public PlainValues {
 public:
  using Keys = CloudKeySpan;

  std::optional<Error> build(const std::vector<Routes>& tables) {
    begins_ = {0};
    for (const Routes& routes : tables) {
      intervals_.add(routes);
      begins_.push_back(static_cast<std::uint32_t>(intervals_.size()));
    }
    return {};
  }
  Value lookup(CloudKey key) const {
    return intervals_.lookup(begins_[key.table], begins_[key.table + 1], key.address);
  }
  void lookup(Keys keys, std::span<Value> values) const { lookup_each(*this, keys, values); }

  [[nodiscard]] Memory memory() const {
    return {intervals_.size() * (sizeof(std::uint32_t) + sizeof(Value)) +
                begins_.size() * sizeof(std::uint32_t),
            0};
  }

 private:
  SortedIntervals<std::uint32_t, Search> intervals_;
  std::vector<std::uint32_t> begins_;
};

template <class Kind, template <class> class Core>
void add_both(Subjects<Kind>& subjects) {
  using Fast = SubjectOf<Kind, Core<BranchFree>>;
  using Usual = SubjectOf<Kind, Core<StandardLibrary>>;
  subjects.push_back(std::make_unique<Fast>(BranchFree::kName));
  subjects.push_back(std::make_unique<Usual>(StandardLibrary::kName));
}

template <class Search>
using SortedIntervals4 = SortedIntervals<std::uint32_t, Search>;
template <class Search>
using SortedIntervals6 = SortedIntervals<Ipv6Bits, Search>;

}  // namespace

void add_sorted_intervals(Subjects<Ipv4>& subjects) {
  add_both<Ipv4, SortedIntervals4>(subjects);
}
void add_sorted_intervals(Subjects<Ipv6>& subjects) {
  add_both<Ipv6, SortedIntervals6>(subjects);
}
void add_sorted_intervals(Subjects<Cloud>& subjects) {
  add_both<Cloud, SortedIntervalsPerTable>(subjects);
}

}  // namespace reach::bench
