// SPDX-License-Identifier: Apache-2.0
// The tables promise that const methods are safe from many threads: run under ThreadSanitizer.
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <random>
#include <thread>
#include <vector>

#include "../net/code_paths.hpp"
#include "../net/families.hpp"
#include "reach/net/lpm_table.hpp"
#include "reach/net/lpm_table_set.hpp"

namespace reach::net {
namespace {

using Values = std::vector<std::uint32_t>;

constexpr std::size_t kAddresses = 1000;

// Around a few addresses, so that look-ups find something, short or long.
Address random_address(Family family, std::mt19937_64& random) {
  const std::uint64_t near = random() >> (16 + random() % 40);
  if (family == Family::kIpv4) return Address::v4(0x0a000000U ^ static_cast<std::uint32_t>(near));
  return Address::v6(0x20010db800000000U ^ near, random() % 3);
}

std::vector<LpmRoute> random_routes(Family family, std::size_t count, std::mt19937_64& random) {
  std::vector<LpmRoute> routes = {{everything(family), 0}};
  while (routes.size() < count) {
    const int length =
        address_bits(family) - static_cast<int>(random() % 20) * (family == Family::kIpv4 ? 1 : 5);
    const auto value = static_cast<std::uint32_t>(routes.size());
    routes.push_back({Prefix::covering(random_address(family, random), length), value});
  }
  return routes;
}

// Each thread asks at the same time as the others, from the first look-up on; all get one answer.
void expect_one_answer(const std::function<Values()>& ask) {
  std::vector<Values> answers(4);
  std::vector<std::thread> threads;
  for (Values& answer : answers) {
    threads.emplace_back([&ask, &answer] {
      for (int i = 0; i < 4; ++i) answer = ask();
    });
  }
  // Which code path is in use may change meanwhile.
  {
    const ForcedCodePath kept(lpm_code_path());
    for (int i = 0; i < 100; ++i) force_lpm_code_path(kCodePaths[static_cast<std::size_t>(i) % 3]);
  }
  for (std::thread& thread : threads) thread.join();
  const Values expected = ask();
  for (const Values& answer : answers) EXPECT_EQ(answer, expected);
}

// All that can be asked of a table.
template <Family family>
Values ask(const LpmTable<family>& table, const std::vector<AddressBits<family>>& addresses) {
  Values values(addresses.size());
  table.lookup(addresses, values);
  for (const auto& address : addresses) {
    values.push_back(table.lookup(address));
    const auto match = table.match(address);
    values.push_back(match ? match->value : kLpmNoValue);
  }
  for (const LpmRoute& route : table.covering(Prefix::host(to_address(addresses[0]))))
    values.push_back(route.value);
  for (const LpmRoute& route : table.covered(Prefix::covering(to_address(addresses[0]), 12)))
    values.push_back(table.find(route.prefix).value_or(kLpmNoValue));
  table.visit([&](const LpmRoute& route) { values.push_back(route.value); });
  values.push_back(static_cast<std::uint32_t>(table.size() + table.memory().lookup));
  return values;
}

template <Family family>
void expect_one_answer_of_a_table() {
  std::mt19937_64 random(1);
  const LpmTable<family> table(random_routes(family, 2000, random));
  std::vector<AddressBits<family>> addresses;
  while (addresses.size() < kAddresses)
    addresses.push_back(to_bits<family>(random_address(family, random)));
  expect_one_answer([&] { return ask(table, addresses); });
}

TEST(LpmThreads, ManyLookUpInOneIpv4Table) {
  expect_one_answer_of_a_table<Family::kIpv4>();
}

TEST(LpmThreads, ManyLookUpInOneIpv6Table) {
  expect_one_answer_of_a_table<Family::kIpv6>();
}

Values ask(const LpmTableSet& set, const std::vector<LpmQuery>& queries) {
  Values values(queries.size());
  set.lookup(queries, values);
  std::vector<std::uint32_t> tables;
  std::vector<std::uint32_t> addresses;
  for (const LpmQuery& query : queries) {
    values.push_back(set.lookup(query.table, query.address));
    if (!query.address.is_v4()) continue;
    tables.push_back(query.table);
    addresses.push_back(query.address.v4_bits());
  }
  Values ipv4_values(tables.size());
  set.lookup(tables, addresses, ipv4_values);
  values.insert(values.end(), ipv4_values.begin(), ipv4_values.end());
  values.push_back(static_cast<std::uint32_t>(set.size() + set.memory().lookup));
  return values;
}

TEST(LpmThreads, ManyLookUpInOneSetOfTables) {
  constexpr std::uint32_t kTables = 100;
  std::mt19937_64 random(2);
  LpmTableSet set;
  for (std::uint32_t table = 0; table < kTables; ++table) {
    std::vector<LpmRoute> routes = random_routes(Family::kIpv4, 1 + random() % 100, random);
    const std::vector<LpmRoute> ipv6 = random_routes(Family::kIpv6, 1 + random() % 20, random);
    routes.insert(routes.end(), ipv6.begin(), ipv6.end());
    set.add(routes);
  }
  std::vector<LpmQuery> queries;
  while (queries.size() < kAddresses) {
    const Family family = random() % 3 == 0 ? Family::kIpv6 : Family::kIpv4;
    queries.push_back(
        {static_cast<std::uint32_t>(random() % kTables), random_address(family, random)});
  }
  expect_one_answer([&] { return ask(set, queries); });
}

}  // namespace
}  // namespace reach::net
