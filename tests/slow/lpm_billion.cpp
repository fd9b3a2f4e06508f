// SPDX-License-Identifier: Apache-2.0
// Random look-ups in random tables against exact answers: 10^9 of them, or --lookups N. Each seed
// is an IPv4 table, an IPv6 table or a set of tables, looked up with each code path, changed, and
// looked up again; --seed S begins with that of a failure.
//
// Much longer in a debug build; a few minutes with
//   cmake --preset release -B build/slow -DREACH_SLOW_TESTS=ON
//   cmake --build build/slow --target lpm_billion && build/slow/tests/lpm_billion
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "../net/code_paths.hpp"
#include "../net/linear_table.hpp"
#include "interval_reference.hpp"
#include "random_tables.hpp"
#include "reach/net/lpm_table.hpp"
#include "reach/net/lpm_table_set.hpp"

namespace reach::net {
namespace {

constexpr std::size_t kLookUpsOfAStep = 500'000;  // one code path, one state of a table
constexpr std::size_t kMostInBatch = 1000;
constexpr std::size_t kMostRoutes = 200'000;

// What was done, for the report at the end.
struct Done {
  std::uint64_t lookups = 0;  // addresses whose answer was compared
  std::uint64_t singles = 0;  // of these, looked up one by one and matched as well
  std::uint64_t scans = 0;    // answers of the reference compared to a linear scan
  std::uint64_t updates = 0;
  std::uint64_t tables = 0;
};

// A wrong answer ends the program.
[[noreturn]] void fail(std::uint64_t seed, std::string_view what) {
  fmt::print("WRONG, seed {}, code path {}: {}\n", seed, name_of(lpm_code_path()), what);
  std::exit(1);
}
void require(bool holds, std::uint64_t seed, std::string_view what) {
  if (!holds) fail(seed, what);
}

RouteMap to_map(std::span<const LpmRoute> routes) {
  RouteMap map;
  for (const LpmRoute& route : routes) map.insert_or_assign(route.prefix, route.value);
  return map;
}

std::vector<LpmRoute> to_routes(const RouteMap& map) {
  std::vector<LpmRoute> routes;
  for (const auto& [prefix, value] : map) routes.push_back({prefix, value});
  return routes;
}

// The reference is exact, too: at fewer addresses of large tables, where a scan takes long.
template <Family family>
void check_reference(const IntervalReference<family>& reference,
                     const std::vector<LpmRoute>& routes, Random& random, std::uint64_t seed,
                     Done& done) {
  LinearTable linear;
  linear.assign_unique(routes);
  const std::size_t count = 1'000'000 / (routes.size() + 1000);
  for (std::size_t i = 0; i < count; ++i) {
    const Address address = draw_address(family, routes, random);
    require(reference.lookup(to_bits<family>(address)) == linear.lookup(address), seed,
            "the reference is not a linear scan");
  }
  done.scans += count;
}

// A batch of one size after the other, some of them one by one as well.
template <Family family>
class TableRound {
 public:
  using Bits = AddressBits<family>;

  TableRound(std::uint64_t seed, Done& done)
      : seed_(seed), done_(done), random_(seed), kind_(family, random_) {}

  void run() {
    const std::vector<LpmRoute> given =
        kind_.draw_table(log_uniform(kMostRoutes, random_) - 1, random_);
    map_ = to_map(given);
    require(table_.assign(given) == given.size() - map_.size(), seed_, "assign's count");
    ++done_.tables;
    look_up();
    update();
    look_up();
  }

 private:
  void look_up() {
    const std::vector<LpmRoute> routes = to_routes(map_);
    require(table_.size() == routes.size() && routes_of(table_) == routes, seed_, "the routes");
    const IntervalReference<family> reference(map_);
    check_reference(reference, routes, random_, seed_, done_);
    for (const LpmCodePath path : code_paths_here()) {
      const ForcedCodePath forced(path);
      for (std::size_t left = kLookUpsOfAStep; left > 0;) {
        const std::size_t size = std::min(left, log_uniform(kMostInBatch, random_));
        batch(reference, routes, size);
        left -= size;
      }
    }
  }

