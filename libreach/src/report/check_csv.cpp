// SPDX-License-Identifier: Apache-2.0
// One line a result. Source: RFC 4180, with "\n" for the end of a line.
#include <algorithm>
#include <string>
#include <vector>

#include "reach/report/report.hpp"
#include "report/results.hpp"

namespace reach::report {
namespace {

// Quoted unless it is plainly harmless: also what a spreadsheet might take for a formula.
std::string cell(std::string_view text) {
  constexpr std::string_view kHarmless =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./: ";
  const bool harmless = text.find_first_not_of(kHarmless) == std::string_view::npos &&
                        (text.empty() || text.front() != '-');
  if (harmless) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

void add_once(std::string& list, std::vector<std::string_view>& seen, std::string_view item) {
  if (item.empty() || std::find(seen.begin(), seen.end(), item) != seen.end()) return;
  seen.push_back(item);
  if (!list.empty()) list += ' ';
  list += item;
}

std::string addresses(const dns::Answer& answer) {
  std::string list;
  for (const dns::AnswerAddress& one : answer.addresses) {
    if (!list.empty()) list += ' ';
    list += one.address.to_string();
  }
  return list;
}

std::string line(const model::Network& network, const check::Result& result) {
  std::string codes;
  std::string resources;
  std::vector<std::string_view> seen_codes;
  std::vector<std::string_view> seen_resources;
  for (const model::Finding& finding : result.findings) {
    if (!finding.blocking) continue;
    add_once(codes, seen_codes, model::to_string(finding.code));
    add_once(resources, seen_resources, finding.resource);
  }
  const auto address = address_of(result);
  const std::vector<std::string> cells = {
      result.account,
      result.region,
      result.vpc,
      result.subnet,
      std::string(network.text(result.instance->id)),
      std::string(network.text(result.instance->name)),
      address ? address->to_string() : "",
      std::string(check::label(result.service)),
      result.required ? "true" : "false",
      std::string(model::to_string(result.verdict)),
      std::string(check::to_string(result.symptom)),
      result.dns.name.empty() ? "" : std::string(dns::to_string(result.dns.status)),
      result.dns.name.empty() ? "" : std::string(dns::to_string(result.dns.source)),
      addresses(result.dns),
      codes,
      resources};
  std::string text;
  for (const std::string& one : cells) text += cell(one) + ',';
  text.back() = '\n';
  return text;
}

}  // namespace

void write_check_csv(const model::Network& network, const check::Report& report, const Sink& sink) {
  sink(
      "account,region,vpc,subnet,instance,name,address,service,required,verdict,symptom,"
      "dns_status,dns_source,dns_addresses,codes,resources\n");
  for (const check::Result& result : report.results) sink(line(network, result));
}

}  // namespace reach::report
