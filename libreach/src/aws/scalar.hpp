// SPDX-License-Identifier: Apache-2.0
// Reads single JSON values into members of the model; what a value must be follows from the
// member's type.
#pragma once

#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "aws/reading.hpp"

namespace reach::aws {

enum class Read : std::uint8_t {
  kGood,
  kPart,  // a list of which an item could not be read; the others are there
  kBad,
};

Read read_value(Reading& reading, const Place& place, Value value, std::string_view& text);
Read read_value(Reading& reading, const Place& place, Value value, model::StringId& id);
Read read_value(Reading& reading, const Place& place, Value value, model::Tri& flag);
Read read_value(Reading& reading, const Place& place, Value value, int& number);
Read read_value(Reading& reading, const Place& place, Value value, std::optional<int>& number);
Read read_value(Reading& reading, const Place& place, Value value, net::Prefix& prefix);
Read read_value(Reading& reading, const Place& place, Value value, net::Address& address);
Read unknown_spelling(Reading& reading, const Place& place, std::string_view text);

template <class T>
Read read_value(Reading& reading, const Place& place, Value value, model::Ref<T>& ref) {
  return read_value(reading, place, value, ref.id);
}

template <class E>
requires std::is_enum_v<E> Read read_value(Reading& reading, const Place& place, Value value,
                                           E& result) {
  std::string_view text;
  if (read_value(reading, place, value, text) == Read::kBad) return Read::kBad;
  const std::optional<E> parsed = model::parse_enum<E>(text);
  if (!parsed) return unknown_spelling(reading, place, text);
  result = *parsed;
  return Read::kGood;
}

template <class V>
requires std::is_same_v<V, net::Prefix> || std::is_same_v<V, net::Address> Read
read_value(Reading& reading, const Place& place, Value value, std::optional<V>& result) {
  V read;
  if (read_value(reading, place, value, read) == Read::kBad) return Read::kBad;
  result = read;
  return Read::kGood;
}

template <class V>
Read read_value(Reading& reading, const Place& place, Value value, std::vector<V>& list) {
  Array items;
  if (value.get(items) != simdjson::SUCCESS) {
    reading.wrong_type(place, "a list", value);
    return Read::kBad;
  }
  Read outcome = Read::kGood;
  std::size_t index = 0;
  for (const Value item : items) {
    const Place at(place, index++);
    V read{};
    if (read_value(reading, at, item, read) == Read::kGood) {
      list.push_back(read);
    } else {
      outcome = Read::kPart;
    }
  }
  return outcome;
}

}  // namespace reach::aws
