// SPDX-License-Identifier: Apache-2.0
// An example of each promise of lpm_table_set.hpp.
#include "reach/net/lpm_table_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "code_paths.hpp"
#include "linear_table.hpp"

namespace reach::net {
namespace {

using Routes = std::vector<LpmRoute>;
using Values = std::vector<std::uint32_t>;

Prefix prefix(std::string_view text) {
  return *Prefix::parse(text);
}
Address address(std::string_view text) {
  return *Address::parse(text);
}

constexpr std::uint32_t kUntouched = 123456;

// What stands behind the batch's end must stay.
Values batch(const LpmTableSet& set, std::span<const LpmQuery> queries) {
  Values values(queries.size() + 40, kUntouched);
  set.lookup(queries, values);
  for (std::size_t i = queries.size(); i < values.size(); ++i) EXPECT_EQ(values[i], kUntouched);
  values.resize(queries.size());
  return values;
}

// The same by the form for IPv4. REQUIRES: all are of IPv4.
Values ipv4_batch(const LpmTableSet& set, std::span<const LpmQuery> queries) {
  std::vector<std::uint32_t> tables;
  std::vector<std::uint32_t> addresses;
  for (const LpmQuery& query : queries) {
    tables.push_back(query.table);
    addresses.push_back(query.address.v4_bits());
  }
  Values values(queries.size() + 40, kUntouched);
  set.lookup(tables, addresses, values);
  for (std::size_t i = queries.size(); i < values.size(); ++i) EXPECT_EQ(values[i], kUntouched);
  values.resize(queries.size());
  return values;
}

Values singles(const LpmTableSet& set, std::span<const LpmQuery> queries) {
  Values values;
  for (const LpmQuery& query : queries) values.push_back(set.lookup(query.table, query.address));
  return values;
}

Values linear_answers(const std::vector<LinearTable>& tables, std::span<const LpmQuery> queries) {
  Values values;
  for (const LpmQuery& query : queries) values.push_back(tables[query.table].lookup(query.address));
  return values;
}

TEST(LpmTableSet, TablesAreNumberedFromZero) {
  LpmTableSet set;
  EXPECT_EQ(set.size(), 0U);
  EXPECT_EQ(set.add({}), 0U);
  EXPECT_EQ(set.add(Routes{{prefix("10.0.0.0/8"), 1}}), 1U);
  EXPECT_EQ(set.add({}), 2U);
  EXPECT_EQ(set.size(), 3U);
}

TEST(LpmTableSet, TheLongestPrefixWins) {
  LpmTableSet set;
  const auto table = set.add(Routes{{prefix("0.0.0.0/0"), 1},
                                    {prefix("10.0.0.0/8"), 2},
                                    {prefix("10.1.0.0/16"), 3},
                                    {prefix("10.1.2.3/32"), 4}});
  EXPECT_EQ(set.lookup(table, address("11.0.0.0")), 1U);
  EXPECT_EQ(set.lookup(table, address("10.2.2.3")), 2U);
  EXPECT_EQ(set.lookup(table, address("10.1.2.4")), 3U);
  EXPECT_EQ(set.lookup(table, address("10.1.2.3")), 4U);
}

TEST(LpmTableSet, TheLongestIpv6PrefixWins) {
  LpmTableSet set;
  const auto table = set.add(Routes{{prefix("::/0"), 1},
                                    {prefix("2001:db8::/32"), 2},
                                    {prefix("2001:db8:1:2::/64"), 3},
                                    {prefix("2001:db8:1:2::3/128"), 4}});
  EXPECT_EQ(set.lookup(table, address("::")), 1U);
  EXPECT_EQ(set.lookup(table, address("2001:db8::")), 2U);
  EXPECT_EQ(set.lookup(table, address("2001:db8:1:2::4")), 3U);
  EXPECT_EQ(set.lookup(table, address("2001:db8:1:2::3")), 4U);
  EXPECT_EQ(set.lookup(table, address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")), 1U);
}

TEST(LpmTableSet, AnEmptyTableMatchesNothing) {
  LpmTableSet set;
  set.add(Routes{{prefix("0.0.0.0/0"), 1}, {prefix("::/0"), 2}});
  const auto empty = set.add({});
  const std::vector<LpmQuery> queries = {{empty, address("10.1.2.3")}, {empty, address("::1")},
                                         {empty, address("0.0.0.0")},  {0, address("10.1.2.3")},
                                         {empty, address("::")},       {0, address("::")}};
  const Values expected = {kLpmNoValue, kLpmNoValue, kLpmNoValue, 1, kLpmNoValue, 2};
  EXPECT_EQ(singles(set, queries), expected);
  EXPECT_EQ(batch(set, queries), expected);
}

TEST(LpmTableSet, NothingIsAskedOfASetWithoutTables) {
  const LpmTableSet set;
  EXPECT_EQ(batch(set, {}), Values{});
  EXPECT_EQ(ipv4_batch(set, {}), Values{});
}

TEST(LpmTableSet, TheDefaultRouteAloneMatchesEveryAddress) {
  LpmTableSet set;
  const auto ipv4 = set.add(Routes{{prefix("0.0.0.0/0"), 7}});
  const auto ipv6 = set.add(Routes{{prefix("::/0"), 8}});
  EXPECT_EQ(set.lookup(ipv4, address("0.0.0.0")), 7U);
  EXPECT_EQ(set.lookup(ipv4, address("255.255.255.255")), 7U);
  EXPECT_EQ(set.lookup(ipv6, address("::")), 8U);
  EXPECT_EQ(set.lookup(ipv6, address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")), 8U);
}

TEST(LpmTableSet, AHostRouteMatchesItsAddressAlone) {
  LpmTableSet set;
  const auto table = set.add(Routes{{prefix("0.0.0.0/32"), 1},
                                    {prefix("255.255.255.255/32"), 2},
                                    {prefix("::/128"), 3},
                                    {prefix("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128"), 4}});
  const std::vector<LpmQuery> queries = {
      {table, address("0.0.0.0")},
      {table, address("0.0.0.1")},
      {table, address("255.255.255.255")},
      {table, address("255.255.255.254")},
      {table, address("::")},
      {table, address("::1")},
      {table, address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")},
      {table, address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe")}};
  const Values expected = {1, kLpmNoValue, 2, kLpmNoValue, 3, kLpmNoValue, 4, kLpmNoValue};
  EXPECT_EQ(singles(set, queries), expected);
  EXPECT_EQ(batch(set, queries), expected);
}

TEST(LpmTableSet, OfAPrefixGivenTwiceTheLastCounts) {
  LpmTableSet set;
  const Routes routes = {{prefix("10.0.0.0/8"), 1}, {prefix("::/0"), 2},
                         {prefix("10.0.0.0/8"), 3}, {prefix("10.1.0.0/16"), 4},
                         {prefix("::/0"), 5},       {prefix("10.0.0.0/8"), 6}};
  const auto table = set.add(routes);
  EXPECT_EQ(set.lookup(table, address("10.0.0.1")), 6U);
  EXPECT_EQ(set.lookup(table, address("10.1.0.1")), 4U);
  EXPECT_EQ(set.lookup(table, address("::1")), 5U);
  set.rebuild(table, Routes{{prefix("::/0"), 7}, {prefix("::/0"), 8}});
  EXPECT_EQ(set.lookup(table, address("::1")), 8U);
}

TEST(LpmTableSet, TablesAndFamiliesAreApart) {
  LpmTableSet set;
  const auto first = set.add(Routes{{prefix("0.0.0.0/0"), 1}});
  const auto second = set.add(Routes{{prefix("::/0"), 2}});
  EXPECT_EQ(set.lookup(first, address("::1")), kLpmNoValue);
  EXPECT_EQ(set.lookup(second, address("1.1.1.1")), kLpmNoValue);
  EXPECT_EQ(set.lookup(second, address("::1")), 2U);
}

// The bits of both addresses begin alike.
TEST(LpmTableSet, BothFamiliesStandInOneTable) {
  LpmTableSet set;
  const auto table = set.add(Routes{{prefix("2001:db8::/32"), 1},
                                    {prefix("32.1.0.0/16"), 2},
                                    {prefix("2001:db8::1/128"), 3},
                                    {prefix("32.1.13.184/32"), 4}});
  const std::vector<LpmQuery> queries = {
      {table, address("2001:db8::")},  {table, address("32.1.13.184")},
      {table, address("2001:db8::1")}, {table, address("32.1.13.185")},
      {table, address("2001:db9::")},  {table, address("32.2.0.0")}};
  const Values expected = {1, 4, 3, 2, kLpmNoValue, kLpmNoValue};
  EXPECT_EQ(singles(set, queries), expected);
  EXPECT_EQ(batch(set, queries), expected);
}

class LpmTableSetOnCodePath : public ::testing::TestWithParam<LpmCodePath> {};

TEST_P(LpmTableSetOnCodePath, EveryValueIsAValue) {
  const ForcedCodePath forced(GetParam());
  if (!forced.held()) GTEST_SKIP() << "this processor lacks " << name_of(GetParam());
  LpmTableSet set;
  // Around what fits 8, 15, 16, 25 and 32 bits with some marks besides.
  const Values values = {
      0,           1,         253,       254,       255,         32766,
      32767,       32768,     65533,     65534,     65535,       65536,
      0x1fffffe,   0x1ffffff, 0x2000000, 0x7ffffff, 0x80000000U, kLpmMaxValue - 1,
      kLpmMaxValue};
  Routes all;
  for (std::uint32_t i = 0; i < values.size(); ++i) {
    const Address place = Address::v4(0x0a000000U + (i << 8U));
    all.push_back({Prefix::covering(place, 24), values[i]});
    set.add(Routes{all.back(), {prefix("::/0"), values[i]}});
  }
  const auto table = set.add(all);
  // The one value of a whole table may be kept in another place.
  for (const std::uint32_t value : values)
    set.add(Routes{{everything(Family::kIpv4), value}, {everything(Family::kIpv6), value}});
  for (std::uint32_t i = 0; i < values.size(); ++i) {
    const std::uint32_t whole = table + 1 + i;
    EXPECT_EQ(set.lookup(whole, address("10.1.2.3")), values[i]);
    EXPECT_EQ(set.lookup(whole, address("::1")), values[i]);
    const std::vector<LpmQuery> sixteen(16, {whole, address("10.1.2.3")});
    EXPECT_EQ(batch(set, sixteen), Values(16, values[i]));
    const Address place = Address::v4(0x0a000005U + (i << 8U));
    EXPECT_EQ(set.lookup(i, place), values[i]);
    EXPECT_EQ(set.lookup(i, address("::1")), values[i]);
    EXPECT_EQ(set.lookup(table, place), values[i]);
    const std::vector<LpmQuery> placed(16, {table, place});
    EXPECT_EQ(batch(set, placed), Values(16, values[i]));
    EXPECT_EQ(ipv4_batch(set, placed), Values(16, values[i]));
  }
}

INSTANTIATE_TEST_SUITE_P(CodePaths, LpmTableSetOnCodePath, ::testing::ValuesIn(kCodePaths),
                         [](const auto& info) { return std::string(name_of(info.param)); });

TEST(LpmTableSet, RebuildReplacesOneTableAlone) {
  LpmTableSet set;
  const auto first = set.add(Routes{{prefix("10.0.0.0/8"), 1}});
  const auto second = set.add(Routes{{prefix("10.0.0.0/8"), 2}});
  set.rebuild(first, Routes{{prefix("11.0.0.0/8"), 3}});
  EXPECT_EQ(set.lookup(first, address("10.0.0.1")), kLpmNoValue);
  EXPECT_EQ(set.lookup(first, address("11.0.0.1")), 3U);
  EXPECT_EQ(set.lookup(second, address("10.0.0.1")), 2U);
  EXPECT_EQ(set.size(), 2U);
}

// count host routes, every other address from 10.0.0.0, or from fd00::, with values from `value`.
Routes host_routes(Family family, std::uint32_t count, std::uint32_t value) {
  Routes routes;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Address each = family == Family::kIpv4
                             ? Address::v4(0x0a000000U + 2 * i)
                             : Address::v6(0xfd00000000000000U, 2 * std::uint64_t{i});
    routes.push_back({Prefix::host(each), value + i});
  }
  return routes;
}

Routes both(const Routes& first, const Routes& second) {
  Routes routes = first;
  routes.insert(routes.end(), second.begin(), second.end());
  return routes;
}

// At each of the tables' host routes and at the gap behind it, in every table.
void expect_equal(const LpmTableSet& set, const std::vector<LinearTable>& tables) {
  std::vector<LpmQuery> queries;
  for (std::uint32_t table = 0; table < tables.size(); ++table) {
    for (const LpmRoute& route : tables[table].routes()) {
      const Address hit = route.prefix.address();
      const Address gap =
          Address::from_bits(hit.family(), hit.hi() | (hit.is_v4() ? 1ULL << 32U : 0),
                             hit.lo() | (hit.is_v4() ? 0 : 1));
      for (std::uint32_t asked = 0; asked < tables.size(); ++asked) {
        queries.push_back({asked, hit});
        queries.push_back({asked, gap});
      }
    }
  }
  const Values expected = linear_answers(tables, queries);
  EXPECT_EQ(singles(set, queries), expected);
  EXPECT_EQ(batch(set, queries), expected);
}

TEST(LpmTableSet, RebuildGrowsAndShrinksATableBetweenTwoOthers) {
  LpmTableSet set;
  std::vector<LinearTable> tables;
  for (const Family family : {Family::kIpv4, Family::kIpv6, Family::kIpv4}) {
    const Routes routes = host_routes(family, 20, 100);
    set.add(routes);
    tables.emplace_back(routes);
  }
  for (const std::uint32_t count : {0U, 1U, 300U, 2U, 16U, 17U, 0U, 40U, 200U}) {
    const Routes routes = both(host_routes(Family::kIpv4, count, 1000 * count),
                               host_routes(Family::kIpv6, count / 2, 500 * count));
    set.rebuild(1, routes);
    tables[1].assign(routes);
    expect_equal(set, tables);
  }
  // A table may come after a rebuild.
  const Routes last = host_routes(Family::kIpv6, 30, 7);
  EXPECT_EQ(set.add(last), 3U);
  tables.emplace_back(last);
  expect_equal(set, tables);
}

// A table of a cloud: its network, peers' networks, a default route, some hosts.
Routes cloud_table(std::uint32_t number, std::mt19937& random) {
  const std::uint32_t base = 0x0a000000U | (number % 256U) << 16U;
  Routes routes = {{Prefix::covering(Address::v4(base), 16), 0}};
  const std::uint32_t count = number % 7 == 3 ? 0 : static_cast<std::uint32_t>(random()) % 20;
  for (std::uint32_t i = 1; i <= count; ++i) {
    const Address drawn = Address::v4(base ^ (static_cast<std::uint32_t>(random()) & 0x1ffffU));
    const int length = i % 5 == 0 ? 32 : 24;
    routes.push_back({Prefix::covering(drawn, length), number + i});
    if (i % 3 == 0) {
      const Address wide = Address::v6(std::uint64_t{0xfd00} << 48U | random() % 8U, 0);
      routes.push_back({Prefix::covering(wide, i % 2 == 0 ? 60 : 64), number + i});
    }
  }
  if (number % 3 != 0) routes.push_back({everything(Family::kIpv4), number});
  return routes;
}

class CloudTables {
 public:
  explicit CloudTables(std::uint32_t count) {
    for (std::uint32_t number = 0; number < count; ++number) {
      const Routes routes = cloud_table(number, random_);
      EXPECT_EQ(set_.add(routes), number);
      linear_.emplace_back(routes);
    }
  }

  void rebuild_some(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const auto table = static_cast<std::uint32_t>(random_() % linear_.size());
      const Routes routes = cloud_table(table + i, random_);
      set_.rebuild(table, routes);
      linear_[table].assign(routes);
    }
  }

  // Half of the queries of any table, half in or near its own network.
  std::vector<LpmQuery> queries(std::size_t count, bool ipv4_alone) {
    std::vector<LpmQuery> drawn;
    while (drawn.size() < count) {
      const auto table = static_cast<std::uint32_t>(random_() % linear_.size());
      const auto bits = static_cast<std::uint32_t>(random_());
      Address asked = Address::v4(bits);
      if (bits % 2 == 0) asked = Address::v4((0x0a000000U | table % 256U << 16U) ^ (bits >> 15U));
      if (!ipv4_alone && bits % 5 == 0)
        asked = Address::v6(std::uint64_t{0xfd00} << 48U | random_() % 20U, bits);
      drawn.push_back({table, asked});
    }
    return drawn;
  }

  void expect_equal() {
    for (const bool ipv4_alone : {false, true}) {
      const std::vector<LpmQuery> asked = queries(30000, ipv4_alone);
      const Values expected = linear_answers(linear_, asked);
      EXPECT_EQ(singles(set_, asked), expected);
      for (const LpmCodePath path : code_paths_here()) {
        const ForcedCodePath forced(path);
        SCOPED_TRACE(name_of(path));
        EXPECT_EQ(batch(set_, asked), expected);
        if (!ipv4_alone) continue;
        EXPECT_EQ(ipv4_batch(set_, asked), expected);
      }
    }
  }

  [[nodiscard]] const LpmTableSet& set() const { return set_; }
  [[nodiscard]] Values answers(std::span<const LpmQuery> asked) const {
    return linear_answers(linear_, asked);
  }

 private:
  std::mt19937 random_{3};
  LpmTableSet set_;
  std::vector<LinearTable> linear_;
};

TEST(LpmTableSet, ThousandsOfTables) {
  CloudTables tables(3000);
  EXPECT_EQ(tables.set().size(), 3000U);
  tables.expect_equal();
  tables.rebuild_some(2000);
  EXPECT_EQ(tables.set().size(), 3000U);
  tables.expect_equal();
}

TEST(LpmTableSet, BatchesOfEverySizeEqualSingleLookUps) {
  CloudTables tables(50);
  for (const bool ipv4_alone : {false, true}) {
    const std::vector<LpmQuery> queries = tables.queries(1100, ipv4_alone);
    const Values answers = tables.answers(queries);
    for (const LpmCodePath path : code_paths_here()) {
      const ForcedCodePath forced(path);
      SCOPED_TRACE(name_of(path));
      EXPECT_EQ(singles(tables.set(), queries), answers);
      for (const std::size_t size : kBatchSizes) {
        for (const std::size_t begin : kBatchBegins) {
          const auto some = std::span(queries).subspan(begin, size);
          const auto wanted = std::span(answers).subspan(begin, size);
          const Values expected(wanted.begin(), wanted.end());
          EXPECT_EQ(batch(tables.set(), some), expected);
          if (!ipv4_alone) continue;
          EXPECT_EQ(ipv4_batch(tables.set(), some), expected);
        }
      }
    }
  }
}

// Queries in the order of their tables are served in another way by some implementations.
TEST(LpmTableSet, ABatchMayBeSortedByTableOrOfOneTable) {
  CloudTables tables(50);
  std::vector<LpmQuery> queries = tables.queries(3000, true);
  std::sort(queries.begin(), queries.end(),
            [](const LpmQuery& a, const LpmQuery& b) { return a.table < b.table; });
  EXPECT_EQ(batch(tables.set(), queries), tables.answers(queries));
  EXPECT_EQ(ipv4_batch(tables.set(), queries), tables.answers(queries));
  for (LpmQuery& query : queries) query.table = 8;
  EXPECT_EQ(batch(tables.set(), queries), tables.answers(queries));
  EXPECT_EQ(ipv4_batch(tables.set(), queries), tables.answers(queries));
}

TEST(LpmTableSet, OneLargeTableStandsAmongSmallOnes) {
  constexpr std::uint32_t kCount = 20000;
  LpmTableSet set;
  set.add(Routes{{prefix("10.0.0.0/8"), 1}});
  set.add(both(host_routes(Family::kIpv4, kCount, 0), host_routes(Family::kIpv6, kCount, 9)));
  set.add(Routes{{prefix("10.0.0.0/8"), 2}});
  std::vector<LpmQuery> queries;
  Values expected;
  for (std::uint32_t i = 0; i < kCount; ++i) {
    const Address hit = Address::v4(0x0a000000U + 2 * i);
    queries.insert(queries.end(),
                   {{0, hit}, {1, hit}, {2, hit}, {1, Address::v4(hit.v4_bits() + 1)}});
    queries.push_back({1, Address::v6(0xfd00000000000000U, 2 * std::uint64_t{i})});
    queries.push_back({1, Address::v6(0xfd00000000000000U, 2 * std::uint64_t{i} + 1)});
    expected.insert(expected.end(), {1, i, 2, kLpmNoValue, i + 9, kLpmNoValue});
  }
  EXPECT_EQ(singles(set, queries), expected);
  EXPECT_EQ(batch(set, queries), expected);
}

TEST(LpmTableSet, AMovedSetAnswersAsBefore) {
  LpmTableSet first;
  first.add(Routes{{prefix("10.0.0.0/8"), 1}});
  LpmTableSet second(std::move(first));
  EXPECT_EQ(second.lookup(0, address("10.0.0.1")), 1U);
  LpmTableSet third;
  third.add({});
  third = std::move(second);
  EXPECT_EQ(third.size(), 1U);
  EXPECT_EQ(third.lookup(0, address("10.0.0.1")), 1U);
  EXPECT_EQ(third.add({}), 1U);
}

std::size_t total(const LpmMemory& memory) {
  return memory.lookup + memory.routes;
}

TEST(LpmTableSet, MemoryGrowsWithTheRoutes) {
  LpmTableSet set;
  std::size_t before = total(set.memory());
  for (int step = 0; step < 3; ++step) {
    for (int table = 0; table < 500; ++table) set.add(host_routes(Family::kIpv4, 40, 3));
    EXPECT_GT(set.memory().lookup, 0U);
    EXPECT_GT(total(set.memory()), before);
    before = total(set.memory());
  }
}

TEST(LpmTableSet, ASetThatIsRebuiltForEverStaysAsLarge) {
  LpmTableSet set;
  for (int table = 0; table < 10; ++table) set.add({});
  const auto round = [&] {
    for (std::uint32_t table = 0; table < 10; ++table) {
      for (const std::uint32_t count : {table * 30, 200U, 0U, 400U, 1U})
        set.rebuild(table, both(host_routes(Family::kIpv4, count, table),
                                host_routes(Family::kIpv6, count / 2, table)));
    }
  };
  round();
  round();
  const std::size_t early = total(set.memory());
  for (int i = 0; i < 20; ++i) round();
  EXPECT_LE(total(set.memory()), 2 * early);
}

}  // namespace
}  // namespace reach::net
