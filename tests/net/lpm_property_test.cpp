// SPDX-License-Identifier: Apache-2.0
// Random updates and look-ups against a linear scan, with each code path. REACH_PROPERTY_RUNS sets
// how many; RC_PARAMS, RapidCheck's own variable, wins, and takes the seed that a failure prints.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <span>
#include <string>

#include "code_paths.hpp"
#include "families.hpp"
#include "linear_table.hpp"
#include "random_routes.hpp"
#include "reach/net/lpm_table.hpp"
#include "reach/net/lpm_table_set.hpp"
#include "support/property_runs.hpp"

namespace reach::net {

namespace {

const bool kRunsAreSet = testing::set_property_runs("25");

enum class Kind : std::uint8_t {
  kInsert,       // the prefix
  kInsertParts,  // its 32 parts
  kErase,        // the prefix, which may not be there
  kEraseOne,     // one of the routes there are
  kEraseInside,  // all that the prefix covers
  kAssign,       // every other route, and the prefix twice
};

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::kInsert:
      return "insert";
    case Kind::kInsertParts:
      return "insert parts";
    case Kind::kErase:
      return "erase";
    case Kind::kEraseOne:
      return "erase one of the routes, number";
    case Kind::kEraseInside:
      return "erase all inside";
    case Kind::kAssign:
      return "assign half and";
  }
  return "?";
}

struct Update {
  Kind kind = Kind::kInsert;
  Prefix prefix;
  std::uint32_t value = 0;
};

void showValue(const Update& update, std::ostream& out) {
  out << name_of(update.kind) << " " << update.prefix.to_string() << " -> " << update.value;
}

rc::Gen<std::vector<Update>> update_lists(Family family, ValueWidth width) {
  const auto kinds = rc::gen::weightedElement<Kind>({{100, Kind::kInsert},
                                                     {20, Kind::kInsertParts},
                                                     {20, Kind::kErase},
                                                     {50, Kind::kEraseOne},
                                                     {10, Kind::kEraseInside},
                                                     {1, Kind::kAssign}});
  return rc::gen::container<std::vector<Update>>(
      rc::gen::map(rc::gen::tuple(kinds, nesting_prefixes(family), values_up_to(width)),
                   [](const std::tuple<Kind, Prefix, std::uint32_t>& drawn) {
                     const auto& [kind, prefix, value] = drawn;
                     return Update{kind, prefix, value};
                   }));
}

// A table and its linear twin: what happens to one happens to the other.
template <Family family>
class Twins {
 public:
  void apply(const Update& update) {
    switch (update.kind) {
      case Kind::kInsert:
        return insert({update.prefix, update.value});
      case Kind::kInsertParts:
        for (const LpmRoute& route : parts_of(update.prefix, update.value)) insert(route);
        return;
      case Kind::kErase:
        return erase(update.prefix);
      case Kind::kEraseOne:
        if (linear_.size() > 0)
          erase(linear_.routes()[update.prefix.address().hi() % linear_.size()].prefix);
        return;
      case Kind::kEraseInside:
        for (const LpmRoute& route : linear_.covered(update.prefix)) erase(route.prefix);
        return;
      case Kind::kAssign:
        return assign(update);
    }
  }

  // Where the prefix's update may have changed something it should not, one by one.
  void agree_around(Prefix prefix) const {
    std::vector<Address> addresses = edges_of(prefix);
    for (const LpmRoute& route : linear_.covering(prefix)) {
      for (const Address edge : edges_of(route.prefix)) addresses.push_back(edge);
    }
    for (const Address address : addresses) {
      const auto wanted = linear_.match(address);
      RC_ASSERT(table_.lookup(to_bits<family>(address)) == (wanted ? wanted->value : kLpmNoValue));
      RC_ASSERT(table_.match(to_bits<family>(address)) == wanted);
    }
    RC_ASSERT(table_.covering(prefix) == linear_.covering(prefix));
    RC_ASSERT(table_.covered(prefix) == linear_.covered(prefix));
    RC_ASSERT(table_.find(prefix) == linear_.find(prefix));
  }

