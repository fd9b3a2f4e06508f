// SPDX-License-Identifier: Apache-2.0
#include "reach/check/query.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/findings_of.hpp"
#include "support/gateway_maker.hpp"
#include "support/network_maker.hpp"

namespace reach::check {
namespace {

using model::Code;
using model::Verdict;
using ::testing::AllOf;
using testing::article;
using ::testing::HasSubstr;
using testing::NetworkMaker;

// Answers queries on one network.
class Answers {
 public:
  explicit Answers(NetworkMaker maker = article())
      : network_(std::move(maker).build()), checker_(network_) {}
  [[nodiscard]] reach::Result<PathAnswer> to(std::string to, std::string from = "i-user",
                                             std::string protocol = "tcp",
                                             std::string port = "443") const {
    return answer(checker_, {std::move(from), std::move(to), std::move(protocol), std::move(port)});
  }
  [[nodiscard]] Verdict verdict(std::string to, std::string from = "i-user",
                                std::string protocol = "tcp", std::string port = "443") const {
    const auto result =
        this->to(std::move(to), std::move(from), std::move(protocol), std::move(port));
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
    return result.ok() ? result->verdict : Verdict::kSkipped;
  }
  [[nodiscard]] std::string error(std::string to, std::string from = "i-user") const {
    const auto result = this->to(std::move(to), std::move(from));
    return result.ok() ? "" : result.error().message;
  }
  [[nodiscard]] const model::Network& network() const { return network_; }

 private:
  model::Network network_;
  Checker checker_;
};

TEST(Query, GoesToEverythingThatHasAName) {
  const Answers answers;
  for (const char* to :
       {"ssm", "ssm.ap-northeast-1.amazonaws.com", "SSM.ap-northeast-1.amazonaws.com.", "vpce-ssm",
        "eni-vpce-ssm-0", "172.16.100.126"}) {
    EXPECT_EQ(answers.verdict(to), Verdict::kReachable) << to;
  }
}

TEST(Query, ComesFromEverythingThatHasAnInterface) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Instance>("i-user").name = maker.builder().intern("User EC2");
  const Answers answers(std::move(maker));
  for (const char* from : {"i-user", "User EC2", "eni-user", "192.168.100.58"})
    EXPECT_EQ(answers.verdict("ssm", from), Verdict::kReachable) << from;
}

TEST(Query, NamesComeWithTheirResolution) {
  const Answers answers;
  const auto answer = answers.to("ssm");
  ASSERT_TRUE(answer.ok());
  ASSERT_TRUE(answer->dns);
  EXPECT_EQ(answer->dns->source_id, "Z-ssm");
  EXPECT_EQ(answer->paths.size(), 2U);
  EXPECT_EQ(answer->query.port, "443");
  EXPECT_FALSE(answers.to("vpce-ssm")->dns);
}

// The article's second stage: the groups let the Shared instance in on 22 and no other way round.
TEST(Query, OneWayHoldsTheOtherDoesNot) {
  const Answers answers;
  EXPECT_EQ(answers.verdict("i-user", "i-shared", "tcp", "22"), Verdict::kReachable);
  EXPECT_EQ(answers.verdict("i-shared", "i-user", "tcp", "22"), Verdict::kUnreachable);
  EXPECT_EQ(answers.verdict("i-user", "i-shared", "icmp"), Verdict::kUnreachable);
}

TEST(Query, EndpointsAreReachableWhenAllTheirInterfacesAre) {
  NetworkMaker maker = article();
  for (model::Route& route : maker.builder().upsert<model::RouteTable>("rtb-user").routes) {
    if (route.prefix == testing::prefix("172.16.0.0/16"))
      route.prefix = testing::prefix("172.16.200.0/24");
  }
  const Answers answers(std::move(maker));
  const auto answer = answers.to("vpce-ssm");
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->verdict, Verdict::kIntermittent);
  EXPECT_TRUE(something_blocks(answer->findings));
}

TEST(Query, AWrongServiceIsNoWayToTheService) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::HostedZone>("Z-ssm").records.clear();
  maker.alias("Z-ssm", "ssm.ap-northeast-1.amazonaws.com",
              NetworkMaker::regional_name("vpce-ec2messages", "ec2messages"));
  const Answers answers(std::move(maker));
  EXPECT_EQ(answers.verdict("ssm"), Verdict::kUnreachable);
  EXPECT_EQ(answers.verdict("vpce-ec2messages"), Verdict::kReachable);
}

TEST(Query, AnInstanceThatIsOffNeitherSendsNorAnswers) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Instance>("i-user").state = model::InstanceState::kStopped;
  const Answers answers(std::move(maker));
  for (const auto& answer : {answers.to("ssm"), answers.to("i-user", "i-shared", "tcp", "22")}) {
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(answer->verdict, Verdict::kUnreachable);
    EXPECT_NE(find(answer->findings, Code::kBadState), nullptr);
  }
}

