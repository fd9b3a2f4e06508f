// SPDX-License-Identifier: Apache-2.0
#include "check/merge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reach::check {
namespace {

using model::Code;
using model::Finding;
using model::Stage;
using model::Verdict;

Finding finding(Code code, std::string message, Stage stage = Stage::kForward) {
  return {code, stage, true, "rtb-1", std::move(message), {}, ""};
}

AddressFindings at(std::string address, std::string eni, std::string zone,
                   std::vector<Finding> findings) {
  std::string where = address + " (" + zone + ")";
  return {{std::move(address), std::move(eni), ""}, std::move(where), std::move(findings)};
}

std::vector<std::string> messages(const std::vector<Finding>& findings) {
  std::vector<std::string> texts;
  for (const Finding& each : findings) texts.push_back(each.message);
  return texts;
}

using ::testing::ElementsAre;

TEST(Merge, OneCauseOfAllAddressesIsOneFinding) {
  const auto merged = merge(
      {}, {at("10.0.0.1", "eni-a", "az-a",
              {finding(Code::kNoRouteToDestination, "rtb-1 has no route to 10.0.0.1 of eni-a.")}),
           at("10.0.0.2", "eni-b", "az-b",
              {finding(Code::kNoRouteToDestination, "rtb-1 has no route to 10.0.0.2 of eni-b.")})});
  EXPECT_THAT(messages(merged),
              ElementsAre("rtb-1 has no route to 10.0.0.1 and 10.0.0.2 of eni-a and eni-b."));
}

TEST(Merge, ACauseOfSomeAddressesSaysWhichAndWhere) {
  const auto merged =
      merge({}, {at("10.0.0.1", "eni-a", "az-a", {}),
                 at("10.0.0.2", "eni-b", "az-b",
                    {finding(Code::kNoRouteToDestination, "rtb-1 has no route.")})});
  EXPECT_THAT(messages(merged), ElementsAre("10.0.0.2 (az-b): rtb-1 has no route."));
}

TEST(Merge, AnAddressIsNotFoundInsideALongerOneOrACidr) {
  const auto merged = merge(
      {}, {at("10.0.0.1", "", "az-a",
              {finding(Code::kNoRouteToDestination, "not 10.0.0.1/32, 10.0.0.11, 1.10.0.0.1")}),
           at("10.0.0.2", "", "az-b",
              {finding(Code::kNoRouteToDestination, "not 10.0.0.1/32, 10.0.0.11, 1.10.0.0.1")})});
  EXPECT_THAT(messages(merged), ElementsAre("not 10.0.0.1/32, 10.0.0.11, 1.10.0.0.1"));
}

TEST(Merge, PunctuationAfterAnAddressIsNotPartOfIt) {
  const auto merged =
      merge({}, {at("10.0.0.1", "", "az-a", {finding(Code::kBadState, "from 10.0.0.1: no.")}),
                 at("10.0.0.2", "", "az-b", {finding(Code::kBadState, "from 10.0.0.2: no.")})});
  EXPECT_THAT(messages(merged), ElementsAre("from 10.0.0.1 and 10.0.0.2: no."));
}

TEST(Merge, DifferentFixesStayApart) {
  Finding first = finding(Code::kNoRouteToDestination, "no route");
  Finding second = first;
  first.fix = "Route 10.0.1.0/24.";
  second.fix = "Route 10.0.2.0/24.";
  EXPECT_EQ(
      merge({}, {at("10.0.0.1", "", "az-a", {first}), at("10.0.0.2", "", "az-b", {second})}).size(),
      2U);
}

TEST(Merge, CommonFindingsComeFirstAndOnce) {
  const Finding dns = finding(Code::kDnsResolvesPublic, "public", Stage::kDns);
  EXPECT_THAT(messages(merge({dns, dns}, {})), ElementsAre("public"));
}

TEST(Settle, NothingBlocksWhatIsReachable) {
  std::vector<Finding> findings = {finding(Code::kDnsResolvesPublic, "public", Stage::kDns)};
  settle(findings, Verdict::kReachable);
  EXPECT_FALSE(findings.front().blocking);
}

TEST(Settle, WhatIsNotKnownDoesNotBlockWhereSomethingElseDoes) {
  std::vector<Finding> findings = {finding(Code::kSnapshotIncomplete, "not known"),
                                   finding(Code::kNoRouteToDestination, "no route")};
  settle(findings, Verdict::kUnreachable);
  EXPECT_THAT(messages(findings), ElementsAre("no route", "not known"));
  EXPECT_TRUE(findings[0].blocking);
  EXPECT_FALSE(findings[1].blocking);
}

TEST(Settle, WhatIsNotKnownBlocksWhereTheVerdictIsUnknown) {
  std::vector<Finding> findings = {finding(Code::kSnapshotIncomplete, "not known")};
  settle(findings, Verdict::kUnknown);
  EXPECT_TRUE(findings.front().blocking);
}

TEST(Settle, SomethingBlocksWhateverIsNotReachable) {
  Finding explains = finding(Code::kUnusualConfiguration, "odd");
  explains.blocking = false;
  std::vector<Finding> findings = {explains};
  settle(findings, Verdict::kUnreachable);
  EXPECT_TRUE(findings.front().blocking);
  std::vector<Finding> none;
  settle(none, Verdict::kUnknown);
  ASSERT_EQ(none.size(), 1U);
  EXPECT_TRUE(none.front().blocking);
}

TEST(Settle, SortsByStage) {
  std::vector<Finding> findings = {finding(Code::kNoRouteToDestination, "back", Stage::kReturn),
                                   finding(Code::kNoRouteToDestination, "out", Stage::kForward),
                                   finding(Code::kDnsNoRecord, "name", Stage::kDns)};
  settle(findings, Verdict::kUnreachable);
  EXPECT_THAT(messages(findings), ElementsAre("name", "out", "back"));
}

}  // namespace
}  // namespace reach::check
