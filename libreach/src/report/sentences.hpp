// SPDX-License-Identifier: Apache-2.0
// Sentences about many results, said once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reach/report/report.hpp"

namespace reach::report {

// Sentences that differ only in the result they speak of (its host name, its addresses, its
// instance) count as one. Where values differ, the first few are listed in their place.
class Sentences {
 public:
  // With the result's own values left open. result null: as it stands.
  void add(std::string_view sentence, const check::Result* result, const model::Network& network);
  // Each sentence with its values, in the order in which they came; a last "..." where there were
  // more.
  [[nodiscard]] std::vector<std::string> spelled() const;

 private:
  struct Place {
    char mark = 0;  // stands in the pattern for the values
    std::vector<std::string> values;
    bool more = false;
  };
  struct Sentence {
    std::string pattern;
    std::vector<Place> places;
  };
  static void note(Sentence& sentence, char mark, const std::string& value);
  std::vector<Sentence> sentences_;
  bool more_ = false;
};

// True for the id of the result's instance or interface.
[[nodiscard]] bool is_own(std::string_view resource, const check::Result& result,
                          const model::Network& network);

}  // namespace reach::report
