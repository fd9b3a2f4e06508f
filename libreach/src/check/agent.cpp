// SPDX-License-Identifier: Apache-2.0
#include "check/agent.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace reach::check {
namespace {

using model::Verdict;

model::Finding contradiction(const model::Network& network, const model::Instance& instance,
                             std::string message, std::string fix) {
  return {model::Code::kAgentPingStatus,
          model::Stage::kCredentials,
          false,
          std::string(network.text(instance.id)),
          std::move(message),
          instance.agent_origin.empty() ? instance.origin : instance.agent_origin,
          std::move(fix)};
}

// A document was read, not merely taken for granted, as in networks made in code.
bool was_read(const model::Network& network) {
  const auto exports = network.exports();
  return std::any_of(exports.begin(), exports.end(), [](const model::Export& document) {
    return document.kind == model::DocumentKind::kInstanceInformation && !document.origin.empty();
  });
}

// An absent node has never registered, if all of the account's nodes were exported.
bool never_registered(const model::Network& network, const model::Instance& instance,
                      const Result& result) {
  const model::StringId region = network.find_string(result.region);
  return instance.ping_status.empty() && was_read(network) &&
         network.exported(model::DocumentKind::kInstanceInformation, instance.owner, region) ==
             model::Completeness::kComplete;
}

}  // namespace

std::vector<model::Finding> about_agent(const model::Network& network,
                                        const model::Instance& instance, const Result& result) {
  if (result.service != Service::kSsm) return {};
  const std::string_view id = network.text(instance.id);
  const std::string_view status = network.text(instance.ping_status);
  const bool online = model::same_spelling(status, "Online");
  if (online && result.verdict == Verdict::kUnreachable) {
    return {contradiction(
        network, instance,
        fmt::format(
            "Systems Manager sees {} Online, though ssm is unreachable by this snapshot: it "
            "uses a proxy, or the snapshot's parts are of different times.",
            id),
        "Export everything again at one time, and look for a proxy on the instance.")};
  }
  if (result.verdict != Verdict::kReachable || online) return {};
  if (never_registered(network, instance, result)) {
    return {contradiction(
        network, instance,
        fmt::format("{} has never registered with Systems Manager, though ssm is reachable.", id),
        "Look at the agent, its credentials and its log; then restart it.")};
  }
  if (status.empty()) return {};
  return {contradiction(
      network, instance,
      fmt::format("Systems Manager sees {} as {}, though ssm is reachable.", id, status),
      "Restart the agent: after failures it sleeps for up to an hour.")};
}

}  // namespace reach::check
