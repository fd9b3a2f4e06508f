// SPDX-License-Identifier: Apache-2.0
// Reports made by hand, for tests of how they are shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reach/report/report.hpp"
#include "support/network_maker.hpp"

namespace reach::testing {

// A finding that blocks on the way out.
[[nodiscard]] inline model::Finding finding(model::Code code, std::string_view resource,
                                            std::string_view message, std::string_view fix = "",
                                            bool blocking = true) {
  return {code, model::Stage::kForward, blocking, std::string(resource), std::string(message),
          {},   std::string(fix)};
}

// A result of an instance of the network, its name resolved to the addresses.
[[nodiscard]] inline check::Result result(const model::Network& network, std::string_view instance,
                                          check::Service service, model::Verdict verdict,
                                          const std::vector<std::string>& addresses = {}) {
  check::Result one;
  one.instance = network.find<model::Instance>(instance);
  one.account = "111122223333";
  one.region = "ap-northeast-1";
  one.vpc = std::string(network.text(one.instance->vpc));
  one.subnet = std::string(network.text(one.instance->subnet));
  if (!one.instance->interfaces.empty())
    one.interface = network.get(one.instance->interfaces.front());
  one.service = service;
  one.verdict = verdict;
  one.dns.name = check::host_name(service, one.region);
  one.dns.status = dns::Status::kAnswer;
  one.dns.source = addresses.empty() ? dns::Source::kPublic : dns::Source::kPrivateHostedZone;
  one.dns.source_id = addresses.empty() ? "" : "Z1";
  one.dns.is_public = addresses.empty();
  for (const std::string& text : addresses)
    one.dns.addresses.push_back({address(text), nullptr, nullptr, nullptr, {}});
  return one;
}

// Adds the result and counts it.
inline void add(check::Report& report, check::Result one) {
  const bool same = !report.results.empty() && report.results.back().instance == one.instance;
  report.summary.instances += same ? 0 : 1;
  switch (one.verdict) {
    case model::Verdict::kReachable:
      ++report.summary.reachable;
      break;
    case model::Verdict::kUnreachable:
      ++report.summary.unreachable;
      break;
    case model::Verdict::kIntermittent:
      ++report.summary.intermittent;
      break;
    case model::Verdict::kUnknown:
      ++report.summary.unknown;
      break;
    case model::Verdict::kSkipped:
      ++report.summary.skipped;
      break;
  }
  report.results.push_back(std::move(one));
}

}  // namespace reach::testing
