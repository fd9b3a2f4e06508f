// SPDX-License-Identifier: Apache-2.0
// What Systems Manager saw, beside the verdict (semantics J10, J11).
#include "check/agent.hpp"

#include <gtest/gtest.h>

#include "check/findings_of.hpp"
#include "support/network_maker.hpp"

namespace reach::check {
namespace {

using model::Code;
using model::DocumentKind;
using testing::article;
using testing::NetworkMaker;

// The finding of i-user and a service, with that status. "": never registered.
std::optional<model::Finding> said(NetworkMaker maker, std::string_view status,
                                   Service service = Service::kSsm) {
  maker.builder().upsert<model::Instance>("i-user").ping_status = maker.builder().intern(status);
  const model::Network network = std::move(maker).build();
  const Result result = Checker(network).check(*network.find<model::Instance>("i-user"), service);
  const model::Finding* found = find(result.findings, Code::kAgentPingStatus);
  if (found == nullptr) return std::nullopt;
  return *found;
}

NetworkMaker without_groups() {
  NetworkMaker maker = article();
  maker.builder().upsert<model::SecurityGroup>("sg-user").egress.clear();
  return maker;
}

TEST(Agent, OnlineThoughUnreachableIsAContradiction) {
  const auto finding = said(without_groups(), "Online");
  ASSERT_TRUE(finding);
  EXPECT_FALSE(finding->blocking);
  EXPECT_EQ(finding->resource, "i-user");
}

TEST(Agent, LostThoughReachableIsOneToo) {
  EXPECT_TRUE(said(article(), "ConnectionLost"));
}

TEST(Agent, AbsentFromAWholeExportHasNeverRegistered) {
  NetworkMaker maker = article();
  auto& builder = maker.builder();
  builder.add_export({DocumentKind::kInstanceInformation,
                      {},
                      {},
                      true,
                      builder.origins().file(builder.intern("instance-information.json"))});
  EXPECT_TRUE(said(std::move(maker), ""));
}

TEST(Agent, NothingToSayWhereBothAgree) {
  EXPECT_FALSE(said(article(), "Online"));
  EXPECT_FALSE(said(without_groups(), "ConnectionLost"));
}

TEST(Agent, NothingIsSaidOfNodesThatWereNotExported) {
  EXPECT_FALSE(said(article(), ""));
}

TEST(Agent, HeartbeatsGoToSsmAlone) {
  EXPECT_FALSE(said(without_groups(), "Online", Service::kSsmmessages));
}

}  // namespace
}  // namespace reach::check
