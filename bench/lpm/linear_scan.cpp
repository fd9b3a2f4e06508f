// SPDX-License-Identifier: Apache-2.0
// Peer for small tables: every route in turn, longest first; the first that holds the address is
// the answer.
#include <algorithm>

#include "subjects.hpp"

namespace reach::bench {
namespace {

class LinearScan : public PlainValues {
 public:
  using Keys = CloudKeySpan;

  std::optional<Error> build(const std::vector<Routes>& tables) {
    begins_ = {0};
    for (Routes routes : tables) {
      std::stable_sort(routes.begin(), routes.end(), [](const LpmRoute& a, const LpmRoute& b) {
        return a.prefix.length() > b.prefix.length();
      });
      for (const LpmRoute& route : routes) rules_.push_back(rule_of(route));
      begins_.push_back(static_cast<std::uint32_t>(rules_.size()));
    }
    return {};
  }
  Value lookup(CloudKey key) const {
    const std::uint32_t end = begins_[key.table + 1];
    for (std::uint32_t i = begins_[key.table]; i < end; ++i) {
      if ((key.address & rules_[i].mask) == rules_[i].network) return rules_[i].value;
    }
    return kNoMatch;
  }
  void lookup(Keys keys, std::span<Value> values) const { lookup_each(*this, keys, values); }

  [[nodiscard]] Memory memory() const {
    return {rules_.size() * sizeof(Rule) + begins_.size() * sizeof(std::uint32_t), 0};
  }

 private:
  struct Rule {
    std::uint32_t network;
    std::uint32_t mask;
    Value value;
  };
  static Rule rule_of(const LpmRoute& route) {
    const std::uint32_t network = route.prefix.address().v4_bits();
    const std::uint32_t host_bits = network ^ route.prefix.last().v4_bits();
    return {network, ~host_bits, route.value};
  }

  std::vector<Rule> rules_;
  std::vector<std::uint32_t> begins_;
};

}  // namespace

void add_linear_scan(Subjects<Cloud>& subjects) {
  subjects.push_back(std::make_unique<SubjectOf<Cloud, LinearScan>>("linear-scan"));
}

}  // namespace reach::bench
