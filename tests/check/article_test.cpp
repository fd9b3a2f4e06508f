// SPDX-License-Identifier: Apache-2.0
// The reference scenario from its exported JSON: what the article measured on the instances.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/findings_of.hpp"
#include "reach/aws/snapshot.hpp"
#include "reach/check/diagnose.hpp"
#include "reach/check/query.hpp"

namespace reach::check {
namespace {

using model::Code;
using model::Verdict;
using ::testing::ElementsAre;

constexpr std::string_view kUser = "User-VPC-EC2-Sub-A";
constexpr std::string_view kShared = "Shared-VPC-EC2-Sub-A";

class Stage {
 public:
  explicit Stage(const std::string& name)
      : loaded_(aws::load({REACH_SOURCE_DIR "/fixtures/article/" + name})),
        checker_(loaded_.loaded.network) {
    for (const aws::LoadError& error : loaded_.errors) ADD_FAILURE() << error.message;
  }
  [[nodiscard]] const Checker& checker() const { return checker_; }
  [[nodiscard]] const model::Instance& instance(std::string_view name) const {
    return **find_instance(loaded_.loaded.network, name);
  }
  [[nodiscard]] Result check(std::string_view name, Service service = Service::kSsm) const {
    return checker_.check(instance(name), service);
  }
  [[nodiscard]] Verdict path(std::string_view from, std::string_view to, std::string port) const {
    const auto result =
        answer(checker_, {std::string(from), std::string(to), "tcp", std::move(port)});
    return result.ok() ? result->verdict : Verdict::kSkipped;
  }

 private:
  aws::LoadResult loaded_;
  Checker checker_;
};

std::vector<std::string> addresses(const Result& result) {
  std::vector<std::string> texts;
  for (const auto& address : result.dns.addresses) texts.push_back(address.address.to_string());
  return texts;
}

// Private answers, and connections, for all three names.
void expect_private(const Stage& stage, std::string_view instance) {
  const Result ssm = stage.check(instance);
  const Result ssmmessages = stage.check(instance, Service::kSsmmessages);
  const Result ec2messages = stage.check(instance, Service::kEc2messages);
  for (const Result* result : {&ssm, &ssmmessages, &ec2messages}) {
    EXPECT_EQ(result->verdict, Verdict::kReachable) << result->dns.name;
    EXPECT_EQ(result->symptom, Symptom::kOk);
    EXPECT_FALSE(something_blocks(result->findings));
  }
  EXPECT_THAT(addresses(ssm), ElementsAre("172.16.100.126", "172.16.200.45"));
  EXPECT_THAT(addresses(ssmmessages), ElementsAre("172.16.100.253", "172.16.200.141"));
  EXPECT_THAT(addresses(ec2messages), ElementsAre("172.16.100.169", "172.16.200.200"));
}

TEST(Article, TheSharedVpcReachesItsOwnEndpoints) {
  expect_private(Stage("1-shared-vpc"), kShared);
}

TEST(Article, PeeringAloneLeavesTheNamesPublic) {
  const Stage stage("2-peered");
  expect_private(stage, kShared);
  for (const Service service : {Service::kSsm, Service::kSsmmessages, Service::kEc2messages}) {
    const Result result = stage.check(kUser, service);
    EXPECT_EQ(result.verdict, Verdict::kUnreachable);
    EXPECT_EQ(result.symptom, Symptom::kTimeoutPublic);
    EXPECT_TRUE(result.dns.is_public);
    EXPECT_NE(find(result.findings, Code::kDnsResolvesPublic), nullptr);
    const auto* no_route = find(result.findings, Code::kNoRouteToDestination);
    ASSERT_NE(no_route, nullptr);
    EXPECT_EQ(no_route->resource, "rtb-64484466081c6c662");
  }
  EXPECT_EQ(stage.path(kShared, kUser, "22"), Verdict::kReachable);
  EXPECT_EQ(stage.path(kUser, kShared, "22"), Verdict::kUnreachable);
}

TEST(Article, ZonesLeadBothToTheEndpoints) {
  const Stage stage("3-zones");
  expect_private(stage, kUser);
  expect_private(stage, kShared);
}

TEST(Article, DiagnosticsAreThoseOfTheAgent) {
  const Stage before("2-peered");
  const Stage after("3-zones");
  EXPECT_EQ(diagnose(before.checker(), before.instance(kUser)).front().note,
            "ssm.ap-northeast-1.amazonaws.com is not reachable: dial tcp (a public address of "
            "ssm.ap-northeast-1.amazonaws.com):443: i/o timeout");
  EXPECT_EQ(diagnose(after.checker(), after.instance(kUser)).front().note,
            "ssm.ap-northeast-1.amazonaws.com is reachable");
}

}  // namespace
}  // namespace reach::check
