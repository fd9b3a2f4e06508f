// SPDX-License-Identifier: Apache-2.0
#include "reach/check/services.hpp"

#include <gtest/gtest.h>

namespace reach::check {
namespace {

TEST(Services, AreListedRequiredOnesFirst) {
  std::string labels;
  for (const ServiceInfo& info : services()) {
    labels += std::string(info.label) + (info.optional ? "? " : " ");
    EXPECT_EQ(label(info.service), info.label);
    EXPECT_EQ(parse_service(info.label), info.service);
  }
  EXPECT_EQ(labels, "ssm ssmmessages ec2messages s3? kms? logs? monitoring? ");
  EXPECT_EQ(parse_service("sts"), std::nullopt);
}

// J7
TEST(Services, HostNamesEndAsThePartitionDoes) {
  const auto name = [](std::string_view region) { return host_name(Service::kSsm, region); };
  EXPECT_EQ(name("ap-northeast-1"), "ssm.ap-northeast-1.amazonaws.com");
  EXPECT_EQ(name("us-gov-west-1"), "ssm.us-gov-west-1.amazonaws.com");
  EXPECT_EQ(name("cn-north-1"), "ssm.cn-north-1.amazonaws.com.cn");
  EXPECT_EQ(name("eusc-de-east-1"), "ssm.eusc-de-east-1.amazonaws.eu");
  EXPECT_EQ(name("us-iso-east-1"), "ssm.us-iso-east-1.c2s.ic.gov");
  EXPECT_EQ(name("us-isob-east-1"), "ssm.us-isob-east-1.sc2s.sgov.gov");
  EXPECT_EQ(name("eu-isoe-west-1"), "ssm.eu-isoe-west-1.cloud.adc-e.uk");
  EXPECT_EQ(name("us-isof-south-1"), "ssm.us-isof-south-1.csp.hci.ic.gov");
}

// J4
TEST(Services, NewRegionsHaveNoEc2messages) {
  EXPECT_TRUE(exists_in(Service::kEc2messages, "ap-northeast-1"));
  EXPECT_FALSE(exists_in(Service::kEc2messages, "mx-central-1"));
  EXPECT_TRUE(exists_in(Service::kSsmmessages, "mx-central-1"));
}

// J2-J4
TEST(Services, Ec2messagesIsRequiredUnlessTheAgentIsKnownToDoWithoutIt) {
  const auto required = [](std::string_view version) {
    return is_required(Service::kEc2messages, "ap-northeast-1", version);
  };
  EXPECT_TRUE(required(""));
  EXPECT_TRUE(required("3.3.9.0"));  // numbers, not texts
  EXPECT_TRUE(required("3.3.39.99"));
  EXPECT_TRUE(required("2.99.99.99"));
  EXPECT_TRUE(required("latest"));
  EXPECT_TRUE(required("3.3.40."));
  EXPECT_FALSE(required("3.3.40.0"));
  EXPECT_FALSE(required("3.3.40"));
  EXPECT_FALSE(required("3.3.131.0"));
  EXPECT_FALSE(required("3.10.0.0"));
  EXPECT_FALSE(required("4.0"));
  EXPECT_FALSE(required("99999999999999999999.0.0.0"));
  EXPECT_FALSE(is_required(Service::kEc2messages, "ap-east-2", ""));
}

TEST(Services, TheOthersAreRequiredOrOptionalWhateverTheAgent) {
  EXPECT_TRUE(is_required(Service::kSsm, "ap-northeast-1", "3.3.40.0"));
  EXPECT_TRUE(is_required(Service::kSsmmessages, "", ""));
  EXPECT_FALSE(is_required(Service::kLogs, "ap-northeast-1", "3.3.40.0"));
}

TEST(Services, RegionsComeOutOfZones) {
  EXPECT_EQ(region_of_zone("ap-northeast-1a"), "ap-northeast-1");
  EXPECT_EQ(region_of_zone("us-east-1-bos-1a"), "us-east-1");
  EXPECT_EQ(region_of_zone("us-gov-west-1a"), "us-gov-west-1");
  EXPECT_EQ(region_of_zone("elsewhere"), "");
}

// G21
TEST(Services, EndpointServiceNamesTellServiceAndRegion) {
  EXPECT_EQ(service_label_of("com.amazonaws.ap-northeast-1.ssm"), "ssm");
  EXPECT_EQ(service_label_of("cn.com.amazonaws.cn-north-1.ec2messages"), "ec2messages");
  EXPECT_EQ(service_label_of(""), "");
  EXPECT_EQ(service_region_of("com.amazonaws.ap-northeast-1.ssm"), "ap-northeast-1");
  EXPECT_EQ(service_region_of("cn.com.amazonaws.cn-north-1.ec2messages"), "cn-north-1");
  EXPECT_EQ(service_region_of("com.amazonaws.s3-global.accesspoint"), "");
  EXPECT_EQ(service_region_of(""), "");
}

}  // namespace
}  // namespace reach::check
