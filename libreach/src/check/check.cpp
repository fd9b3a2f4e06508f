// SPDX-License-Identifier: Apache-2.0
#include "reach/check/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "check/agent.hpp"
#include "check/assumptions.hpp"
#include "check/client.hpp"
#include "check/credentials.hpp"
#include "check/judge.hpp"
#include "check/merge.hpp"
#include "check/missing.hpp"
#include "check/selection.hpp"

namespace reach::check {
namespace {

using model::Network;
using model::Verdict;
using model::VpcEndpoint;

std::string service_key(std::string_view service_label, std::string_view region) {
  return fmt::format("{} {}", service_label, region);
}

bool usable_first(const Network& network, const VpcEndpoint& a, const VpcEndpoint& b) {
  const bool a_unusable = a.state != model::EndpointState::kAvailable;
  const bool b_unusable = b.state != model::EndpointState::kAvailable;
  return std::pair(a_unusable, network.text(a.id)) < std::pair(b_unusable, network.text(b.id));
}

// What is known of the pair before anything is asked.
Result about(const Network& network, const model::Instance& instance, const Client& client,
             Service service) {
  Result result;
  result.instance = &instance;
  result.interface = client.interface;
  result.account = account_of(network, instance);
  result.region = client.region;
  result.vpc = network.text(instance.vpc);
  result.subnet = network.text(instance.subnet);
  result.service = service;
  result.required = is_required(service, client.region, network.text(instance.agent_version));
  if (!client.region.empty()) result.dns.name = host_name(service, client.region);
  result.verdict = client.verdict;
  return result;
}

void append(std::vector<model::Finding>& to, std::vector<model::Finding> more) {
  for (model::Finding& finding : more) to.push_back(std::move(finding));
}

void ask(const Checker& checker, const Client& client, Result& result) {
  path::Flow flow;
  flow.source = client.interface;
  flow.source_address = *client.address;
  NameJudgement asked = judge_name(checker, *client.vpc, result.dns.name, flow);
  result.dns = std::move(asked.dns);
  result.verdict = asked.judgement.verdict;
  result.symptom = asked.judgement.symptom;
  result.outcomes = std::move(asked.judgement.outcomes);
  result.findings = std::move(asked.judgement.findings);
  for (const VpcEndpoint* endpoint : asked.judgement.endpoints)
    append(result.findings, about_policy(checker.network(), *endpoint));
}

Result check_pair(const Checker& checker, const model::Instance& instance, const Client& client,
                  Service service) {
  const Network& network = checker.network();
  Result result = about(network, instance, client, service);
  if (client.verdict == Verdict::kReachable) {
    ask(checker, client, result);
  } else {
    result.findings = client.findings;
  }
  if (client.verdict != Verdict::kSkipped && instance.declared)
    append(result.findings, about_profile(network, instance));
  append(result.findings, about_agent(network, instance, result));
  settle(result.findings, result.verdict);
  return result;
}

void count(Summary& summary, Verdict verdict) {
  switch (verdict) {
    case Verdict::kReachable:
      ++summary.reachable;
      break;
    case Verdict::kUnreachable:
      ++summary.unreachable;
      break;
    case Verdict::kIntermittent:
      ++summary.intermittent;
      break;
    case Verdict::kUnknown:
      ++summary.unknown;
      break;
    case Verdict::kSkipped:
      ++summary.skipped;
      break;
  }
}

// What was asked for by name and not checked, because the Region has no such service.
void note_left_out(const Options& options, std::string_view region,
                   std::set<std::string>& left_out) {
  for (const Service service : options.services) {
    if (!exists_in(service, region))
      left_out.insert(
          fmt::format("{} is not checked in {}: the Region has none.", label(service), region));
  }
}

// Instances that an export may lack would be missing from the report without a word. Does not
// concern a report on instances that were named and found.
std::vector<model::Finding> about_instances(const Network& network, const Options& options,
                                            const Report& report) {
  const bool all_found = !options.instances.empty() && report.unmatched.empty();
  const model::Completeness exported = network.exported(model::DocumentKind::kInstances);
  if (all_found || exported == model::Completeness::kComplete) return {};
  const std::string command(model::command_of(model::DocumentKind::kInstances));
  return {{model::Code::kSnapshotIncomplete,
           model::Stage::kInstance,
           true,
           "describe-instances",
           exported == model::Completeness::kMissing
               ? "No instances were exported."
               : "Not all instances were exported: a page is missing, or could not be read.",
           {},
           fmt::format("Add to the snapshot the whole output of: {}.", command)}};
}

}  // namespace

Checker::Checker(const Network& network, path::EngineOptions options)
    : network_(network), resolver_(network), engine_(network, options) {
  for (const VpcEndpoint& endpoint : network.all<VpcEndpoint>()) {
    if (endpoint.type != model::EndpointType::kInterface) continue;
    const std::string_view service = network.text(endpoint.service_name);
    endpoints_by_service_[service_key(service_label_of(service), service_region_of(service))]
        .push_back(&endpoint);
  }
  for (auto& [key, endpoints] : endpoints_by_service_) {
    std::sort(endpoints.begin(), endpoints.end(), [&](const VpcEndpoint* a, const VpcEndpoint* b) {
      return usable_first(network, *a, *b);
    });
  }
}

std::span<const VpcEndpoint* const> Checker::endpoints_for(std::string_view service_label,
                                                           std::string_view region) const {
  const auto found = endpoints_by_service_.find(service_key(service_label, region));
  if (found == endpoints_by_service_.end()) return {};
  return found->second;
}

Result Checker::check(const model::Instance& instance, Service service) const {
  return check_pair(*this, instance, client_of(network_, instance), service);
}

Report Checker::check(const Options& options) const {
  Report report;
  Selection selection = select_instances(network_, options.instances);
  report.unmatched = std::move(selection.unmatched);
  report.summary.instances = selection.instances.size();
  std::set<std::string> left_out;
  for (const model::Instance* instance : selection.instances) {
    const Client client = client_of(network_, *instance);
    note_left_out(options, client.region, left_out);
    for (const Service service : select_services(options, client.region)) {
      report.results.push_back(check_pair(*this, *instance, client, service));
      count(report.summary, report.results.back().verdict);
    }
  }
  report.assumptions = assumptions_of(network_, report.results);
  report.assumptions.insert(report.assumptions.end(), left_out.begin(), left_out.end());
  std::sort(report.assumptions.begin(), report.assumptions.end());
  report.findings = about_instances(network_, options, report);
  return report;
}

}  // namespace reach::check
