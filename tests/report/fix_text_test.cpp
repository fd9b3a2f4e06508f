// SPDX-License-Identifier: Apache-2.0
#include "report/fix_text.hpp"

#include <gtest/gtest.h>

namespace reach::report {
namespace {

TEST(SplitFix, ASentenceStaysWhole) {
  const FixParts parts = split_fix("Start the instance and export again.");
  EXPECT_EQ(parts.sentence, "Start the instance and export again.");
  EXPECT_EQ(parts.command, "");
}

TEST(SplitFix, ACommandComesWithoutTheFullStop) {
  const FixParts parts = split_fix("Add a route: aws ec2 create-route --cidr-block 10.0.0.0/16.");
  EXPECT_EQ(parts.sentence, "Add a route:");
  EXPECT_EQ(parts.command, "aws ec2 create-route --cidr-block 10.0.0.0/16");
  EXPECT_EQ(parts.rest, "");
}

TEST(SplitFix, WhatFollowsTheCommandIsKept) {
  const FixParts parts =
      split_fix("Associate it: aws route53 x --vpc VPCRegion=a,VPCId=b, once it may");
  EXPECT_EQ(parts.command, "aws route53 x --vpc VPCRegion=a,VPCId=b");
  EXPECT_EQ(parts.rest, "once it may");
}

TEST(SplitFix, TwoCommandsStayASentence) {
  const std::string fix = "Export: aws ec2 describe-vpcs and aws ec2 describe-subnets.";
  EXPECT_EQ(split_fix(fix).sentence, fix);
}

TEST(SplitFix, NothingThatAShellWouldActOnIsOfferedForCopying) {
  const std::string fix = "Delete it: aws ec2 delete-route --route-table-id rtb-1;reboot.";
  EXPECT_EQ(split_fix(fix).sentence, fix);
  EXPECT_EQ(split_fix(fix).command, "");
}

TEST(DrawFix, NeverBreaksACommand) {
  TextOptions options;
  options.width = 30;
  Canvas canvas(options);
  draw_fix(canvas, 2,
           "Add a route to the table of it: aws ec2 create-route --route-table-id rtb-1.");
  EXPECT_EQ(std::move(canvas).take(),
            "  Add a route to the table of\n"
            "  it:\n"
            "    aws ec2 create-route --route-table-id rtb-1\n");
}

}  // namespace
}  // namespace reach::report
