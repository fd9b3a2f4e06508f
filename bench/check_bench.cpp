// SPDX-License-Identifier: Apache-2.0
// What a verdict costs as route tables grow: the article's network, whose two route tables hold a
// number of routes to other networks besides.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "reach/check/check.hpp"
#include "reach/net/lpm_table_set.hpp"
#include "support/network_maker.hpp"

namespace {

using reach::check::Checker;
using reach::check::Service;
using reach::model::Network;

Network network_with_routes(std::int64_t count) {
  reach::testing::NetworkMaker maker = reach::testing::article();
  for (std::int64_t i = 0; i < count; ++i) {
    const std::string destination = fmt::format("10.{}.{}.0/24", i / 256, i % 256);
    maker.route("rtb-user", destination, "pcx-1");
    maker.route("rtb-shared", destination, "pcx-1");
  }
  return std::move(maker).build();
}

// Everything that is worked out once for a network, route tables among it.
void prepare(benchmark::State& state) {
  const Network network = network_with_routes(state.range(0));
  for (auto _ : state) {
    const Checker checker(network);
    benchmark::DoNotOptimize(&checker);
  }
}

// One instance and one service: names, two addresses, both ways, four route look-ups.
void judge_one_pair(benchmark::State& state) {
  const Network network = network_with_routes(state.range(0));
  const Checker checker(network);
  const auto* instance = network.find<reach::model::Instance>("i-user");
  for (auto _ : state) benchmark::DoNotOptimize(checker.check(*instance, Service::kSsm));
}

// A route look-up alone.
void look_up_route(benchmark::State& state) {
  std::vector<reach::net::LpmRoute> routes = {{*reach::net::Prefix::parse("192.168.0.0/16"), 0},
                                              {*reach::net::Prefix::parse("172.16.0.0/16"), 1}};
  for (std::int64_t i = 0; i < state.range(0); ++i) {
    const auto bits = 0x0a000000U | static_cast<std::uint32_t>(i) << 8U;
    routes.push_back({reach::net::Prefix::covering(reach::net::Address::v4(bits), 24),
                      static_cast<std::uint32_t>(routes.size())});
  }
  reach::net::LpmTableSet tables;
  const std::uint32_t table = tables.add(routes);
  std::uint32_t at = 0;
  for (auto _ : state) {
    at += 0x9e3779b9U;  // steps that spread over all addresses
    benchmark::DoNotOptimize(
        tables.lookup(table, reach::net::Address::v4(0x0a000000U | at >> 10U)));
  }
}

BENCHMARK(prepare)->Arg(0)->Arg(50)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond);
BENCHMARK(judge_one_pair)->Arg(0)->Arg(50)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond);
BENCHMARK(look_up_route)->Arg(0)->Arg(50)->Arg(1000)->Arg(10000)->Unit(benchmark::kNanosecond);

}  // namespace

BENCHMARK_MAIN();
