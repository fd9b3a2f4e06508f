// SPDX-License-Identifier: Apache-2.0
#include "aws/names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reach::aws {
namespace {

using ::testing::ElementsAre;

TEST(CanonicalDnsName, LowersCaseAndDropsTheFinalDot) {
  EXPECT_EQ(canonical_dns_name("SSM.Ap-Northeast-1.amazonaws.com."),
            "ssm.ap-northeast-1.amazonaws.com");
  EXPECT_EQ(canonical_dns_name("."), "");
  EXPECT_EQ(canonical_dns_name(""), "");
}

TEST(CanonicalDnsName, DecodesOctalEscapes) {
  EXPECT_EQ(canonical_dns_name("\\052.example.com."), "*.example.com");
  EXPECT_EQ(canonical_dns_name("\\101b.example.com"), "ab.example.com");
  EXPECT_EQ(canonical_dns_name("a\\057b."), "a/b");
}

TEST(CanonicalDnsName, KeepsEscapesOfDotsAndOfWhatDoesNotPrint) {
  EXPECT_EQ(canonical_dns_name("a\\056b.com"), "a\\056b.com");
  EXPECT_EQ(canonical_dns_name("a\\000b.com"), "a\\000b.com");
  EXPECT_EQ(canonical_dns_name("a\\351b.com"), "a\\351b.com");
  EXPECT_EQ(canonical_dns_name("a\\05"), "a\\05");
  EXPECT_EQ(canonical_dns_name("a\\999"), "a\\999");
}

TEST(ZoneIds, AreBare) {
  EXPECT_EQ(bare_zone_id("/hostedzone/Z01"), "Z01");
  EXPECT_EQ(bare_zone_id("Z01"), "Z01");
}

TEST(Arns, NameRegionAccountAndResource) {
  constexpr std::string_view kArn = "arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-1";
  EXPECT_EQ(region_of_arn(kArn), "eu-west-1");
  EXPECT_EQ(account_of_arn(kArn), "111111111111");
  EXPECT_EQ(resource_of_arn(kArn), "subnet-1");
  EXPECT_EQ(resource_of_arn("vpc-1"), "vpc-1");
  EXPECT_EQ(region_of_arn("vpc-1"), "");
  EXPECT_EQ(region_of_arn("arn:aws"), "");
}

TEST(Words, AccountsAndRegions) {
  EXPECT_TRUE(is_account_id("111111111111"));
  EXPECT_FALSE(is_account_id("11111111111"));
  EXPECT_TRUE(is_region("us-gov-west-1"));
  EXPECT_TRUE(is_region("ap-northeast-1"));
  EXPECT_FALSE(is_region("ap-northeast-1a"));
  EXPECT_FALSE(is_region("3-zones"));
  EXPECT_FALSE(is_region("1-shared-vpc"));
}

TEST(FindId, TakesTheLastIdOfAName) {
  EXPECT_EQ(find_id("get-managed-prefix-list-entries.pl-0aa1.json", "pl-"), "pl-0aa1");
  EXPECT_EQ(find_id("describe-vpc-attribute.vpc-1.enableDnsSupport.json", "vpc-"), "vpc-1");
  EXPECT_EQ(find_id("list-hosted-zones-by-vpc-vpc-0b2", "vpc-"), "vpc-0b2");
  EXPECT_EQ(find_id("tgw-rtb-01.json", "tgw-rtb-"), "tgw-rtb-01");
  EXPECT_EQ(find_id("describe-vpc-attribute.json", "vpc-"), "");
  EXPECT_EQ(find_id("", "vpc-"), "");
}

TEST(ZoneIdCandidates, AreWordsOfCapitalsAndDigits) {
  EXPECT_THAT(zone_id_candidates("list-resource-record-sets.Z01ABC.json"), ElementsAre("Z01ABC"));
  EXPECT_THAT(zone_id_candidates("2QYG6918M43F27OG8OLO5O_2.json"),
              ElementsAre("2QYG6918M43F27OG8OLO5O"));
  EXPECT_THAT(zone_id_candidates("records.json"), ElementsAre());
}

TEST(NaturalLess, ComparesNumbersAsNumbers) {
  EXPECT_TRUE(natural_less("page.2", "page.10"));
  EXPECT_FALSE(natural_less("page.10", "page.2"));
  EXPECT_TRUE(natural_less("describe-vpcs", "describe-vpcs.2"));
  EXPECT_TRUE(natural_less("a", "b"));
  EXPECT_FALSE(natural_less("a", "a"));
  EXPECT_NE(natural_less("01", "1"), natural_less("1", "01"));
}

}  // namespace
}  // namespace reach::aws