  // At the edges of all routes, and of those there may have been, as one batch.
  void agree_everywhere(const std::vector<Update>& updates) const {
    RC_ASSERT(table_.size() == linear_.size());
    RC_ASSERT(routes_of(table_) == linear_.sorted());
    std::vector<AddressBits<family>> addresses;
    std::vector<std::uint32_t> wanted;
    const auto add_edges = [&](Prefix prefix) {
      for (const Address edge : edges_of(prefix)) {
        addresses.push_back(to_bits<family>(edge));
        wanted.push_back(linear_.lookup(edge));
      }
    };
    for (const LpmRoute& route : linear_.routes()) add_edges(route.prefix);
    for (const Update& update : updates) add_edges(update.prefix);
    if (addresses.empty()) return;
    // In two batches, the first of an odd size.
    std::vector<std::uint32_t> values(addresses.size());
    const std::size_t cut = addresses.size() / 3 | 1U;
    table_.lookup(std::span(addresses).first(cut), values);
    table_.lookup(std::span(addresses).subspan(cut), std::span(values).subspan(cut));
    RC_ASSERT(values == wanted);
    for (std::size_t i = 0; i < addresses.size(); ++i) values[i] = table_.lookup(addresses[i]);
    RC_ASSERT(values == wanted);
  }

 private:
  void insert(const LpmRoute& route) {
    RC_ASSERT(table_.insert(route.prefix, route.value) ==
              linear_.insert(route.prefix, route.value));
  }
  void erase(Prefix prefix) { RC_ASSERT(table_.erase(prefix) == linear_.erase(prefix)); }
  void assign(const Update& update) {
    std::vector<LpmRoute> routes = {{update.prefix, 1}};
    for (std::size_t i = 0; i < linear_.size(); i += 2) routes.push_back(linear_.routes()[i]);
    routes.push_back({update.prefix, update.value});
    RC_ASSERT(table_.assign(routes) == linear_.assign(routes));
  }

  LpmTable<family> table_;
  LinearTable linear_;
};

template <Family family>
void updates_agree() {
  const ValueWidth width = *value_widths();
  const std::vector<Update> updates = *update_lists(family, width);
  Twins<family> twins;
  for (std::size_t i = 0; i < updates.size(); ++i) {
    twins.apply(updates[i]);
    twins.agree_around(updates[i].prefix);
    if (i % 16 == 15) twins.agree_everywhere(updates);
  }
  twins.agree_everywhere(updates);
}

template <Family family>
void assigned_agree() {
  const ValueWidth width = *value_widths();
  const std::vector<LpmRoute> routes = *route_lists(family, width);
  LinearTable linear;
  const std::size_t overruled = linear.assign(routes);
  LpmTable<family> table;
  RC_ASSERT(table.assign(routes) == overruled);
  RC_ASSERT(routes_of(table) == linear.sorted());
  for (const LpmRoute& route : routes) {
    for (const Address edge : edges_of(route.prefix)) {
      const std::optional<LpmRoute> wanted = linear.match(edge);
      RC_ASSERT(table.match(to_bits<family>(edge)) == wanted);
      RC_ASSERT(table.lookup(to_bits<family>(edge)) == (wanted ? wanted->value : kLpmNoValue));
    }
  }
}

// A set and what its tables should hold.
class TwinSets {
 public:
  void add(const std::vector<LpmRoute>& routes) {
    RC_ASSERT(set_.add(routes) == linear_.size());
    linear_.emplace_back(routes);
    RC_ASSERT(set_.size() == linear_.size());
  }
  void rebuild(std::uint32_t table, const std::vector<LpmRoute>& routes) {
    set_.rebuild(table, routes);
    linear_[table].assign(routes);
    RC_ASSERT(set_.size() == linear_.size());
  }
  [[nodiscard]] std::size_t size() const { return linear_.size(); }

