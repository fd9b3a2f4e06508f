// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/reports.hpp"

namespace reach::report {
namespace {

using model::Verdict;
using path::Hop;
using path::HopOutcome;
using path::HopType;

Hop hop(HopType type, const char* component, HopOutcome outcome = HopOutcome::kPassed) {
  Hop one;
  one.type = type;
  one.component = component;
  one.outcome = outcome;
  return one;
}

class PathReport : public ::testing::Test {
 protected:
  model::Network network_ = testing::article().build();

  // A route, a rule and an entry out, a blocked table back.
  check::PathAnswer answer() {
    const auto& table = *network_.find<model::RouteTable>("rtb-user");
    const auto& group = *network_.find<model::SecurityGroup>("sg-user");
    const auto& acl = *network_.find<model::NetworkAcl>("acl-user");
    check::PathAnswer answer;
    answer.query = {"i-user", "172.16.100.126", "tcp", "443"};
    answer.verdict = Verdict::kUnreachable;
    path::Trace trace;
    trace.address = testing::address("172.16.100.126");
    trace.verdict = Verdict::kUnreachable;
    Hop rule = hop(HopType::kSecurityGroup, "sg-user");
    rule.security_group_rule = &group.egress[0];
    Hop entry = hop(HopType::kNetworkAcl, "acl-user");
    entry.network_acl_entry = &acl.entries.back();
    Hop route = hop(HopType::kRouteTable, "rtb-user");
    route.route = &table.routes[1];
    trace.forward = {hop(HopType::kNetworkInterface, "eni-user"), rule, entry, route};
    trace.back = {hop(HopType::kRouteTable, "rtb-shared", HopOutcome::kBlocked)};
    answer.paths.push_back(trace);
    auto blocker = testing::finding(model::Code::kNoRouteToDestination, "rtb-shared",
                                    "No route back.", "Add one.");
    blocker.stage = model::Stage::kReturn;
    answer.findings.push_back(blocker);
    return answer;
  }
};

TEST_F(PathReport, JsonHasTheContractsMembers) {
  const Json json = path_json(network_, answer());
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  EXPECT_THAT(keys, ::testing::ElementsAre("schema", "from", "to", "protocol", "port", "verdict",
                                           "dns", "findings", "paths"));
  EXPECT_EQ(json["schema"], "reachsim.path/1");
  EXPECT_EQ(json["port"], 443);
  EXPECT_TRUE(json["dns"].is_null());
  EXPECT_EQ(json["findings"][0]["stage"], "return");
  const Json& forward = json["paths"][0]["forward"];
  EXPECT_EQ(forward[0]["component"], "eni-user");
  EXPECT_EQ(forward[0]["type"], "network-interface");
  EXPECT_EQ(forward[1]["rule"]["direction"], "egress");
  EXPECT_EQ(forward[2]["rule"]["action"], "allow");
  EXPECT_EQ(forward[3]["route"]["destination"], "172.16.0.0/16");
  EXPECT_EQ(forward[3]["route"]["target"], "pcx-1");
  EXPECT_EQ(json["paths"][0]["return"][0]["outcome"], "blocked");
}

TEST_F(PathReport, JsonOfIcmpKeepsTypeAndCode) {
  check::PathAnswer ping;
  ping.query = {"i-user", "10.0.0.1", "icmp", "8/0"};
  EXPECT_EQ(path_json(network_, ping)["port"], "8/0");
}

TEST_F(PathReport, JsonOfAQueryWithoutAnAnswerHasNoVerdict) {
  const Json json = path_error_json({"i-none", "ssm", "tcp", "443"}, "no such instance");
  EXPECT_TRUE(json["verdict"].is_null());
  EXPECT_EQ(json["error"], "no such instance");
  EXPECT_EQ(dump(json).find('\n'), std::string::npos);
}

TEST_F(PathReport, TextGoesHopByHopOutAndBack) {
  EXPECT_EQ(
      path_text(network_, answer(), {}),
      "i-user -> 172.16.100.126  tcp/443  unreachable\n"
      "\n"
      "172.16.100.126  unreachable\n"
      "  out   ok       network-interface  eni-user\n"
      "        ok       security-group     sg-user     rule all to 0.0.0.0/0\n"
      "        ok       network-acl        acl-user    outbound entry #100 allow all to 0.0.0.0/0\n"
      "        ok       route-table        rtb-user    route 172.16.0.0/16 -> pcx-1\n"
      "  back  BLOCKED  route-table        rtb-shared\n"
      "\n"
      "What stands in the way\n"
      "  NO_ROUTE_TO_DESTINATION  rtb-shared  (the way back)\n"
      "    No route back.\n"
      "    fix    Add one.\n");
}

}  // namespace
}  // namespace reach::report
