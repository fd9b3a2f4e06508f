// SPDX-License-Identifier: Apache-2.0
// Source: contract, "path --format json".
#include <charconv>
#include <string>

#include "reach/report/report.hpp"
#include "report/details.hpp"
#include "report/json_parts.hpp"

namespace reach::report {
namespace {

// A number where it is one; "8/0" stays a text.
Json port_json(const std::string& port) {
  int number = 0;
  const char* end = port.data() + port.size();
  const auto [stop, error] = std::from_chars(port.data(), end, number);
  return error == std::errc() && stop == end ? Json(number) : text_or_null(port);
}

Json query_json(const check::PathQuery& query) {
  return {{"schema", "reachsim.path/1"},
          {"from", query.from},
          {"to", query.to},
          {"protocol", query.protocol},
          {"port", port_json(query.port)}};
}

Json hops_json(const model::Network& network, const std::vector<path::Hop>& hops) {
  Json json = Json::array();
  for (const path::Hop& hop : hops) {
    Json one = {{"component", hop.component},
                {"type", path::to_string(hop.type)},
                {"outcome", path::to_string(hop.outcome)}};
    add_detail(network, hop, one);
    one["origin"] = origin_json(network, hop.origin);
    json.push_back(std::move(one));
  }
  return json;
}

Json trace_json(const model::Network& network, const path::Trace& trace) {
  Json json = {{"address", trace.address ? Json(trace.address->to_string()) : Json()},
               {"verdict", model::to_string(trace.verdict)},
               {"forward", hops_json(network, trace.forward)},
               {"return", hops_json(network, trace.back)}};
  if (!trace.answered_ports.empty()) json["answered_ports"] = trace.answered_ports.to_string();
  return json;
}

}  // namespace

Json path_json(const model::Network& network, const check::PathAnswer& answer) {
  Json json = query_json(answer.query);
  json["verdict"] = model::to_string(answer.verdict);
  json["dns"] = answer.dns ? answer_json(*answer.dns) : Json();
  json["findings"] = findings_json(network, answer.findings);
  Json& paths = json["paths"] = Json::array();
  for (const path::Trace& trace : answer.paths) paths.push_back(trace_json(network, trace));
  return json;
}

Json path_error_json(const check::PathQuery& query, std::string_view error) {
  Json json = query_json(query);
  json["verdict"] = nullptr;
  json["error"] = error;
  return json;
}

}  // namespace reach::report
