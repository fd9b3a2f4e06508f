// SPDX-License-Identifier: Apache-2.0
// Source: contract, "check --format json".
#include <string>

#include "reach/report/report.hpp"
#include "report/json_parts.hpp"
#include "report/results.hpp"

namespace reach::report {
namespace {

Json summary_json(const check::Summary& summary) {
  return {{"instances", summary.instances},     {"reachable", summary.reachable},
          {"unreachable", summary.unreachable}, {"intermittent", summary.intermittent},
          {"unknown", summary.unknown},         {"skipped", summary.skipped}};
}

Json diagnostics_json(const model::Network& network) {
  Json json = Json::array();
  for (const model::Diagnostic& diagnostic : network.diagnostics()) {
    json.push_back({{"severity", model::to_string(diagnostic.severity)},
                    {"code", model::to_string(diagnostic.code)},
                    {"message", diagnostic.message},
                    {"origin", origin_json(network, diagnostic.origin)}});
  }
  return json;
}

Json outcomes_json(const std::vector<check::AddressOutcome>& outcomes) {
  Json json = Json::array();
  for (const check::AddressOutcome& outcome : outcomes) {
    json.push_back({{"address", outcome.address ? Json(outcome.address->to_string()) : Json()},
                    {"verdict", model::to_string(outcome.verdict)},
                    {"symptom", text_or_null(check::to_string(outcome.symptom))}});
  }
  return json;
}

Json result_json(const model::Network& network, const check::Result& result) {
  const model::Instance& instance = *result.instance;
  const auto address = address_of(result);
  return {{"instance", network.text(instance.id)},
          {"name", text_or_null(network.text(instance.name))},
          {"account", text_or_null(result.account)},
          {"region", text_or_null(result.region)},
          {"vpc", text_or_null(result.vpc)},
          {"subnet", text_or_null(result.subnet)},
          {"interface",
           result.interface == nullptr ? Json() : Json(network.text(result.interface->id))},
          {"address", address ? Json(address->to_string()) : Json()},
          {"service", check::label(result.service)},
          {"required", result.required},
          {"verdict", model::to_string(result.verdict)},
          {"dns", answer_json(result.dns)},
          {"symptom", text_or_null(check::to_string(result.symptom))},
          {"outcomes", outcomes_json(result.outcomes)},
          {"findings", findings_json(network, result.findings)}};
}

// All but the results.
Json head_json(const model::Network& network, const check::Report& report) {
  return {{"schema", "reachsim.check/1"},
          {"summary", summary_json(report.summary)},
          {"assumptions", report.assumptions},
          {"diagnostics", diagnostics_json(network)},
          {"findings", findings_json(network, report.findings)}};
}

// The text of a value that stands inside others: every line after the first moved to the right.
std::string indented(const Json& json, std::size_t spaces) {
  std::string text;
  for (const char c : dump(json, 2)) {
    text += c;
    if (c == '\n') text.append(spaces, ' ');
  }
  return text;
}

}  // namespace

Json check_json(const model::Network& network, const check::Report& report) {
  Json json = head_json(network, report);
  Json& results = json["results"] = Json::array();
  for (const check::Result& result : report.results) {
    results.push_back(result_json(network, result));
  }
  return json;
}

void write_check_json(const model::Network& network, const check::Report& report,
                      const Sink& sink) {
  std::string head = dump(head_json(network, report), 2);
  head.resize(head.rfind('\n'));  // without the brace that closes it
  sink(head + ",\n  \"results\": [");
  std::string_view before = "\n    ";
  for (const check::Result& result : report.results) {
    sink(std::string(before) + indented(result_json(network, result), 4));
    before = ",\n    ";
  }
  sink(report.results.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace reach::report
