// SPDX-License-Identifier: Apache-2.0
#include "reach/check/query.hpp"

#include <fmt/format.h>

#include <utility>

#include "check/ends.hpp"
#include "check/judge.hpp"
#include "check/merge.hpp"
#include "check/missing.hpp"
#include "check/traffic.hpp"

namespace reach::check {
namespace {

using model::Network;
using model::Stage;
using model::Verdict;

void decide(PathAnswer& answer, Verdict verdict, model::Finding finding) {
  answer.verdict = verdict;
  answer.findings.push_back(std::move(finding));
}

void take(PathAnswer& answer, Judgement judgement) {
  answer.verdict = judgement.verdict;
  answer.findings = std::move(judgement.findings);
  answer.paths = std::move(judgement.traces);
}

model::Finding no_address_of_family(const Network& network, const Start& start,
                                    net::Family family) {
  const std::string_view id = network.text(start.interface->id);
  const std::string_view version = family == net::Family::kIpv4 ? "IPv4" : "IPv6";
  return {model::Code::kUnassociatedComponent,
          Stage::kInstance,
          true,
          std::string(id),
          fmt::format("{} has no {} address, and the destination has no other.", id, version),
          start.interface->origin,
          fmt::format("Assign an {} address to {}.", version, id)};
}

model::Finding vpc_not_known(const Network& network, const Start& start) {
  const std::string vpc(network.text(start.interface->vpc));
  const std::string id(network.text(start.interface->id));
  return missing(
      network, {model::DocumentKind::kVpcs, Stage::kInstance, vpc.empty() ? id : vpc,
                vpc.empty() ? "" : "--vpc-ids " + vpc,
                fmt::format("The VPC of {} is not in the snapshot.", id), start.interface->origin,
                start.interface->owner, network.find_string(region_of(network, *start.interface))});
}

path::Flow flow_from(const Start& start, const Traffic& traffic) {
  path::Flow flow;
  flow.source = start.interface;
  flow.protocol = traffic.protocol;
  flow.port = traffic.port;
  flow.icmp_type = traffic.icmp_type;
  flow.icmp_code = traffic.icmp_code;
  return flow;
}

// The address from which the interface sends to that family; false, with the reason in the answer,
// where it has none.
bool choose_source(const Network& network, const Start& start, net::Family family, path::Flow& flow,
                   PathAnswer& answer) {
  if (start.interface == nullptr) return true;
  const bool fits = start.address && start.address->family() == family;
  const auto address = fits ? start.address : model::primary_address(*start.interface, family);
  if (address) {
    flow.source_address = *address;
    return true;
  }
  decide(answer, Verdict::kUnreachable, no_address_of_family(network, start, family));
  return false;
}

void answer_name(const Checker& checker, const Start& start, const NameEnd& end, path::Flow flow,
                 PathAnswer& answer) {
  const Network& network = checker.network();
  const model::Vpc* vpc = network.get(start.interface->vpc);
  if (vpc == nullptr || !vpc->declared)
    return decide(answer, Verdict::kUnknown, vpc_not_known(network, start));
  if (!choose_source(network, start, net::Family::kIpv4, flow, answer)) return;
  NameJudgement asked = judge_name(checker, *vpc, end.name, flow);
  answer.dns = std::move(asked.dns);
  take(answer, std::move(asked.judgement));
}

void answer_place(const Checker& checker, const Start& start, const PlaceEnd& end, path::Flow flow,
                  PathAnswer& answer) {
  const Network& network = checker.network();
  const net::Family family = end.destinations.front().address.family();
  if (!choose_source(network, start, family, flow, answer)) return;
  take(answer, judge_destinations(checker, end.destinations, flow));
}

void answer_internet(const Checker& checker, const Start& start, path::Flow flow,
                     PathAnswer& answer) {
  if (!choose_source(checker.network(), start, net::Family::kIpv4, flow, answer)) return;
  take(answer, judge_internet(checker, flow));
}

void answer_end(const Checker& checker, const Start& start, const End& end, const path::Flow& flow,
                PathAnswer& answer) {
  if (const auto* undecided = std::get_if<Undecided>(&end)) {
    decide(answer, Verdict::kUnknown, undecided->finding);
  } else if (const auto* unreachable = std::get_if<Unreachable>(&end)) {
    decide(answer, Verdict::kUnreachable, unreachable->finding);
  } else if (std::holds_alternative<InternetEnd>(end)) {
    answer_internet(checker, start, flow, answer);
  } else if (const auto* name = std::get_if<NameEnd>(&end)) {
    answer_name(checker, start, *name, flow, answer);
  } else {
    answer_place(checker, start, std::get<PlaceEnd>(end), flow, answer);
  }
}

}  // namespace

reach::Result<PathAnswer> answer(const Checker& checker, const PathQuery& query) {
  const auto traffic = parse_traffic(query);
  if (!traffic) return traffic.error();
  PathAnswer answer;
  answer.query = query;
  answer.query.port = traffic->port_text;
  const auto start = find_start(checker.network(), query.from);
  if (!start) return start.error();
  if (const auto* undecided = std::get_if<Undecided>(&*start)) {
    decide(answer, Verdict::kUnknown, undecided->finding);
    return answer;
  }
  const Start& from = std::get<Start>(*start);
  const auto end = find_end(checker.network(), query.to, from);
  if (!end) return end.error();
  answer_end(checker, from, *end, flow_from(from, *traffic), answer);
  settle(answer.findings, answer.verdict);
  return answer;
}

}  // namespace reach::check
