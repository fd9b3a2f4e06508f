// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "report/check_parts.hpp"
#include "report/details.hpp"

namespace reach::report {
namespace {

using Results = std::span<const check::Result>;

// Results come sorted by VPC: each run of the same one.
std::vector<Results> by_vpc(const check::Report& report) {
  std::vector<Results> groups;
  const Results all = report.results;
  const auto same = [](const check::Result& a, const check::Result& b) {
    return a.account == b.account && a.region == b.region && a.vpc == b.vpc;
  };
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= all.size(); ++i) {
    if (i < all.size() && same(all[i], all[begin])) continue;
    groups.push_back(all.subspan(begin, i - begin));
    begin = i;
  }
  return groups;
}

std::vector<check::Service> services_in(Results results) {
  std::vector<check::Service> found;
  for (const check::ServiceInfo& info : check::services()) {
    const bool used = std::any_of(results.begin(), results.end(), [&](const check::Result& one) {
      return one.service == info.service;
    });
    if (used) found.push_back(info.service);
  }
  return found;
}

std::string_view or_dash(std::string_view text) {
  return text.empty() ? "-" : text;
}

std::string vpc_name(const model::Network& network, const check::Result& result) {
  const auto* vpc = network.find<model::Vpc>(result.vpc);
  return vpc == nullptr ? "" : std::string(network.text(vpc->name));
}

void draw_title(Canvas& canvas, const model::Network& network, const check::Result& result) {
  const std::string name = vpc_name(network, result);
  if (!name.empty()) canvas.put(name, Paint::kHeading).put("  ");
  canvas.put(result.vpc.empty() ? "VPC not known" : result.vpc, Paint::kHeading);
  canvas.put(fmt::format("  account {}, {}", result.account.empty() ? "not known" : result.account,
                         result.region.empty() ? "Region not known" : result.region),
             Paint::kDim);
  canvas.end_line();
}

// In brackets where the service is not required.
Table::Cell verdict_cell(const check::Result& result) {
  const std::string word(model::to_string(result.verdict));
  return {result.required ? word : "(" + word + ")", paint_of(result.verdict)};
}

Table::Row instance_row(const model::Network& network, Results results,
                        const std::vector<check::Service>& services) {
  const check::Result& first = results.front();
  const auto address = address_of(first);
  Table::Row row = {{std::string(or_dash(network.text(first.instance->name)))},
                    {std::string(network.text(first.instance->id))},
                    {address ? address->to_string() : "-"}};
  for (const check::Service service : services) {
    const auto found = std::find_if(results.begin(), results.end(), [&](const check::Result& one) {
      return one.service == service;
    });
    row.push_back(found == results.end() ? Table::Cell{"-"} : verdict_cell(*found));
  }
  return row;
}

void draw_instances(Canvas& canvas, const model::Network& network, Results results,
                    const std::vector<check::Service>& services) {
  Table table;
  Table::Row header = {{"name", Paint::kDim}, {"instance", Paint::kDim}, {"address", Paint::kDim}};
  for (const check::Service service : services) {
    header.push_back({std::string(check::label(service)), Paint::kDim});
  }
  table.add(std::move(header));
  for (std::size_t begin = 0; begin < results.size();) {
    std::size_t end = begin;
    while (end < results.size() && results[end].instance == results[begin].instance) ++end;
    table.add(instance_row(network, results.subspan(begin, end - begin), services));
    begin = end;
  }
  table.draw(canvas, 2);
}

// What the names lead to: the same for a whole VPC, so said once.
void draw_answers(Canvas& canvas, Results results, const std::vector<check::Service>& services) {
  Table table;
  bool any = false;
  for (const check::Service service : services) {
    std::vector<std::string> seen;
    for (const check::Result& result : results) {
      if (result.service != service || result.dns.name.empty()) continue;
      if (result.verdict == model::Verdict::kSkipped) continue;
      const std::string answer = answer_text(result.dns);
      const std::string source = source_text(result.dns);
      if (std::find(seen.begin(), seen.end(), answer + source) != seen.end()) continue;
      seen.push_back(answer + source);
      table.add({{result.dns.name, Paint::kDim}, {answer}, {source, Paint::kDim}});
      any = true;
    }
  }
  if (any) table.draw(canvas.gap(), 2);
}

bool addresses_differ(const check::Result& result) {
  return std::any_of(result.outcomes.begin(), result.outcomes.end(),
                     [&](const check::AddressOutcome& one) {
                       return one.verdict != result.outcomes.front().verdict;
                     });
}

std::string outcomes_text(const check::Result& result) {
  std::string text;
  for (const check::AddressOutcome& outcome : result.outcomes) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ",
                        outcome.address ? outcome.address->to_string() : "public addresses",
                        model::to_string(outcome.verdict));
  }
  return text;
}

