// SPDX-License-Identifier: Apache-2.0
// What a document is: told by its top-level key, never by its file name (contract "SNAPSHOT").
#pragma once

#include <optional>
#include <string_view>

#include "aws/json.hpp"
#include "aws/tables/tables.hpp"
#include "reach/model/export.hpp"

namespace reach::aws {

// How a kind of document is read.
struct KindReader {
  model::DocumentKind kind;
  ReadItems read;  // null: recorded as exported, the model has no use for it yet
};

// The id a document is about where it does not say so itself (A.1, the rows marked NO).
struct ParentRule {
  model::DocumentKind kind;
  std::string_view key;     // the top-level key that names it, where a collector put one in (A.2)
  std::string_view prefix;  // of such an id: "pl-"; empty: a hosted zone's, which has none
  std::string_view what;    // in words
  std::string_view other_prefix = {};
  bool optional = false;  // items name it as well: only an empty list needs it
};

// A key under which other collectors list the documents of one command, one a parent (A.2).
struct Collection {
  std::string_view key;
  model::DocumentKind kind;
  bool whole;  // they hold all that the command prints
};

// The kind of an object with that top-level key and value; none where it is no wrapper key.
[[nodiscard]] std::optional<model::DocumentKind> kind_of_wrapper(std::string_view key, Value value);
// Null: no collector lists documents under that key.
[[nodiscard]] const Collection* find_collection(std::string_view key);
// The kind of a bare list, by what its first item holds (A6b).
[[nodiscard]] std::optional<model::DocumentKind> kind_of_list(Array items);
[[nodiscard]] ReadItems reader_of(model::DocumentKind kind);
[[nodiscard]] const ParentRule* parent_rule_of(model::DocumentKind kind);
// Route 53's own resources belong to no Region.
[[nodiscard]] bool is_global(model::DocumentKind kind);
// Lists that show the caller's own resources alone: their owner is the account of the export.
[[nodiscard]] bool shows_own_alone(model::DocumentKind kind);

[[nodiscard]] bool is_parent_key(std::string_view key);

// Keys that stand beside the wrapper key and say nothing of the network.
[[nodiscard]] bool is_metadata(std::string_view key);
// A member that says that more pages follow (A4).
[[nodiscard]] bool is_page_token(std::string_view key, Value value);

}  // namespace reach::aws
