// SPDX-License-Identifier: Apache-2.0
// Every table of up to three of the 31 prefixes over four bits, every address, against a linear
// scan. The four bits stand at each depth where the tables change their structure:
//
//   depth 16:   xxxxxxxx xxxxxxxx aaaa.... ........    prefixes of lengths 16 to 20
//                                  ^ the four bits; x are always the same, . first and last
//
// Where an update costs much, as it does at an IPv4 table's first bits, a sample is looked at.
// REACH_EVERY_TABLE=1 has no samples: minutes.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>

#include "code_paths.hpp"
#include "families.hpp"
#include "linear_table.hpp"
#include "reach/net/lpm_table.hpp"
#include "reach/net/lpm_table_set.hpp"

namespace reach::net {
namespace {

// The four bits are the address's bits depth to depth + 3, counted from its most significant.
struct Place {
  Family family;
  int depth;
  std::size_t every = 1;  // every n-th of an LpmTable's tables is looked at
};

std::string name_of(Place place) {
  return (place.family == Family::kIpv4 ? "Ipv4Depth" : "Ipv6Depth") + std::to_string(place.depth);
}
void PrintTo(Place place, std::ostream* out) {
  *out << name_of(place);
}

constexpr std::array kPlaces = {
    Place{Family::kIpv4, 0, 300}, Place{Family::kIpv4, 12}, Place{Family::kIpv4, 16},
    Place{Family::kIpv4, 22},     Place{Family::kIpv4, 28}, Place{Family::kIpv6, 0},
    Place{Family::kIpv6, 12},     Place{Family::kIpv6, 14}, Place{Family::kIpv6, 26},
    Place{Family::kIpv6, 28},     Place{Family::kIpv6, 30}, Place{Family::kIpv6, 46},
    Place{Family::kIpv6, 62},     Place{Family::kIpv6, 124}};

constexpr int kBits = 4;

Address trunk(Family family) {
  return family == Family::kIpv4 ? Address::v4(0xac15d2a6U)
                                 : Address::v6(0x20010db8c35a96e1U, 0x5ac3a5693c1e87d2U);
}

Prefix whole(Place place) {
  return Prefix::covering(trunk(place.family), place.depth);
}

// The address of the place with these four bits, all behind them zero.
Address address_at(Place place, std::uint64_t bits) {
  return flipped(whole(place).address(), place.depth + kBits, bits);
}

// Shortest first.
std::vector<Prefix> prefixes_at(Place place) {
  std::vector<Prefix> prefixes;
  for (int length = 0; length <= kBits; ++length) {
    for (std::uint64_t n = 0; n < std::uint64_t{1} << length; ++n) {
      const Address address = address_at(place, n << (kBits - length));
      prefixes.push_back(Prefix::covering(address, place.depth + length));
    }
  }
  return prefixes;
}

// The first and the last address of each of the sixteen parts, and what is next to the whole.
std::vector<Address> addresses_at(Place place) {
  std::vector<Address> addresses = edges_of(whole(place));
  for (std::uint64_t bits = 0; bits < 1U << kBits; ++bits) {
    const Prefix part = Prefix::covering(address_at(place, bits), place.depth + kBits);
    addresses.push_back(part.address());
    addresses.push_back(part.last());
  }
  return addresses;
}

using Routes = std::vector<LpmRoute>;

// Which of three prefixes have one value: all ways there are.
using Values = std::array<std::uint32_t, 3>;
constexpr std::array<Values, 5> kValues = {{{1, 2, 3}, {1, 1, 1}, {1, 1, 2}, {1, 2, 1}, {1, 2, 2}}};

// All tables of up to three of the prefixes.
std::vector<Routes> all_tables(const std::vector<Prefix>& prefixes, Values values) {
  std::vector<Routes> tables = {{}};
  const std::size_t count = prefixes.size();
  for (std::size_t a = 0; a < count; ++a) {
    const LpmRoute first = {prefixes[a], values[0]};
    tables.push_back({first});
    for (std::size_t b = a + 1; b < count; ++b) {
      const LpmRoute second = {prefixes[b], values[1]};
      tables.push_back({second, first});
      for (std::size_t c = b + 1; c < count; ++c)
        tables.push_back({first, {prefixes[c], values[2]}, second});
    }
  }
  return tables;
}

std::string description(const LinearTable& linear, Address address, std::uint32_t value) {
  std::string text;
  for (const LpmRoute& route : linear.routes())
    text += route.prefix.to_string() + " -> " + std::to_string(route.value) + ", ";
  return text + "look-up of " + address.to_string() + " gave " + std::to_string(value) + " not " +
         std::to_string(linear.lookup(address));
}

// A table and its linear twin: what happens to one happens to the other.
template <Family family>
class Twins {
 public:
  explicit Twins(Place place) : addresses_(addresses_at(place)), values_(addresses_.size()) {
    for (const Address address : addresses_) bits_.push_back(to_bits<family>(address));
  }

