// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "reach/check/diagnose.hpp"
#include "reach/check/query.hpp"

namespace reach::check {
namespace {

using model::Verdict;
constexpr auto kReachable = Verdict::kReachable;
constexpr auto kUnreachable = Verdict::kUnreachable;
constexpr auto kIntermittent = Verdict::kIntermittent;
constexpr auto kUnknown = Verdict::kUnknown;

// G7
TEST(Combine, AllOrNoneDecide) {
  EXPECT_EQ(combine({kReachable, kReachable}), kReachable);
  EXPECT_EQ(combine({kUnreachable, kUnreachable}), kUnreachable);
}

TEST(Combine, SomeIsIntermittent) {
  EXPECT_EQ(combine({kReachable, kUnreachable}), kIntermittent);
  EXPECT_EQ(combine({kReachable, kUnreachable, kUnknown}), kIntermittent);
  EXPECT_EQ(combine({kReachable, kIntermittent}), kIntermittent);
  EXPECT_EQ(combine({kUnknown, kIntermittent}), kIntermittent);
}

TEST(Combine, WhatIsNotKnownDecidesOtherwise) {
  EXPECT_EQ(combine({}), kUnknown);
  EXPECT_EQ(combine({kUnknown}), kUnknown);
  EXPECT_EQ(combine({kReachable, kUnknown}), kUnknown);
  EXPECT_EQ(combine({kUnreachable, kUnknown}), kUnknown);
}

Result result(Verdict verdict, bool required) {
  Result one;
  one.verdict = verdict;
  one.required = required;
  return one;
}

TEST(Worst, CountsRequiredServicesAlone) {
  Report report;
  report.results.push_back(result(kReachable, true));
  report.results.push_back(result(kUnreachable, false));
  report.results.push_back(result(Verdict::kSkipped, true));
  EXPECT_EQ(worst(report), Outcome::kHolds);
  report.results.push_back(result(kUnknown, true));
  EXPECT_EQ(worst(report), Outcome::kUnknown);
  report.results.push_back(result(kIntermittent, true));
  EXPECT_EQ(worst(report), Outcome::kFails);
}

TEST(Worst, AReportThatMayLackInstancesIsUnknown) {
  Report report;
  report.findings.push_back(
      {model::Code::kSnapshotIncomplete, model::Stage::kInstance, true, "", "", {}, ""});
  EXPECT_EQ(worst(report), Outcome::kUnknown);
}

TEST(Worst, OfDiagnosticsCountsRequiredServicesAlone) {
  EXPECT_EQ(worst(std::vector<DiagnosticsRow>{{"", "", "", kUnreachable, false},
                                              {"", "", "", kReachable, true}}),
            Outcome::kHolds);
  EXPECT_EQ(worst(std::vector<DiagnosticsRow>{{"", "", "", kUnreachable, true}}), Outcome::kFails);
}

}  // namespace
}  // namespace reach::check
