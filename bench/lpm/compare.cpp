// SPDX-License-Identifier: Apache-2.0
#include "compare.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <type_traits>

#include "reference.hpp"
#include "subjects.hpp"

namespace reach::bench {
namespace {

// One line that is written over and over, for a person who waits.
void say(std::string_view what) {
  static const bool watched = isatty(STDERR_FILENO) == 1;
  if (watched) fmt::print(stderr, "\r\x1b[K{}", what);
}

bool chosen(const std::string& name, const std::vector<std::string>& only) {
  return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& start) {
           return name.compare(0, start.size(), start) == 0;
         });
}

template <class Kind>
class Comparison {
 public:
  Comparison(const Workload<Kind>& workload, const CompareOptions& options)
      : workload_(workload), options_(options) {
    results_.kind = workload.kind;
    results_.title = workload.title;
    results_.routes = workload.routes;
    results_.keys = workload.keys.front().keys.size();
    results_.rounds = options.rounds;
    for (const auto& named : workload.keys) results_.patterns.push_back(named.pattern);
  }

  Results run() {
    build_all();
    expect_answers();
    for (std::size_t i = 0; i < subjects_.size(); ++i) check(i, "");
    for (const Mode mode : {Mode::kBatch, Mode::kSingle}) time_all(mode);
    update_all();
    say("");
    return std::move(results_);
  }

 private:
  using Keys = typename Kind::Keys;

  void build_all() {
    for (auto& subject : all_subjects<Kind>()) {
      if (!chosen(subject->name(), options_.only)) continue;
      SubjectResults result;
      result.name = subject->name();
      build(*subject, result);
      results_.subjects.push_back(std::move(result));
      subjects_.push_back(std::move(subject));
    }
  }

  void build(Subject<Kind>& subject, SubjectResults& result) {
    say(fmt::format("{}: building {}", workload_.title, result.name));
    std::optional<Error> failed = subject.prepare(workload_.tables);
    if (!failed) {
      result.build_seconds = seconds_of([&] { failed = subject.build(workload_.tables); });
    }
    if (failed) {
      result.left_out = failed->message;
    } else {
      result.memory = subject.memory();
    }
  }

  void expect_answers() {
    say(fmt::format("{}: what the answers have to be", workload_.title));
    for (const auto& named : workload_.keys) {
      expected_.push_back(expected_answers(workload_.tables, named.keys));
    }
  }

  // A subject that gives a wrong answer is not measured.
  void check(std::size_t subject, std::string_view when) {
    SubjectResults& result = results_.subjects[subject];
    for (std::size_t pattern = 0; pattern < expected_.size(); ++pattern) {
      for (const Mode mode : {Mode::kSingle, Mode::kBatch}) {
        if (!result.left_out.empty()) return;
        const std::size_t wrong = wrong_answers(*subjects_[subject], mode, pattern);
        results_.answers_checked += expected_[pattern].size();
        results_.answers_wrong += wrong;
        if (wrong == 0) continue;
        result.left_out = fmt::format("{} wrong answers of {} ({}, {}){}", wrong,
                                      expected_[pattern].size(), workload_.keys[pattern].pattern,
                                      mode == Mode::kBatch ? "batch" : "single", when);
      }
    }
  }

  std::size_t wrong_answers(const Subject<Kind>& subject, Mode mode, std::size_t pattern) const {
    const std::vector<std::uint32_t>& expected = expected_[pattern];
    const auto answers = subject.answers(mode, workload_.keys[pattern].keys);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) wrong += answers[i] == expected[i] ? 0 : 1;
    return wrong;
  }

  void time_all(Mode mode) {
    std::vector<const Subject<Kind>*> measured;
    std::vector<SubjectResults*> into;
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
      if (!results_.subjects[i].left_out.empty()) continue;
      measured.push_back(subjects_[i].get());
      into.push_back(&results_.subjects[i]);
    }
    for (const auto& named : workload_.keys) {
      say(fmt::format("{}: {} look-ups, {}", workload_.title,
                      mode == Mode::kBatch ? "batch" : "single", named.pattern));
      const auto rates = turn_by_turn<Kind>(measured, mode, named.keys, options_.rounds);
      for (std::size_t i = 0; i < into.size(); ++i) {
        (mode == Mode::kBatch ? into[i]->batch : into[i]->single).push_back(rates[i]);
      }
    }
  }

  void update_all() {
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
      SubjectResults& result = results_.subjects[i];
      if (!result.left_out.empty() || !updated(*subjects_[i], result)) continue;
      if (result.name == kOurs) compare_with_twin(*subjects_[i]);
      // What a peer refused is missing from its table now, or left in it.
      const bool refused = result.updates && result.updates->refused > 0;
      if (!refused || result.name == kOurs) check(i, " after updates");
    }
  }

  // False: it takes no updates.
  bool updated(Subject<Kind>& subject, SubjectResults& result) {
    say(fmt::format("{}: updates of {}", workload_.title, result.name));
    if constexpr (std::is_same_v<Kind, Cloud>) {
      if (!subject.can_rebuild()) return false;
      result.rebuilds = rebuild(subject, workload_.tables, options_.updates);
    } else {
      if (!subject.can_update()) return false;
      if (!plan_) plan_.emplace(workload_.tables);
      result.updates = update(subject, *plan_, options_.updates);
    }
    return true;
  }

  void compare_with_twin(const Subject<Kind>& updated) {
    for (auto& twin : all_subjects<Kind>()) {
      if (twin->name() != updated.name() || twin->build(workload_.tables)) continue;
      for (const auto& named : workload_.keys) {
        const auto rates =
            turn_by_turn<Kind>({twin.get(), &updated}, Mode::kBatch, named.keys, options_.rounds);
        results_.after_updates.push_back(rates[1].median / rates[0].median);
      }
      return;
    }
  }

  const Workload<Kind>& workload_;
  const CompareOptions& options_;
  Results results_;
  Subjects<Kind> subjects_;                           // as in results_
  std::vector<std::vector<std::uint32_t>> expected_;  // by pattern
  std::optional<UpdatePlan> plan_;
};

}  // namespace

template <class Kind>
Results compare(const Workload<Kind>& workload, const CompareOptions& options) {
  return Comparison<Kind>(workload, options).run();
}

template Results compare(const Workload<Ipv4>&, const CompareOptions&);
template Results compare(const Workload<Ipv6>&, const CompareOptions&);
template Results compare(const Workload<Cloud>&, const CompareOptions&);

}  // namespace reach::bench
