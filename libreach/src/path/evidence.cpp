// SPDX-License-Identifier: Apache-2.0
#include "path/evidence.hpp"

namespace reach::path {
namespace {

using model::Finding;
using model::Verdict;

Weight heaviest(std::span<const Evidence> evidence) {
  Weight weight = Weight::kExplains;
  for (const Evidence& item : evidence) weight = std::max(weight, item.weight);
  return weight;
}

Verdict verdict_of(Weight weight) {
  switch (weight) {
    case Weight::kBlocks:
      return Verdict::kUnreachable;
    case Weight::kUnknown:
      return Verdict::kUnknown;
    case Weight::kPartly:
      return Verdict::kIntermittent;
    case Weight::kExplains:
      break;
  }
  return Verdict::kReachable;
}

bool blocks(Weight weight, Verdict verdict) {
  if (weight == Weight::kExplains) return false;
  return weight != Weight::kUnknown || verdict == Verdict::kUnknown;
}

// The stage is left out: a peering connection that is down is one thing to change, though both ways
// meet it.
bool same(const Finding& a, const Finding& b) {
  return a.code == b.code && a.resource == b.resource && a.message == b.message;
}

}  // namespace

HopOutcome outcome_of(std::span<const Evidence> evidence) {
  switch (heaviest(evidence)) {
    case Weight::kBlocks:
      return HopOutcome::kBlocked;
    case Weight::kUnknown:
      return HopOutcome::kUnknown;
    case Weight::kPartly:
      return HopOutcome::kPartly;
    case Weight::kExplains:
      break;
  }
  return HopOutcome::kPassed;
}

Judgement judge(std::vector<Evidence> evidence) {
  Judgement judgement;
  judgement.verdict = verdict_of(heaviest(evidence));
  for (Evidence& item : evidence) {
    item.finding.blocking = blocks(item.weight, judgement.verdict);
    const bool known =
        std::any_of(judgement.findings.begin(), judgement.findings.end(),
                    [&](const Finding& finding) { return same(finding, item.finding); });
    if (!known) judgement.findings.push_back(std::move(item.finding));
  }
  return judgement;
}

}  // namespace reach::path
