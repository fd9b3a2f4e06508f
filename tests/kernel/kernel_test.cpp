// SPDX-License-Identifier: Apache-2.0
// Random networks, made of namespaces: the Linux kernel connects where the engine says so. See
// README.md. REACH_KERNEL_NETWORKS: how many; REACH_KERNEL_SEED: the first one's seed.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "compare.hpp"
#include "namespaces.hpp"
#include "random_world.hpp"

namespace kernel {
namespace {

constexpr std::size_t kAtATime = 25;
constexpr int kMilliseconds = 250;
constexpr std::size_t kFewestFlows = 20;
constexpr std::size_t kMostShrunk = 3;

std::uint64_t number(const char* variable, std::uint64_t otherwise) {
  const char* given = std::getenv(variable);
  return given == nullptr ? otherwise : std::strtoull(given, nullptr, 10);
}

class Trial {
 public:
  void batch(std::uint64_t first, std::size_t count) {
    std::vector<World> worlds;
    for (std::size_t i = 0; i < count; ++i) worlds.push_back(random_world(first + i));
    std::vector<Outcome> outcomes = compare(worlds, kMilliseconds);
    for (std::size_t i = 0; i < count; ++i) {
      if (!outcomes[i].disagreements.empty()) outcomes[i] = compare_again(worlds[i]);
      EXPECT_GE(outcomes[i].flows, kFewestFlows) << "seed " << first + i;
      flows_ += outcomes[i].flows;
      connected_ += outcomes[i].connected;
      intermittent_ += outcomes[i].intermittent;
      for (const auto& [what, times] : outcomes[i].met) met_[what] += times;
      if (!outcomes[i].disagreements.empty()) report(first + i, worlds[i], outcomes[i]);
    }
  }

  [[nodiscard]] std::string summary() const {
    std::string text =
        fmt::format("{} flows, {} connected, {} intermittent, {} networks disagree\n", flows_,
                    connected_, intermittent_, disagreeing_);
    for (const auto& [what, times] : met_) text += fmt::format("  {:>7} {}\n", times, what);
    return text;
  }

 private:
  void report(std::uint64_t seed, const World& world, const Outcome& outcome) {
    ++disagreeing_;
    std::string text;
    for (const Disagreement& one : outcome.disagreements) text += one.what;
    ADD_FAILURE() << "seed " << seed << ", " << outcome.disagreements.size() << " disagreements:\n"
                  << text;
    if (disagreeing_ > kMostShrunk) return;
    const Flow flow = outcome.disagreements.front().flow;
    const World small = shrink(world, flow);
    const Outcome left = compare_again(small);
    const std::string folder = testing::TempDir() + fmt::format("kernel_test-seed-{}", seed);
    for (const Disagreement& one : left.disagreements) {
      write_down(small, one, folder);
      ADD_FAILURE() << "seed " << seed << ", the smallest, written to " << folder << ":\n"
                    << one.what;
    }
  }

  std::size_t flows_ = 0;
  std::size_t connected_ = 0;
  std::size_t intermittent_ = 0;
  std::size_t disagreeing_ = 0;
  std::map<std::string, std::size_t> met_;
};

TEST(Kernel, ConnectsWhereTheEngineSaysReachable) {
  const std::string obstacle = why_not();
  if (!obstacle.empty()) GTEST_SKIP() << "no kernel networks here: " << obstacle;
  const std::uint64_t first = number("REACH_KERNEL_SEED", 1);
  const std::uint64_t networks = number("REACH_KERNEL_NETWORKS", REACH_KERNEL_NETWORKS_BY_DEFAULT);
  Trial trial;
  for (std::uint64_t done = 0; done < networks; done += kAtATime) {
    trial.batch(first + done, std::min<std::uint64_t>(kAtATime, networks - done));
  }
  fmt::print("seeds {} to {}: {}", first, first + networks - 1, trial.summary());
}

}  // namespace
}  // namespace kernel
