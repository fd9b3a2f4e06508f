// SPDX-License-Identifier: Apache-2.0
// The recording script as text: its calls and its policy come from one table and say the same.
#include "reach/aws/export_script.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "aws/document_kind.hpp"
#include "aws/export_calls.hpp"
#include "support/program.hpp"
#include "support/script.hpp"

namespace reach::aws {
namespace {

using model::DocumentKind;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::TemporaryFolder;

std::string script_of(const ExportOptions& options = {}) {
  const auto script = export_script(options);
  EXPECT_TRUE(script.ok());
  return script.ok() ? *script : "";
}

// "ec2:describevpcs": how the policy and the AWS CLI spell one action.
std::string letters_of(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// What the script calls, read off its lines.
std::set<std::string> called_by(const std::string& script) {
  static const std::regex kCall(R"(^ +document \S+ (\S+) (\S+))");
  std::set<std::string> calls;
  for (const std::string& line : testing::lines_of(script)) {
    std::smatch words;
    if (std::regex_search(line, words, kCall))
      calls.insert(letters_of(words[1].str() + ":" + words[2].str()));
  }
  return calls;
}

nlohmann::json policy_of(const std::string& script) {
  std::string text;
  for (const std::string& line : testing::lines_of(script)) {
    if (line == "# {" || (!text.empty() && line.starts_with("# "))) text += line.substr(2) + "\n";
    if (line == "# }") break;
  }
  return nlohmann::json::parse(text, nullptr, false);
}

std::set<std::string> allowed_by(const std::string& script) {
  const nlohmann::json policy = policy_of(script);  // outlives the loop
  std::set<std::string> actions;
  for (const auto& action : policy.at("Statement").at(0).at("Action"))
    actions.insert(letters_of(action.get<std::string>()));
  return actions;
}

TEST(ExportScript, RecordsEveryKindOfDocument) {
  for (const model::DocumentInfo& info : model::document_infos()) {
    const auto calls = export_calls();
    EXPECT_TRUE(std::any_of(calls.begin(), calls.end(), [&](const ExportCall& call) {
      return call.kind == info.kind;
    })) << info.command;
    EXPECT_THAT(script_of(), HasSubstr(" " + std::string(info.command.substr(4)))) << info.command;
  }
}

TEST(ExportScript, AllowsWhatItCallsAndNothingElse) {
  const std::string script = script_of();
  EXPECT_GE(called_by(script).size(), 50U);
  EXPECT_EQ(called_by(script), allowed_by(script));
  const nlohmann::json policy = policy_of(script);
  EXPECT_EQ(policy.at("Version"), "2012-10-17");
  EXPECT_EQ(policy.at("Statement").size(), 1U);
}

TEST(ExportScript, OnlyReads) {
  for (const ExportCall& call : export_calls()) {
    const std::string_view operation = call.action.substr(call.action.find(':') + 1);
    const bool reads = operation.starts_with("Describe") || operation.starts_with("Get") ||
                       operation.starts_with("List") || operation.starts_with("Search");
    EXPECT_TRUE(reads) << call.action;
  }
}

// The loader takes the parent from the file's name: where it needs one, there is an id in it.
TEST(ExportScript, NamesTheParentWhereTheDocumentDoesNot) {
  for (const ExportCall& call : export_calls()) {
    if (parent_rule_of(call.kind) != nullptr) {
      EXPECT_NE(call.listed_by, DocumentKind::kOther) << call.action;
    }
    if (call.listed_by == DocumentKind::kOther) continue;
    const auto lists = id_lists();
    EXPECT_TRUE(std::any_of(lists.begin(), lists.end(), [&](const IdList& list) {
      return list.kind == call.listed_by;
    })) << call.action;
  }
}

TEST(ExportScript, AsksForWholeTransitGatewayTablesA5) {
  EXPECT_THAT(script_of(), HasSubstr("--max-results 1000 --filters "
                                     "Name=state,Values=active,blackhole"));
}

TEST(ExportScript, DoesWithoutACommandAndWhatOnlyItLists) {
  ExportOptions options;
  options.without = {"get-connection-status", "list-profiles"};
  const std::string script = script_of(options);
  for (const char* gone : {"get-connection-status", "GetConnectionStatus", "list-profiles",
                           "list-profile-resource-associations", "ListProfileResourceAssociations"})
    EXPECT_THAT(script, Not(HasSubstr(gone)));
  EXPECT_THAT(script, HasSubstr("list-profile-associations"));
  EXPECT_EQ(called_by(script), allowed_by(script));
}

TEST(ExportScript, RefusesWhatNothingCanBe) {
  const auto refused = [](const ExportOptions& options) { return !export_script(options).ok(); };
  EXPECT_TRUE(refused({{"nowhere"}, {}, "x", {}}));
  EXPECT_TRUE(refused({{"us-east-1;rm"}, {}, "x", {}}));
  EXPECT_TRUE(refused({{""}, {}, "x", {}}));
  EXPECT_TRUE(refused({{}, {""}, "x", {}}));
  EXPECT_TRUE(refused({{}, {"-x"}, "x", {}}));
  EXPECT_TRUE(refused({{}, {"a\nb"}, "x", {}}));
  EXPECT_TRUE(refused({{}, {}, "", {}}));
  EXPECT_TRUE(refused({{}, {}, "x", {"describe-nothing"}}));
  EXPECT_FALSE(refused({{"us-gov-west-1", "cn-north-1"}, {"it's"}, "a b", {}}));
}

TEST(ExportScript, QuotesWhatItIsGiven) {
  ExportOptions options;
  options.profiles = {"it's $(touch hacked) `x`"};
  options.folder = "a 'b' $c";
  const std::string script = script_of(options);
  EXPECT_THAT(script, HasSubstr(R"(record_account 'it'\''s $(touch hacked) `x`')"));
  EXPECT_THAT(script, HasSubstr(R"(folder='a '\''b'\'' $c')"));
}

TEST(ExportScript, IsGoodShell) {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("record.sh", script_of({{"us-east-1", "eu-west-1"}, {"a", "it's"}, "a b", {}}));
  for (const std::string shell : {"sh", "bash", "dash", "busybox sh", "ksh"}) {
    if (!testing::works("command -v " + shell.substr(0, shell.find(' ')))) continue;
    const auto checked = testing::run_shell(shell + " -n " + file);
    EXPECT_EQ(checked.status, 0) << shell << ": " << checked.output;
  }
}

TEST(ExportScript, PassesShellcheck) {
  if (!testing::works("command -v shellcheck")) GTEST_SKIP() << "shellcheck is not installed";
  const TemporaryFolder folder;
  const std::string file = folder.write("record.sh", script_of({{"us-east-1"}, {"a"}, "x", {}}));
  const auto checked = testing::run_shell("shellcheck -s sh -S warning " + file);
  EXPECT_EQ(checked.status, 0) << checked.output;
}

}  // namespace
}  // namespace reach::aws
