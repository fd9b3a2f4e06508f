// SPDX-License-Identifier: Apache-2.0
#include "reach/report/report.hpp"
#include "report/json_parts.hpp"

namespace reach::report {
namespace {

template <class T>
Json id_json(const model::Network& network, const T* resource) {
  return resource == nullptr ? Json() : Json(network.text(resource->id));
}

Json address_json(const model::Network& network, const dns::AnswerAddress& one) {
  return {{"address", one.address.to_string()},
          {"endpoint", id_json(network, one.endpoint)},
          {"interface", id_json(network, one.interface)},
          {"availability_zone", one.interface == nullptr
                                    ? Json()
                                    : text_or_null(network.text(one.interface->availability_zone))},
          {"zone", id_json(network, one.zone)},
          {"origin", origin_json(network, one.origin)}};
}

}  // namespace

Json dig_json(const model::Network& network, std::string_view from, const dns::Answer& answer) {
  Json json = {{"schema", "reachsim.dig/1"},
               {"from", from},
               {"name", answer.name},
               {"status", dns::to_string(answer.status)},
               {"source", dns::to_string(answer.source)},
               {"source_id", text_or_null(answer.source_id)},
               {"public", answer.is_public},
               {"varies", answer.varies}};
  Json& addresses = json["addresses"] = Json::array();
  for (const dns::AnswerAddress& one : answer.addresses) {
    addresses.push_back(address_json(network, one));
  }
  Json& steps = json["steps"] = Json::array();
  for (const dns::Step& step : answer.steps) {
    steps.push_back({{"text", step.text},
                     {"resource", text_or_null(step.resource)},
                     {"origin", origin_json(network, step.origin)}});
  }
  json["findings"] = findings_json(network, answer.findings);
  return json;
}

}  // namespace reach::report
