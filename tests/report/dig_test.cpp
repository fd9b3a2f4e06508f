// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/reports.hpp"

namespace reach::report {
namespace {

using ::testing::HasSubstr;

class DigReport : public ::testing::Test {
 protected:
  model::Network network_ = testing::article().build();

  dns::Answer answer() {
    dns::Answer answer;
    answer.name = "ssm.ap-northeast-1.amazonaws.com";
    answer.status = dns::Status::kAnswer;
    answer.source = dns::Source::kPrivateHostedZone;
    answer.source_id = "Z-ssm";
    const auto& endpoint = *network_.find<model::VpcEndpoint>("vpce-ssm");
    for (const auto& ref : endpoint.interfaces) {
      const auto* interface = network_.get(ref);
      answer.addresses.push_back({interface->addresses[0].address,
                                  interface,
                                  &endpoint,
                                  network_.find<model::HostedZone>("Z-ssm"),
                                  {}});
    }
    answer.steps.push_back({"zone Z-ssm is associated with vpc-user", "Z-ssm", {}});
    return answer;
  }
};

TEST_F(DigReport, ShortIsAddressesAlone) {
  EXPECT_EQ(dig_short(answer()), "172.16.100.126\n172.16.200.45\n");
  dns::Answer open;
  open.status = dns::Status::kAnswer;
  open.is_public = true;
  EXPECT_EQ(dig_short(open), "");
}

TEST_F(DigReport, TextTellsWhereEachAddressIsAndWhy) {
  const std::string text = dig_text(network_, "vpc-user", answer(), {});
  EXPECT_THAT(
      text,
      HasSubstr(
          "ssm.ap-northeast-1.amazonaws.com  from vpc-user  answer  private hosted zone Z-ssm\n"));
  EXPECT_THAT(text, HasSubstr("172.16.100.126  vpce-ssm  "));
  EXPECT_THAT(text, HasSubstr("ap-northeast-1a\n"));
  EXPECT_THAT(text, HasSubstr("Why\n  - zone Z-ssm is associated with vpc-user\n"));
}

TEST_F(DigReport, JsonNamesEndpointInterfaceAndZone) {
  const Json json = dig_json(network_, "i-user", answer());
  EXPECT_EQ(json["schema"], "reachsim.dig/1");
  EXPECT_EQ(json["from"], "i-user");
  EXPECT_EQ(json["addresses"][0]["address"], "172.16.100.126");
  EXPECT_EQ(json["addresses"][0]["endpoint"], "vpce-ssm");
  EXPECT_EQ(json["addresses"][0]["zone"], "Z-ssm");
  EXPECT_EQ(json["steps"][0]["resource"], "Z-ssm");
  EXPECT_TRUE(json["findings"].is_array());
}

TEST(DiagnoseReport, IsWhatTheAgentsToolPrints) {
  const std::vector<check::DiagnosticsRow> rows = {{"Connectivity to ssm endpoint", "Success",
                                                    "ssm.x is reachable",
                                                    model::Verdict::kReachable, true}};
  EXPECT_EQ(
      dump(diagnose_json(rows)),
      R"({"DiagnosticsOutput":[{"Check":"Connectivity to ssm endpoint","Status":"Success","Note":"ssm.x is reachable"}]})");
  const std::string text = diagnose_text(rows, {});
  EXPECT_THAT(text, HasSubstr("\xe2\x94\x82 Connectivity to ssm endpoint \xe2\x94\x82 Success "
                              "\xe2\x94\x82 ssm.x is reachable \xe2\x94\x82\n"));
  EXPECT_THAT(text, HasSubstr("\xe2\x94\x82 Check                        \xe2\x94\x82 Status  "
                              "\xe2\x94\x82 Note               \xe2\x94\x82\n"));
}

}  // namespace
}  // namespace reach::report
