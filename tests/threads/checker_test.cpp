// SPDX-License-Identifier: Apache-2.0
// The headers promise that const methods are safe from many threads: run under ThreadSanitizer.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "reach/check/check.hpp"
#include "reach/report/report.hpp"
#include "support/network_maker.hpp"

namespace reach::check {
namespace {

TEST(Checker, ManyThreadsGetOneAnswer) {
  const model::Network network = testing::article().build();
  const Checker checker(network);
  const std::string expected = report::dump(report::check_json(network, checker.check({})));
  std::vector<std::string> answers(4);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) {
    threads.emplace_back([&network, &checker, &answer] {
      for (int i = 0; i < 20; ++i)
        answer = report::dump(report::check_json(network, checker.check({})));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& answer : answers) EXPECT_EQ(answer, expected);
}

}  // namespace
}  // namespace reach::check
