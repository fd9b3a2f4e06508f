// SPDX-License-Identifier: Apache-2.0
// Sentences about many results, said once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reach/report/report.hpp"

namespace reach::report {

// Sentences that differ only in the result they speak of (its host name, its addresses, its
// instance) count as one. Host names are then listed in it; for the rest the first result's stand,
// and a remark that there are others.
class Sentences {
 public:
  // With the result's own values left open. result null: as it stands.
  void add(std::string_view sentence, const check::Result* result, const model::Network& network);
  // In the order in which they came; a last "..." where there were more than a few.
  [[nodiscard]] std::vector<std::string> spelled() const;

 private:
  struct Sentence {
    std::string pattern;  // the result's own values replaced by marks
    std::string first;    // as it was for the first result, the host name replaced by a mark
    std::vector<std::string> names;
    bool others = false;  // it was said with other values as well
  };
  std::vector<Sentence> sentences_;
  bool more_ = false;
};

// True for the id of the result's instance or interface.
[[nodiscard]] bool is_own(std::string_view resource, const check::Result& result,
                          const model::Network& network);

}  // namespace reach::report
