// SPDX-License-Identifier: Apache-2.0
#include "report/causes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/reports.hpp"

namespace reach::report {
namespace {

using check::Service;
using model::Code;
using model::Verdict;
using ::testing::ElementsAre;
using testing::finding;
using testing::result;

class Causes : public ::testing::Test {
 protected:
  model::Network network_ = testing::article().build();
  check::Report report_;

  void add(std::string_view instance, Service service, const std::vector<model::Finding>& findings,
           const std::vector<std::string>& addresses = {}) {
    auto one = result(network_, instance, service, Verdict::kUnreachable, addresses);
    one.findings = findings;
    testing::add(report_, std::move(one));
  }
};

TEST_F(Causes, TheSameFindingIsOneCause) {
  for (const Service service : {Service::kSsm, Service::kSsmmessages}) {
    add("i-user", service,
        {finding(Code::kNoRouteToDestination, "rtb-user", "No route.", "Add one.")});
  }
  const auto found = causes(network_, report_, true);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].results.size(), 2U);
  EXPECT_THAT(found[0].messages.spelled(), ElementsAre("No route."));
  EXPECT_THAT(found[0].fixes.spelled(), ElementsAre("Add one."));
}

TEST_F(Causes, HostNamesThatDifferInTheServiceAreOneSentence) {
  for (const Service service : {Service::kSsm, Service::kSsmmessages, Service::kEc2messages}) {
    const std::string name = check::host_name(service, "ap-northeast-1");
    add("i-user", service, {finding(Code::kDnsResolvesPublic, "vpc-user", name + " is public.")});
  }
  const auto found = causes(network_, report_, true);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].messages.spelled(),
              ElementsAre("{ssm,ssmmessages,ec2messages}.ap-northeast-1.amazonaws.com is public."));
}

TEST_F(Causes, AddressesOfOtherResultsAreOneRemark) {
  add("i-user", Service::kSsm,
      {finding(Code::kNoRouteToDestination, "rtb-user", "No route to 10.0.0.1.")}, {"10.0.0.1"});
  add("i-user", Service::kSsmmessages,
      {finding(Code::kNoRouteToDestination, "rtb-user", "No route to 10.0.0.12.")}, {"10.0.0.12"});
  const auto found = causes(network_, report_, true);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].messages.spelled(),
              ElementsAre("No route to 10.0.0.1. (The others likewise.)"));
}

TEST_F(Causes, PartsOfLongerWordsStay) {
  add("i-user", Service::kSsm,
      {finding(Code::kNoRouteToDestination, "rtb-user",
               "10.0.0.12 10.0.0.1/32 110.0.0.1 10.0.0.1.")},
      {"10.0.0.1"});
  add("i-user", Service::kSsmmessages,
      {finding(Code::kNoRouteToDestination, "rtb-user",
               "10.0.0.12 10.0.0.1/32 110.0.0.1 10.0.0.2.")},
      {"10.0.0.2"});
  EXPECT_THAT(causes(network_, report_, true)[0].messages.spelled(),
              ElementsAre("10.0.0.12 10.0.0.1/32 110.0.0.1 10.0.0.1. (The others likewise.)"));
}

TEST_F(Causes, AResultsOwnInstanceDoesNotTellCausesApart) {
  add("i-shared", Service::kSsm,
      {finding(Code::kInstanceNotRunning, "i-shared", "i-shared is stopped.")});
  add("i-user", Service::kSsm,
      {finding(Code::kInstanceNotRunning, "i-user", "i-user is stopped.")});
  const auto found = causes(network_, report_, true);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].resources, ElementsAre("i-shared", "i-user"));
  EXPECT_THAT(found[0].messages.spelled(),
              ElementsAre("i-shared is stopped. (The others likewise.)"));
}

TEST_F(Causes, DifferentSentencesAboutOneThingAreKeptUpToAFew) {
  for (const char* text : {"One.", "Two.", "Three.", "Four."}) {
    add("i-user", Service::kSsm, {finding(Code::kSubnetAclRestriction, "acl-1", text)});
  }
  const auto found = causes(network_, report_, true);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].messages.spelled(), ElementsAre("One.", "Two.", "Three.", "..."));
}

TEST_F(Causes, WhatExplainsMostComesFirst) {
  add("i-shared", Service::kSsm, {finding(Code::kSubnetAclRestriction, "acl-1", "One.")});
  add("i-user", Service::kSsm, {finding(Code::kNoRouteToDestination, "rtb-user", "No route.")});
  add("i-user", Service::kSsmmessages,
      {finding(Code::kNoRouteToDestination, "rtb-user", "No route.")});
  report_.findings.push_back(
      finding(Code::kSnapshotIncomplete, "describe-instances", "Not exported."));
  const auto found = causes(network_, report_, true);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].first->code, Code::kSnapshotIncomplete);
  EXPECT_EQ(found[1].first->code, Code::kNoRouteToDestination);
  EXPECT_EQ(found[2].first->code, Code::kSubnetAclRestriction);
}

TEST_F(Causes, FindingsThatOnlyExplainAreApart) {
  add("i-user", Service::kSsm, {finding(Code::kEndpointPolicy, "vpce-1", "A policy.", "", false)});
  EXPECT_TRUE(causes(network_, report_, true).empty());
  EXPECT_EQ(causes(network_, report_, false).size(), 1U);
}

}  // namespace
}  // namespace reach::report
