// SPDX-License-Identifier: Apache-2.0
// Ours: reach::net::LpmTableSet.
#include "reach/net/lpm_table_set.hpp"
#include "subjects.hpp"

namespace reach::bench {
namespace {

class OurTableSet {
 public:
  using Keys = CloudKeySpan;
  using Value = std::uint32_t;
  static std::uint32_t answer(Value value) { return value == net::kLpmNoValue ? kNoMatch : value; }

  std::optional<Error> build(const std::vector<Routes>& tables) {
    for (const Routes& routes : tables) set_.add(routes);
    return {};
  }
  void rebuild(std::uint32_t table, const Routes& routes) { set_.rebuild(table, routes); }

  Value lookup(CloudKey key) const { return set_.lookup(key.table, net::Address::v4(key.address)); }
  void lookup(Keys keys, std::span<Value> values) const {
    set_.lookup(keys.tables, keys.addresses, values);
  }

  [[nodiscard]] Memory memory() const {
    const net::LpmMemory memory = set_.memory();
    return {memory.lookup, memory.routes};
  }

 private:
  net::LpmTableSet set_;
};

}  // namespace

void add_ours(Subjects<Cloud>& subjects) {
  subjects.push_back(std::make_unique<SubjectOf<Cloud, OurTableSet>>(kOurs));
}

}  // namespace reach::bench
