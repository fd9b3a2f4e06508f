// SPDX-License-Identifier: Apache-2.0
#include "report/json_parts.hpp"

#include <string>

namespace reach::report {
namespace {

Json finding_json(const model::Network& network, const model::Finding& finding) {
  Json json = {{"code", model::to_string(finding.code)},
               {"stage", model::to_string(finding.stage)},
               {"resource", finding.resource},
               {"message", finding.message},
               {"origin", origin_json(network, finding.origin)},
               {"fix", text_or_null(finding.fix)}};
  if (!finding.blocking) json["blocking"] = false;
  return json;
}

}  // namespace

Json text_or_null(std::string_view text) {
  return text.empty() ? Json() : Json(text);
}

Json origin_json(const model::Network& network, model::OriginId origin) {
  if (origin.empty()) return {};
  const model::Origin place = network.spell(origin);
  return {{"file", place.file}, {"pointer", place.pointer}};
}

Json findings_json(const model::Network& network, const std::vector<model::Finding>& findings) {
  Json json = Json::array();
  for (const model::Finding& finding : findings) json.push_back(finding_json(network, finding));
  return json;
}

Json answer_json(const dns::Answer& answer) {
  if (answer.name.empty()) return {};
  Json addresses = Json::array();
  for (const dns::AnswerAddress& one : answer.addresses) {
    addresses.push_back(one.address.to_string());
  }
  return {{"name", answer.name},
          {"status", dns::to_string(answer.status)},
          {"source", dns::to_string(answer.source)},
          {"source_id", text_or_null(answer.source_id)},
          {"public", answer.is_public},
          {"addresses", std::move(addresses)}};
}

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace reach::report
