// SPDX-License-Identifier: Apache-2.0
#include "reach/aws/export_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string_view>

#include "aws/export_calls.hpp"
#include "aws/export_shell.hpp"
#include "aws/names.hpp"

namespace reach::aws {
namespace {

using Kind = model::DocumentKind;
using Calls = std::vector<const ExportCall*>;

// "ec2 describe-vpcs"
std::string_view words_of(Kind kind) {
  return model::command_of(kind).substr(std::string_view("aws ").size());
}

// "describe-vpcs"
std::string_view operation_of(Kind kind) {
  const std::string_view words = words_of(kind);
  return words.substr(words.find(' ') + 1);
}

// "ec2/describe-vpcs", below the folder of the Region (A.2)
std::string path_of(Kind kind) {
  std::string path(words_of(kind));
  std::replace(path.begin(), path.end(), ' ', '/');
  return path;
}

// One word for a shell, whatever is in it.
std::string shell_word(std::string_view text) {
  std::string word = "'";
  for (const char c : text) c == '\'' ? word += R"('\'')" : word += c;
  return word + "'";
}

bool is_command(std::string_view name) {
  return std::any_of(export_calls().begin(), export_calls().end(),
                     [name](const ExportCall& call) { return operation_of(call.kind) == name; });
}

// Text that is passed on to the AWS CLI or becomes a path.
bool is_plain(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(),
                                       [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

std::optional<Error> find_fault(const ExportOptions& options) {
  for (const std::string& region : options.regions) {
    if (!is_region(region)) return Error{fmt::format("'{}' is no Region", region)};
  }
  for (const std::string& profile : options.profiles) {
    if (!is_plain(profile) || profile.front() == '-')
      return Error{fmt::format("'{}' is no profile", profile)};
  }
  if (!is_plain(options.folder))
    return Error{fmt::format("'{}' is no name of a folder", options.folder)};
  for (const std::string& command : options.without) {
    if (!is_command(command))
      return Error{fmt::format("'{}' is no command that is recorded", command)};
  }
  return std::nullopt;
}

Calls chosen_calls(const std::vector<std::string>& without) {
  const auto left_out = [&without](Kind kind) {
    return kind != Kind::kOther &&
           std::find(without.begin(), without.end(), operation_of(kind)) != without.end();
  };
  Calls calls;
  for (const ExportCall& call : export_calls()) {
    if (!left_out(call.kind) && !left_out(call.listed_by)) calls.push_back(&call);
  }
  return calls;
}

std::string policy_of(const Calls& calls) {
  std::set<std::string_view> actions;
  for (const ExportCall* call : calls) actions.insert(call->action);
  nlohmann::ordered_json statement = {{"Effect", "Allow"}, {"Action", actions}, {"Resource", "*"}};
  nlohmann::ordered_json policy = {{"Version", "2012-10-17"},
                                   {"Statement", nlohmann::ordered_json::array({statement})}};
  std::string comment = "# " + policy.dump(2);
  for (std::size_t at = comment.find('\n'); at != std::string::npos;
       at = comment.find('\n', at + 1))
    comment.insert(at + 1, "# ");
  return comment + "\n";
}

std::string call_line(const ExportCall& call) {
  const bool by_id = call.listed_by != Kind::kOther;
  const std::string path = path_of(call.kind);
  std::string line =
      fmt::format("document {} {}", by_id ? fmt::format("\"{}/$id{}\"", path, call.suffix) : path,
                  words_of(call.kind));
  if (!call.options.empty()) line.append(" ").append(call.options);
  return line + "\n";
}

std::string loop_over(const IdList& list, const Calls& calls, CallScope scope) {
  std::string lines;
  for (const ExportCall* call : calls) {
    if (call->scope == scope && call->listed_by == list.kind) lines += "    " + call_line(*call);
  }
  if (lines.empty()) return lines;
  const std::string except = list.except.empty() ? "" : fmt::format(" {}", list.except);
  return fmt::format("  for id in $(ids {} {} '{}'{}); do\n{}  done\n", path_of(list.kind),
                     list.key, list.prefix, except, lines);
}

std::string function_of(std::string_view name, const Calls& calls, CallScope scope) {
  std::string body;
  for (const ExportCall* call : calls) {
    if (call->scope == scope && call->listed_by == Kind::kOther) body += "  " + call_line(*call);
  }
  for (const IdList& list : id_lists()) body += loop_over(list, calls, scope);
  return fmt::format("\n{}() {{\n{}}}\n", name, body.empty() ? "  :\n" : body);
}

std::string settings_of(const ExportOptions& options) {
  std::vector<std::string> regions;
  for (const std::string& region : options.regions) {
    if (std::find(regions.begin(), regions.end(), region) == regions.end())
      regions.push_back(region);
  }
  return fmt::format(
      "set -u\n"
      "export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off PYTHONUTF8=1\n"
      "export AWS_RETRY_MODE=\"${{AWS_RETRY_MODE:-standard}}\" "
      "AWS_MAX_ATTEMPTS=\"${{AWS_MAX_ATTEMPTS:-10}}\"\n"
      "\n"
      "folder={}\n"
      "[ $# -eq 0 ] || folder=$1\n"
      "# None: the one that the AWS CLI is configured for.\n"
      "regions='{}'\n",
      shell_word(options.folder), fmt::join(regions, " "));
}

std::string accounts_of(const std::vector<std::string>& profiles) {
  if (profiles.empty()) return "record_account ''\n";
  std::string lines;
  for (const std::string& profile : profiles)
    lines += "record_account " + shell_word(profile) + "\n";
  return lines;
}

}  // namespace

Result<std::string> export_script(const ExportOptions& options) {
  if (std::optional<Error> fault = find_fault(options)) return *std::move(fault);
  const Calls calls = chosen_calls(options.without);
  std::string script = "#!/bin/sh\n# Printed by reachsim " REACH_VERSION " export.\n";
  script += kShellHeader;
  script += policy_of(calls);
  script += settings_of(options);
  script += kShellFunctions;
  script += function_of("record_account_documents", calls, CallScope::kAccount);
  script += function_of("record_region_documents", calls, CallScope::kRegion);
  script += kShellDriver;
  script += accounts_of(options.profiles);
  script += kShellEnd;
  return script;
}

}  // namespace reach::aws
