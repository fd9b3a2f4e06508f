// SPDX-License-Identifier: Apache-2.0
#include "check/credentials.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace reach::check {
namespace {

using Json = nlohmann::json;

bool is_everything(const Json& value) {
  if (value.is_array()) return value.size() == 1 && is_everything(value.front());
  return value == "*";
}

bool is_everybody(const Json& principal) {
  if (!principal.is_object()) return is_everything(principal);
  return principal.size() == 1 && principal.contains("AWS") && is_everything(principal["AWS"]);
}

bool lets_all_through(const Json& statement) {
  return statement.is_object() && statement.value("Effect", Json()) == "Allow" &&
         !statement.contains("Condition") && is_everything(statement.value("Action", Json())) &&
         is_everything(statement.value("Resource", Json())) &&
         is_everybody(statement.value("Principal", Json()));
}

}  // namespace

bool allows_everything(std::string_view policy) {
  const Json document = Json::parse(policy, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object() || !document.contains("Statement")) return false;
  const Json& statements = document["Statement"];
  if (statements.is_object()) return lets_all_through(statements);
  return statements.is_array() && !statements.empty() &&
         std::all_of(statements.begin(), statements.end(), lets_all_through);
}

std::vector<model::Finding> about_profile(const model::Network& network,
                                          const model::Instance& instance) {
  if (!instance.instance_profile_arn.empty()) return {};
  const std::string_view id = network.text(instance.id);
  return {{model::Code::kNoInstanceProfile, model::Stage::kCredentials, false, std::string(id),
           fmt::format("{} has no instance profile: its agent has credentials only if Default "
                       "Host Management is on.",
                       id),
           instance.origin,
           fmt::format("Attach an instance profile with AmazonSSMManagedInstanceCore to {}.", id)}};
}

std::vector<model::Finding> about_policy(const model::Network& network,
                                         const model::VpcEndpoint& endpoint) {
  const std::string_view policy = network.text(endpoint.policy);
  if (policy.empty() || allows_everything(policy)) return {};
  const std::string_view id = network.text(endpoint.id);
  return {{model::Code::kEndpointPolicy, model::Stage::kCredentials, false, std::string(id),
           fmt::format("{} has a policy of its own: calls that it does not allow fail with "
                       "AccessDenied, though they connect.",
                       id),
           endpoint.origin, ""}};
}

}  // namespace reach::check
