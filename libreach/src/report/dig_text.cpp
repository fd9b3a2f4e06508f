// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <string>

#include "reach/report/report.hpp"
#include "report/canvas.hpp"
#include "report/details.hpp"
#include "report/findings_text.hpp"

namespace reach::report {
namespace {

Paint paint_of_status(const dns::Answer& answer) {
  if (answer.status == dns::Status::kUnknown) return Paint::kUnknown;
  return answer.status == dns::Status::kAnswer ? Paint::kGood : Paint::kBad;
}

void draw_addresses(Canvas& canvas, const model::Network& network, const dns::Answer& answer) {
  Table table;
  for (const dns::AnswerAddress& one : answer.addresses) {
    Table::Row row = {{one.address.to_string(), Paint::kHeading}};
    if (one.endpoint != nullptr) row.push_back({std::string(network.text(one.endpoint->id))});
    if (one.interface != nullptr) {
      row.push_back({std::string(network.text(one.interface->id))});
      row.push_back({std::string(network.text(one.interface->availability_zone))});
    }
    if (row.size() == 1) row.push_back({"spelled out by a record", Paint::kDim});
    table.add(std::move(row));
  }
  table.draw(canvas, 2);
}

void draw_steps(Canvas& canvas, const model::Network& network, const dns::Answer& answer) {
  if (answer.steps.empty()) return;
  canvas.gap().put("Why", Paint::kHeading).end_line();
  for (const dns::Step& step : answer.steps) {
    canvas.put("  - ").wrap(step.text).end_line();
    const std::string place = place_text(network, step.origin);
    if (!place.empty()) canvas.put("    ").put(place, Paint::kDim).end_line();
  }
}

}  // namespace

std::string dig_text(const model::Network& network, std::string_view from,
                     const dns::Answer& answer, const TextOptions& options) {
  Canvas canvas(options);
  canvas.put(answer.name, Paint::kHeading).put(fmt::format("  from {}  ", from));
  canvas.put(dns::to_string(answer.status), paint_of_status(answer));
  const std::string source = source_text(answer);
  if (!source.empty()) canvas.put("  " + source, Paint::kDim);
  canvas.end_line();
  draw_addresses(canvas, network, answer);
  if (answer.is_public)
    canvas.put("  public addresses of AWS, which a snapshot does not hold").end_line();
  if (answer.varies) canvas.put("  one of several record sets answers at a time").end_line();
  draw_steps(canvas, network, answer);
  draw_findings(canvas, network, answer.findings);
  return std::move(canvas).take();
}

std::string dig_short(const dns::Answer& answer) {
  std::string lines;
  for (const dns::AnswerAddress& one : answer.addresses) lines += one.address.to_string() + '\n';
  return lines;
}

}  // namespace reach::report
