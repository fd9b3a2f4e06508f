// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "reach/check/diagnose.hpp"

namespace reach::check {

Outcome outcome_of(model::Verdict verdict) {
  switch (verdict) {
    case model::Verdict::kReachable:
    case model::Verdict::kSkipped:
      return Outcome::kHolds;
    case model::Verdict::kUnreachable:
    case model::Verdict::kIntermittent:
      return Outcome::kFails;
    case model::Verdict::kUnknown:
      break;
  }
  return Outcome::kUnknown;
}

Outcome worse(Outcome a, Outcome b) {
  if (a == Outcome::kFails || b == Outcome::kFails) return Outcome::kFails;
  return a == Outcome::kUnknown || b == Outcome::kUnknown ? Outcome::kUnknown : Outcome::kHolds;
}

Outcome worst(const Report& report) {
  Outcome outcome = Outcome::kHolds;
  for (const Result& result : report.results) {
    if (result.required) outcome = worse(outcome, outcome_of(result.verdict));
  }
  const bool incomplete =
      std::any_of(report.findings.begin(), report.findings.end(),
                  [](const model::Finding& finding) { return finding.blocking; });
  return incomplete ? worse(outcome, Outcome::kUnknown) : outcome;
}

Outcome worst(const std::vector<DiagnosticsRow>& rows) {
  Outcome outcome = Outcome::kHolds;
  for (const DiagnosticsRow& row : rows) {
    if (row.required) outcome = worse(outcome, outcome_of(row.verdict));
  }
  return outcome;
}

}  // namespace reach::check
