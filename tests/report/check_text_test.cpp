// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/reports.hpp"

namespace reach::report {
namespace {

using check::Service;
using model::Code;
using model::Verdict;
using testing::finding;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::result;

constexpr Service kRequired[] = {Service::kSsm, Service::kSsmmessages, Service::kEc2messages};

// One reachable instance, one that is not.
check::Report mixed(const model::Network& network) {
  check::Report report;
  for (const Service service : kRequired) {
    testing::add(report, result(network, "i-shared", service, Verdict::kReachable,
                                {"172.16.100.126", "172.16.200.45"}));
  }
  for (const Service service : kRequired) {
    auto one = result(network, "i-user", service, Verdict::kUnreachable);
    one.symptom = check::Symptom::kTimeoutPublic;
    one.findings.push_back(finding(Code::kNoRouteToDestination, "rtb-user",
                                   "rtb-user has no route to public addresses.",
                                   "Associate a private zone."));
    testing::add(report, std::move(one));
  }
  return report;
}

TEST(CheckText, IsATableAVpcThenTheCausesThenTheSum) {
  const model::Network network = testing::article().build();
  EXPECT_EQ(check_text(network, mixed(network), {}),
            "vpc-shared  account 111122223333, ap-northeast-1\n"
            "  name  instance  address       ssm        ssmmessages  ec2messages\n"
            "  -     i-shared  172.16.100.4  reachable  reachable    reachable\n"
            "\n"
            "  ssm.ap-northeast-1.amazonaws.com          172.16.100.126 172.16.200.45  private "
            "hosted zone Z1\n"
            "  ssmmessages.ap-northeast-1.amazonaws.com  172.16.100.126 172.16.200.45  private "
            "hosted zone Z1\n"
            "  ec2messages.ap-northeast-1.amazonaws.com  172.16.100.126 172.16.200.45  private "
            "hosted zone Z1\n"
            "\n"
            "vpc-user  account 111122223333, ap-northeast-1\n"
            "  name  instance  address         ssm          ssmmessages  ec2messages\n"
            "  -     i-user    192.168.100.58  unreachable  unreachable  unreachable\n"
            "\n"
            "  ssm.ap-northeast-1.amazonaws.com          public addresses of AWS  public DNS\n"
            "  ssmmessages.ap-northeast-1.amazonaws.com  public addresses of AWS  public DNS\n"
            "  ec2messages.ap-northeast-1.amazonaws.com  public addresses of AWS  public DNS\n"
            "\n"
            "What stands in the way\n"
            "  1. NO_ROUTE_TO_DESTINATION  rtb-user  (the way out)\n"
            "     rtb-user has no route to public addresses.\n"
            "     explains  i-user: ssm, ssmmessages, ec2messages\n"
            "     seen as   T/O-public\n"
            "     fix       Associate a private zone.\n"
            "\n"
            "2 instances, 6 checks: 3 reachable, 3 unreachable\n");
}

TEST(CheckText, CountsAboveTheLimitAndPointsToAll) {
  const model::Network network = testing::article().build();
  TextOptions options;
  options.table_limit = 1;
  const std::string text = check_text(network, mixed(network), options);
  EXPECT_THAT(text, HasSubstr("NO_ROUTE_TO_DESTINATION"));
  EXPECT_THAT(text, HasSubstr("--all"));
  EXPECT_THAT(text, Not(HasSubstr("192.168.100.58")));
  EXPECT_LT(text.find("vpc-user"), text.find("vpc-shared"));  // trouble first
  options.all = true;
  EXPECT_THAT(check_text(network, mixed(network), options), HasSubstr("192.168.100.58"));
}

TEST(CheckText, BracketsMeanNotRequired) {
  const model::Network network = testing::article().build();
  check::Report report;
  auto one = result(network, "i-user", Service::kS3, Verdict::kUnreachable);
  one.required = false;
  testing::add(report, std::move(one));
  const std::string text = check_text(network, report, {});
  EXPECT_THAT(text, HasSubstr("(unreachable)"));
  EXPECT_THAT(text, HasSubstr("not required"));
}

TEST(CheckText, ColoursNeverReplaceWords) {
  const model::Network network = testing::article().build();
  TextOptions options;
  options.color = true;
  const std::string colored = check_text(network, mixed(network), options);
  std::string stripped;
  for (std::size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\x1b') {
      i = colored.find('m', i);
    } else {
      stripped += colored[i];
    }
  }
  EXPECT_EQ(stripped, check_text(network, mixed(network), {}));
}

TEST(CheckText, ANameFromTheSnapshotCannotSteerTheTerminal) {
  testing::NetworkMaker maker = testing::article();
  maker.builder().find<model::Instance>(maker.builder().intern("i-user"))->name =
      maker.builder().intern("\x1b[2Jx");
  const model::Network network = std::move(maker).build();
  const std::string text = check_text(network, mixed(network), {});
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_THAT(text, HasSubstr("\\x1b[2Jx"));
}

TEST(CheckText, NamesThatRepeatGiveWayToIds) {
  testing::NetworkMaker maker = testing::article();
  for (const char* id : {"i-user", "i-shared"}) {
    maker.builder().find<model::Instance>(maker.builder().intern(id))->name =
        maker.builder().intern("web");
  }
  const model::Network network = std::move(maker).build();
  EXPECT_THAT(check_text(network, mixed(network), {}), HasSubstr("explains  i-user: ssm"));
}

TEST(CheckText, NothingToCheckIsSaid) {
  const model::Network network = testing::article().build();
  EXPECT_EQ(check_text(network, {}, {}), "0 instances, 0 checks\n");
}

}  // namespace
}  // namespace reach::report
