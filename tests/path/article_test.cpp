// SPDX-License-Identifier: Apache-2.0
// The reference scenario as exported JSON, stages 2 and 3.
#include "path/traces.hpp"
#include "reach/aws/snapshot.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::Network;
using model::Stage;
using model::Verdict;

class Article : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    loaded_ = aws::load({std::string(REACH_SOURCE_DIR) + "/fixtures/article/" + GetParam()});
    ASSERT_TRUE(loaded_.errors.empty()) << loaded_.errors.front().message;
    user_ = interface("192.168.100.58");
    for (const model::Instance& instance : network().all<model::Instance>()) {
      if (network().text(instance.name) == "Shared-VPC-EC2-Sub-A") {
        shared_ = network().get(instance.interfaces.front());
      }
    }
    ASSERT_NE(shared_, nullptr);
  }
  [[nodiscard]] const Network& network() const { return loaded_.loaded.network; }
  [[nodiscard]] std::string interface(const char* text) const {
    const auto found = network().interfaces_with(reach::testing::address(text));
    return found.empty() ? "" : std::string(network().text(found.front()));
  }
  [[nodiscard]] std::string shared() const { return std::string(network().text(shared_->id)); }
  [[nodiscard]] std::string shared_address() const {
    return shared_->addresses.front().address.to_string();
  }

  aws::LoadResult loaded_;
  std::string user_;
  const model::NetworkInterface* shared_ = nullptr;
};

TEST_P(Article, SshFromSharedToUserHoldsAndNotTheOtherWay) {
  EXPECT_TRUE(reaches(ask(network(), {.from = shared(), .to = "192.168.100.58", .port = 22})));
  EXPECT_EQ(ask(network(), {.from = user_, .to = shared_address(), .port = 22}).verdict,
            Verdict::kUnreachable);
}

TEST_P(Article, EndpointsAreReachableFromBoth) {
  for (const char* to : {"172.16.100.126", "172.16.200.45", "172.16.100.253", "172.16.200.141",
                         "172.16.200.200", "172.16.100.169"}) {
    EXPECT_TRUE(reaches(ask(network(), {.from = user_, .to = to}))) << to;
    EXPECT_TRUE(reaches(ask(network(), {.from = shared(), .to = to}))) << to;
  }
}

TEST_P(Article, PublicAddressesHaveNoRouteAtTheUsersTable) {
  const Trace trace = ask(network(), {.from = user_, .to = ""});
  ASSERT_EQ(trace.findings.size(), 1U) << show(trace);
  EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kNoRouteToDestination, Stage::kForward,
                       "rtb-64484466081c6c662"));
  EXPECT_EQ(network().spell(trace.findings.front().origin).pointer, "/RouteTables/2");
}

INSTANTIATE_TEST_SUITE_P(Stages, Article, ::testing::Values("2-peered", "3-zones"),
                         [](const auto& info) {
                           return std::string(info.param[0] == '2' ? "Peered" : "Zones");
                         });

}  // namespace
}  // namespace reach::path
