// SPDX-License-Identifier: Apache-2.0
// An example of each promise of lpm_table.hpp, in both families.
#include "reach/net/lpm_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <random>

#include "code_paths.hpp"
#include "families.hpp"
#include "linear_table.hpp"

namespace reach::net {

namespace {

Prefix prefix(std::string_view text) {
  return *Prefix::parse(text);
}

// Prefixes that nest, and an address in each that is in none of the longer ones.
template <Family family>
struct Places {
  Prefix everything, wide, middle, narrow, host;
  AddressBits<family> outside, in_wide, in_middle, in_narrow, in_host;

  [[nodiscard]] std::vector<LpmRoute> routes() const {
    return {{everything, 1}, {wide, 2}, {middle, 3}, {narrow, 4}, {host, 5}};
  }
};

template <Family family>
Places<family> places() {
  const auto bits = [](std::string_view text) { return to_bits<family>(*Address::parse(text)); };
  if constexpr (family == Family::kIpv4) {
    return {prefix("0.0.0.0/0"),   prefix("10.0.0.0/8"),  prefix("10.1.0.0/16"),
            prefix("10.1.2.0/24"), prefix("10.1.2.3/32"), bits("11.0.0.0"),
            bits("10.2.0.0"),      bits("10.1.3.0"),      bits("10.1.2.4"),
            bits("10.1.2.3")};
  } else {
    return {prefix("::/0"),
            prefix("2001:db8::/32"),
            prefix("2001:db8:1::/48"),
            prefix("2001:db8:1:2::/64"),
            prefix("2001:db8:1:2::3/128"),
            bits("2001:db9::"),
            bits("2001:db8:2::"),
            bits("2001:db8:1:3::"),
            bits("2001:db8:1:2::4"),
            bits("2001:db8:1:2::3")};
  }
}

template <class Tag>
class LpmTableTest : public ::testing::Test {
 protected:
  static constexpr Family kFamily = Tag::value;
  using Bits = AddressBits<kFamily>;
  using Table = LpmTable<kFamily>;

  const Places<kFamily> at_ = places<kFamily>();

  // The n-th address of the family's upper half: IPv6 has little else.
  static Address nth(std::uint32_t n) {
    if constexpr (kFamily == Family::kIpv4) return Address::v4(0x80000000U + n);
    return Address::v6(std::uint64_t{0x80000000} << 32U, n);
  }
  static Bits nth_bits(std::uint32_t n) { return to_bits<kFamily>(nth(n)); }
  // The n-th of prefixes with space between them, a few of them longer than the others.
  static Prefix spaced_prefix(std::uint32_t n) {
    const int longer = n % 16 == 3 ? 5 : 0;
    if constexpr (kFamily == Family::kIpv4)
      return Prefix::covering(Address::v4(0x80000000U + (n << 11U)), 24 + longer);
    const std::uint64_t hi = (std::uint64_t{0x80000000} << 32U) + (std::uint64_t{n} << 34U);
    return Prefix::covering(Address::v6(hi, 0), 32 + 7 * longer);
  }

  static Bits random_bits(std::mt19937_64& random) {
    if constexpr (kFamily == Family::kIpv4) {
      return static_cast<std::uint32_t>(random());
    } else {
      return {random(), random()};
    }
  }

  // Values for the addresses as one batch; what stands behind the batch's end must stay.
  static std::vector<std::uint32_t> batch(const Table& table, std::span<const Bits> addresses) {
    constexpr std::uint32_t kUntouched = 123456;
    std::vector<std::uint32_t> values(addresses.size() + 40, kUntouched);
    table.lookup(addresses, values);
    for (std::size_t i = addresses.size(); i < values.size(); ++i) EXPECT_EQ(values[i], kUntouched);
    values.resize(addresses.size());
    return values;
  }

  static std::vector<std::uint32_t> singles(const Table& table, std::span<const Bits> addresses) {
    std::vector<std::uint32_t> values;
    for (const Bits& address : addresses) values.push_back(table.lookup(address));
    return values;
  }

  // What a linear scan of the table's own routes says.
  static std::vector<std::uint32_t> expected(const LinearTable& routes,
                                             std::span<const Bits> addresses) {
    std::vector<std::uint32_t> values;
    for (const Bits& address : addresses) values.push_back(routes.lookup(to_address(address)));
    return values;
  }

