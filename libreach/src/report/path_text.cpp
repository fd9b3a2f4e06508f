// SPDX-License-Identifier: Apache-2.0
// The text of `path`: the verdict, then each address hop by hop, out and back, then what to change.
#include <fmt/format.h>

#include <array>
#include <string>

#include "reach/report/report.hpp"
#include "report/canvas.hpp"
#include "report/details.hpp"
#include "report/findings_text.hpp"

namespace reach::report {
namespace {

struct Mark {
  std::string_view text;
  Paint paint;
};

Mark mark_of(path::HopOutcome outcome) {
  constexpr std::array<Mark, 4> kMarks = {Mark{"ok", Paint::kGood}, Mark{"BLOCKED", Paint::kBad},
                                          Mark{"partly", Paint::kPartly},
                                          Mark{"unknown", Paint::kUnknown}};
  return kMarks[static_cast<std::size_t>(outcome)];
}

std::string flow_text(const check::PathQuery& query) {
  const bool ports = query.protocol == "tcp" || query.protocol == "udp" || query.protocol == "icmp";
  return fmt::format("{} -> {}  {}{}", query.from, query.to, query.protocol,
                     ports ? "/" + query.port : "");
}

void draw_answer(Canvas& canvas, const dns::Answer& answer) {
  canvas.put("  ").put(answer.name).put(": ").put(answer_text(answer));
  const std::string source = source_text(answer);
  if (!source.empty()) canvas.put(fmt::format("  ({})", source), Paint::kDim);
  canvas.end_line();
}

// The way it is part of stands beside the first hop alone.
void add_hops(Table& table, const model::Network& network, std::string_view way,
              const std::vector<path::Hop>& hops) {
  for (const path::Hop& hop : hops) {
    const Mark mark = mark_of(hop.outcome);
    table.add({{&hop == &hops.front() ? std::string(way) : "", Paint::kDim},
               {std::string(mark.text), mark.paint},
               {std::string(path::to_string(hop.type))},
               {hop.component},
               {detail_text(network, hop), Paint::kDim}});
  }
}

void draw_trace(Canvas& canvas, const model::Network& network, const path::Trace& trace) {
  canvas.gap().put(trace.address ? trace.address->to_string() : "public addresses of AWS",
                   Paint::kHeading);
  canvas.put("  ").put(model::to_string(trace.verdict), paint_of(trace.verdict)).end_line();
  Table table;
  add_hops(table, network, "out", trace.forward);
  add_hops(table, network, "back", trace.back);
  table.draw(canvas, 2);
  if (trace.verdict == model::Verdict::kIntermittent && !trace.answered_ports.empty()) {
    canvas.put("  answered from client ports ").put(trace.answered_ports.to_string()).end_line();
  }
}

}  // namespace

std::string path_text(const model::Network& network, const check::PathAnswer& answer,
                      const TextOptions& options) {
  Canvas canvas(options);
  canvas.put(flow_text(answer.query), Paint::kHeading).put("  ");
  canvas.put(model::to_string(answer.verdict), paint_of(answer.verdict)).end_line();
  if (answer.dns) draw_answer(canvas, *answer.dns);
  for (const path::Trace& trace : answer.paths) draw_trace(canvas, network, trace);
  draw_findings(canvas, network, answer.findings);
  return std::move(canvas).take();
}

}  // namespace reach::report
