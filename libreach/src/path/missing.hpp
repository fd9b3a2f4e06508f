// SPDX-License-Identifier: Apache-2.0
// Findings for facts that a snapshot does not hold: they name the command that exports them (A14).
#pragma once

#include <string>

#include "path/evidence.hpp"

namespace reach::path {

// A fact that is missing.
struct Missing {
  model::DocumentKind kind = model::DocumentKind::kOther;
  model::StringId owner;   // whose export would hold it; empty: not known
  model::StringId region;  // empty: not known
  std::string resource;    // AWS id of what is to be exported
  std::string message;
  model::OriginId origin;  // what refers to it
  std::string arguments;   // of the command; empty: the resource's id by the kind's own option
};

// SNAPSHOT_INCOMPLETE; UNKNOWN_RESOURCE where the kind was exported whole and another account must
// hold the resource.
[[nodiscard]] Evidence missing(const model::Network& network, model::Stage stage, Missing what);

// Of a resource that is there, but of which the snapshot leaves out a member: always
// SNAPSHOT_INCOMPLETE.
[[nodiscard]] Evidence unreadable(model::Stage stage, Missing what);

}  // namespace reach::path
