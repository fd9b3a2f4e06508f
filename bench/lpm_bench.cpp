// SPDX-License-Identifier: Apache-2.0
// Longest-prefix match: the subjects of lpm_compare, each at two scales, as
// KIND/ROUTES/SUBJECT/MODE/PATTERN. lpm_compare sets them against one another turn by turn; these
// are for following one of them over time, and for a profiler.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <memory>
#include <string>
#include <type_traits>

#include "lpm/generator.hpp"
#include "lpm/subjects.hpp"
#include "lpm/workloads.hpp"

namespace {

using namespace reach::bench;

constexpr std::size_t kKeys = std::size_t{1} << 18U;

template <class Kind>
Workload<Kind> workload_of(std::size_t scale) {
  using reach::net::Family;
  if constexpr (std::is_same_v<Kind, Ipv4>) {
    return ipv4_workload("generated", internet_table(Family::kIpv4, scale), kKeys);
  } else if constexpr (std::is_same_v<Kind, Ipv6>) {
    return ipv6_workload("generated", internet_table(Family::kIpv6, scale), kKeys);
  } else {
    return cloud_workload(cloud_tables(scale), kKeys);
  }
}

// Made when a benchmark first needs it, kept until one of another kind or scale does.
template <class Kind>
const Workload<Kind>& workload(std::size_t scale) {
  static std::size_t made_for = 0;
  static std::unique_ptr<Workload<Kind>> made;
  if (made_for != scale) {
    made = std::make_unique<Workload<Kind>>(workload_of<Kind>(scale));
    made_for = scale;
  }
  return *made;
}

// The same of subjects: one at a time. Null where it cannot hold the table; `failed` says why.
template <class Kind>
const Subject<Kind>* built(const std::string& name, std::size_t scale, std::string& failed) {
  static std::string made_for;
  static std::unique_ptr<Subject<Kind>> made;
  static std::optional<reach::Error> error;
  const std::string wanted = fmt::format("{}/{}", scale, name);
  if (made_for != wanted) {
    made_for = wanted;
    for (auto& subject : all_subjects<Kind>()) {
      if (subject->name() == name) made = std::move(subject);
    }
    const auto& tables = workload<Kind>(scale).tables;
    error = made->prepare(tables);
    if (!error) error = made->build(tables);
  }
  if (error) failed = error->message;
  return error ? nullptr : made.get();
}

template <class Kind>
void look_up(benchmark::State& state, const std::string& name, std::size_t scale, Mode mode,
             std::string_view pattern) {
  std::string failed;
  const Subject<Kind>* subject = built<Kind>(name, scale, failed);
  if (subject == nullptr) {
    state.SkipWithError(failed.c_str());
    return;
  }
  for (const auto& named : workload<Kind>(scale).keys) {
    if (named.pattern != pattern) continue;
    for (auto _ : state) subject->look_up(mode, named.keys);
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(named.keys.size()));
    return;
  }
  state.SkipWithError("the table has no such keys");
}

template <class Kind>
void add(std::string_view kind, std::initializer_list<std::size_t> scales,
         std::initializer_list<std::string_view> patterns) {
  for (const std::size_t scale : scales) {
    for (const auto& subject : all_subjects<Kind>()) {
      for (const Mode mode : {Mode::kBatch, Mode::kSingle}) {
        for (const std::string_view pattern : patterns) {
          const std::string name = subject->name();
          const char* const how = mode == Mode::kBatch ? "batch" : "single";
          benchmark::RegisterBenchmark(
              fmt::format("{}/{}/{}/{}/{}", kind, scale, name, how, pattern).c_str(),
              [=](benchmark::State& state) { look_up<Kind>(state, name, scale, mode, pattern); });
        }
      }
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  add<Ipv4>("ipv4_routes", {10'000, 100'000},
            {"uniform", "in-prefix", "zipf", "sequential", "misses"});
  add<Ipv6>("ipv6_routes", {10'000, 100'000},
            {"uniform", "in-prefix", "zipf", "sequential", "misses"});
  add<Cloud>("cloud_tables", {100, 10'000}, {"random", "by-table"});
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
