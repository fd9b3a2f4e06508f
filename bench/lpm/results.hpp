// SPDX-License-Identifier: Apache-2.0
// What a comparison gave.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "measure.hpp"
#include "updates.hpp"

namespace reach::bench {

struct SubjectResults {
  std::string name;
  std::string left_out;  // why it was not measured; empty: it was
  double build_seconds = 0;
  Memory memory;
  std::vector<Rates> single;  // by pattern
  std::vector<Rates> batch;
  std::optional<UpdateRates> updates;
  std::optional<RebuildRates> rebuilds;

  [[nodiscard]] const std::vector<Rates>& rates(Mode mode) const {
    return mode == Mode::kBatch ? batch : single;
  }
};

enum class KindName { kIpv4, kIpv6, kCloud };

struct Results {
  KindName kind;
  std::string title;
  std::size_t routes = 0;
  std::size_t keys = 0;
  int rounds = 0;
  std::vector<std::string_view> patterns;
  std::vector<SubjectResults> subjects;
  // Ours after its updates or rebuilds, beside a twin without any: how fast it still is, by
  // pattern.
  std::vector<double> after_updates;
  std::size_t answers_checked = 0;
  std::size_t answers_wrong = 0;

  // Null where it was not measured.
  [[nodiscard]] const SubjectResults* find(std::string_view name) const {
    for (const SubjectResults& subject : subjects) {
      if (subject.name == name && subject.left_out.empty()) return &subject;
    }
    return nullptr;
  }
  [[nodiscard]] std::optional<std::size_t> pattern(std::string_view name) const {
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      if (patterns[i] == name) return i;
    }
    return {};
  }
};

}  // namespace reach::bench
