// SPDX-License-Identifier: Apache-2.0
#include "goals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "subjects.hpp"
#include "text.hpp"

namespace reach::bench {
namespace {

using Out = std::back_insert_iterator<std::string>;

// Ours against a peer's.
struct RatioGoal {
  KindName kind;
  std::string_view pattern;
  std::string_view peer;
  double least;
  Mode mode = Mode::kBatch;
};
// Batches twice: against the peer as it was when the goal was set, and against the best that it can
// be.
constexpr std::array kRatioGoals = {
    RatioGoal{KindName::kIpv4, "uniform", "rte_fib-2B-small", 2.4},
    RatioGoal{KindName::kIpv4, "in-prefix", "rte_fib-2B-small", 1.4},
    RatioGoal{KindName::kIpv4, "zipf", "rte_fib-2B-small", 1.0},
    RatioGoal{KindName::kIpv4, "sequential", "rte_fib-2B-small", 1.0},
    RatioGoal{KindName::kIpv4, "uniform", "rte_fib-2B-avx512", 2.4},
    RatioGoal{KindName::kIpv4, "in-prefix", "rte_fib-2B-avx512", 1.4},
    RatioGoal{KindName::kIpv4, "zipf", "rte_fib-2B-avx512", 1.0},
    RatioGoal{KindName::kIpv4, "sequential", "rte_fib-2B-avx512", 1.0},
    RatioGoal{KindName::kIpv4, "uniform", kPoptrie, 1.0, Mode::kSingle},
    RatioGoal{KindName::kIpv4, "in-prefix", kPoptrie, 1.0, Mode::kSingle},
    RatioGoal{KindName::kIpv4, "zipf", kPoptrie, 1.0, Mode::kSingle},
    RatioGoal{KindName::kIpv4, "sequential", kPoptrie, 1.0, Mode::kSingle},
    RatioGoal{KindName::kIpv6, "in-prefix", "rte_fib6-4B-small", 3.2},
    RatioGoal{KindName::kIpv6, "zipf", "rte_fib6-4B-small", 1.5},
    RatioGoal{KindName::kIpv6, "uniform", "rte_fib6-4B-small", 1.05},
    RatioGoal{KindName::kIpv6, "in-prefix", "rte_fib6-4B-avx512", 3.2},
    RatioGoal{KindName::kIpv6, "zipf", "rte_fib6-4B-avx512", 1.5},
    RatioGoal{KindName::kIpv6, "uniform", "rte_fib6-4B-avx512", 1.05},
    RatioGoal{KindName::kCloud, "random", "intervals-std", 15},
    RatioGoal{KindName::kCloud, "by-table", "intervals-std", 25},
    RatioGoal{KindName::kCloud, "random", "intervals", 15},
    RatioGoal{KindName::kCloud, "by-table", "intervals", 25},
};

// A figure of ours alone that must not be above, or below, a limit.
struct LimitGoal {
  KindName kind;
  std::string_view what;
  double limit;
  bool at_most;
  double (*figure)(const Results&, const SubjectResults&);
};

double bytes_a_route(const Results& run, const SubjectResults& ours) {
  return static_cast<double>(ours.memory.lookup) / static_cast<double>(run.routes);
}
double seconds_a_million(const Results& run, const SubjectResults& ours) {
  return ours.build_seconds / static_cast<double>(run.routes) * 1e6;
}
double inserts(const Results& /*run*/, const SubjectResults& ours) {
  return ours.updates ? ours.updates->inserts : 0;
}
double erases(const Results& /*run*/, const SubjectResults& ours) {
  return ours.updates ? ours.updates->erases : 0;
}
double slowest_after_updates(const Results& run, const SubjectResults& /*ours*/) {
  const auto& rates = run.after_updates;
  return rates.empty() ? 0 : *std::min_element(rates.begin(), rates.end());
}

constexpr std::array kLimitGoals = {
    LimitGoal{KindName::kIpv4, "bytes a route that look-ups read", 10, true, bytes_a_route},
    LimitGoal{KindName::kIpv4, "M inserts/s", 1, false, inserts},
    LimitGoal{KindName::kIpv4, "M erases/s", 1, false, erases},
    LimitGoal{KindName::kIpv4, "batch rate after the updates, of before", 0.9, false,
              slowest_after_updates},
    LimitGoal{KindName::kCloud, "bytes a route that look-ups read", 14, true, bytes_a_route},
    LimitGoal{KindName::kCloud, "s to build a million routes", 0.15, true, seconds_a_million},
};

constexpr std::string_view name_of(KindName kind) {
  constexpr std::array<std::string_view, 3> kNames = {"IPv4", "IPv6", "cloud"};
  return kNames[static_cast<std::size_t>(kind)];
}

void line(Out out, std::string_view what, std::string_view measured, std::string_view goal,
          std::string_view verdict) {
  fmt::format_to(out, "  {:<52} {:>9}  {:<10} {}\n", what, measured, goal, verdict);
}

std::string_view verdict(bool holds) {
  return holds ? "holds" : "does not hold";
}

void ratio_line(Out out, const Results& run, const RatioGoal& goal) {
  const bool batch = goal.mode == Mode::kBatch;
  const std::string what = fmt::format("{} {}, {}, against {}", name_of(goal.kind),
                                       batch ? "batch" : "one by one", goal.pattern, goal.peer);
  const std::string limit = ">= " + times(goal.least);
  const SubjectResults* ours = run.find(kOurs);
  const SubjectResults* peer = run.find(goal.peer);
  const auto pattern = run.pattern(goal.pattern);
  if (ours == nullptr || peer == nullptr || !pattern) {
    line(out, what, "-", limit, "not here");
    return;
  }
  const auto rate = [&](const SubjectResults& subject) {
    return (batch ? subject.batch : subject.single)[*pattern].median;
  };
  const double ratio = rate(*ours) / rate(*peer);
  line(out, what, times(ratio), limit, verdict(ratio >= goal.least));
}

void limit_line(Out out, const Results& run, const LimitGoal& goal) {
  const std::string what = fmt::format("{}, {}", name_of(goal.kind), goal.what);
  const std::string limit =
      fmt::format("{} {}", goal.at_most ? "<=" : ">=", three_digits(goal.limit));
  const SubjectResults* ours = run.find(kOurs);
  if (ours == nullptr) {
    line(out, what, "-", limit, "not here");
    return;
  }
  const double figure = goal.figure(run, *ours);
  line(out, what, three_digits(figure), limit,
       verdict(goal.at_most ? figure <= goal.limit : figure >= goal.limit));
}

// Beside a figure from elsewhere there is no verdict.
void published_line(Out out, const Results& run) {
  const SubjectResults* ours = run.find(kOurs);
  if (run.kind != KindName::kIpv4 || ours == nullptr || !ours->updates) return;
  line(out, "IPv4, M updates/s",
       three_digits(2 / (1 / ours->updates->inserts + 1 / ours->updates->erases)), "",
       "bart, 3.5 elsewhere, is not here");
}

void correctness_line(Out out, const std::vector<Results>& runs) {
  std::size_t checked = 0;
  std::size_t wrong = 0;
  for (const Results& run : runs) {
    checked += run.answers_checked;
    wrong += run.answers_wrong;
  }
  line(out, fmt::format("wrong answers, all subjects, of {}", grouped(checked)), grouped(wrong),
       "none", verdict(wrong == 0));
}

}  // namespace

std::string goals_report(const std::vector<Results>& runs) {
  std::string text = "== Goals\n";
  const Out out(text);
  for (const Results& run : runs) {
    for (const RatioGoal& goal : kRatioGoals) {
      if (goal.kind == run.kind) ratio_line(out, run, goal);
    }
    for (const LimitGoal& goal : kLimitGoals) {
      if (goal.kind == run.kind) limit_line(out, run, goal);
    }
    published_line(out, run);
  }
  correctness_line(out, runs);
  return text;
}

}  // namespace reach::bench
