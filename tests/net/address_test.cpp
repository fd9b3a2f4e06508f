// SPDX-License-Identifier: Apache-2.0
#include "reach/net/address.hpp"

#include <gtest/gtest.h>

namespace reach::net {
namespace {

TEST(Address, DefaultIsTheZeroIpv4Address) {
  EXPECT_EQ(Address().to_string(), "0.0.0.0");
}

TEST(Address, TextSurvivesARoundTrip) {
  for (const char* text :
       {"0.0.0.0", "10.1.2.3", "255.255.255.255", "::", "::1", "2001:db8::1", "fd00:ec2::253"}) {
    const auto address = Address::parse(text);
    ASSERT_TRUE(address.ok()) << text;
    EXPECT_EQ(address->to_string(), text);
  }
}

TEST(Address, Ipv4BitsAreLeftAligned) {
  const auto address = Address::parse("10.1.2.3");
  ASSERT_TRUE(address.ok());
  EXPECT_EQ(address->v4_bits(), 0x0a010203U);
  EXPECT_EQ(address->hi(), 0x0a01020300000000U);
  EXPECT_EQ(address->lo(), 0U);
}

TEST(Address, WhatIsNoAddressIsAnErrorThatNamesIt) {
  using std::string_view_literals::operator""sv;
  for (const std::string_view text :
       {""sv, "10.1.2"sv, "10.1.2.3.4"sv, "256.1.1.1"sv, "010.1.1.1"sv, "10.1.2.3 "sv, "ten"sv,
        "2001:db8::g"sv, "fe80::1%eth0"sv, "10.1.2.3\0x"sv}) {
    const auto address = Address::parse(text);
    ASSERT_FALSE(address.ok()) << text;
    EXPECT_NE(address.error().message.find("is not an IP address"), std::string::npos);
  }
}

TEST(Address, OrderIsByFamilyThenNumber) {
  EXPECT_LT(Address::v4(1), Address::v4(2));
  EXPECT_LT(Address::v4(0xffffffffU), Address::v6(0, 0));
  EXPECT_LT(Address::v6(0, 2), Address::v6(1, 0));
}

}  // namespace
}  // namespace reach::net
