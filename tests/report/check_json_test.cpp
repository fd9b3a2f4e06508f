// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/reports.hpp"

namespace reach::report {
namespace {

using model::Code;
using model::Verdict;
using ::testing::ElementsAre;
using testing::finding;
using testing::result;

std::vector<std::string> keys(const Json& json) {
  std::vector<std::string> names;
  for (const auto& [key, value] : json.items()) names.push_back(key);
  return names;
}

std::string written(const model::Network& network, const check::Report& report) {
  std::string text;
  write_check_json(network, report, [&text](std::string_view piece) { text += piece; });
  return text;
}

class CheckJson : public ::testing::Test {
 protected:
  model::Network network_ = testing::article().build();
  check::Report report_;

  void SetUp() override {
    auto good =
        result(network_, "i-shared", check::Service::kSsm, Verdict::kReachable, {"172.16.100.126"});
    good.symptom = check::Symptom::kOk;
    good.outcomes.push_back(
        {testing::address("172.16.100.126"), Verdict::kReachable, check::Symptom::kOk});
    testing::add(report_, std::move(good));
    auto bad = result(network_, "i-user", check::Service::kSsm, Verdict::kUnreachable);
    bad.symptom = check::Symptom::kTimeoutPublic;
    bad.findings.push_back(
        finding(Code::kNoRouteToDestination, "rtb-user", "No route.", "Add one."));
    bad.findings.push_back(finding(Code::kEndpointPolicy, "vpce-ssm", "A policy.", "", false));
    testing::add(report_, std::move(bad));
    report_.assumptions.push_back("Linux.");
  }
};

TEST_F(CheckJson, HasTheContractsMembersInOrder) {
  const Json json = check_json(network_, report_);
  EXPECT_THAT(keys(json), ElementsAre("schema", "summary", "assumptions", "diagnostics", "findings",
                                      "results"));
  EXPECT_EQ(json["schema"], "reachsim.check/1");
  EXPECT_THAT(keys(json["summary"]), ElementsAre("instances", "reachable", "unreachable",
                                                 "intermittent", "unknown", "skipped"));
  EXPECT_THAT(
      keys(json["results"][0]),
      ElementsAre("instance", "name", "account", "region", "vpc", "subnet", "interface", "address",
                  "service", "required", "verdict", "dns", "symptom", "outcomes", "findings"));
  EXPECT_THAT(keys(json["results"][0]["dns"]),
              ElementsAre("name", "status", "source", "source_id", "public", "addresses"));
  EXPECT_THAT(keys(json["results"][1]["findings"][0]),
              ElementsAre("code", "stage", "resource", "message", "origin", "fix"));
}

TEST_F(CheckJson, HasTheContractsValues) {
  const Json json = check_json(network_, report_);
  const Json& good = json["results"][0];
  EXPECT_EQ(good["instance"], "i-shared");
  EXPECT_EQ(good["address"], "172.16.100.4");
  EXPECT_EQ(good["interface"], "eni-shared");
  EXPECT_EQ(good["verdict"], "reachable");
  EXPECT_EQ(good["symptom"], "OK");
  EXPECT_EQ(good["dns"]["addresses"], Json::array({"172.16.100.126"}));
  EXPECT_EQ(good["dns"]["source_id"], "Z1");
  const Json& bad = json["results"][1];
  EXPECT_EQ(bad["dns"]["public"], true);
  EXPECT_TRUE(bad["dns"]["source_id"].is_null());
  EXPECT_EQ(bad["findings"][0]["code"], "NO_ROUTE_TO_DESTINATION");
  EXPECT_EQ(bad["findings"][0]["stage"], "forward");
  EXPECT_TRUE(bad["findings"][0]["origin"].is_null());
}

TEST_F(CheckJson, BlockingIsSaidOnlyWhereItIsFalse) {
  const Json findings = check_json(network_, report_)["results"][1]["findings"];
  EXPECT_FALSE(findings[0].contains("blocking"));
  EXPECT_EQ(findings[1]["blocking"], false);
}

TEST_F(CheckJson, AskingNothingGivesNull) {
  auto skipped = result(network_, "i-user", check::Service::kSsm, Verdict::kSkipped);
  skipped.dns = {};
  check::Report report;
  testing::add(report, std::move(skipped));
  const Json json = check_json(network_, report);
  EXPECT_TRUE(json["results"][0]["dns"].is_null());
  EXPECT_TRUE(json["results"][0]["symptom"].is_null());
}

TEST_F(CheckJson, PiecesAreTheSameBytesAsTheWhole) {
  EXPECT_EQ(written(network_, report_), dump(check_json(network_, report_), 2) + "\n");
  EXPECT_EQ(written(network_, {}), dump(check_json(network_, {}), 2) + "\n");
}

TEST_F(CheckJson, InvalidUtf8IsReplaced) {
  report_.results[1].findings[0].message = "bad \xff byte";
  const Json again = Json::parse(written(network_, report_));
  EXPECT_EQ(again["results"][1]["findings"][0]["message"], "bad \xef\xbf\xbd byte");
}

TEST_F(CheckJson, DiagnosticsNameTheirPlace) {
  model::NetworkBuilder builder;
  const auto file = builder.origins().file(builder.intern("a.json"));
  const auto place =
      builder.origins().index(builder.origins().key(file, builder.intern("Vpcs")), 3);
  builder.add_diagnostic({model::Severity::kWarning, Code::kBadField, "not a CIDR", place});
  const model::Network network = std::move(builder).build();
  const Json one = check_json(network, {})["diagnostics"][0];
  EXPECT_THAT(keys(one), ElementsAre("severity", "code", "message", "origin"));
  EXPECT_EQ(one["severity"], "warning");
  EXPECT_EQ(one["code"], "BAD_FIELD");
  EXPECT_EQ(one["origin"], (Json{{"file", "a.json"}, {"pointer", "/Vpcs/3"}}));
  EXPECT_EQ(diagnostic_text(network, network.diagnostics()[0]),
            "warning: a.json#/Vpcs/3: not a CIDR");
}

}  // namespace
}  // namespace reach::report
