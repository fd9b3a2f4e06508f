// SPDX-License-Identifier: Apache-2.0
#include "aws/scalar.hpp"

#include <fmt/format.h>

#include <limits>

#include "reach/net/address.hpp"
#include "reach/net/prefix.hpp"

namespace reach::aws {

Read read_value(Reading& reading, const Place& place, Value value, std::string_view& text) {
  if (value.get(text) == simdjson::SUCCESS) return Read::kGood;
  reading.wrong_type(place, "a text", value);
  return Read::kBad;
}

Read read_value(Reading& reading, const Place& place, Value value, model::StringId& id) {
  std::string_view text;
  if (read_value(reading, place, value, text) == Read::kBad) return Read::kBad;
  id = reading.intern(text);
  return Read::kGood;
}

Read read_value(Reading& reading, const Place& place, Value value, model::Tri& flag) {
  bool on = false;
  if (value.get(on) != simdjson::SUCCESS) {
    reading.wrong_type(place, "true or false", value);
    return Read::kBad;
  }
  flag = model::tri(on);
  return Read::kGood;
}

Read read_value(Reading& reading, const Place& place, Value value, int& number) {
  std::int64_t read = 0;
  if (value.get(read) != simdjson::SUCCESS) {
    reading.wrong_type(place, "a whole number", value);
    return Read::kBad;
  }
  if (read < std::numeric_limits<int>::min() || read > std::numeric_limits<int>::max()) {
    reading.bad_field(place, fmt::format("{} is out of range: {}", place.name(), read));
    return Read::kBad;
  }
  number = static_cast<int>(read);
  return Read::kGood;
}

Read read_value(Reading& reading, const Place& place, Value value, std::optional<int>& number) {
  int read = 0;
  if (read_value(reading, place, value, read) == Read::kBad) return Read::kBad;
  number = read;
  return Read::kGood;
}

Read read_value(Reading& reading, const Place& place, Value value, net::Prefix& prefix) {
  std::string_view text;
  if (read_value(reading, place, value, text) == Read::kBad) return Read::kBad;
  const Result<net::Prefix> exact = net::Prefix::parse(text);
  if (exact.ok()) {
    prefix = *exact;
    return Read::kGood;
  }
  // EC2 itself stores such a CIDR in its canonical form.
  const Result<net::Prefix> masked = net::Prefix::parse(text, net::HostBits::kClear);
  if (!masked.ok()) {
    reading.bad_field(place, fmt::format("{}: {}", place.name(), masked.error().message));
    return Read::kBad;
  }
  prefix = *masked;
  reading.warn(
      model::Code::kBadField, place,
      fmt::format("{} {} has host bits set; read as {}", place.name(), text, prefix.to_string()));
  return Read::kGood;
}

Read read_value(Reading& reading, const Place& place, Value value, net::Address& address) {
  std::string_view text;
  if (read_value(reading, place, value, text) == Read::kBad) return Read::kBad;
  const Result<net::Address> parsed = net::Address::parse(text);
  if (!parsed.ok()) {
    reading.bad_field(place, fmt::format("{}: {}", place.name(), parsed.error().message));
    return Read::kBad;
  }
  address = *parsed;
  return Read::kGood;
}

Read unknown_spelling(Reading& reading, const Place& place, std::string_view text) {
  reading.bad_field(
      place, fmt::format("{} has the value '{}', which is not known here", place.name(), text));
  return Read::kBad;
}

}  // namespace reach::aws