  static std::vector<Bits> edges(std::span<const LpmRoute> routes) {
    std::vector<Bits> addresses;
    for (const LpmRoute& route : routes) {
      for (const Address address : edges_of(route.prefix))
        addresses.push_back(to_bits<kFamily>(address));
    }
    return addresses;
  }

  static void expect_equal(const Table& table, const LinearTable& routes) {
    const std::vector<Bits> addresses = edges(routes.routes());
    const std::vector<std::uint32_t> values = expected(routes, addresses);
    EXPECT_EQ(singles(table, addresses), values);
    EXPECT_EQ(batch(table, addresses), values);
    EXPECT_EQ(routes_of(table), routes.sorted());
    EXPECT_EQ(table.size(), routes.size());
  }

  // Values for the five places, from the outermost.
  std::array<std::uint32_t, 5> values_at_places(const Table& table) const {
    return {table.lookup(at_.outside), table.lookup(at_.in_wide), table.lookup(at_.in_middle),
            table.lookup(at_.in_narrow), table.lookup(at_.in_host)};
  }
};

struct FamilyName {
  template <class Tag>
  static std::string GetName(int /*index*/) {
    return Tag::value == Family::kIpv4 ? "Ipv4" : "Ipv6";
  }
};
using BothFamilies = ::testing::Types<OfFamily<Family::kIpv4>, OfFamily<Family::kIpv6>>;
TYPED_TEST_SUITE(LpmTableTest, BothFamilies, FamilyName);

using FiveValues = std::array<std::uint32_t, 5>;

TYPED_TEST(LpmTableTest, AnEmptyTableMatchesNothing) {
  typename TestFixture::Table table;
  const auto& at = this->at_;
  EXPECT_EQ(table.size(), 0U);
  EXPECT_EQ(table.lookup(at.in_host), kLpmNoValue);
  EXPECT_EQ(table.match(at.in_host), std::nullopt);
  const std::vector addresses = {at.outside, at.in_wide, at.in_host};
  EXPECT_EQ(this->batch(table, addresses), (std::vector<std::uint32_t>(3, kLpmNoValue)));
  EXPECT_EQ(table.find(at.everything), std::nullopt);
  EXPECT_EQ(routes_of(table), std::vector<LpmRoute>{});
  EXPECT_EQ(table.covering(at.host), std::vector<LpmRoute>{});
  EXPECT_EQ(table.covered(at.everything), std::vector<LpmRoute>{});
  EXPECT_FALSE(table.erase(at.everything));
}

TYPED_TEST(LpmTableTest, TheLongestPrefixWins) {
  const auto& at = this->at_;
  const typename TestFixture::Table table(at.routes());
  EXPECT_EQ(this->values_at_places(table), (FiveValues{1, 2, 3, 4, 5}));
  EXPECT_EQ(table.match(at.outside), (LpmRoute{at.everything, 1}));
  EXPECT_EQ(table.match(at.in_wide), (LpmRoute{at.wide, 2}));
  EXPECT_EQ(table.match(at.in_middle), (LpmRoute{at.middle, 3}));
  EXPECT_EQ(table.match(at.in_narrow), (LpmRoute{at.narrow, 4}));
  EXPECT_EQ(table.match(at.in_host), (LpmRoute{at.host, 5}));
}

TYPED_TEST(LpmTableTest, TheDefaultRouteAloneMatchesEveryAddress) {
  const Prefix everything = this->at_.everything;
  const typename TestFixture::Table table(std::vector<LpmRoute>{{everything, 9}});
  for (const Address address : edges_of(everything)) {
    const auto bits = to_bits<TypeParam::value>(address);
    EXPECT_EQ(table.lookup(bits), 9U);
    EXPECT_EQ(table.match(bits), (LpmRoute{everything, 9}));
  }
  EXPECT_EQ(table.lookup(this->at_.in_host), 9U);
}

TYPED_TEST(LpmTableTest, AHostRouteMatchesItsAddressAlone) {
  const Prefix everything = this->at_.everything;
  const Prefix first = Prefix::host(everything.address());
  const Prefix last = Prefix::host(everything.last());
  const std::vector<LpmRoute> routes = {{first, 1}, {last, 2}, {this->at_.host, 3}};
  const typename TestFixture::Table table(routes);
  for (const LpmRoute& route : routes) {
    const Address address = route.prefix.address();
    EXPECT_EQ(table.match(to_bits<TypeParam::value>(address)), route);
  }
  this->expect_equal(table, LinearTable(routes));
}

TYPED_TEST(LpmTableTest, OfAPrefixGivenTwiceTheLastCounts) {
  const auto& at = this->at_;
  const std::vector<LpmRoute> routes = {{at.wide, 1}, {at.host, 2}, {at.wide, 3},
                                        {at.wide, 4}, {at.host, 5}, {at.narrow, 6}};
  typename TestFixture::Table table;
  EXPECT_EQ(table.assign(routes), 3U);
  EXPECT_EQ(table.size(), 3U);
  EXPECT_EQ(table.lookup(at.in_wide), 4U);
  EXPECT_EQ(table.lookup(at.in_host), 5U);
  EXPECT_EQ(this->values_at_places(typename TestFixture::Table(routes)),
            this->values_at_places(table));
  EXPECT_EQ(table.assign(at.routes()), 0U);
}

TYPED_TEST(LpmTableTest, TheOrderInWhichRoutesAreGivenIsOfNoImport) {
  std::vector<LpmRoute> routes = this->at_.routes();
  std::reverse(routes.begin(), routes.end());
  const typename TestFixture::Table table(routes);
  EXPECT_EQ(this->values_at_places(table), (FiveValues{1, 2, 3, 4, 5}));
}

TYPED_TEST(LpmTableTest, AssignLeavesNothingOfWhatWasThere) {
  const auto& at = this->at_;
  typename TestFixture::Table table(at.routes());
  EXPECT_EQ(table.assign(std::vector<LpmRoute>{{at.middle, 7}}), 0U);
  EXPECT_EQ(table.size(), 1U);
  EXPECT_EQ(this->values_at_places(table), (FiveValues{kLpmNoValue, kLpmNoValue, 7, 7, 7}));
  EXPECT_EQ(table.assign({}), 0U);
  EXPECT_EQ(table.size(), 0U);
  EXPECT_EQ(table.lookup(at.in_host), kLpmNoValue);
}

TYPED_TEST(LpmTableTest, InsertSaysWhetherThePrefixIsNew) {
  const auto& at = this->at_;
  typename TestFixture::Table table;
  EXPECT_TRUE(table.insert(at.middle, 1));
  EXPECT_FALSE(table.insert(at.middle, 2));
  EXPECT_FALSE(table.insert(at.middle, 2));
  EXPECT_EQ(table.size(), 1U);
  EXPECT_EQ(table.lookup(at.in_middle), 2U);
  EXPECT_EQ(table.find(at.middle), 2U);
}

TYPED_TEST(LpmTableTest, EraseSaysWhetherThePrefixWasThere) {
  const auto& at = this->at_;
  typename TestFixture::Table table(at.routes());
  EXPECT_TRUE(table.erase(at.middle));
  EXPECT_FALSE(table.erase(at.middle));
  EXPECT_EQ(table.size(), 4U);
  EXPECT_EQ(this->values_at_places(table), (FiveValues{1, 2, 2, 4, 5}));
  EXPECT_FALSE(table.erase(Prefix::covering(at.wide.address(), at.wide.length() + 1)));
  EXPECT_EQ(this->values_at_places(table), (FiveValues{1, 2, 2, 4, 5}));
}

TYPED_TEST(LpmTableTest, AShorterPrefixComesAndGoesOverLongerOnes) {
  const auto& at = this->at_;
  typename TestFixture::Table table;
  table.insert(at.host, 5);
  table.insert(at.wide, 2);
  EXPECT_EQ(this->values_at_places(table), (FiveValues{kLpmNoValue, 2, 2, 2, 5}));
  table.insert(at.everything, 1);
  table.insert(at.narrow, 4);
  table.insert(at.middle, 3);
  EXPECT_EQ(this->values_at_places(table), (FiveValues{1, 2, 3, 4, 5}));
  table.erase(at.wide);
  EXPECT_EQ(this->values_at_places(table), (FiveValues{1, 1, 3, 4, 5}));
  table.erase(at.everything);
  EXPECT_EQ(this->values_at_places(table), (FiveValues{kLpmNoValue, kLpmNoValue, 3, 4, 5}));
  table.erase(at.middle);
  table.erase(at.narrow);
  EXPECT_EQ(this->values_at_places(table),
            (FiveValues{kLpmNoValue, kLpmNoValue, kLpmNoValue, kLpmNoValue, 5}));
}

// Whatever the order of coming, and of going, what is there at each step is all that counts.
TYPED_TEST(LpmTableTest, NestedPrefixesComeAndGoInEveryOrder) {
  const auto& at = this->at_;
  const std::vector addresses = {at.outside, at.in_wide, at.in_middle, at.in_narrow, at.in_host};
  std::vector<LpmRoute> order = {{at.wide, 2}, {at.middle, 3}, {at.narrow, 4}, {at.host, 5}};
  typename TestFixture::Table table(std::vector<LpmRoute>{{at.everything, 1}});
  LinearTable linear(std::vector<LpmRoute>{{at.everything, 1}});
  const auto by_value = [](const LpmRoute& a, const LpmRoute& b) { return a.value < b.value; };
  do {
    for (const LpmRoute& route : order) {
      EXPECT_TRUE(table.insert(route.prefix, route.value));
      linear.insert(route.prefix, route.value);
      EXPECT_EQ(this->batch(table, addresses), this->expected(linear, addresses));
    }
    for (const LpmRoute& route : order) {
      EXPECT_TRUE(table.erase(route.prefix));
      linear.erase(route.prefix);
      EXPECT_EQ(this->batch(table, addresses), this->expected(linear, addresses));
    }
  } while (std::next_permutation(order.begin(), order.end(), by_value));
}

// Neighbours of one value may share an entry; taking one away must not take the other.
TYPED_TEST(LpmTableTest, NeighboursOfOneValueAreTwoRoutes) {
  const auto& at = this->at_;
  for (const Prefix whole : {at.wide, at.middle, at.narrow}) {
    const Prefix left = Prefix::covering(whole.address(), whole.length() + 1);
    const Prefix right = Prefix::covering(whole.last(), whole.length() + 1);
    typename TestFixture::Table table;
    LinearTable linear;
    for (const Prefix each : {left, right, whole}) {
      table.insert(each, 7);
      linear.insert(each, 7);
      this->expect_equal(table, linear);
    }
    for (const Prefix each : {whole, left, right}) {
      table.erase(each);
      linear.erase(each);
      this->expect_equal(table, linear);
    }
  }
}

// Around what fits 8, 15, 16, 25 and 32 bits with some marks besides.
constexpr std::array<std::uint32_t, 18> kValuesAtTheLimits = {
    0,     253,   254,   255,       256,       32766,     32767,     32768,       65533,
    65534, 65535, 65536, 0x1fffffe, 0x1ffffff, 0x2000000, 0x7ffffff, 0x80000000U, kLpmMaxValue};

// A table for each width, so that no value is kept in more bytes than it needs.
TYPED_TEST(LpmTableTest, EveryValueIsAValue) {
  constexpr auto kBits = address_bits(TypeParam::value);
  for (const std::uint32_t largest : {253U, 65533U, kLpmMaxValue}) {
    std::vector<LpmRoute> routes;
    for (const std::uint32_t value : kValuesAtTheLimits) {
      if (value > largest) continue;
      const Address address =
          this->spaced_prefix(static_cast<std::uint32_t>(routes.size()) * 64).address();
      for (const int less : {0, 3, 10, 15}) {
        routes.push_back({Prefix::covering(address, kBits - less), value});
        routes.push_back({Prefix::covering(address, kBits / 2 + less), value});
      }
    }
    const typename TestFixture::Table table(routes);
    const LinearTable linear(routes);
    for (const LpmCodePath path : code_paths_here()) {
      const ForcedCodePath forced(path);
      SCOPED_TRACE(name_of(path));
      this->expect_equal(table, linear);
    }
    for (const LpmRoute& route : linear.routes()) {
      EXPECT_EQ(table.match(to_bits<TypeParam::value>(route.prefix.last())),
                linear.match(route.prefix.last()));
      EXPECT_EQ(table.find(route.prefix), route.value);
    }
  }
}

TYPED_TEST(LpmTableTest, AWiderValueLeavesThoseBeforeItAsTheyWere) {
  for (const LpmCodePath path : code_paths_here()) {
    const ForcedCodePath forced(path);
    SCOPED_TRACE(name_of(path));
    typename TestFixture::Table table;
    LinearTable linear;
    std::uint32_t n = 0;
    for (const std::uint32_t value : kValuesAtTheLimits) {
      // A host, a prefix with it inside, and one with gaps on both sides, of each width.
      const Address address = this->nth(n * 4096);
      for (const int less : {0, 3, 9}) {
        const Prefix each = Prefix::covering(address, address_bits(TypeParam::value) - less);
        EXPECT_TRUE(table.insert(each, value));
        linear.insert(each, value);
      }
      this->expect_equal(table, linear);
      ++n;
    }
    // And back to values that are all small.
    for (const LpmRoute& route : linear.sorted()) {
      EXPECT_FALSE(table.insert(route.prefix, route.value % 200));
      linear.insert(route.prefix, route.value % 200);
    }
    this->expect_equal(table, linear);
  }
}

TYPED_TEST(LpmTableTest, TheDefaultRouteGetsAWiderValue) {
  const auto& at = this->at_;
  typename TestFixture::Table table(at.routes());
  for (const std::uint32_t value : {253U, 254U, 32768U, 0x2000000U, kLpmMaxValue, 7U}) {
    EXPECT_FALSE(table.insert(at.everything, value));
    EXPECT_EQ(this->values_at_places(table), (FiveValues{value, 2, 3, 4, 5}));
  }
}

TYPED_TEST(LpmTableTest, BatchesOfEverySizeEqualSingleLookUps) {
  const typename TestFixture::Table table(this->at_.routes());
  std::mt19937_64 random(1);
  std::vector<typename TestFixture::Bits> addresses;
  const std::vector near = this->edges(this->at_.routes());
  while (addresses.size() < 1100) {
    addresses.push_back(this->random_bits(random));
    addresses.push_back(near[random() % near.size()]);
  }
  const auto values = this->expected(LinearTable(this->at_.routes()), addresses);
  for (const LpmCodePath path : code_paths_here()) {
    const ForcedCodePath forced(path);
    SCOPED_TRACE(name_of(path));
    EXPECT_EQ(this->singles(table, addresses), values);
    for (const std::size_t size : kBatchSizes) {
      for (const std::size_t begin : kBatchBegins) {
        const auto some = std::span(addresses).subspan(begin, size);
        const auto wanted = std::span(values).subspan(begin, size);
        EXPECT_EQ(this->batch(table, some),
                  std::vector<std::uint32_t>(wanted.begin(), wanted.end()));
      }
    }
  }
}

// Addresses that follow each other are one look-up for some code paths, as far as they have one
// answer.
TYPED_TEST(LpmTableTest, ABatchOfNeighboursSeesEveryBorder) {
  constexpr int kBits = address_bits(TypeParam::value);
  for (const std::uint32_t size : {1U, 4U, 16U, 64U, 256U, 512U}) {
    const int length = kBits - std::countr_zero(size);
    std::vector<LpmRoute> routes;
    std::vector<typename TestFixture::Bits> addresses;
    for (std::uint32_t n = 0; n < 2048; ++n) {
      // Two parts of each four.
      if (n % (4 * size) == 0 || n % (4 * size) == size)
        routes.push_back({Prefix::covering(this->nth(n), length), 1 + n / size % 200});
      addresses.push_back(this->nth_bits(n));
    }
    const typename TestFixture::Table table(routes);
    const std::vector<std::uint32_t> values = this->expected(LinearTable(routes), addresses);
    for (const LpmCodePath path : code_paths_here()) {
      const ForcedCodePath forced(path);
      SCOPED_TRACE(name_of(path));
      // So that borders fall on each place of a group of look-ups done together.
      for (std::size_t begin = 0; begin < 16; ++begin) {
        const std::vector<std::uint32_t> wanted(values.begin() + static_cast<std::ptrdiff_t>(begin),
                                                values.end());
        EXPECT_EQ(this->batch(table, std::span(addresses).subspan(begin)), wanted);
      }
    }
  }
}

TYPED_TEST(LpmTableTest, HostRoutesInGreatNumber) {
  constexpr std::uint32_t kCount = 20000;
  // In threes with a gap of one behind; every fourth address has no route.
  const auto wanted = [](std::uint32_t n) { return n % 4 == 3 ? kLpmNoValue : n; };
  std::vector<LpmRoute> routes;
  std::vector<typename TestFixture::Bits> addresses;
  std::vector<std::uint32_t> values;
  for (std::uint32_t n = 0; n < kCount; ++n) {
    if (wanted(n) == n) routes.push_back({Prefix::host(this->nth(n)), n});
    addresses.push_back(this->nth_bits(n));
    values.push_back(wanted(n));
  }
  typename TestFixture::Table table(routes);
  EXPECT_EQ(table.size(), kCount / 4 * 3);
  EXPECT_EQ(this->singles(table, addresses), values);
  EXPECT_EQ(this->batch(table, addresses), values);
  for (std::uint32_t n = 0; n < kCount; n += 100) {
    EXPECT_TRUE(table.erase(Prefix::host(this->nth(n))));
    values[n] = kLpmNoValue;
  }
  EXPECT_EQ(this->singles(table, addresses), values);
  EXPECT_EQ(this->batch(table, addresses), values);
}

TYPED_TEST(LpmTableTest, AMovedTableAnswersAsBefore) {
  const auto& at = this->at_;
  typename TestFixture::Table first(at.routes());
  typename TestFixture::Table second(std::move(first));
  EXPECT_EQ(this->values_at_places(second), (FiveValues{1, 2, 3, 4, 5}));
  typename TestFixture::Table third(std::vector<LpmRoute>{{at.host, 9}});
  third = std::move(second);
  EXPECT_EQ(this->values_at_places(third), (FiveValues{1, 2, 3, 4, 5}));
  EXPECT_EQ(third.size(), 5U);
  EXPECT_TRUE(third.erase(at.host));
  // What was moved from may get a table again.
  second = typename TestFixture::Table(std::vector<LpmRoute>{{at.wide, 8}});
  EXPECT_EQ(second.lookup(at.in_host), 8U);
}

TYPED_TEST(LpmTableTest, FindIsOfExactlyThatPrefix) {
  const auto& at = this->at_;
  const typename TestFixture::Table table(std::vector<LpmRoute>{{at.wide, 2}, {at.host, 5}});
  EXPECT_EQ(table.find(at.wide), 2U);
  EXPECT_EQ(table.find(at.host), 5U);
  EXPECT_EQ(table.find(at.everything), std::nullopt);
  EXPECT_EQ(table.find(at.middle), std::nullopt);
  EXPECT_EQ(table.find(Prefix::covering(at.wide.address(), at.wide.length() + 1)), std::nullopt);
  EXPECT_EQ(table.find(Prefix::covering(at.wide.address(), at.wide.length() - 1)), std::nullopt);
}

TYPED_TEST(LpmTableTest, VisitGoesByAddressThenByLength) {
  const auto& at = this->at_;
  const Prefix first = Prefix::host(at.everything.address());
  const Prefix last = Prefix::host(at.everything.last());
  std::vector<LpmRoute> routes = at.routes();
  // One address in two lengths, in an order that is not the one asked for.
  routes.insert(routes.begin(), {{last, 6}, {Prefix::host(at.wide.address()), 7}, {first, 8}});
  const typename TestFixture::Table table(routes);
  const std::vector<LpmRoute> expected = {
      {at.everything, 1}, {first, 8},     {at.wide, 2}, {Prefix::host(at.wide.address()), 7},
      {at.middle, 3},     {at.narrow, 4}, {at.host, 5}, {last, 6}};
  EXPECT_EQ(routes_of(table), expected);
}

TYPED_TEST(LpmTableTest, CoveringIsShortestFirstWithThePrefixItself) {
  const auto& at = this->at_;
  typename TestFixture::Table table(at.routes());
  EXPECT_EQ(table.covering(at.host), at.routes());
  EXPECT_EQ(table.covering(at.middle),
            (std::vector<LpmRoute>{{at.everything, 1}, {at.wide, 2}, {at.middle, 3}}));
  EXPECT_EQ(table.covering(at.everything), (std::vector<LpmRoute>{{at.everything, 1}}));
  // A prefix that is no route.
  table.erase(at.middle);
  EXPECT_EQ(table.covering(at.middle), (std::vector<LpmRoute>{{at.everything, 1}, {at.wide, 2}}));
}

TYPED_TEST(LpmTableTest, CoveredIsInTheOrderOfVisitWithThePrefixItself) {
  const auto& at = this->at_;
  typename TestFixture::Table table(at.routes());
  EXPECT_EQ(table.covered(at.everything), at.routes());
  EXPECT_EQ(table.covered(at.middle),
            (std::vector<LpmRoute>{{at.middle, 3}, {at.narrow, 4}, {at.host, 5}}));
  EXPECT_EQ(table.covered(at.host), (std::vector<LpmRoute>{{at.host, 5}}));
  // Neighbours, and a prefix that is no route.
  const Prefix next = Prefix::covering(after(at.middle.last()), at.middle.length());
  table.insert(next, 6);
  table.erase(at.middle);
  EXPECT_EQ(table.covered(at.middle), (std::vector<LpmRoute>{{at.narrow, 4}, {at.host, 5}}));
  EXPECT_EQ(table.covered(next), (std::vector<LpmRoute>{{next, 6}}));
  EXPECT_EQ(table.covered(Prefix::host(next.last())), std::vector<LpmRoute>{});
}

std::size_t total(const LpmMemory& memory) {
  return memory.lookup + memory.routes;
}

TYPED_TEST(LpmTableTest, MemoryIsWhatTheHeaderSaysAndGrowsWithTheRoutes) {
  constexpr std::size_t kPromised = TypeParam::value == Family::kIpv4 ? 4U << 20U : 1U << 18U;
  typename TestFixture::Table table;
  EXPECT_GT(table.memory().lookup, 0U);
  EXPECT_LE(total(table.memory()), kPromised + kPromised / 4);
  std::size_t before = total(table.memory());
  for (std::uint32_t n = 0; n < 3; ++n) {
    for (std::uint32_t i = 0; i < 10000; ++i)
      table.insert(this->spaced_prefix(n * 10000 + i), i % 200);
    EXPECT_GT(table.memory().routes, 0U);
    EXPECT_GT(total(table.memory()), before);
    before = total(table.memory());
  }
}

TEST(LpmTableOfIpv4, SmallValuesMakeSmallTables) {
  const auto memory_with = [](std::uint32_t largest) {
    std::vector<LpmRoute> routes;
    for (std::uint32_t n = 0; n < 100000; ++n)
      routes.push_back({Prefix::covering(Address::v4(n << 11U), 24), largest - n % 200});
    return LpmTable<Family::kIpv4>(routes).memory().lookup;
  };
  EXPECT_LT(memory_with(253), memory_with(254));
  EXPECT_LT(memory_with(65533), memory_with(65534));
}

// Few routes in many places, and the shortest over them: what holds none costs little.
TEST(LpmTableOfIpv6, RoutesFarApart) {
  LpmTable<Family::kIpv6> table;
  const auto far_apart = [](std::uint64_t n) { return Address::v6(n << 54U, 0); };
  for (std::uint32_t n = 0; n < 1024; ++n) table.insert(Prefix::covering(far_apart(n), 32), n);
  EXPECT_LT(table.memory().lookup, 20U << 20U);
  table.insert(everything(Family::kIpv6), 2000);
  table.insert(prefix("::/1"), kLpmMaxValue);  // too large a value to stand in a ref
  EXPECT_EQ(table.lookup({std::uint64_t{5} << 54U | 1U << 31U, 0}), 5U);
  EXPECT_EQ(table.lookup({std::uint64_t{5} << 54U | std::uint64_t{1} << 32U, 0}), kLpmMaxValue);
  EXPECT_EQ(table.lookup({std::uint64_t{1000} << 54U | std::uint64_t{1} << 40U, 0}), 2000U);
  EXPECT_TRUE(table.erase(prefix("::/1")));
  EXPECT_EQ(table.lookup({std::uint64_t{5} << 54U | std::uint64_t{1} << 32U, 0}), 2000U);
  EXPECT_TRUE(table.erase(everything(Family::kIpv6)));
  EXPECT_EQ(table.lookup({std::uint64_t{5} << 54U | std::uint64_t{1} << 32U, 0}), kLpmNoValue);
}

// Lengths on both sides of each border between levels, all around one address.
TEST(LpmTableOfIpv6, EveryLengthAroundOneAddress) {
  const Address address = *Address::parse("2001:db8:85a3:8d3:1319:8a2e:370:7348");
  LpmTable<Family::kIpv6> table;
  for (int length = 0; length <= 128; ++length)
    table.insert(Prefix::covering(address, length), static_cast<std::uint32_t>(length));
  const auto outside = [&](int length) {  // shares `length` bits with it, and no more
    return length < 64 ? Ipv6Bits{address.hi() ^ std::uint64_t{1} << (63 - length), address.lo()}
                       : Ipv6Bits{address.hi(), address.lo() ^ std::uint64_t{1} << (127 - length)};
  };
  std::vector<Ipv6Bits> addresses;
  std::vector<std::uint32_t> wanted;
  for (int length = 0; length < 128; ++length) {
    addresses.push_back(outside(length));
    wanted.push_back(static_cast<std::uint32_t>(length));
  }
  std::vector<std::uint32_t> values(addresses.size());
  table.lookup(addresses, values);
  EXPECT_EQ(values, wanted);
  for (int length = 127; length >= 0; --length) {
    table.erase(Prefix::covering(address, length));
    const std::uint32_t shorter =
        length == 0 ? kLpmNoValue : static_cast<std::uint32_t>(length) - 1;
    EXPECT_EQ(table.lookup(outside(length)), shorter);
  }
}

TEST(LpmTableOfIpv6, TheLastPrefixOfEveryLength) {
  const Address last = Address::v6(~std::uint64_t{0}, ~std::uint64_t{0});
  const Ipv6Bits address{last.hi(), last.lo()};
  LpmTable<Family::kIpv6> table;
  for (int length = 128; length >= 0; --length) {
    table.insert(Prefix::covering(last, length), static_cast<std::uint32_t>(length));
    EXPECT_EQ(table.lookup(address), 128U);
  }
  for (int length = 128; length >= 0; --length) {
    table.erase(Prefix::covering(last, length));
    const std::uint32_t shorter =
        length == 0 ? kLpmNoValue : static_cast<std::uint32_t>(length) - 1;
    EXPECT_EQ(table.lookup(address), shorter);
  }
}

// So many that what changes leave unused is reclaimed, or the table would grow for ever.
TYPED_TEST(LpmTableTest, ManyRoutesComeAndGo) {
  constexpr std::uint32_t kCount = 1U << 17U;
  std::vector<LpmRoute> routes;
  std::vector<typename TestFixture::Bits> addresses;
  std::vector<std::uint32_t> values;
  for (std::uint32_t n = 0; n < kCount; ++n) {
    routes.push_back({this->spaced_prefix(n), n % 200});
    addresses.push_back(to_bits<TypeParam::value>(this->spaced_prefix(n).address()));
    values.push_back(n % 200);
    addresses.push_back(to_bits<TypeParam::value>(after(this->spaced_prefix(n).last())));
    values.push_back(kLpmNoValue);
  }
  typename TestFixture::Table table(routes);
  EXPECT_EQ(this->batch(table, addresses), values);
  for (std::uint32_t n = 1; n < kCount; n += 4) {
    EXPECT_TRUE(table.erase(this->spaced_prefix(n)));
    values[2 * n] = kLpmNoValue;
  }
  EXPECT_EQ(this->batch(table, addresses), values);
  EXPECT_EQ(table.size(), kCount - kCount / 4);
  for (std::uint32_t n = 1; n < kCount; n += 8) {
    EXPECT_TRUE(table.insert(this->spaced_prefix(n), n % 100));
    values[2 * n] = n % 100;
  }
  EXPECT_EQ(this->batch(table, addresses), values);
  EXPECT_EQ(table.size(), kCount - kCount / 8);
}

TYPED_TEST(LpmTableTest, ATableThatIsUpdatedForEverStaysAsLarge) {
  typename TestFixture::Table table;
  table.insert(this->at_.wide, 3);
  const auto round = [&] {
    for (std::uint32_t i = 0; i < 1000; ++i) table.insert(this->spaced_prefix(3 * i), i % 200);
    for (std::uint32_t i = 0; i < 1000; ++i) table.erase(this->spaced_prefix(3 * i));
  };
  round();
  round();
  const std::size_t early = total(table.memory());
  for (int i = 0; i < 20; ++i) round();
  EXPECT_LE(total(table.memory()), early + early / 4);
}

}  // namespace
}  // namespace reach::net
