// SPDX-License-Identifier: Apache-2.0
#include "check/assumptions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace reach::check {
namespace {

using model::DocumentKind;

struct Silence {
  DocumentKind kind;
  std::string_view assumed;
};

// What may answer a name before zones and public DNS do (H5, H6, H12).
constexpr std::array kSilences = {
    Silence{DocumentKind::kResolverRuleAssociations, "no Route 53 Resolver rule"},
    Silence{DocumentKind::kProfileAssociations, "no Route 53 Profile"},
    Silence{DocumentKind::kFirewallRuleGroupAssociations, "no DNS Firewall rule group"},
};

bool resolved(const Result& result) {
  return result.dns.status != dns::Status::kUnknown;
}
bool varies(const Result& result) {
  return result.dns.varies;
}

}  // namespace

std::vector<std::string> assumptions_of(const model::Network& network,
                                        const std::vector<Result>& results) {
  std::vector<std::string> lines;
  const auto any = [&](auto holds) { return std::any_of(results.begin(), results.end(), holds); };
  const auto lacks = [&](DocumentKind kind) {
    return network.exported(kind) == model::Completeness::kMissing;
  };
  for (const Silence& silence : kSilences) {
    if (lacks(silence.kind) && any(resolved)) {
      lines.push_back(fmt::format("Assumed that {} applies to the VPCs: no output of {} is there.",
                                  silence.assumed, model::command_of(silence.kind)));
    }
  }
  const auto version_decides = [&](const Result& result) {
    return result.service == Service::kEc2messages && result.required &&
           result.instance->agent_version.empty() && result.verdict != model::Verdict::kSkipped;
  };
  if (lacks(DocumentKind::kInstanceInformation) && any(version_decides)) {
    lines.push_back(
        fmt::format("ec2messages counts as required where the agent's version is not "
                    "known: no output of {} is there.",
                    model::command_of(DocumentKind::kInstanceInformation)));
  }
  if (any(varies))
    lines.emplace_back(
        "Records with a routing policy are taken to be healthy: exports do not say.");
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace reach::check