// Which addresses of a name work, where not all do.
void draw_outcomes(Canvas& canvas, const InstanceNames& names, Results results) {
  Table table;
  bool any = false;
  for (const check::Result& result : results) {
    if (!addresses_differ(result)) continue;
    any = true;
    table.add({{std::string(names.of(*result.instance))},
               {std::string(check::label(result.service))},
               {outcomes_text(result), paint_of(result.verdict)}});
  }
  if (any) table.draw(canvas.gap(), 2);
}

struct Counts {
  std::size_t instances = 0;
  std::array<std::size_t, 5> of_verdict{};
  [[nodiscard]] std::size_t trouble() const {
    return of_verdict[static_cast<std::size_t>(model::Verdict::kUnreachable)] +
           of_verdict[static_cast<std::size_t>(model::Verdict::kIntermittent)] +
           of_verdict[static_cast<std::size_t>(model::Verdict::kUnknown)];
  }
};

Counts count(Results results) {
  Counts counts;
  const model::Instance* previous = nullptr;
  for (const check::Result& result : results) {
    if (result.instance != previous) ++counts.instances;
    previous = result.instance;
    ++counts.of_verdict[static_cast<std::size_t>(result.verdict)];
  }
  return counts;
}

constexpr std::array kVerdicts = {model::Verdict::kReachable, model::Verdict::kUnreachable,
                                  model::Verdict::kIntermittent, model::Verdict::kUnknown,
                                  model::Verdict::kSkipped};

Table::Row counts_row(const model::Network& network, const check::Result& first,
                      const Counts& counts) {
  Table::Row row = {{std::string(or_dash(vpc_name(network, first)))},
                    {std::string(or_dash(first.vpc))},
                    {std::string(or_dash(first.account))},
                    {std::string(or_dash(first.region))},
                    {std::to_string(counts.instances)}};
  for (const model::Verdict verdict : kVerdicts) {
    const std::size_t number = counts.of_verdict[static_cast<std::size_t>(verdict)];
    row.push_back({std::to_string(number), number == 0 ? Paint::kDim : paint_of(verdict)});
  }
  return row;
}

}  // namespace

void draw_vpcs(Canvas& canvas, const model::Network& network, const InstanceNames& names,
               const check::Report& report) {
  bool brackets = false;
  for (const Results results : by_vpc(report)) {
    const std::vector<check::Service> services = services_in(results);
    draw_title(canvas.gap(), network, results.front());
    draw_instances(canvas, network, results, services);
    draw_answers(canvas, results, services);
    draw_outcomes(canvas, names, results);
    for (const check::Result& result : results) brackets = brackets || !result.required;
  }
  if (!brackets) return;
  canvas.gap().put("(in brackets: not required, does not count for the exit status)", Paint::kDim);
  canvas.end_line();
}

void draw_vpc_counts(Canvas& canvas, const model::Network& network, const check::Report& report,
                     std::size_t most) {
  std::vector<std::pair<Results, Counts>> vpcs;
  for (const Results results : by_vpc(report)) vpcs.emplace_back(results, count(results));
  std::stable_sort(vpcs.begin(), vpcs.end(), [](const auto& a, const auto& b) {
    return a.second.trouble() > b.second.trouble();
  });
  Table table;
  Table::Row header;
  for (const char* title : {"VPC", "", "account", "Region", "instances"}) {
    header.push_back({title, Paint::kDim});
  }
  for (const model::Verdict verdict : kVerdicts) {
    header.push_back({std::string(model::to_string(verdict)), Paint::kDim});
  }
  table.add(std::move(header));
  const std::size_t shown = std::min(vpcs.size(), most);
  for (std::size_t i = 0; i < shown; ++i) {
    table.add(counts_row(network, vpcs[i].first.front(), vpcs[i].second));
  }
  table.draw(canvas, 0);
  if (shown < vpcs.size()) {
    canvas
        .put(fmt::format("and {} more with no more trouble than these.", vpcs.size() - shown),
             Paint::kDim)
        .end_line();
  }
}

}  // namespace reach::report
