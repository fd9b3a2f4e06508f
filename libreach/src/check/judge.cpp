// SPDX-License-Identifier: Apache-2.0
#include "check/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "check/merge.hpp"
#include "check/missing.hpp"
#include "check/symptoms.hpp"
#include "reach/check/query.hpp"

namespace reach::check {
namespace {

using model::Network;
using model::NetworkInterface;
using model::Verdict;

std::string zone_text(const Network& network, const NetworkInterface& interface) {
  const std::string_view zone = network.text(interface.availability_zone);
  return std::string(zone.empty() ? network.text(interface.subnet) : zone);
}

AddressFindings about(const Network& network, net::Address address,
                      const NetworkInterface* interface) {
  AddressFindings about{{address.to_string()}, address.to_string(), {}};
  if (interface == nullptr) {
    about.names.resize(3);
    return about;
  }
  about.names.emplace_back(network.text(interface->id));
  about.names.emplace_back(network.text(interface->subnet));
  const std::string zone = zone_text(network, *interface);
  if (!zone.empty()) about.where += " (" + zone + ")";
  return about;
}

// Path and host must both do.
Verdict both(Verdict path, Verdict host) {
  for (const Verdict worse : {Verdict::kUnreachable, Verdict::kUnknown, Verdict::kIntermittent}) {
    if (path == worse || host == worse) return worse;
  }
  return Verdict::kReachable;
}

// Who has the address, seen from the VPC.
struct Occupant {
  const NetworkInterface* interface = nullptr;
  bool ambiguous = false;  // several interfaces have it, and the path does not tell which is meant
};

Occupant occupant_of(const Network& network, const model::Vpc& from, const path::Trace& trace,
                     const dns::AnswerAddress& answer) {
  if (trace.destination_interface != nullptr) return {trace.destination_interface, false};
  if (answer.interface != nullptr) return {answer.interface, false};
  if (model::in_vpc_cidrs(from, answer.address))
    return {network.interface_in(from, answer.address), false};
  const auto candidates = network.interfaces_with(answer.address);
  if (candidates.size() == 1) return {network.get(candidates.front()), false};
  return {nullptr, candidates.size() > 1};
}

HostJudgement undecided(const Named& named) {
  const std::string address = named.address.address.to_string();
  HostJudgement judgement;
  judgement.verdict = Verdict::kUnknown;
  judgement.symptom = Symptom::kNone;
  judgement.finding = unsupported(
      model::Stage::kDns, address,
      fmt::format("{} leads to {}, which interfaces of several VPCs have: which one is meant is "
                  "not known.",
                  named.answer.name, address),
      named.address.origin,
      fmt::format("Make {} an alias to the endpoint's Regional name.", named.answer.name));
  return judgement;
}

// Host and path see some things both: each is said once.
std::vector<model::Finding> united(const HostJudgement& host,
                                   const std::vector<model::Finding>& of_path) {
  if (!host.finding) return of_path;
  const auto same = [&](const model::Finding& finding) {
    return finding.code == host.finding->code && finding.resource == host.finding->resource;
  };
  if (std::any_of(of_path.begin(), of_path.end(), same)) return of_path;
  std::vector<model::Finding> findings = {*host.finding};
  for (const model::Finding& finding : of_path) {
    if (host.vacant && finding.code == model::Code::kNoSourceOrDestination) continue;
    findings.push_back(finding);
  }
  return findings;
}

// Collects what is found address by address, then says what it comes to.
class Judge {
 public:
  Judge(const Checker& checker, const path::Flow& flow) : checker_(checker), flow_(flow) {}

  void add_destination(const Destination& destination) {
    path::Trace trace = trace_to(destination.address, destination.interface);
    AddressFindings found =
        about(network(), destination.address,
              trace.destination_interface != nullptr ? trace.destination_interface
                                                     : destination.interface);
    found.findings = trace.findings;
    const Verdict verdict = trace.verdict;
    const Symptom symptom = symptom_of_path(verdict, is_public(destination.address, trace));
    add(std::move(trace), std::move(found), verdict, symptom);
  }

  // `wanted`: the service that has to live there; none: any host will do.
  void add_answer(const model::Vpc& vpc, const std::optional<Wanted>& wanted, const Named& named) {
    const dns::AnswerAddress& answer = named.address;
    path::Trace trace = trace_to(answer.address, answer.interface);
    const Occupant occupant = occupant_of(network(), vpc, trace, answer);
    AddressFindings found = about(network(), answer.address, occupant.interface);
    HostJudgement host;
    if (wanted) {
      host = occupant.ambiguous ? undecided(named)
                                : judge_host(checker_, vpc, *wanted, named, occupant.interface);
    }
    found.findings = united(host, trace.findings);
    if (host.endpoint != nullptr) note(*host.endpoint);
    const Verdict verdict = both(trace.verdict, host.verdict);
    const Symptom symptom =
        symptom_of(trace.verdict, is_public(answer.address, trace), host, verdict);
    add(std::move(trace), std::move(found), verdict, symptom);
  }

  void add_public_service(const std::optional<Wanted>& wanted) {
    path::Flow flow = flow_;
    if (wanted) flow.public_service = label(wanted->service);
    flow.destination.reset();
    flow.destination_interface = nullptr;
    path::Trace trace = checker_.engine().trace(flow);
    AddressFindings found{{}, "AWS's public addresses", trace.findings};
    found.names.resize(3);
    const Verdict verdict = trace.verdict;
    add(std::move(trace), std::move(found), verdict, symptom_of_path(verdict, true));
  }

