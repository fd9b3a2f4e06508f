// SPDX-License-Identifier: Apache-2.0
// Puts resources that were read into the model, merged with what other documents said of them.
#pragma once

#include <string_view>
#include <utility>

#include "aws/field_table.hpp"

namespace reach::aws {

template <class T>
T& store(Reading& reading, const Table& table, T fresh, Standing standing) {
  const ExportedDocument& document = reading.document();
  if constexpr (requires { fresh.owner; }) reading.note_owner(fresh.owner);
  bool created = false;
  T& row = reading.network.upsert<T>(fresh.id, &created);
  const auto index = static_cast<std::size_t>(&row - reading.network.all<T>().data());
  RowSource& source = reading.sources.of<T>(index);
  if (created) {
    row = std::move(fresh);
    source = {document.path_account, standing};
    return row;
  }
  bool owners_word = false;
  if constexpr (requires { fresh.owner; }) {
    owners_word = !fresh.owner.empty() && document.path_account == fresh.owner &&
                  source.account != fresh.owner;
  }
  Merging merging{reading, reading.network.text(row.id), fresh.origin};
  merging.quiet = standing != source.standing;
  merging.prefer_new = merging.quiet ? standing > source.standing : owners_word;
  const model::OriginId origin = fresh.origin;
  merge_object(merging, table, &row, &fresh);
  if (merging.prefer_new) {
    row.origin = origin;
    source = {document.path_account, standing};
  }
  if constexpr (requires { row.declared; }) row.declared = row.declared || fresh.declared;
  return row;
}

// The id of a resource is missing: it cannot be told apart from others.
void resource_without_id(Reading& reading, const Place& place, const Table& table);

// Reads one resource. Null: it could not be read, or has no id.
template <class T>
T* read_resource(Reading& reading, const Place& place, Value value, const Table& table,
                 Standing standing = Standing::kDeclared) {
  T fresh{};
  if (!read_object(reading, place, value, table, &fresh)) {
    reading.document().damaged = true;
    return nullptr;
  }
  if (fresh.id.empty()) {
    resource_without_id(reading, place, table);
    return nullptr;
  }
  fresh.origin = place.origin(reading.network);
  return &store<T>(reading, table, std::move(fresh), standing);
}

// The value of a wrapper key, item by item. A value that is no list is said to be damaged.
template <class Take>
void read_list(Reading& reading, const Place& place, Value value, Take take) {
  if (detail::read_items(reading, place, value, take) != Read::kGood)
    reading.document().damaged = true;
}

template <class T, const Table& Shape>
void read_resources(Reading& reading, const Place& place, Value value) {
  read_list(reading, place, value, [&](const Place& at, Value item) {
    return read_resource<T>(reading, at, item, Shape) != nullptr;
  });
}

// Reads the items of a list into structs of their own, by a table, and hands each to a function.
template <class Wire, const Table& Shape, class Take>
void read_parts(Reading& reading, const Place& place, Value value, Take take) {
  read_list(reading, place, value, [&](const Place& at, Value item) {
    Wire wire{};
    if (!read_object(reading, at, item, Shape, &wire)) return false;
    take(at, wire);
    return true;
  });
}

}  // namespace reach::aws