  // By erasing what is not among the routes, and inserting what is not there.
  void become(const Routes& routes) {
    const Routes before = linear_.routes();
    for (const LpmRoute& route : before) {
      if (std::find(routes.begin(), routes.end(), route) == routes.end()) erase(route.prefix);
    }
    for (const LpmRoute& route : routes) {
      if (linear_.find(route.prefix) != route.value) insert(route);
    }
  }
  void assign(const Routes& routes) {
    updates_agree_ = updates_agree_ && table_.assign(routes) == linear_.assign(routes);
  }

  // False: they do not give the same; an expectation has failed that says where.
  bool agree(std::span<const LpmCodePath> paths) {
    wanted_.clear();
    for (const Address address : addresses_) wanted_.push_back(linear_.lookup(address));
    bool agree = updates_agree_ && table_.size() == linear_.size();
    EXPECT_TRUE(agree) << "an update said the wrong thing, or the size is wrong";
    for (const LpmCodePath path : paths) {
      const ForcedCodePath forced(path);
      SCOPED_TRACE(name_of(path));
      table_.lookup(bits_, values_);
      agree = agree && values_are_wanted("batch");
      for (std::size_t i = 0; i < bits_.size(); ++i) values_[i] = table_.lookup(bits_[i]);
      agree = agree && values_are_wanted("single");
    }
    return agree;
  }
  bool matches_agree() {
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      const std::optional<LpmRoute> match = table_.match(bits_[i]);
      if (match == linear_.match(addresses_[i])) continue;
      ADD_FAILURE() << "match: "
                    << description(linear_, addresses_[i], match ? match->value : kLpmNoValue);
      return false;
    }
    return true;
  }

 private:
  void insert(const LpmRoute& route) {
    const bool added = table_.insert(route.prefix, route.value);
    updates_agree_ = updates_agree_ && added == linear_.insert(route.prefix, route.value);
  }
  void erase(Prefix prefix) {
    const bool erased = table_.erase(prefix);
    updates_agree_ = updates_agree_ && erased == linear_.erase(prefix);
  }
  bool values_are_wanted(const char* how) const {
    if (values_ == wanted_) return true;
    const auto [value, wanted] = std::mismatch(values_.begin(), values_.end(), wanted_.begin());
    const Address address = addresses_[static_cast<std::size_t>(value - values_.begin())];
    ADD_FAILURE() << how << ": " << description(linear_, address, *value);
    return false;
  }