  // A way in which the name may also resolve, and then leads nowhere (H18).
  void add_alternative(Verdict verdict) { alternatives_.push_back(verdict); }

  [[nodiscard]] Judgement finish(std::vector<model::Finding> common) && {
    std::vector<Verdict> verdicts = alternatives_;
    for (const AddressOutcome& outcome : judgement_.outcomes) verdicts.push_back(outcome.verdict);
    judgement_.verdict = combine(verdicts);
    judgement_.symptom = first_symptom(judgement_.verdict, judgement_.outcomes);
    judgement_.findings = merge(std::move(common), found_);
    return std::move(judgement_);
  }

 private:
  [[nodiscard]] const Network& network() const { return checker_.network(); }

  [[nodiscard]] path::Trace trace_to(net::Address address,
                                     const NetworkInterface* interface) const {
    path::Flow flow = flow_;
    flow.destination = address;
    flow.destination_interface = interface;
    return checker_.engine().trace(flow);
  }

  [[nodiscard]] bool is_public(net::Address address, const path::Trace& trace) const {
    return trace.destination_interface == nullptr && network().interfaces_with(address).empty() &&
           !net::is_never_public(net::Prefix::host(address));
  }

  void note(const model::VpcEndpoint& endpoint) {
    auto& endpoints = judgement_.endpoints;
    if (std::find(endpoints.begin(), endpoints.end(), &endpoint) == endpoints.end())
      endpoints.push_back(&endpoint);
  }

  void add(path::Trace trace, AddressFindings found, Verdict verdict, Symptom symptom) {
    judgement_.outcomes.push_back({trace.address, verdict, symptom});
    judgement_.traces.push_back(std::move(trace));
    found_.push_back(std::move(found));
  }

  const Checker& checker_;
  const path::Flow& flow_;
  Judgement judgement_;
  std::vector<AddressFindings> found_;
  std::vector<Verdict> alternatives_;
};

// J4: in such a Region the service's name does not exist, though public DNS is not in a snapshot.
void forget_missing_service(const std::optional<Wanted>& wanted, dns::Answer& answer) {
  if (!wanted || !answer.is_public || exists_in(wanted->service, wanted->region)) return;
  answer.status = dns::Status::kNxdomain;
  answer.is_public = false;
  answer.findings = {
      {model::Code::kDnsNoRecord,
       model::Stage::kDns,
       true,
       answer.name,
       fmt::format("{} has no {}: the name does not exist.", wanted->region,
                   label(wanted->service)),
       {},
       fmt::format("Nothing to change: agents in {} do without it.", wanted->region)}};
}

// One of several record sets that may answer, and this one leads nowhere (H18).
bool is_another_answer(const dns::Answer& answer, model::Code code) {
  if (!answer.is_public) return true;
  // The others explain why the answer is a public one.
  return answer.varies && (code == model::Code::kDnsNoRecord ||
                           code == model::Code::kDnsDanglingAlias || code == model::Code::kDnsLoop);
}

// What blocks although there is an answer concerns an answer that may come instead.
void add_alternatives(const dns::Answer& answer, Judge& judge) {
  for (const model::Finding& finding : answer.findings) {
    if (!finding.blocking) continue;
    if (is_about_missing_knowledge(finding.code)) {
      judge.add_alternative(Verdict::kUnknown);
    } else if (is_another_answer(answer, finding.code)) {
      judge.add_alternative(Verdict::kUnreachable);
    }
  }
}

Judgement without_answer(const dns::Answer& answer) {
  Judgement judgement;
  judgement.symptom = symptom_of_dns(answer.status);
  judgement.verdict =
      judgement.symptom == Symptom::kNone ? Verdict::kUnknown : Verdict::kUnreachable;
  judgement.findings = merge(answer.findings, {});
  return judgement;
}

}  // namespace

NameJudgement judge_name(const Checker& checker, const model::Vpc& vpc, std::string_view name,
                         const path::Flow& flow) {
  NameJudgement result;
  result.dns = checker.resolver().resolve(vpc, name);
  const std::optional<Wanted> wanted = wanted_of(result.dns.name);
  forget_missing_service(wanted, result.dns);
  const dns::Answer& answer = result.dns;
  if (answer.status != dns::Status::kAnswer) {
    result.judgement = without_answer(answer);
    return result;
  }
  Judge judge(checker, flow);
  for (const dns::AnswerAddress& address : answer.addresses)
    judge.add_answer(vpc, wanted, {answer, address});
  if (answer.is_public) judge.add_public_service(wanted);
  add_alternatives(answer, judge);
  result.judgement = std::move(judge).finish(answer.findings);
  return result;
}

Judgement judge_internet(const Checker& checker, const path::Flow& flow) {
  Judge judge(checker, flow);
  judge.add_public_service(std::nullopt);
  return std::move(judge).finish({});
}

Judgement judge_destinations(const Checker& checker, const std::vector<Destination>& destinations,
                             const path::Flow& flow) {
  Judge judge(checker, flow);
  for (const Destination& destination : destinations) judge.add_destination(destination);
  return std::move(judge).finish({});
}

}  // namespace reach::check
