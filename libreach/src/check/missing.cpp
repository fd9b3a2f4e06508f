// SPDX-License-Identifier: Apache-2.0
#include "check/missing.hpp"

#include <fmt/format.h>

#include <utility>

namespace reach::check {
namespace {

std::string command_line(const model::Network& network, const MissingFact& fact) {
  std::string line(model::command_of(fact.kind));
  if (!fact.option.empty()) line += " " + fact.option;
  if (!fact.region.empty()) line += fmt::format(" --region {}", network.text(fact.region));
  return line;
}

model::Finding finding(model::Code code, const MissingFact& fact, std::string fix) {
  return {code, fact.stage, true, fact.resource, fact.message, fact.origin, std::move(fix)};
}

}  // namespace

model::Finding missing(const model::Network& network, const MissingFact& fact) {
  if (network.exported(fact.kind, fact.account, fact.region) != model::Completeness::kComplete)
    return missing_member(network, fact);
  return finding(model::Code::kUnknownResource, fact,
                 fmt::format("Export {} from the account that owns it: {}.", fact.resource,
                             command_line(network, fact)));
}

model::Finding missing_member(const model::Network& network, const MissingFact& fact) {
  return finding(
      model::Code::kSnapshotIncomplete, fact,
      fmt::format("Add to the snapshot the output of: {}.", command_line(network, fact)));
}

model::Finding unsupported(model::Stage stage, std::string resource, std::string message,
                           model::OriginId origin, std::string fix) {
  return {model::Code::kUnsupportedComponent,
          stage,
          true,
          std::move(resource),
          std::move(message),
          origin,
          std::move(fix)};
}

bool is_about_missing_knowledge(model::Code code) {
  switch (code) {
    case model::Code::kSnapshotIncomplete:
    case model::Code::kUnsupportedComponent:
    case model::Code::kUnknownResource:
    case model::Code::kUnknownPeeredSgs:
    case model::Code::kBadField:
      return true;
    default:
      return false;
  }
}

}  // namespace reach::check