  void batch(const IntervalReference<family>& reference, const std::vector<LpmRoute>& routes,
             std::size_t size) {
    addresses_.clear();
    const bool neighbours = below(8, random_) == 0;
    Address address;
    while (addresses_.size() < size) {
      const bool next = neighbours && addresses_.size() % 64 != 0;
      address = next ? after(address) : draw_address(family, routes, random_);
      addresses_.push_back(to_bits<family>(address));
    }
    values_.assign(size, 0);
    table_.lookup(addresses_, values_);
    const bool one_by_one = below(8, random_) == 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint32_t wanted = reference.lookup(addresses_[i]);
      compare(addresses_[i], values_[i], wanted, "batch");
      if (!one_by_one) continue;
      compare(addresses_[i], table_.lookup(addresses_[i]), wanted, "single");
      const std::optional<LpmRoute> match = table_.match(addresses_[i]);
      compare(addresses_[i], match ? match->value : kLpmNoValue, wanted, "match");
    }
    done_.lookups += size;
    if (one_by_one) done_.singles += size;
  }

  void compare(Bits address, std::uint32_t value, std::uint32_t wanted, std::string_view how) {
    if (value == wanted) return;
    fail(seed_, fmt::format("{} of {} gave {}, not {}", how, to_address(address).to_string(), value,
                            wanted));
  }

  // As many as a table takes in some tenths of a second.
  void update() {
    const std::vector<LpmRoute> before = to_routes(map_);
    // An IPv6 update costs as much as its /28 has routes.
    const std::size_t count = log_uniform(family == Family::kIpv4 ? 50'000 : 2000, random_);
    for (std::size_t i = 0; i < count; ++i) {
      const LpmRoute route = kind_.draw_route(before, random_);
      const bool erases = below(2, random_) == 0;
      const bool of_before = erases && !before.empty() && below(4, random_) != 0;
      const Prefix prefix = of_before ? before[below(before.size(), random_)].prefix : route.prefix;
      if (erases) {
        require(table_.erase(prefix) == (map_.erase(prefix) == 1), seed_, "what erase said");
      } else {
        const bool added = map_.insert_or_assign(prefix, route.value).second;
        require(table_.insert(prefix, route.value) == added, seed_, "what insert said");
      }
    }
    done_.updates += count;
  }

  std::uint64_t seed_;
  Done& done_;
  Random random_;
  TableKind kind_;
  RouteMap map_;
  LpmTable<family> table_;
  std::vector<Bits> addresses_;
  std::vector<std::uint32_t> values_;
};

// Sets of tables of up to some hundreds of routes, of either family or of both.
class SetRound {
 public:
  SetRound(std::uint64_t seed, Done& done) : seed_(seed), done_(done), random_(seed) {}

  void run() {
    const std::size_t count = log_uniform(2000, random_);
    for (std::size_t number = 0; number < count; ++number) {
      const std::vector<LpmRoute> routes = draw_routes();
      require(set_.add(routes) == number, seed_, "a table's number");
      tables_.emplace_back(routes);
    }
    done_.tables += count;
    look_up();
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t table = below(count, random_);
      const std::vector<LpmRoute> routes = draw_routes();
      set_.rebuild(static_cast<std::uint32_t>(table), routes);
      tables_[table] = Table(routes);
    }
    done_.updates += count;
    look_up();
  }

 private:
  struct Table {
    explicit Table(const std::vector<LpmRoute>& given)
        : map(to_map(given)), routes(to_routes(map)), ipv4(map), ipv6(map) {}
    [[nodiscard]] std::uint32_t lookup(Address address) const {
      return address.is_v4() ? ipv4.lookup(to_bits<Family::kIpv4>(address))
                             : ipv6.lookup(to_bits<Family::kIpv6>(address));
    }

    RouteMap map;
    std::vector<LpmRoute> routes;
    IntervalReference<Family::kIpv4> ipv4;
    IntervalReference<Family::kIpv6> ipv6;
  };

  std::vector<LpmRoute> draw_routes() {
    std::vector<LpmRoute> routes;
    for (const Family family : {Family::kIpv4, Family::kIpv6}) {
      if (below(3, random_) == 0) continue;
      const TableKind kind(family, random_);
      const std::vector<LpmRoute> drawn = kind.draw_table(log_uniform(500, random_) - 1, random_);
      routes.insert(routes.end(), drawn.begin(), drawn.end());
    }
    return routes;
  }

  void look_up() {
    require(set_.size() == tables_.size(), seed_, "the number of tables");
    const Table& one = tables_[below(tables_.size(), random_)];
    check_reference(one.ipv4, one.routes, random_, seed_, done_);
    check_reference(one.ipv6, one.routes, random_, seed_, done_);
    for (const LpmCodePath path : code_paths_here()) {
      const ForcedCodePath forced(path);
      for (std::size_t left = kLookUpsOfAStep; left > 0;) {
        const std::size_t size = std::min(left, log_uniform(kMostInBatch, random_));
        if (below(2, random_) == 0) {
          mixed_batch(size);
        } else {
          ipv4_batch(size);
        }
        left -= size;
      }
    }
  }

