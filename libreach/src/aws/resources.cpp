// SPDX-License-Identifier: Apache-2.0
#include "aws/resources.hpp"

#include <fmt/format.h>

namespace reach::aws {

void resource_without_id(Reading& reading, const Place& place, const Table& table) {
  reading.document().damaged = true;
  const std::string_view key = table.fields.front().name;
  reading.warn(model::Code::kBadDocument, place,
               fmt::format("an item without {} cannot be told apart and is left out", key));
}

}  // namespace reach::aws
