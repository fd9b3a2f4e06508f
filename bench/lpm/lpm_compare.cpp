// SPDX-License-Identifier: Apache-2.0
// lpm_compare: our longest-prefix-match tables and every peer that this machine has, on one table,
// in one process, turn by turn, with every answer checked.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator.hpp"
#include "goals.hpp"
#include "reach/net/lpm_code_path.hpp"
#include "report.hpp"
#include "subjects.hpp"
#include "workloads.hpp"

namespace {

using namespace reach::bench;
using reach::net::LpmCodePath;

constexpr int kExitWrongAnswers = 1;
constexpr int kExitUnusable = 2;

int complain(std::string_view message) {
  fmt::print(stderr, "lpm_compare: {}\n", message);
  return kExitUnusable;
}

struct Options {
  std::string table;
  std::vector<std::string> families;
  std::string code_path;
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

struct NamedCodePath {
  std::string_view name;
  LpmCodePath path;
};
constexpr std::array kCodePaths = {NamedCodePath{"scalar", LpmCodePath::kScalar},
                                   NamedCodePath{"avx2", LpmCodePath::kAvx2},
                                   NamedCodePath{"avx512", LpmCodePath::kAvx512}};

// False: the processor does not have it. An empty name leaves the choice to the library.
bool force_code_path(std::string_view name) {
  return std::all_of(kCodePaths.begin(), kCodePaths.end(), [&](const NamedCodePath& one) {
    return one.name != name || reach::net::force_lpm_code_path(one.path);
  });
}

std::string_view code_path_in_use() {
  const auto used = std::find_if(
      kCodePaths.begin(), kCodePaths.end(),
      [](const NamedCodePath& one) { return one.path == reach::net::lpm_code_path(); });
  return used->name;
}

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
    Results results = compare(workload, options.compare);
    if (results.subjects.empty()) return;
    fmt::print("{}", report(results));
    std::fflush(stdout);
    runs.push_back(std::move(results));
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
  program.add_option("--table", options.table, "CIDR blocks, one a line; - reads standard input")
      ->type_name("FILE");
  program.add_option("--family", options.families, "4, 6 or cloud; several with commas")
      ->delimiter(',')
      ->check(CLI::IsMember({"4", "6", "cloud"}))
      ->type_name("FAMILY");
  program.add_option("--only", options.compare.only, "Subjects whose names begin so")
      ->delimiter(',')
      ->type_name("SUBJECT[,..]");
  program.add_option("--code-path", options.code_path, "Ours use scalar, avx2 or avx512")
      ->check(CLI::IsMember({"scalar", "avx2", "avx512"}))
      ->type_name("PATH");
  program.add_option("--rounds", options.compare.rounds, "9, and 2 with --quick, if not given")
      ->check(CLI::Range(1, 1000))
      ->type_name("N");
  program.add_flag("--goals", options.goals, "Says of each goal whether it holds");
  program.add_flag("--quick", options.quick, "Small tables: checks more than it tells");
  program.footer(
      "Without --table it makes tables of its own, 1,000,000 IPv4 and 250,000 IPv6 routes; cloud\n"
      "are 10,000 small tables of its own. Without --family it takes all three in turn.\n"
      "Exit status: 0, 1 where an answer was wrong, 2 where the input cannot be used.");
}

int run(Options options) {
  if (options.quick) options.compare.updates = {20'000, 0.5};
  if (options.compare.rounds == 0) options.compare.rounds = options.quick ? 2 : 9;
  if (!force_code_path(options.code_path)) {
    return complain(fmt::format("this processor has no {}", options.code_path));
  }
  const Scale scale = options.quick ? kQuick : Scale();
  auto lists = routes_of(options, scale);
  if (!lists) return complain(lists.error().message);
  fmt::print("Ours on {}. {}\n", code_path_in_use(), dpdk_status());
  if (lists->repeated > 0) fmt::print("{} lines named a prefix again\n", lists->repeated);
  fmt::print("\n");
  const std::vector<Results> runs = compare_all(options, scale, std::move(lists).value());
  if (runs.empty()) {
    return complain("nothing to compare: no route is of the family, or no subject has the name");
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
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", program.help());
    return 0;
  } catch (const CLI::ParseError& error) {
    return complain(fmt::format("{}; see lpm_compare --help", error.what()));
  }
  return run(std::move(options));
}
