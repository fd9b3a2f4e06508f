// SPDX-License-Identifier: Apache-2.0
#include "check/traffic.hpp"

#include <gtest/gtest.h>

namespace reach::check {
namespace {

PathQuery query(std::string protocol, std::string port) {
  return {"i-1", "i-2", std::move(protocol), std::move(port)};
}

TEST(Traffic, IsTcp443UnlessSaidOtherwise) {
  const auto traffic = parse_traffic({"i-1", "i-2"});
  ASSERT_TRUE(traffic.ok());
  EXPECT_EQ(traffic->protocol, model::kProtocolTcp);
  EXPECT_EQ(traffic->port, 443);
}

TEST(Traffic, ProtocolsHaveNamesAndNumbers) {
  const auto protocol = [](std::string text) {
    return parse_traffic(query(text, "443"))->protocol;
  };
  EXPECT_EQ(protocol("TCP"), 6);
  EXPECT_EQ(protocol("udp"), 17);
  EXPECT_EQ(protocol("icmp"), 1);
  EXPECT_EQ(protocol("1"), 1);
  EXPECT_EQ(protocol("-1"), model::kAllProtocols);
  EXPECT_EQ(protocol("50"), 50);
}

TEST(Traffic, IcmpHasTypeAndCodeForAPort) {
  const auto echo = parse_traffic(query("icmp", PathQuery().port));
  ASSERT_TRUE(echo.ok());
  EXPECT_EQ(echo->port_text, "8/0");
  const auto unreachable = parse_traffic(query("icmp", "3/4"));
  ASSERT_TRUE(unreachable.ok());
  EXPECT_EQ(unreachable->icmp_type, 3);
  EXPECT_EQ(unreachable->icmp_code, 4);
  EXPECT_EQ(parse_traffic(query("icmp", "8"))->port_text, "8/0");
}

TEST(Traffic, OtherProtocolsHaveNoPort) {
  EXPECT_EQ(parse_traffic(query("-1", "443"))->port_text, "");
}

TEST(Traffic, SaysWhatIsWrong) {
  for (const auto& [protocol, port] :
       std::initializer_list<std::pair<const char*, const char*>>{{"tcp", "65536"},
                                                                  {"tcp", "-1"},
                                                                  {"tcp", ""},
                                                                  {"tcp", "https"},
                                                                  {"udp", "53x"},
                                                                  {"ftp", "21"},
                                                                  {"256", "1"},
                                                                  {"icmp", "8/x"},
                                                                  {"icmp", "300/0"},
                                                                  {"", "443"}}) {
    const auto traffic = parse_traffic(query(protocol, port));
    ASSERT_FALSE(traffic.ok()) << protocol << " " << port;
    EXPECT_EQ(traffic.error().message.find("bad "), 0U);
  }
}

}  // namespace
}  // namespace reach::check