  std::vector<Address> addresses_;
  std::vector<AddressBits<family>> bits_;
  std::vector<std::uint32_t> values_;
  std::vector<std::uint32_t> wanted_;
  LpmTable<family> table_;  // one for all: an IPv4 table takes longer to build than to update
  LinearTable linear_;
  bool updates_agree_ = true;
};

std::size_t every(Place place) {
  return std::getenv("REACH_EVERY_TABLE") == nullptr ? place.every : 1;
}

// In their order, in which most tables come from the one before by one prefix more or less.
template <Family family>
bool tables_agree_in_order(Twins<family>& twins, const std::vector<Routes>& tables,
                           std::size_t step) {
  for (std::size_t i = 0; i < tables.size(); i += step) {
    twins.become(tables[i]);
    if (!twins.agree(code_paths_here()) || !twins.matches_agree()) return false;
  }
  return true;
}

// One far from the other: prefixes come and go in all orders.
template <Family family>
bool tables_agree_in_disorder(Twins<family>& twins, const std::vector<Routes>& tables,
                              std::size_t step) {
  constexpr std::size_t kPrime = 1009;  // so each comes once
  const std::vector<LpmCodePath>& paths = code_paths_here();
  for (std::size_t i = 0; i < tables.size(); i += step) {
    twins.become(tables[i * kPrime % tables.size()]);
    if (!twins.agree(std::span(paths).subspan(i / step % paths.size(), 1))) return false;
  }
  return true;
}

template <Family family>
bool assigned_tables_agree(Twins<family>& twins, const std::vector<Routes>& tables,
                           std::size_t step) {
  for (std::size_t i = 0; i < tables.size(); i += step) {
    twins.assign(tables[i]);
    if (!twins.agree(code_paths_here())) return false;
  }
  return true;
}

template <Family family>
void expect_all_tables_agree(Place place) {
  Twins<family> twins(place);
  const std::vector<Prefix> prefixes = prefixes_at(place);
  const std::size_t step = every(place);
  if (!tables_agree_in_order(twins, all_tables(prefixes, kValues.front()), step)) return;
  for (const Values& values : std::span(kValues).subspan(1)) {
    if (!tables_agree_in_disorder(twins, all_tables(prefixes, values), step)) return;
  }
  assigned_tables_agree(twins, all_tables(prefixes, kValues.back()),
                        std::max<std::size_t>(step, 1600));
}

class LpmExhaustive : public ::testing::TestWithParam<Place> {};

TEST_P(LpmExhaustive, TableEqualsALinearScan) {
  if (GetParam().family == Family::kIpv4) {
    expect_all_tables_agree<Family::kIpv4>(GetParam());
  } else {
    expect_all_tables_agree<Family::kIpv6>(GetParam());
  }
}

std::vector<LpmQuery> queries_to(std::size_t tables, const std::vector<Address>& addresses) {
  std::vector<LpmQuery> queries;
  for (std::uint32_t table = 0; table < tables; ++table) {
    for (const Address address : addresses) queries.push_back({table, address});
  }
  return queries;
}

std::vector<std::uint32_t> linear_answers(const std::vector<Routes>& tables,
                                          const std::vector<LpmQuery>& queries) {
  const std::vector<LinearTable> linear(tables.begin(), tables.end());
  std::vector<std::uint32_t> values;
  for (const LpmQuery& query : queries) values.push_back(linear[query.table].lookup(query.address));
  return values;
}

std::vector<std::uint32_t> ipv4_answers(const LpmTableSet& set,
                                        const std::vector<LpmQuery>& queries) {
  std::vector<std::uint32_t> tables;
  std::vector<std::uint32_t> addresses;
  for (const LpmQuery& query : queries) {
    tables.push_back(query.table);
    addresses.push_back(query.address.v4_bits());
  }
  std::vector<std::uint32_t> values(queries.size());
  set.lookup(tables, addresses, values);
  return values;
}

// The first query whose answer is not the one wanted, if there is one.
void expect_answers(const std::vector<std::uint32_t>& values,
                    const std::vector<std::uint32_t>& wanted, const std::vector<Routes>& tables,
                    const std::vector<LpmQuery>& queries) {
  const auto [value, want] = std::mismatch(values.begin(), values.end(), wanted.begin());
  if (value == values.end()) return;
  const LpmQuery& query = queries[static_cast<std::size_t>(value - values.begin())];
  ADD_FAILURE() << "table " << query.table << ": "
                << description(LinearTable(tables[query.table]), query.address, *value);
}

void expect_set_agrees(const LpmTableSet& set, const std::vector<Routes>& tables,
                       const std::vector<LpmQuery>& queries) {
  const std::vector<std::uint32_t> wanted = linear_answers(tables, queries);
  for (const LpmCodePath path : code_paths_here()) {
    const ForcedCodePath forced(path);
    SCOPED_TRACE(name_of(path));
    std::vector<std::uint32_t> values(queries.size());
    set.lookup(queries, values);
    expect_answers(values, wanted, tables, queries);
    if (queries.front().address.is_v4())
      expect_answers(ipv4_answers(set, queries), wanted, tables, queries);
    for (std::size_t i = 0; i < queries.size(); ++i)
      values[i] = set.lookup(queries[i].table, queries[i].address);
    expect_answers(values, wanted, tables, queries);
  }
}

TEST_P(LpmExhaustive, TableSetEqualsALinearScan) {
  const std::vector<Prefix> prefixes = prefixes_at(GetParam());
  std::vector<Routes> tables = all_tables(prefixes, kValues.front());
  const std::vector<LpmQuery> queries = queries_to(tables.size(), addresses_at(GetParam()));
  LpmTableSet set;
  for (const Routes& routes : tables) set.add(routes);
  expect_set_agrees(set, tables, queries);
  // Every table becomes another, of another size or with values that are no longer apart.
  for (const Values& values : std::span(kValues).subspan(1)) {
    tables = all_tables(prefixes, values);
    std::rotate(tables.begin(), tables.begin() + 1500, tables.end());
    for (std::uint32_t table = 0; table < tables.size(); ++table) set.rebuild(table, tables[table]);
    expect_set_agrees(set, tables, queries);
  }
}

INSTANTIATE_TEST_SUITE_P(Depths, LpmExhaustive, ::testing::ValuesIn(kPlaces),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace reach::net
