// SPDX-License-Identifier: Apache-2.0
// Ours: reach::net::LpmTable.
#include "bits.hpp"
#include "reach/net/lpm_table.hpp"
#include "subjects.hpp"

namespace reach::bench {
namespace {

template <net::Family family>
class OurTable {
 public:
  using Keys = std::span<const net::AddressBits<family>>;
  using Value = std::uint32_t;
  static std::uint32_t answer(Value value) { return value == net::kLpmNoValue ? kNoMatch : value; }

  std::optional<Error> build(const Routes& routes) {
    table_.assign(routes);
    return {};
  }
  bool insert(const LpmRoute& route) { return table_.insert(route.prefix, route.value); }
  bool erase(net::Prefix prefix) { return table_.erase(prefix); }

  Value lookup(net::AddressBits<family> key) const { return table_.lookup(key); }
  void lookup(Keys keys, std::span<Value> values) const { table_.lookup(keys, values); }

  [[nodiscard]] Memory memory() const {
    const net::LpmMemory memory = table_.memory();
    return {memory.lookup, memory.routes};
  }

 private:
  net::LpmTable<family> table_;
};

}  // namespace

void add_ours(Subjects<Ipv4>& subjects) {
  subjects.push_back(std::make_unique<SubjectOf<Ipv4, OurTable<net::Family::kIpv4>>>(kOurs));
}
void add_ours(Subjects<Ipv6>& subjects) {
  subjects.push_back(std::make_unique<SubjectOf<Ipv6, OurTable<net::Family::kIpv6>>>(kOurs));
}

}  // namespace reach::bench
