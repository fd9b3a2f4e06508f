// SPDX-License-Identifier: Apache-2.0
#include "reach/check/diagnose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "check/missing.hpp"

namespace reach::check {
namespace {

using model::Network;
using model::Verdict;

// J12: the order in which the agent registers its checks.
constexpr std::array kAgentOrder = {
    Service::kSsm, Service::kEc2messages, Service::kSsmmessages, Service::kS3,
    Service::kKms, Service::kLogs,        Service::kMonitoring};

constexpr std::string_view kSuccess = "Success";
constexpr std::string_view kFailed = "Failed";
constexpr std::string_view kSkipped = "Skipped";

struct Row {
  std::string_view status;
  std::string note;
};

// The server that the instance asks (H1): the first of its option set, else base+2 of its VPC.
// Empty: not known.
std::string name_server(const Network& network, const model::Vpc* vpc) {
  if (vpc == nullptr) return "";
  if (const model::DhcpOptions* options = network.get(vpc->dhcp_options);
      options != nullptr && !options->domain_name_servers.empty()) {
    const std::string_view first = network.text(options->domain_name_servers.front());
    if (net::Address::parse(first)) return std::string(first);
  }
  if (!vpc->primary_cidr || !vpc->primary_cidr->address().is_v4()) return "";
  return net::Address::v4(vpc->primary_cidr->address().v4_bits() + 2).to_string();
}

std::string not_reachable(const Result& result, std::string_view error) {
  return fmt::format("{} is not reachable: {}", result.dns.name, error);
}

std::string lookup_error(const Network& network, const Result& result, std::string_view why) {
  const model::Vpc* vpc = network.get(result.instance->vpc);
  const std::string server = name_server(network, vpc);
  const std::string on = server.empty() ? "" : fmt::format(" on {}:53", server);
  return not_reachable(result, fmt::format("dial tcp: lookup {}{}: {}", result.dns.name, on, why));
}

// No snapshot holds the public addresses: the note names none.
std::string dialled(const Result& result, const AddressOutcome& outcome) {
  return outcome.address ? outcome.address->to_string()
                         : fmt::format("(a public address of {})", result.dns.name);
}

std::string dial_error(const Result& result, const AddressOutcome& outcome) {
  const std::string_view why =
      outcome.symptom == Symptom::kRefused ? "connect: connection refused" : "i/o timeout";
  return fmt::format("dial tcp {}:443: {}", dialled(result, outcome), why);
}

// J13: the agent's check is a TCP connection and no more. Another service's endpoint accepts it.
bool connects(const AddressOutcome& outcome) {
  return outcome.verdict == Verdict::kReachable || outcome.symptom == Symptom::kTls;
}

std::string_view first_blocking(const Result& result) {
  const auto blocking =
      std::find_if(result.findings.begin(), result.findings.end(),
                   [](const model::Finding& finding) { return finding.blocking; });
  return blocking == result.findings.end() ? std::string_view() : blocking->message;
}

Row not_known(const Result& result) {
  const auto unknown = std::find_if(
      result.findings.begin(), result.findings.end(), [](const model::Finding& finding) {
        return finding.blocking && is_about_missing_knowledge(finding.code);
      });
  return {kSkipped,
          fmt::format("Not known: {}", unknown == result.findings.end() ? first_blocking(result)
                                                                        : unknown->message)};
}

Row reachable(const Result& result) {
  return {kSuccess, fmt::format("{} is reachable", result.dns.name)};
}

// Some addresses connect, or all of them now and then.
Row intermittent(const Result& result, std::size_t connected, const AddressOutcome& first_failing) {
  const std::string error = dial_error(result, first_failing);
  if (connected == 0 && first_failing.verdict == Verdict::kIntermittent) {
    return {kFailed, fmt::format("{} is reachable from some source ports alone; else: {}",
                                 result.dns.name, error)};
  }
  return {kFailed, fmt::format("{} is reachable at {} of {} addresses; else: {}", result.dns.name,
                               connected, result.outcomes.size(), error)};
}

Row row_of_addresses(const Result& result) {
  const auto failing =
      std::find_if(result.outcomes.begin(), result.outcomes.end(),
                   [](const AddressOutcome& outcome) { return !connects(outcome); });
  if (result.outcomes.empty()) return {kFailed, not_reachable(result, first_blocking(result))};
  if (failing == result.outcomes.end()) return reachable(result);
  if (failing->symptom == Symptom::kNone) return not_known(result);
  const auto connected = static_cast<std::size_t>(
      std::count_if(result.outcomes.begin(), result.outcomes.end(), connects));
  if (connected > 0 || failing->verdict == Verdict::kIntermittent)
    return intermittent(result, connected, *failing);
  return {kFailed, not_reachable(result, dial_error(result, *failing))};
}

Row row_of(const Network& network, const Result& result) {
  if (result.verdict == Verdict::kSkipped) return {kSkipped, std::string(first_blocking(result))};
  if (result.verdict == Verdict::kUnknown) return not_known(result);
  switch (result.symptom) {
    case Symptom::kNxdomain:
    case Symptom::kNodata:
      return {kFailed, lookup_error(network, result, "no such host")};
    case Symptom::kDnsTimeout:
      return {kFailed, lookup_error(network, result, "read udp ...: i/o timeout")};
    case Symptom::kServfail:
      return {kFailed, lookup_error(network, result, "server misbehaving")};
    default:
      return row_of_addresses(result);
  }
}

}  // namespace

std::vector<DiagnosticsRow> diagnose(const Checker& checker, const model::Instance& instance) {
  std::vector<DiagnosticsRow> rows;
  for (const Service service : kAgentOrder) {
    const Result result = checker.check(instance, service);
    Row row = row_of(checker.network(), result);
    rows.push_back({fmt::format("Connectivity to {} endpoint", label(service)),
                    std::string(row.status), std::move(row.note), result.verdict, result.required});
  }
  return rows;
}

}  // namespace reach::check
