// SPDX-License-Identifier: Apache-2.0
// Every measured connection, asked of the library as `path --queries` does: by lab and by the stage
// at which it most likely fails.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "labs/cases.hpp"
#include "reach/aws/snapshot.hpp"

namespace reach::labs {
namespace {

using model::Verdict;

// At least this share of the decided cases agrees, and at most that share is left open.
constexpr double kAgreement = 0.99;
constexpr double kUnknown = 0.05;

struct Tally {
  int agree = 0;
  int differ = 0;
  int unknown = 0;
  [[nodiscard]] int all() const { return agree + differ + unknown; }
};

std::string text_of(const Case& one, const check::PathAnswer& answer) {
  std::string text = one.lab + ": " + one.query.from + " to " + one.query.to + " " +
                     one.query.protocol + " " + one.query.port + " is measured " +
                     (one.reachable ? "reachable" : "unreachable") + " (" + one.stage + "), not " +
                     std::string(model::to_string(answer.verdict));
  for (const model::Finding& finding : answer.findings) text += "\n    " + finding.message;
  return text;
}

class Labs : public ::testing::Test {
 protected:
  void SetUp() override {
    if (folder().empty()) GTEST_SKIP() << "the measured labs are not here: set REACH_LABS";
    std::map<std::string, std::vector<Case>> by_lab;
    for (Case& one : cases()) by_lab[one.lab].push_back(std::move(one));
    for (const auto& [lab, all] : by_lab) replay(lab, all);
  }

  void replay(const std::string& lab, const std::vector<Case>& all) {
    const auto path = std::filesystem::path(folder()) / lab / "aws_configs";
    const aws::LoadResult result = aws::load({path.string()});
    ASSERT_TRUE(result.errors.empty()) << lab << ": " << result.errors.front().message;
    const check::Checker checker(result.loaded.network);
    for (const Case& one : all) judge(checker, one);
  }

  void judge(const check::Checker& checker, const Case& one) {
    const auto answer = check::answer(checker, one.query);
    ASSERT_TRUE(answer.ok()) << one.lab << ": " << answer.error().message;
    const bool open = answer->verdict == Verdict::kUnknown;
    const bool agrees =
        answer->verdict == (one.reachable ? Verdict::kReachable : Verdict::kUnreachable);
    if (!agrees) complaints_ += text_of(one, *answer) + "\n";
    for (Tally* tally : {&total_, &labs_[one.lab], &stages_[one.stage.substr(0, 7)]}) {
      ++(open ? tally->unknown : agrees ? tally->agree : tally->differ);
    }
  }

  void expect_goals(const std::string& what, const Tally& tally) const {
    const int decided = tally.agree + tally.differ;
    EXPECT_GE(tally.agree, kAgreement * decided) << what << "\n" << complaints_;
    EXPECT_LE(tally.unknown, kUnknown * tally.all()) << what << "\n" << complaints_;
  }

  Tally total_;
  std::map<std::string, Tally> labs_;
  std::map<std::string, Tally> stages_;
  std::string complaints_;
};

TEST_F(Labs, AgreeWithWhatWasMeasured) {
  EXPECT_GE(total_.all(), 400);
  expect_goals("all", total_);
  for (const auto& [lab, tally] : labs_) expect_goals(lab, tally);
}

TEST_F(Labs, AgreeAtEveryStage) {
  for (const char* stage : {"-", "hairpin", "nacl-in", "nat-eni", "sg-in"}) {
    EXPECT_GT(stages_[stage].all(), 0) << stage;
  }
  for (const auto& [stage, tally] : stages_) expect_goals(stage, tally);
}

}  // namespace
}  // namespace reach::labs
