// SPDX-License-Identifier: Apache-2.0
// Rates of look-ups, the subjects turn by turn, so that what else the machine does meets all alike.
#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

#include "subject.hpp"

namespace reach::bench {

// Millions a second.
struct Rates {
  double median = 0;
  double lowest = 0;
  double highest = 0;
};

[[nodiscard]] inline Rates rates_of(std::vector<double> measured) {
  std::sort(measured.begin(), measured.end());
  return {measured[measured.size() / 2], measured.front(), measured.back()};
}

template <class Work>
[[nodiscard]] double seconds_of(Work work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

// The first run brings the subject's memory back into the caches that the others used meanwhile;
// where it takes long, that is no matter and it counts.
template <class Kind>
[[nodiscard]] double one_turn(const Subject<Kind>& subject, Mode mode,
                              const typename Kind::Keys& keys) {
  constexpr double kLongSeconds = 0.05;
  constexpr double kLeastSeconds = 0.01;
  const auto run = [&] { subject.look_up(mode, keys); };
  const double millions = static_cast<double>(keys.size()) / 1e6;
  const double first = seconds_of(run);
  if (first >= kLongSeconds) return millions / first;
  const int repeats = 1 + static_cast<int>(kLeastSeconds / first);
  const double all = seconds_of([&] {
    for (int i = 0; i < repeats; ++i) run();
  });
  return millions * repeats / all;
}

// In the order of the subjects.
template <class Kind>
[[nodiscard]] std::vector<Rates> turn_by_turn(const std::vector<const Subject<Kind>*>& subjects,
                                              Mode mode, const typename Kind::Keys& keys,
                                              int rounds) {
  std::vector<std::vector<double>> measured(subjects.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      measured[i].push_back(one_turn(*subjects[i], mode, keys));
    }
  }
  std::vector<Rates> rates;
  rates.reserve(subjects.size());
  for (std::vector<double>& of_one : measured) rates.push_back(rates_of(std::move(of_one)));
  return rates;
}

}  // namespace reach::bench
