// SPDX-License-Identifier: Apache-2.0
#include "reach/net/prefix.hpp"

#include <gtest/gtest.h>

namespace reach::net {
namespace {

Prefix prefix(std::string_view text) {
  return *Prefix::parse(text);
}
Address address(std::string_view text) {
  return *Address::parse(text);
}

TEST(Prefix, DefaultIsAllOfIpv4) {
  EXPECT_EQ(Prefix(), prefix("0.0.0.0/0"));
}

TEST(Prefix, TextSurvivesARoundTrip) {
  for (const char* text :
       {"0.0.0.0/0", "10.0.0.0/8", "10.1.2.3/32", "::/0", "2001:db8::/32", "2001:db8::1/128"}) {
    EXPECT_EQ(prefix(text).to_string(), text);
  }
}

TEST(Prefix, HostBitsAreRejectedWithTheCanonicalForm) {
  const auto strict = Prefix::parse("10.1.2.3/16");
  ASSERT_FALSE(strict.ok());
  EXPECT_NE(strict.error().message.find("10.1.0.0/16"), std::string::npos);
  const auto ipv6 = Prefix::parse("2001:db8::1/64");
  ASSERT_FALSE(ipv6.ok());
  EXPECT_NE(ipv6.error().message.find("2001:db8::/64"), std::string::npos);
  EXPECT_EQ(*Prefix::parse("10.1.2.3/16", HostBits::kClear), prefix("10.1.0.0/16"));
  EXPECT_EQ(*Prefix::parse("2001:db8::1/64", HostBits::kClear), prefix("2001:db8::/64"));
}

TEST(Prefix, BadTextIsAnError) {
  for (const char* text : {"", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8",
                           "10.0.0/8", "::/129", "10.0.0.0/8 ", "10.0.0.0/99999999999"}) {
    EXPECT_FALSE(Prefix::parse(text).ok()) << text;
  }
}

TEST(Prefix, ContainsItsFirstAndLastAddressAndNoOther) {
  const Prefix p = prefix("10.1.128.0/17");
  EXPECT_TRUE(p.contains(address("10.1.128.0")));
  EXPECT_TRUE(p.contains(address("10.1.255.255")));
  EXPECT_EQ(p.last(), address("10.1.255.255"));
  EXPECT_FALSE(p.contains(address("10.1.127.255")));
  EXPECT_FALSE(p.contains(address("10.2.0.0")));
  EXPECT_EQ(prefix("2001:db8::/32").last(), address("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"));
}

TEST(Prefix, LengthsAtTheWordsEdges) {
  EXPECT_TRUE(prefix("::/0").contains(address("ffff::")));
  EXPECT_TRUE(prefix("2001:db8::/64").contains(address("2001:db8::ffff:ffff:ffff:ffff")));
  EXPECT_FALSE(prefix("2001:db8::/65").contains(address("2001:db8::8000:0:0:0")));
  EXPECT_TRUE(prefix("10.1.2.3/32").contains(address("10.1.2.3")));
  EXPECT_FALSE(prefix("10.1.2.3/32").contains(address("10.1.2.2")));
}

TEST(Prefix, FamiliesNeverMeet) {
  EXPECT_FALSE(prefix("0.0.0.0/0").contains(address("::")));
  EXPECT_FALSE(prefix("::/0").contains(address("0.0.0.0")));
  EXPECT_FALSE(prefix("::/0").overlaps(prefix("0.0.0.0/0")));
}

TEST(Prefix, OverlapIsContainmentOneWayOrTheOther) {
  EXPECT_TRUE(prefix("10.0.0.0/8").overlaps(prefix("10.1.0.0/16")));
  EXPECT_TRUE(prefix("10.1.0.0/16").overlaps(prefix("10.0.0.0/8")));
  EXPECT_FALSE(prefix("10.0.0.0/16").overlaps(prefix("10.1.0.0/16")));
}

TEST(SpecialSpace, PrivateAndReservedPrefixesAreNeverPublic) {
  for (const char* text :
       {"10.0.0.0/8", "172.16.0.0/12", "172.31.5.0/24", "192.168.1.1/32", "100.64.0.0/10",
        "169.254.169.253/32", "127.0.0.0/8", "239.0.0.0/8", "fd00::/8", "fe80::/10"}) {
    EXPECT_TRUE(is_never_public(prefix(text))) << text;
  }
  for (const char* text :
       {"0.0.0.0/0", "52.119.223.48/32", "172.0.0.0/8", "8.8.8.0/24", "::/0", "2600::/12"}) {
    EXPECT_FALSE(is_never_public(prefix(text))) << text;
  }
}

TEST(SpecialSpace, Rfc1918AndRfc6598) {
  EXPECT_TRUE(is_rfc1918(address("172.31.255.255")));
  EXPECT_FALSE(is_rfc1918(address("172.32.0.0")));
  EXPECT_TRUE(is_rfc6598(address("100.127.255.255")));
  EXPECT_FALSE(is_rfc6598(address("100.128.0.0")));
}

}  // namespace
}  // namespace reach::net