  // Of each table the edges of its routes and of a neighbour's, in turn.
  void agree() const {
    std::vector<LpmQuery> queries;
    for (std::uint32_t table = 0; table < linear_.size(); ++table) {
      for (const std::size_t routes_of : {std::size_t{table}, (table + 1) % linear_.size()}) {
        for (const LpmRoute& route : linear_[routes_of].routes()) {
          for (const Address edge : edges_of(route.prefix)) queries.push_back({table, edge});
        }
      }
    }
    // Queries of many tables and of both families side by side.
    std::stable_sort(queries.begin(), queries.end(), [](const LpmQuery& a, const LpmQuery& b) {
      return a.address.hi() % 61 < b.address.hi() % 61;
    });
    agree_on(queries);
  }

 private:
  void agree_on(const std::vector<LpmQuery>& queries) const {
    std::vector<std::uint32_t> values(queries.size());
    set_.lookup(queries, values);
    std::vector<std::uint32_t> ipv4_tables;
    std::vector<std::uint32_t> ipv4_addresses;
    std::vector<std::uint32_t> ipv4_wanted;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const auto [table, address] = queries[i];
      const std::uint32_t wanted = linear_[table].lookup(address);
      RC_ASSERT(values[i] == wanted);
      RC_ASSERT(set_.lookup(table, address) == wanted);
      if (!address.is_v4()) continue;
      ipv4_tables.push_back(table);
      ipv4_addresses.push_back(address.v4_bits());
      ipv4_wanted.push_back(wanted);
    }
    values.resize(ipv4_tables.size());
    set_.lookup(ipv4_tables, ipv4_addresses, values);
    RC_ASSERT(values == ipv4_wanted);
  }

  LpmTableSet set_;
  std::vector<LinearTable> linear_;
};

// Of one family, of both, or of none.
std::vector<LpmRoute> draw_table(ValueWidth width) {
  std::vector<LpmRoute> routes;
  for (const Family family : {Family::kIpv4, Family::kIpv6}) {
    if (*rc::gen::inRange(0, 3) == 0) continue;
    const std::vector<LpmRoute> own = *route_lists(family, width);
    routes.insert(routes.end(), own.begin(), own.end());
  }
  return routes;
}

void sets_agree() {
  TwinSets twins;
  const int steps = *rc::gen::inRange(1, 12);
  for (int step = 0; step < steps; ++step) {
    const bool adds = twins.size() == 0 || *rc::gen::arbitrary<bool>();
    const auto table = adds ? 0 : *rc::gen::inRange<std::size_t>(0, twins.size());
    // Tables of one batch may differ in how wide their values are.
    const std::vector<LpmRoute> routes = draw_table(*value_widths());
    if (adds) {
      twins.add(routes);
    } else {
      twins.rebuild(static_cast<std::uint32_t>(table), routes);
    }
    twins.agree();
  }
}

class LpmProperty : public ::testing::TestWithParam<LpmCodePath> {
 protected:
  void SetUp() override {
    if (!forced_.held()) GTEST_SKIP() << "this processor lacks " << name_of(GetParam());
  }

 private:
  ForcedCodePath forced_{GetParam()};
};

TEST_P(LpmProperty, UpdatedIpv4TableEqualsALinearScan) {
  EXPECT_TRUE(rc::check(updates_agree<Family::kIpv4>));
}
TEST_P(LpmProperty, UpdatedIpv6TableEqualsALinearScan) {
  EXPECT_TRUE(rc::check(updates_agree<Family::kIpv6>));
}
TEST_P(LpmProperty, TableSetEqualsLinearScans) {
  EXPECT_TRUE(rc::check(sets_agree));
}

// Building is the same with all code paths.
TEST(LpmAssignProperty, AssignedTableEqualsALinearScan) {
  EXPECT_TRUE(rc::check([] {
    // An IPv4 table takes long to build from nothing.
    const bool ipv4 = *rc::gen::weightedElement<bool>({{1, true}, {4, false}});
    return ipv4 ? assigned_agree<Family::kIpv4>() : assigned_agree<Family::kIpv6>();
  }));
}

INSTANTIATE_TEST_SUITE_P(CodePaths, LpmProperty, ::testing::ValuesIn(kCodePaths),
                         [](const auto& info) { return std::string(name_of(info.param)); });

}  // namespace
}  // namespace reach::net
