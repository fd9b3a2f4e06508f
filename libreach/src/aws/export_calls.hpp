// SPDX-License-Identifier: Apache-2.0
// How each kind of document is recorded: the calls of the script that `reachsim export` prints
// (A.1).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "reach/model/export.hpp"

namespace reach::aws {

// Where in the snapshot a document goes, and so how often it is asked for (A.2, A10).
enum class CallScope : std::uint8_t { kRegion, kAccount };

// A call, or one for each id in another document. The command is the kind's.
struct ExportCall {
  model::DocumentKind kind;
  std::string_view action;  // the IAM action that allows it
  CallScope scope = CallScope::kRegion;
  std::string_view options = {};  // as a shell reads them; $id is the id, $region the Region
  model::DocumentKind listed_by = model::DocumentKind::kOther;  // holds the ids; kOther: one call
  std::string_view suffix = {};  // of the file's name, where one id has several documents
};

// Where ids stand in a document that lists them.
struct IdList {
  model::DocumentKind kind;
  std::string_view key;
  std::string_view prefix;       // that tells them from other values of that key; may be empty
  std::string_view except = {};  // a member of those whose details nobody may read
};

[[nodiscard]] std::span<const ExportCall> export_calls();
[[nodiscard]] std::span<const IdList> id_lists();

}  // namespace reach::aws