  LpmQuery draw_query(bool ipv4_alone) {
    const std::size_t table = below(tables_.size(), random_);
    const bool ipv4 = ipv4_alone || below(2, random_) == 0;
    const Family family = ipv4 ? Family::kIpv4 : Family::kIpv6;
    return {static_cast<std::uint32_t>(table),
            draw_address(family, tables_[table].routes, random_)};
  }

  void mixed_batch(std::size_t size) {
    std::vector<LpmQuery> queries;
    while (queries.size() < size) queries.push_back(draw_query(false));
    values_.assign(size, 0);
    set_.lookup(queries, values_);
    const bool one_by_one = below(8, random_) == 0;
    for (std::size_t i = 0; i < size; ++i) {
      compare(queries[i], values_[i], "batch");
      if (one_by_one)
        compare(queries[i], set_.lookup(queries[i].table, queries[i].address), "single");
    }
    done_.lookups += size;
    if (one_by_one) done_.singles += size;
  }

  void ipv4_batch(std::size_t size) {
    std::vector<std::uint32_t> tables;
    std::vector<std::uint32_t> addresses;
    while (tables.size() < size) {
      const LpmQuery query = draw_query(true);
      tables.push_back(query.table);
      addresses.push_back(query.address.v4_bits());
    }
    values_.assign(size, 0);
    set_.lookup(tables, addresses, values_);
    for (std::size_t i = 0; i < size; ++i)
      compare({tables[i], Address::v4(addresses[i])}, values_[i], "IPv4 batch");
    done_.lookups += size;
  }

  void compare(const LpmQuery& query, std::uint32_t value, std::string_view how) {
    const std::uint32_t wanted = tables_[query.table].lookup(query.address);
    if (value == wanted) return;
    fail(seed_, fmt::format("{} of {} in table {} gave {}, not {}", how, query.address.to_string(),
                            query.table, value, wanted));
  }

  std::uint64_t seed_;
  Done& done_;
  Random random_;
  LpmTableSet set_;
  std::vector<Table> tables_;
  std::vector<std::uint32_t> values_;
};

void run(std::uint64_t seed, Done& done) {
  switch (seed % 3) {
    case 0:
      return TableRound<Family::kIpv4>(seed, done).run();
    case 1:
      return TableRound<Family::kIpv6>(seed, done).run();
    default:
      return SetRound(seed, done).run();
  }
}

struct Options {
  std::uint64_t lookups = 1'000'000'000;
  std::uint64_t seed = 0;
};

std::optional<std::uint64_t> to_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Options> parse(std::span<char*> arguments) {
  Options options;
  for (std::size_t i = 1; i < arguments.size(); i += 2) {
    const std::string_view name = arguments[i];
    const auto value = i + 1 < arguments.size() ? to_number(arguments[i + 1]) : std::nullopt;
    if (!value || (name != "--lookups" && name != "--seed")) return std::nullopt;
    (name == "--lookups" ? options.lookups : options.seed) = *value;
  }
  return options;
}

int run_all(const Options& options) {
  const auto began = std::chrono::steady_clock::now();
  const auto seconds = [began] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  };
  Done done;
  std::uint64_t seed = options.seed;
  std::uint64_t told = 0;
  for (; done.lookups < options.lookups; ++seed) {
    run(seed, done);
    const std::uint64_t tenths = done.lookups * 10 / options.lookups;
    if (tenths == told) continue;
    told = tenths;
    fmt::print("{} look-ups, seed {}, {:.0f} s\n", done.lookups, seed, seconds());
    std::fflush(stdout);
  }
  std::string paths;
  for (const LpmCodePath path : code_paths_here()) paths += std::string(" ") + name_of(path);
  fmt::print(
      "{} random look-ups in batches gave the exact answer, {} of them also one by one.\n"
      "seeds {} to {}; {} tables; {} updates between look-ups; code paths{}\n"
      "The reference gave what a linear scan gives at {} addresses. {:.0f} s\n",
      done.lookups, done.singles, options.seed, seed - 1, done.tables, done.updates, paths,
      done.scans, seconds());
  return 0;
}

}  // namespace
}  // namespace reach::net

int main(int argc, char** argv) {
  const auto options = reach::net::parse(std::span(argv, static_cast<std::size_t>(argc)));
  if (options) return reach::net::run_all(*options);
  fmt::print(stderr, "usage: lpm_billion [--lookups N] [--seed S]\n");
  return 2;
}
