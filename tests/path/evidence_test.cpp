// SPDX-License-Identifier: Apache-2.0
// How findings add up (semantics 0.2).
#include "path/evidence.hpp"

#include <gtest/gtest.h>

#include "path/alternatives.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::Verdict;

Evidence evidence(Weight weight, const char* resource) {
  Evidence item;
  item.weight = weight;
  item.finding.code = Code::kBadState;
  item.finding.resource = resource;
  return item;
}

TEST(Evidence, BlockDecidesAndUnknownExplains) {
  const Judgement judgement =
      judge({evidence(Weight::kUnknown, "a"), evidence(Weight::kBlocks, "b"),
             evidence(Weight::kPartly, "c"), evidence(Weight::kExplains, "d")});
  EXPECT_EQ(judgement.verdict, Verdict::kUnreachable);
  ASSERT_EQ(judgement.findings.size(), 4U);
  EXPECT_FALSE(judgement.findings[0].blocking);
  EXPECT_TRUE(judgement.findings[1].blocking);
  EXPECT_TRUE(judgement.findings[2].blocking);
  EXPECT_FALSE(judgement.findings[3].blocking);
}

TEST(Evidence, UnknownBeforePartly) {
  EXPECT_EQ(judge({evidence(Weight::kPartly, "a"), evidence(Weight::kUnknown, "b")}).verdict,
            Verdict::kUnknown);
  EXPECT_EQ(judge({evidence(Weight::kPartly, "a")}).verdict, Verdict::kIntermittent);
  EXPECT_EQ(judge({evidence(Weight::kExplains, "a")}).verdict, Verdict::kReachable);
  EXPECT_EQ(judge({}).verdict, Verdict::kReachable);
}

TEST(Evidence, EachFindingOnce) {
  EXPECT_EQ(judge({evidence(Weight::kBlocks, "a"), evidence(Weight::kBlocks, "a")}).findings.size(),
            1U);
}

TEST(Alternatives, OverWhatAwsPicks) {
  using V = Verdict;
  EXPECT_EQ(over({V::kReachable, V::kReachable}, false), V::kReachable);
  EXPECT_EQ(over({V::kReachable, V::kUnreachable}, false), V::kIntermittent);
  EXPECT_EQ(over({V::kReachable, V::kUnreachable}, true), V::kUnknown);
  EXPECT_EQ(over({V::kUnreachable, V::kUnreachable}, true), V::kUnreachable);
  EXPECT_EQ(over({V::kUnknown, V::kUnreachable}, false), V::kUnknown);
  EXPECT_EQ(over({V::kUnknown, V::kIntermittent}, false), V::kIntermittent);
}

}  // namespace
}  // namespace reach::path
