// SPDX-License-Identifier: Apache-2.0
#include "report.hpp"

#include <fmt/format.h>

#include <iterator>

#include "subjects.hpp"
#include "text.hpp"

namespace reach::bench {
namespace {

using Out = std::back_insert_iterator<std::string>;

void name_column(Out out, std::string_view name) {
  fmt::format_to(out, "  {:<18}", name);
}

// Without the blanks that fill the last column.
void end_line(std::string& text) {
  text.erase(text.find_last_not_of(' ') + 1);
  text += '\n';
}

// "  190 ±2%  2.10x": the median, half the way from lowest to highest, ours as a multiple of it.
std::string rate_cell(const Rates& rates, const Rates* ours) {
  const double spread = (rates.highest - rates.lowest) / 2 / rates.median * 100;
  const std::string ratio =
      ours == nullptr || ours == &rates ? "" : times(ours->median / rates.median);
  return fmt::format("{:>6} ±{:<4}{:>5}", three_digits(rates.median),
                     fmt::format("{:.0f}%", spread), ratio);
}

void rate_table(std::string& text, const Results& results, Mode mode) {
  const Out out(text);
  const SubjectResults* ours = results.find(kOurs);
  fmt::format_to(out, "\n{}: M look-ups/s (median, spread){}\n",
                 mode == Mode::kBatch ? "In batches of 256" : "One by one",
                 ours == nullptr ? "" : ", and ours as a multiple of it");
  name_column(out, "");
  for (const std::string_view pattern : results.patterns) fmt::format_to(out, "   {:<14}", pattern);
  end_line(text);
  for (const SubjectResults& subject : results.subjects) {
    if (!subject.left_out.empty()) continue;
    name_column(out, subject.name);
    for (std::size_t i = 0; i < results.patterns.size(); ++i) {
      const Rates* ours_here = ours == nullptr ? nullptr : &ours->rates(mode)[i];
      text += rate_cell(subject.rates(mode)[i], ours_here);
    }
    end_line(text);
  }
}

void size_table(Out out, const Results& results) {
  const auto routes = static_cast<double>(results.routes);
  const auto a_route = [&](std::size_t bytes) {
    return three_digits(static_cast<double>(bytes) / routes);
  };
  fmt::format_to(out, "\nBuilding and memory\n");
  name_column(out, "");
  fmt::format_to(out, "{:>10}{:>16}{:>20}{:>24}\n", "build, s", "s/M routes", "B/route, look-ups",
                 "B/route, for updates");
  for (const SubjectResults& subject : results.subjects) {
    if (!subject.left_out.empty()) continue;
    name_column(out, subject.name);
    fmt::format_to(out, "{:>10.3f}{:>16.3f}{:>20}{:>24}\n", subject.build_seconds,
                   subject.build_seconds / routes * 1e6, a_route(subject.memory.lookup),
                   subject.memory.updates == 0 ? "-" : a_route(subject.memory.updates));
  }
}

void update_line(Out out, const UpdateRates& updates) {
  fmt::format_to(out, "{:>14.3f}{:>14.3f}{:>16}", updates.inserts, updates.erases,
                 grouped(updates.operations));
  if (updates.refused > 0) fmt::format_to(out, "  {} of them refused", grouped(updates.refused));
}

void rebuild_line(Out out, const RebuildRates& rebuilds) {
  fmt::format_to(out, "{:>14.1f}{:>14.3f}{:>16}", rebuilds.tables, rebuilds.routes,
                 grouped(rebuilds.operations));
}

void update_table(Out out, const Results& results) {
  const bool cloud = results.kind == KindName::kCloud;
  fmt::format_to(out, "\n{}\n", cloud ? "Rebuilding single tables" : "Updates");
  name_column(out, "");
  fmt::format_to(out, "{:>14}{:>14}{:>16}\n", cloud ? "k tables/s" : "M inserts/s",
                 cloud ? "M routes/s" : "M erases/s", cloud ? "tables rebuilt" : "updates done");
  for (const SubjectResults& subject : results.subjects) {
    if (!subject.updates && !subject.rebuilds) continue;
    name_column(out, subject.name);
    if (subject.updates) update_line(out, *subject.updates);
    if (subject.rebuilds) rebuild_line(out, *subject.rebuilds);
    fmt::format_to(out, "\n");
  }
}

void after_updates(Out out, const Results& results) {
  if (results.after_updates.empty()) return;
  fmt::format_to(out, "  Batches of ours after this, as a part of an untouched twin's rate:\n   ");
  for (std::size_t i = 0; i < results.after_updates.size(); ++i) {
    fmt::format_to(out, "{} {} {:.2f}", i == 0 ? "" : ",", results.patterns[i],
                   results.after_updates[i]);
  }
  fmt::format_to(out, "\n");
}

void left_out(Out out, const Results& results) {
  for (const SubjectResults& subject : results.subjects) {
    if (subject.left_out.empty()) continue;
    fmt::format_to(out, "  {} is left out: {}\n", subject.name, subject.left_out);
  }
}

}  // namespace

std::string report(const Results& results) {
  std::string text;
  const Out out(text);
  fmt::format_to(
      out, "== {}\n{} keys a pattern; {} rounds, turn by turn; {} answers checked, {} wrong\n",
      results.title, grouped(results.keys), results.rounds, grouped(results.answers_checked),
      grouped(results.answers_wrong));
  left_out(out, results);
  rate_table(text, results, Mode::kBatch);
  rate_table(text, results, Mode::kSingle);
  size_table(out, results);
  update_table(out, results);
  after_updates(out, results);
  return text + "\n";
}

}  // namespace reach::bench
