// SPDX-License-Identifier: Apache-2.0
#include "reach/net/port_set.hpp"

#include <gtest/gtest.h>

namespace reach::net {
namespace {

TEST(PortSet, AHoleSplitsARange) {
  const PortSet set = PortSet({32768, 60999}).difference(PortSet({40000, 40999}));
  EXPECT_EQ(set.to_string(), "32768-39999,41000-60999");
  EXPECT_FALSE(set.contains(40500));
  EXPECT_TRUE(set.contains(41000));
}

TEST(PortSet, TheWholeSpaceHasBothEnds) {
  const PortSet all(PortRange{0, 65535});
  EXPECT_TRUE(all.contains(0));
  EXPECT_TRUE(all.contains(65535));
  EXPECT_EQ(all.difference(PortSet({65535, 65535})).to_string(), "0-65534");
  EXPECT_EQ(all.difference(all).to_string(), "none");
  EXPECT_TRUE(all.difference(all).empty());
}

TEST(PortSet, TouchingRangesJoin) {
  EXPECT_EQ(PortSet({1, 5}).united(PortSet({6, 9})).to_string(), "1-9");
  EXPECT_EQ(PortSet({1, 5}).united(PortSet({7, 9})).to_string(), "1-5,7-9");
}

TEST(PortSet, IntersectionOfDisjointSetsIsEmpty) {
  EXPECT_TRUE(PortSet({1, 5}).intersection(PortSet({6, 9})).empty());
  EXPECT_EQ(PortSet({1, 8}).intersection(PortSet({6, 9})).to_string(), "6-8");
  EXPECT_EQ(PortSet({443, 443}).to_string(), "443");
}

}  // namespace
}  // namespace reach::net
