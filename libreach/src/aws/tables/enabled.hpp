// SPDX-License-Identifier: Apache-2.0
// Settings that are "enable" or "disable", or "enabled" or "disabled".
#pragma once

#include "aws/scalar.hpp"

namespace reach::aws {

struct Enabled {
  static Read read(Reading& reading, const Place& place, Value value, model::Tri& flag) {
    std::string_view text;
    if (read_value(reading, place, value, text) == Read::kBad) return Read::kBad;
    if (model::same_spelling(text, "enable") || model::same_spelling(text, "enabled")) {
      flag = model::Tri::kYes;
    } else if (model::same_spelling(text, "disable") || model::same_spelling(text, "disabled")) {
      flag = model::Tri::kNo;
    } else {
      return unknown_spelling(reading, place, text);
    }
    return Read::kGood;
  }
};

}  // namespace reach::aws
