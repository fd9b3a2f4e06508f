// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "report/reports.hpp"

namespace reach::report {
namespace {

using testing::finding;
using testing::result;

std::string csv(const model::Network& network, const check::Report& report) {
  std::string text;
  write_check_csv(network, report, [&text](std::string_view piece) { text += piece; });
  return text;
}

constexpr std::string_view kHeader =
    "account,region,vpc,subnet,instance,name,address,service,required,verdict,symptom,dns_status,"
    "dns_source,"
    "dns_addresses,codes,resources\n";

TEST(CheckCsv, IsALineAResult) {
  const model::Network network = testing::article().build();
  check::Report report;
  auto one = result(network, "i-user", check::Service::kSsm, model::Verdict::kUnreachable,
                    {"10.0.0.1", "10.0.0.2"});
  one.symptom = check::Symptom::kTimeoutPrivate;
  one.findings.push_back(finding(model::Code::kNoRouteToDestination, "rtb-user", "No."));
  one.findings.push_back(
      finding(model::Code::kNoRouteToDestination, "rtb-user", "Not there either."));
  one.findings.push_back(finding(model::Code::kEndpointPolicy, "vpce-1", "Fine.", "", false));
  testing::add(report, std::move(one));
  EXPECT_EQ(csv(network, report), std::string(kHeader) +
                                      "111122223333,ap-northeast-1,vpc-user,subnet-user,i-user,,"
                                      "192.168.100.58,ssm,true,unreachable,"
                                      "T/O-private,answer,private_hosted_zone,10.0.0.1 "
                                      "10.0.0.2,NO_ROUTE_TO_DESTINATION,rtb-user\n");
}

TEST(CheckCsv, QuotesWhatNeedsIt) {
  testing::NetworkMaker maker = testing::article();
  maker.builder().find<model::Instance>(maker.builder().intern("i-user"))->name =
      maker.builder().intern("=HYPERLINK(\"x\"),\n1");
  const model::Network network = std::move(maker).build();
  check::Report report;
  testing::add(report, result(network, "i-user", check::Service::kSsm, model::Verdict::kReachable));
  EXPECT_NE(csv(network, report).find(",\"=HYPERLINK(\"\"x\"\"),\n1\","), std::string::npos);
}

}  // namespace
}  // namespace reach::report
