// SPDX-License-Identifier: Apache-2.0
// What is read off host names: G5, G21, J7, J8.
#include "dns/names.hpp"

#include <gtest/gtest.h>

namespace reach::dns {
namespace {

TEST(Names, CountsLabelsAndFindsParents) {
  EXPECT_EQ(label_count(""), 0);
  EXPECT_EQ(label_count("com"), 1);
  EXPECT_EQ(label_count("a.b.com"), 3);
  EXPECT_EQ(parent_of("a.b.com"), "b.com");
  EXPECT_EQ(parent_of("com"), "");
}

TEST(Names, LiesAtOrBelowADomainByWholeLabels) {
  EXPECT_TRUE(is_at_or_below("a.example.com", "example.com"));
  EXPECT_TRUE(is_at_or_below("example.com", "example.com"));
  EXPECT_TRUE(is_at_or_below("example.com", ""));
  EXPECT_FALSE(is_at_or_below("anexample.com", "example.com"));
  EXPECT_FALSE(is_at_or_below("com", "example.com"));
}

TEST(Names, KnowsWhatCanBeAsked) {
  EXPECT_TRUE(is_valid_name("a.example.com"));
  EXPECT_TRUE(is_valid_name("*.example.com"));
  EXPECT_FALSE(is_valid_name(""));
  EXPECT_FALSE(is_valid_name("a..com"));
  EXPECT_FALSE(is_valid_name(".com"));
  EXPECT_FALSE(is_valid_name("a."));
  EXPECT_FALSE(is_valid_name(std::string(64, 'a') + ".com"));
  EXPECT_TRUE(is_valid_name(std::string(63, 'a') + ".com"));
  std::string name;
  for (int i = 0; i < 130; ++i) name += "a.";
  EXPECT_FALSE(is_valid_name(name + "com"));
}

TEST(Names, TellsRegions) {
  for (const char* region : {"ap-northeast-1", "us-gov-west-1", "eusc-de-east-1", "us-isob-east-1"})
    EXPECT_TRUE(is_region(region)) << region;
  for (const char* other : {"ssm", "vpce", "a-1", "ap-northeast-1a", "ap-northeast-", ""})
    EXPECT_FALSE(is_region(other)) << other;
}

TEST(Names, ReadsServiceHosts) {
  const auto plain = parse_service_host("ssm.ap-northeast-1.amazonaws.com");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->service, "ssm");
  EXPECT_EQ(plain->region, "ap-northeast-1");
  EXPECT_EQ(plain->suffix, "amazonaws.com");
  EXPECT_FALSE(is_dualstack(*plain));
  const auto dual = parse_service_host("ssm.eu-west-1.api.aws");
  ASSERT_TRUE(dual);
  EXPECT_TRUE(is_dualstack(*dual));
  for (const char* name : {"ssm.cn-north-1.amazonaws.com.cn", "ssm-fips.us-east-1.amazonaws.com",
                           "kms.us-iso-east-1.c2s.ic.gov", "bucket.s3.us-east-1.amazonaws.com",
                           "s3.amazonaws.com", "111111111111.dkr.ecr.us-east-1.amazonaws.com"})
    EXPECT_TRUE(parse_service_host(name)) << name;
}

TEST(Names, LeavesNamesThatMayBePrivate) {
  for (const char* name :
       {"db.abc.us-east-1.rds.amazonaws.com", "lb-1.elb.us-east-1.amazonaws.com",
        "internal-lb.us-east-1.elb.amazonaws.com",
        "ec2-203-0-113-1.us-east-1.compute.amazonaws.com", "amazonaws.com", "example.com",
        "us-east-1.amazonaws.com", "ssm.us-east-1.notamazonaws.com"})
    EXPECT_FALSE(parse_service_host(name)) << name;
}

TEST(Names, ReadsEndpointHosts) {
  const auto regional = parse_endpoint_host("vpce-0a1-1b2c.ssm.ap-northeast-1.vpce.amazonaws.com");
  ASSERT_TRUE(regional);
  EXPECT_EQ(endpoint_id_in(*regional), "vpce-0a1");
  EXPECT_EQ(regional->region, "ap-northeast-1");
  EXPECT_EQ(regional->tail, "ssm.ap-northeast-1.vpce.amazonaws.com");
  EXPECT_EQ(zone_in(*regional, "vpce-0a1"), "");
  const auto zonal =
      parse_endpoint_host("vpce-0a1-1b2c-ap-northeast-1a.ssm.ap-northeast-1.vpce.amazonaws.com");
  ASSERT_TRUE(zonal);
  EXPECT_EQ(zone_in(*zonal, "vpce-0a1"), "ap-northeast-1a");
  const auto china = parse_endpoint_host("vpce-0a1-1b2c.ssm.cn-north-1.vpce.amazonaws.com.cn");
  EXPECT_TRUE(china);
  const auto service =
      parse_endpoint_host("vpce-0a1-1b2c.vpce-svc-0b2.us-east-1.vpce.amazonaws.com");
  ASSERT_TRUE(service);
  EXPECT_EQ(endpoint_id_in(*service), "vpce-0a1");
  const auto bucket = parse_endpoint_host("b.vpce-0a1-1b2c.s3.us-east-1.vpce.amazonaws.com");
  ASSERT_TRUE(bucket);
  EXPECT_EQ(bucket->label, "vpce-0a1-1b2c");
  for (const char* name : {"ssm.ap-northeast-1.amazonaws.com", "vpce.amazonaws.com",
                           "vpce-0a1-1b2c.ssm.example.com", "a.b.vpce.amazonaws.com"})
    EXPECT_FALSE(parse_endpoint_host(name)) << name;
}

TEST(Names, DerivesPrivateNames) {
  EXPECT_EQ(private_name_of_service("com.amazonaws.ap-northeast-1.ssm"),
            "ssm.ap-northeast-1.amazonaws.com");
  EXPECT_EQ(private_name_of_service("com.amazonaws.us-east-1.ecr.dkr"),
            "dkr.ecr.us-east-1.amazonaws.com");
  EXPECT_EQ(private_name_of_service("cn.com.amazonaws.cn-north-1.ec2"),
            "ec2.cn-north-1.amazonaws.com.cn");
  EXPECT_EQ(private_name_of_service("com.amazonaws.vpce.us-east-1.vpce-svc-0b2"), "");
  EXPECT_EQ(private_name_of_service("com.example.us-east-1.thing"), "");
  EXPECT_EQ(private_name_of_service(""), "");
}

}  // namespace
}  // namespace reach::dns
