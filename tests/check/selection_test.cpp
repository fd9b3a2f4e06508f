// SPDX-License-Identifier: Apache-2.0
#include "check/selection.hpp"

#include <gtest/gtest.h>

#include "support/network_maker.hpp"

namespace reach::check {
namespace {

TEST(Fits, AStarStandsForAnyText) {
  EXPECT_TRUE(fits("web", "web"));
  EXPECT_FALSE(fits("web", "web-1"));
  EXPECT_TRUE(fits("web*", "web-1"));
  EXPECT_TRUE(fits("*-1", "web-1"));
  EXPECT_TRUE(fits("*e*1", "web-1"));
  EXPECT_TRUE(fits("*", ""));
  EXPECT_TRUE(fits("**", "x"));
  EXPECT_FALSE(fits("", "x"));
  EXPECT_FALSE(fits("a*b", "ac"));
  EXPECT_TRUE(fits("a*b*c", "aXbXbXc"));
}

TEST(SelectInstances, ByIdOrNameAndSaysWhatFitsNone) {
  testing::NetworkMaker maker = testing::article();
  maker.builder().upsert<model::Instance>("i-user").name = maker.builder().intern("User EC2");
  const model::Network network = std::move(maker).build();
  const auto names = [&](const std::vector<std::string>& patterns) {
    std::string text;
    for (const auto* instance : select_instances(network, patterns).instances)
      text += std::string(network.text(instance->id)) + " ";
    return text;
  };
  EXPECT_EQ(names({}), "i-shared i-user ");
  EXPECT_EQ(names({"User EC2"}), "i-user ");
  EXPECT_EQ(names({"User*", "i-user"}), "i-user ");
  EXPECT_EQ(names({"i-*"}), "i-shared i-user ");
  const Selection selection = select_instances(network, {"i-user", "nobody", "x*"});
  EXPECT_EQ(selection.unmatched, (std::vector<std::string>{"nobody", "x*"}));
}

TEST(SelectServices, RequiredOnesUnlessAskedOtherwise) {
  const auto selected = [](Options options, std::string_view region) {
    std::string text;
    for (const Service service : select_services(options, region))
      text += std::string(label(service)) + " ";
    return text;
  };
  EXPECT_EQ(selected({}, "ap-northeast-1"), "ssm ssmmessages ec2messages ");
  EXPECT_EQ(selected({}, "mx-central-1"), "ssm ssmmessages ");
  EXPECT_EQ(selected({{}, {}, true}, "ap-northeast-1"),
            "ssm ssmmessages ec2messages s3 kms logs monitoring ");
  EXPECT_EQ(selected({{}, {Service::kLogs, Service::kSsm, Service::kSsm}, false}, ""), "ssm logs ");
  EXPECT_EQ(selected({{}, {Service::kEc2messages}, false}, "mx-central-1"), "");
}

}  // namespace
}  // namespace reach::check
