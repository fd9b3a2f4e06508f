// SPDX-License-Identifier: Apache-2.0
// lpm_compare: our longest-prefix-match tables and every peer that this machine has, on one table,
// in one process, turn by turn, with every answer checked.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "generator.hpp"
#include "goals.hpp"
#include "report.hpp"
#include "subjects.hpp"
#include "workloads.hpp"

namespace {

using namespace reach::bench;

constexpr int kExitWrongAnswers = 1;
constexpr int kExitUnusable = 2;

struct Options {
  std::string table;
  std::vector<std::string> families;
  bool goals = false;
  bool quick = false;
  CompareOptions compare;
};

// How much there is to do.
struct Scale {
  std::size_t ipv4_routes = kInternetIpv4Routes;
  std::size_t ipv6_routes = kInternetIpv6Routes;
  std::size_t cloud_tables = kCloudTables;
  std::size_t keys = std::size_t{1} << 20U;
};
constexpr Scale kQuick = {20'000, 10'000, 200, std::size_t{1} << 14U};

bool wanted(const Options& options, std::string_view family) {
  const auto& chosen = options.families;
  return chosen.empty() || std::find(chosen.begin(), chosen.end(), family) != chosen.end();
}

reach::Result<RouteLists> read_table(const std::string& name) {
  if (name == "-") return read_routes(std::cin, "standard input");
  std::ifstream file(name);
  if (!file) return reach::Error{fmt::format("{}: it cannot be read", name)};
  return read_routes(file, name);
}

// The table that was named, or the generated ones.
reach::Result<RouteLists> routes_of(const Options& options, const Scale& scale) {
  if (!options.table.empty()) return read_table(options.table);
  RouteLists lists;
  if (wanted(options, "4")) {
    lists.ipv4 = internet_table(reach::net::Family::kIpv4, scale.ipv4_routes);
  }
  if (wanted(options, "6")) {
    lists.ipv6 = internet_table(reach::net::Family::kIpv6, scale.ipv6_routes);
  }
  return lists;
}

std::string source_of(const Options& options) {
  if (options.table.empty()) return "from the generator";
  if (options.table == "-") return "from standard input";
  return "from " + std::filesystem::path(options.table).filename().string();
}

// Prints each comparison as it ends.
std::vector<Results> compare_all(const Options& options, const Scale& scale, RouteLists lists) {
  std::vector<Results> runs;
  const auto run = [&](const auto& workload) {
    runs.push_back(compare(workload, options.compare));
    fmt::print("{}", report(runs.back()));
    std::fflush(stdout);
  };
  if (wanted(options, "4") && !lists.ipv4.empty()) {
    run(ipv4_workload(source_of(options), std::move(lists.ipv4), scale.keys));
  }
  if (wanted(options, "6") && !lists.ipv6.empty()) {
    run(ipv6_workload(source_of(options), std::move(lists.ipv6), scale.keys));
  }
  if (wanted(options, "cloud")) {
    run(cloud_workload(cloud_tables(scale.cloud_tables), scale.keys));
  }
  return runs;
}

void add_options(CLI::App& program, Options& options) {
  program.add_option("--table", options.table,
                     "CIDR blocks, one a line, - for standard input; without it generated tables:\n"
                     "1M IPv4 and 250k IPv6 routes");
  program
      .add_option("--family", options.families,
                  "4, 6 or cloud (10,000 generated tables); several with commas; all without it")
      ->delimiter(',')
      ->check(CLI::IsMember({"4", "6", "cloud"}));
  program
      .add_option("--only", options.compare.only,
                  "Subjects whose names begin so, several with commas")
      ->delimiter(',');
  program.add_option("--rounds", options.compare.rounds, "Rounds, 9 without it")
      ->check(CLI::Range(1, 1000));
  program.add_flag("--goals", options.goals, "Say of each goal whether it holds");
  program.add_flag("--quick", options.quick,
                   "Small tables and 2 rounds: checks more than it tells");
}

int run(Options options) {
  if (options.quick) {
    options.compare.rounds = 2;
    options.compare.updates = {20'000, 0.5};
  }
  const Scale scale = options.quick ? kQuick : Scale();
  auto lists = routes_of(options, scale);
  if (!lists) {
    fmt::print(stderr, "lpm_compare: {}\n", lists.error().message);
    return kExitUnusable;
  }
  fmt::print("{}\n\n", dpdk_status());
  const std::vector<Results> runs = compare_all(options, scale, std::move(lists).value());
  if (runs.empty()) {
    fmt::print(stderr, "lpm_compare: {} has no route of the family\n", options.table);
    return kExitUnusable;
  }
  if (options.goals) fmt::print("{}", goals_report(runs));
  const bool right = std::all_of(runs.begin(), runs.end(),
                                 [](const Results& one) { return one.answers_wrong == 0; });
  return right ? 0 : kExitWrongAnswers;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App program(
      "Compares longest-prefix-match tables, ours and every peer that is here: look-ups, "
      "building,\n"
      "memory and updates, turn by turn in one process, with every answer checked.",
      "lpm_compare");
  add_options(program, options);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? 0 : kExitUnusable;
  }
  return run(std::move(options));
}
