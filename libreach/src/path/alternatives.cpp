// SPDX-License-Identifier: Apache-2.0
#include "path/alternatives.hpp"

namespace reach::path {
namespace {

using model::Finding;
using model::Verdict;

Verdict verdict_of(HopOutcome outcome) {
  switch (outcome) {
    case HopOutcome::kPassed:
      return Verdict::kReachable;
    case HopOutcome::kBlocked:
      return Verdict::kUnreachable;
    case HopOutcome::kPartly:
      return Verdict::kIntermittent;
    case HopOutcome::kUnknown:
      break;
  }
  return Verdict::kUnknown;
}

Weight weight_of(Verdict verdict) {
  return verdict == Verdict::kIntermittent ? Weight::kPartly : Weight::kUnknown;
}

void append_new(std::vector<Finding>& findings, Finding finding) {
  const bool known = std::any_of(findings.begin(), findings.end(), [&](const Finding& other) {
    return other.code == finding.code && other.resource == finding.resource &&
           other.message == finding.message;
  });
  if (!known) findings.push_back(std::move(finding));
}

}  // namespace

Verdict over(const std::vector<Verdict>& alternatives, bool unsure) {
  const auto has = [&](Verdict verdict) {
    return std::find(alternatives.begin(), alternatives.end(), verdict) != alternatives.end();
  };
  const bool same = std::all_of(alternatives.begin(), alternatives.end(),
                                [&](Verdict verdict) { return verdict == alternatives.front(); });
  if (same) return alternatives.front();
  if (unsure) return Verdict::kUnknown;
  const bool both_ways = has(Verdict::kReachable) && has(Verdict::kUnreachable);
  return both_ways || has(Verdict::kIntermittent) ? Verdict::kIntermittent : Verdict::kUnknown;
}

Trace combine(std::vector<Trace> traces, bool unsure, std::vector<Evidence> reasons) {
  std::vector<Verdict> verdicts;
  verdicts.reserve(traces.size());
  for (const Trace& trace : traces) verdicts.push_back(trace.verdict);
  const Verdict verdict = over(verdicts, unsure);
  Trace result = std::move(traces.front());
  const bool same =
      std::all_of(verdicts.begin(), verdicts.end(), [&](Verdict one) { return one == verdict; });
  if (same && (traces.size() == 1 || verdict == Verdict::kReachable)) return result;
  if (same) reasons.clear();
  std::vector<Finding> findings;
  findings.reserve(reasons.size() + result.findings.size());
  for (Evidence& reason : reasons) findings.push_back(std::move(reason.finding));
  for (Finding& finding : result.findings) append_new(findings, std::move(finding));
  for (std::size_t i = 1; i < traces.size(); ++i) {
    for (Finding& finding : traces[i].findings) append_new(findings, std::move(finding));
  }
  // What stops one of the ways alone does not decide where it is not known which way is taken.
  for (std::size_t i = reasons.size(); !same && i < findings.size(); ++i) {
    if (verdict == Verdict::kUnknown) findings[i].blocking = false;
  }
  result.findings = std::move(findings);
  result.verdict = verdict;
  if (verdict == Verdict::kUnknown) result.answered_ports = {};
  return result;
}

Way combine(Ways ways) {
  if (ways.ways.size() == 1) return std::move(ways.ways.front());
  std::vector<Verdict> verdicts;
  for (const Way& way : ways.ways) verdicts.push_back(verdict_of(outcome_since(way, 0)));
  const Verdict verdict = over(verdicts, ways.unsure);
  const auto opaque = std::find_if(ways.ways.begin(), ways.ways.end(), [](const Way& way) {
    return outcome_since(way, 0) == HopOutcome::kUnknown && way.end == nullptr;
  });
  // A way that cannot be followed keeps what lies beyond from being certain.
  const bool certain_end = opaque == ways.ways.end();
  Way result = std::move(ways.ways.front());
  if (!certain_end) result.end = nullptr;
  const bool same =
      std::all_of(verdicts.begin(), verdicts.end(), [&](Verdict one) { return one == verdict; });
  if (same) return result;
  for (std::size_t i = 1; i < ways.ways.size(); ++i) {
    for (Evidence& item : ways.ways[i].evidence) result.evidence.push_back(std::move(item));
  }
  for (Evidence& item : result.evidence) item.weight = Weight::kExplains;
  for (Evidence& reason : ways.reasons) {
    reason.weight = weight_of(verdict);
    result.evidence.push_back(std::move(reason));
  }
  const bool some = verdict == Verdict::kIntermittent;
  for (Hop& hop : result.hops) hop.outcome = some ? HopOutcome::kPartly : HopOutcome::kUnknown;
  return result;
}

}  // namespace reach::path
