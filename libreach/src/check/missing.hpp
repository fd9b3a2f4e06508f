// SPDX-License-Identifier: Apache-2.0
// Findings for facts that the snapshot lacks: what to export, and how.
#pragma once

#include <string>
#include <string_view>

#include "reach/model/network.hpp"

namespace reach::check {

// A fact that a document of the kind would have given.
struct MissingFact {
  model::DocumentKind kind = model::DocumentKind::kOther;
  model::Stage stage = model::Stage::kInstance;
  std::string resource;  // AWS id of what is missing
  std::string option;    // of the command, with its value: "--vpc-ids vpc-1"; may be empty
  std::string message;   // what is not known, one sentence
  model::OriginId origin;
  model::StringId account;  // where it would be exported; empty: not known
  model::StringId region;
};

// SNAPSHOT_INCOMPLETE; UNKNOWN_RESOURCE where the kind was exported whole and yet lacks the
// resource, which then belongs to an account that was not exported (A14).
[[nodiscard]] model::Finding missing(const model::Network& network, const MissingFact& fact);
// Of a resource that was exported, and lacks a member, or has one that cannot be read: always
// SNAPSHOT_INCOMPLETE.
[[nodiscard]] model::Finding missing_member(const model::Network& network, const MissingFact& fact);

// UNSUPPORTED_COMPONENT: the resource decides, and what it does is not modelled.
[[nodiscard]] model::Finding unsupported(model::Stage stage, std::string resource,
                                         std::string message, model::OriginId origin,
                                         std::string fix);

// Codes that say "not known", as opposed to "stands in the way".
[[nodiscard]] bool is_about_missing_knowledge(model::Code code);

}  // namespace reach::check
