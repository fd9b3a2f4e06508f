// SPDX-License-Identifier: Apache-2.0
#include "reach/model/enums.hpp"

#include <gtest/gtest.h>

#include <set>

#include "reach/model/export.hpp"
#include "reach/model/finding.hpp"
#include "reach/model/region.hpp"

namespace reach::model {
namespace {

TEST(Enums, A3_SpellingsMeetWithoutCaseUnderscoreAndHyphen) {
  EXPECT_EQ(parse_enum<EndpointState>("Available"), EndpointState::kAvailable);
  EXPECT_EQ(parse_enum<EndpointState>("available"), EndpointState::kAvailable);
  EXPECT_EQ(parse_enum<EndpointState>("PendingAcceptance"), EndpointState::kPendingAcceptance);
  EXPECT_EQ(parse_enum<InterfaceType>("natGateway"), InterfaceType::kNatGateway);
  EXPECT_EQ(parse_enum<InterfaceType>("nat_gateway"), InterfaceType::kNatGateway);
  EXPECT_EQ(parse_enum<InterfaceStatus>("in-use"), InterfaceStatus::kInUse);
  EXPECT_EQ(parse_enum<PeeringState>("pending-acceptance"), PeeringState::kPendingAcceptance);
  EXPECT_EQ(parse_enum<PeeringState>("activ"), std::nullopt);
  EXPECT_EQ(parse_enum<PeeringState>(""), std::nullopt);
}

TEST(Enums, ValuesArePrintedAsAwsPrintsThem) {
  EXPECT_EQ(enum_text(PeeringState::kPendingAcceptance), "pending-acceptance");
  EXPECT_EQ(enum_text(InstanceState::kShuttingDown), "shutting-down");
  EXPECT_EQ(enum_text(RecordType::kAaaa), "AAAA");
  EXPECT_EQ(enum_text(PeeringState::kUnknown), "unknown");
}

TEST(Codes, EveryCodeHasANameOfItsOwn) {
  std::set<std::string_view> names;
  int named = 0;
  for (int value = 100; value < 1000; ++value) {
    const std::string_view name = to_string(static_cast<Code>(value));
    if (name == "UNKNOWN_CODE") continue;
    ++named;
    EXPECT_TRUE(names.insert(name).second) << name;
  }
  EXPECT_EQ(to_string(Code::kNoRouteToDestination), "NO_ROUTE_TO_DESTINATION");
  EXPECT_EQ(to_string(Code::kUnusualConfiguration), "UNUSUAL_CONFIGURATION");
  EXPECT_GE(named, 40);
}

TEST(Documents, EveryKindHasACommandOnce) {
  std::set<std::string_view> commands;
  for (const DocumentInfo& info : document_infos()) {
    EXPECT_TRUE(info.command.starts_with("aws ")) << info.command;
    EXPECT_TRUE(commands.insert(info.command).second) << info.command;
  }
  EXPECT_EQ(document_infos().size(), static_cast<std::size_t>(DocumentKind::kOther));
  EXPECT_EQ(command_of(DocumentKind::kHostedZone), "aws route53 get-hosted-zone");
}

TEST(Regions, AreTheStartOfAZonesName) {
  EXPECT_EQ(region_of_zone("ap-northeast-1a"), "ap-northeast-1");
  EXPECT_EQ(region_of_zone("us-gov-west-1b"), "us-gov-west-1");
  EXPECT_EQ(region_of_zone("us-east-1-bos-1a"), "us-east-1");
  EXPECT_EQ(region_of_zone("us-east-1-wl1-bos-wlz-1"), "us-east-1");
  EXPECT_EQ(region_of_zone(""), "");
  EXPECT_EQ(region_of_zone("apne1-az4"), "");
  EXPECT_EQ(region_of_zone("us-east-"), "");
}

}  // namespace
}  // namespace reach::model
