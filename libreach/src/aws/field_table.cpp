// SPDX-License-Identifier: Apache-2.0
#include "aws/field_table.hpp"

#include <fmt/format.h>

namespace reach::aws {
namespace {

// Looking for the first value takes time: an object that repeats itself more often means harm.
constexpr int kMostRepetitions = 16;

// The first value of a key is equal to a later one.
bool repeats_itself(Object members, std::string_view key, Value again) {
  Value first;
  return members.at_key(key).get(first) == simdjson::SUCCESS &&
         simdjson::minify(first) == simdjson::minify(again);
}

}  // namespace

std::uint64_t Outcome::bit(std::string_view name) const {
  const std::uint8_t row = table_->index.find(table_->fields, name);
  return row == FieldIndex::kFree ? 0 : std::uint64_t{1} << row;
}

bool Outcome::has(std::string_view name) const {
  return (given & bit(name)) != 0;
}

bool Outcome::spoilt(std::string_view name) const {
  return bad != 0 && (bad & bit(name)) != 0;
}

bool read_object(Reading& reading, const Place& place, Value value, const Table& table,
                 void* object) {
  Outcome outcome(table);
  std::uint64_t seen = 0;
  int repeated = 0;
  Object members;
  if (value.get(members) != simdjson::SUCCESS) {
    reading.wrong_type(place, "an object", value);
    outcome.readable = false;
  } else {
    for (const auto& [key, member] : members) {
      const std::uint8_t row = table.index.find(table.fields, key);
      if (row == FieldIndex::kFree) continue;
      const Field& field = table.fields[row];
      const std::uint64_t bit = std::uint64_t{1} << row;
      const Place at(place, field.name);
      if ((seen & bit) != 0) {
        if ((outcome.bad & bit) == 0 && ++repeated <= kMostRepetitions &&
            repeats_itself(members, key, member))
          continue;
        if ((outcome.bad & bit) == 0)
          reading.bad_field(at, fmt::format("{} is given twice, with different values", key));
        outcome.bad |= bit;
        field.forget(object);
        continue;
      }
      seen |= bit;
      if (member.is_null()) continue;
      outcome.given |= bit;
      const Read read = field.read(reading, at, member, object);
      if (read != Read::kGood) outcome.bad |= bit;
      if (read == Read::kBad) field.forget(object);
    }
  }
  if (table.finish != nullptr) return table.finish(reading, place, object, outcome);
  return outcome.readable;
}

void merge_object(Merging& merging, const Table& table, void* into, void* from) {
  for (const Field& field : table.fields) {
    if (field.merge != nullptr) field.merge(merging, field, into, from);
  }
}

void forget_object(const Table& table, void* object) {
  for (const Field& field : table.fields) {
    if (field.forget != nullptr) field.forget(object);
  }
}

void Merging::conflict(std::string_view member) {
  reading.network.add_diagnostic(
      {model::Severity::kWarning, model::Code::kConflict,
       fmt::format("{} of {} differs between documents; the one of {} is used", member, id,
                   prefer_new ? "the owner's account" : "the first document"),
       at});
}

}  // namespace reach::aws
