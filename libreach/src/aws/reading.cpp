// SPDX-License-Identifier: Apache-2.0
#include "aws/reading.hpp"

#include <fmt/format.h>

#include <utility>

namespace reach::aws {
namespace {

std::string_view type_name(Value value) {
  switch (value.type()) {
    case ValueType::ARRAY:
      return "a list";
    case ValueType::OBJECT:
      return "an object";
    case ValueType::STRING:
      return "a text";
    case ValueType::BOOL:
      return "true or false";
    case ValueType::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

}  // namespace

void Reading::warn(model::Code code, const Place& place, std::string message) {
  network.add_diagnostic(
      {model::Severity::kWarning, code, std::move(message), place.origin(network)});
}

void Reading::bad_field(const Place& place, std::string message) {
  ++bad_fields_;
  warn(model::Code::kBadField, place, std::move(message));
}

void Reading::wrong_type(const Place& place, std::string_view wanted, Value found) {
  bad_field(place,
            fmt::format("{} should be {}, and is {}", place.name(), wanted, type_name(found)));
}

}  // namespace reach::aws
