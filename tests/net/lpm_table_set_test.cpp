// SPDX-License-Identifier: Apache-2.0
#include "reach/net/lpm_table_set.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace reach::net {
namespace {

Prefix prefix(std::string_view text) {
  return *Prefix::parse(text);
}
Address address(std::string_view text) {
  return *Address::parse(text);
}

TEST(LpmTableSet, TheLongestPrefixWins) {
  LpmTableSet set;
  const std::vector<LpmRoute> routes = {
      {prefix("0.0.0.0/0"), 1}, {prefix("10.0.0.0/8"), 2}, {prefix("10.1.0.0/16"), 3}};
  const auto table = set.add(routes);
  EXPECT_EQ(set.lookup(table, address("10.1.2.3")), (LpmMatch{prefix("10.1.0.0/16"), 3}));
  EXPECT_EQ(set.lookup(table, address("10.2.2.3")), (LpmMatch{prefix("10.0.0.0/8"), 2}));
  EXPECT_EQ(set.lookup(table, address("11.0.0.0")), (LpmMatch{prefix("0.0.0.0/0"), 1}));
}

TEST(LpmTableSet, AnEmptyTableMatchesNothing) {
  LpmTableSet set;
  const auto table = set.add({});
  EXPECT_EQ(set.lookup(table, address("10.1.2.3")), std::nullopt);
}

TEST(LpmTableSet, OfAPrefixGivenTwiceTheLastCounts) {
  LpmTableSet set;
  const std::vector<LpmRoute> routes = {{prefix("10.0.0.0/8"), 1}, {prefix("10.0.0.0/8"), 2}};
  EXPECT_EQ(set.lookup(set.add(routes), address("10.0.0.1"))->value, 2U);
}

TEST(LpmTableSet, TablesAndFamiliesAreApart) {
  LpmTableSet set;
  const auto first = set.add(std::vector<LpmRoute>{{prefix("0.0.0.0/0"), 1}});
  const auto second = set.add(std::vector<LpmRoute>{{prefix("::/0"), 2}});
  EXPECT_EQ(set.lookup(first, address("::1")), std::nullopt);
  EXPECT_EQ(set.lookup(second, address("1.1.1.1")), std::nullopt);
  EXPECT_EQ(set.lookup(second, address("::1"))->value, 2U);
}

TEST(LpmTableSet, RebuildReplacesOneTableAlone) {
  LpmTableSet set;
  const auto first = set.add(std::vector<LpmRoute>{{prefix("10.0.0.0/8"), 1}});
  const auto second = set.add(std::vector<LpmRoute>{{prefix("10.0.0.0/8"), 2}});
  set.rebuild(first, std::vector<LpmRoute>{{prefix("11.0.0.0/8"), 3}});
  EXPECT_EQ(set.lookup(first, address("10.0.0.1")), std::nullopt);
  EXPECT_EQ(set.lookup(first, address("11.0.0.1"))->value, 3U);
  EXPECT_EQ(set.lookup(second, address("10.0.0.1"))->value, 2U);
}

TEST(LpmTableSet, BatchGivesWhatSingleLookupsGive) {
  LpmTableSet set;
  const auto table = set.add(std::vector<LpmRoute>{{prefix("10.0.0.0/8"), 7}});
  const std::vector<LpmQuery> queries = {{table, address("10.0.0.1")},
                                         {table, address("11.0.0.1")}};
  std::vector<std::uint32_t> values(queries.size());
  set.lookup(queries, values);
  EXPECT_EQ(values, (std::vector<std::uint32_t>{7, LpmTableSet::kNoValue}));
}

// Few bits, so that prefixes nest and repeat.
Prefix small_prefix() {
  const auto bits = *rc::gen::inRange(0U, 256U);
  return Prefix::covering(Address::v4(bits << 24U), *rc::gen::inRange(0, 11));
}

TEST(LpmTableSet, EqualsALinearScan) {
  EXPECT_TRUE(rc::check("the plain table equals a linear scan", [] {
    std::vector<LpmRoute> routes;
    const auto count = *rc::gen::inRange(0, 12);
    for (int i = 0; i < count; ++i)
      routes.push_back({small_prefix(), static_cast<std::uint32_t>(i)});
    LpmTableSet set;
    const auto table = set.add(routes);
    for (std::uint32_t top = 0; top < 256; ++top) {
      const Address wanted = Address::v4(top << 24U | 0x00600000U);
      std::optional<LpmMatch> expected;
      for (const LpmRoute& route : routes) {
        const bool longer = !expected || route.prefix.length() >= expected->prefix.length();
        if (route.prefix.contains(wanted) && longer) expected = LpmMatch{route.prefix, route.value};
      }
      RC_ASSERT(set.lookup(table, wanted) == expected);
    }
  }));
}

}  // namespace
}  // namespace reach::net
