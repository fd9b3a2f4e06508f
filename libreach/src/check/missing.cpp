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

}  // namespace

model::Finding missing(const model::Network& network, const MissingFact& fact) {
  const bool exported =
      network.exported(fact.kind, fact.account, fact.region) == model::Completeness::kComplete;
  const std::string command = command_line(network, fact);
  return {exported ? model::Code::kUnknownResource : model::Code::kSnapshotIncomplete,
          fact.stage,
          true,
          fact.resource,
          fact.message,
          fact.origin,
          exported
              ? fmt::format("Export {} from the account that owns it: {}.", fact.resource, command)
              : fmt::format("Add to the snapshot the output of: {}.", command)};
}

model::Finding unsupported(model::Stage stage, std::string resource, std::string message,
                           model::OriginId origin) {
  return {model::Code::kUnsupportedComponent,
          stage,
          true,
          std::move(resource),
          std::move(message),
          origin,
          ""};
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
