// SPDX-License-Identifier: Apache-2.0
#include "updates.hpp"

#include <set>

#include "random.hpp"

namespace reach::bench {
namespace {

using net::Address;
using net::Prefix;

constexpr std::uint64_t kSeed = 20261127;
constexpr std::size_t kFresh = 65'536;
constexpr std::size_t kChunk = 1'024;

// The other half of the prefix one shorter.
Prefix sibling(Prefix prefix) {
  const int last = prefix.length() - 1;
  const std::uint64_t bit = std::uint64_t{1} << (63 - last % 64);
  const Address address = prefix.address();
  return Prefix::covering(Address::from_bits(prefix.family(), address.hi() ^ (last < 64 ? bit : 0),
                                             address.lo() ^ (last < 64 ? 0 : bit)),
                          prefix.length());
}

// The next routes of a list that is walked round and round.
class Chunks {
 public:
  explicit Chunks(const Routes& routes) : routes_(routes) {}

  Routes next() {
    Routes chunk;
    const std::size_t count = std::min(kChunk, routes_.size());
    for (std::size_t i = 0; i < count; ++i) {
      chunk.push_back(routes_[at_]);
      at_ = (at_ + 1) % routes_.size();
    }
    return chunk;
  }

 private:
  const Routes& routes_;
  std::size_t at_ = 0;
};

// Operations of one sort and the time they took.
struct Tally {
  std::size_t operations = 0;
  double seconds = 0;
  std::size_t refused = 0;

  template <class Operation>
  void each(const Routes& routes, Operation operation) {
    operations += routes.size();
    seconds += seconds_of([&] {
      for (const LpmRoute& route : routes) refused += operation(route) ? 0 : 1;
    });
  }
  [[nodiscard]] double rate() const {
    return operations == 0 ? 0 : static_cast<double>(operations) / seconds / 1e6;
  }
};

}  // namespace

UpdatePlan::UpdatePlan(const Routes& routes) : existing(routes) {
  Random random(kSeed);
  random.shuffle(existing);
  std::set<Prefix> taken;
  for (const LpmRoute& route : routes) taken.insert(route.prefix);
  for (const LpmRoute& route : existing) {
    if (fresh.size() == kFresh) break;
    if (route.prefix.length() == 0) continue;
    const Prefix beside = sibling(route.prefix);
    if (taken.insert(beside).second) fresh.push_back(route_to(beside));
  }
}

template <class Kind>
UpdateRates update(Subject<Kind>& subject, const UpdatePlan& plan, UpdateLimits limits) {
  Tally inserts;
  Tally erases;
  const auto insert = [&](const LpmRoute& route) { return subject.insert(route); };
  const auto erase = [&](const LpmRoute& route) { return subject.erase(route.prefix); };
  Random random(kSeed);
  Chunks existing(plan.existing);
  Chunks fresh(plan.fresh);
  while (inserts.operations + erases.operations < limits.operations &&
         inserts.seconds + erases.seconds < limits.seconds) {
    Routes chunk = existing.next();
    erases.each(chunk, erase);
    random.shuffle(chunk);
    inserts.each(chunk, insert);
    if (plan.fresh.empty()) continue;
    chunk = fresh.next();
    inserts.each(chunk, insert);
    random.shuffle(chunk);
    erases.each(chunk, erase);
  }
  return {inserts.rate(), erases.rate(), inserts.operations + erases.operations,
          inserts.refused + erases.refused};
}

RebuildRates rebuild(Subject<Cloud>& subject, const std::vector<Routes>& tables,
                     UpdateLimits limits) {
  Random random(kSeed);
  std::size_t rebuilt = 0;
  std::size_t routes = 0;
  double seconds = 0;
  const auto put = [&](std::size_t table, const Routes& content) {
    subject.rebuild(static_cast<std::uint32_t>(table), content);
    routes += content.size();
    ++rebuilt;
  };
  while (routes < limits.operations && seconds < limits.seconds) {
    std::vector<std::size_t> chosen(std::min(kChunk, tables.size()));
    for (std::size_t& table : chosen) table = random.below(tables.size());
    const std::size_t other = random.below(tables.size());
    seconds += seconds_of([&] {
      for (const std::size_t table : chosen) put(table, tables[(table + other) % tables.size()]);
      for (const std::size_t table : chosen) put(table, tables[table]);
    });
  }
  return {static_cast<double>(rebuilt) / seconds / 1e3, static_cast<double>(routes) / seconds / 1e6,
          rebuilt};
}

template UpdateRates update(Subject<Ipv4>&, const UpdatePlan&, UpdateLimits);
template UpdateRates update(Subject<Ipv6>&, const UpdatePlan&, UpdateLimits);

}  // namespace reach::bench