TEST(Query, AnInstanceOfUnknownStateIsUnknown) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Instance>("i-user").state = model::InstanceState::kUnknown;
  maker.without(model::DocumentKind::kInstances);
  const Answers answers(std::move(maker));
  EXPECT_EQ(answers.verdict("ssm"), Verdict::kUnknown);
}

TEST(Query, I1TheInternetNeedsAGatewayAndAPublicAddress) {
  NetworkMaker maker = article();
  reach::testing::internet_gateway(maker, "igw-1", "vpc-user");
  maker.route("rtb-user", "0.0.0.0/0", "igw-1");
  maker.builder().upsert<model::NetworkInterface>("eni-user").addresses.front().public_address =
      reach::testing::address("198.51.100.7");
  maker.ingress("sg-user", "tcp", 22, 22, "0.0.0.0/0");
  const Answers answers(std::move(maker));
  EXPECT_EQ(answers.verdict("internet"), Verdict::kReachable);
  EXPECT_EQ(answers.verdict("internet", "i-shared"), Verdict::kUnreachable);  // no route
  EXPECT_EQ(answers.to("i-user", "internet", "tcp", "22")->verdict, Verdict::kReachable);
  EXPECT_EQ(answers.to("198.51.100.7", "internet", "tcp", "22")->verdict, Verdict::kReachable);
  EXPECT_EQ(answers.to("198.51.100.7", "internet", "tcp", "80")->verdict, Verdict::kUnreachable);
}

TEST(Query, TheInternetReachesPublicAddressesAlone) {
  const Answers answers;
  const auto answer = answers.to("i-user", "internet");
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->verdict, Verdict::kUnreachable);
  EXPECT_EQ(answer->findings.front().code, Code::kIgwPrivateIpAssociationForIngress);
  EXPECT_EQ(answers.to("192.168.100.58", "internet")->verdict, Verdict::kUnreachable);
  EXPECT_EQ(answers.to("198.51.100.99", "internet")->verdict, Verdict::kUnknown);
  EXPECT_EQ(answers.to("ssm", "internet")->verdict, Verdict::kUnknown);
}

TEST(Query, AnAddressThatNobodyHasIsThePathsToJudge) {
  const Answers answers;
  EXPECT_EQ(answers.verdict("10.99.0.1"), Verdict::kUnreachable);  // no route
}

TEST(Query, Ipv6NeedsAnIpv6Address) {
  const Answers answers;
  const auto answer = answers.to("2001:db8::1");
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->verdict, Verdict::kUnreachable);
  EXPECT_EQ(answer->findings.front().code, Code::kUnassociatedComponent);
}

TEST(Query, AnEndWithoutItsInterfaceIsUnknown) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::NetworkInterface>("eni-user").instance = {};
  const Answers answers(std::move(maker));
  EXPECT_EQ(answers.verdict("ssm"), Verdict::kUnknown);
  EXPECT_EQ(answers.verdict("i-user", "i-shared"), Verdict::kUnknown);
}

TEST(Query, WhatIsNowhereIsAnErrorThatNamesWhatIsNear) {
  const Answers answers;
  EXPECT_THAT(answers.error("ssm", "I-USER"),
              AllOf(HasSubstr("I-USER"), HasSubstr("did you mean i-user")));
  EXPECT_THAT(answers.error("vpce-nowhere"), HasSubstr("vpce-nowhere"));
  EXPECT_THAT(answers.error("ssm", "10.0.0.1"), HasSubstr("10.0.0.1"));
  EXPECT_NE(answers.error("", "i-user"), "");
  EXPECT_NE(answers.error("ssm", ""), "");
}

TEST(Query, WhatIsThereTwiceIsAnErrorThatNamesBoth) {
  NetworkMaker maker = article();
  for (const char* id : {"i-user", "i-shared"})
    maker.builder().upsert<model::Instance>(id).name = maker.builder().intern("twin");
  maker.interface("eni-twin", "subnet-user", "172.16.100.4", {"sg-user"});
  const Answers answers(std::move(maker));
  EXPECT_THAT(answers.error("ssm", "twin"), HasSubstr("i-shared, i-user"));
  EXPECT_THAT(answers.error("twin"), HasSubstr("i-shared, i-user"));
  EXPECT_THAT(answers.error("ssm", "172.16.100.4"),
              AllOf(HasSubstr("eni-twin in vpc-user"), HasSubstr("eni-shared in vpc-shared")));
}

TEST(FindInstance, GoesByIdOrName) {
  const Answers answers;
  const auto found = find_instance(answers.network(), "i-user");
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(answers.network().text((*found)->id), "i-user");
  EXPECT_FALSE(find_instance(answers.network(), "eni-user").ok());
  EXPECT_FALSE(find_instance(answers.network(), "").ok());
}

}  // namespace
}  // namespace reach::check
