// SPDX-License-Identifier: Apache-2.0
// A7: one spelling for every name.
#include "reach/dns/resolver.hpp"

#include <gtest/gtest.h>

namespace reach::dns {
namespace {

TEST(CanonicalName, LowersCaseAndDropsOneFinalDot) {
  EXPECT_EQ(canonical_name("SSM.Ap-Northeast-1.AmazonAWS.com."),
            "ssm.ap-northeast-1.amazonaws.com");
  EXPECT_EQ(canonical_name("a.."), "a.");
  EXPECT_EQ(canonical_name("."), "");
  EXPECT_EQ(canonical_name(""), "");
}

TEST(CanonicalName, DecodesOctalEscapes) {
  EXPECT_EQ(canonical_name("\\052.example.com."), "*.example.com");
  EXPECT_EQ(canonical_name("\\101bc"), "abc");
  EXPECT_EQ(canonical_name("a\\100"), "a@");
}

TEST(CanonicalName, LeavesWhatIsNoEscape) {
  EXPECT_EQ(canonical_name("a\\05"), "a\\05");
  EXPECT_EQ(canonical_name("a\\999"), "a\\999");
  EXPECT_EQ(canonical_name("a\\777b"), "a\\777b");
  EXPECT_EQ(canonical_name("a\\"), "a\\");
}

TEST(CanonicalName, KeepsAnEscapedDotInItsLabel) {
  EXPECT_EQ(canonical_name("a\\056b.example.com"), "a\\056b.example.com");
}

}  // namespace
}  // namespace reach::dns
