// SPDX-License-Identifier: Apache-2.0
#include "reach/dns/resolver.hpp"

#include <fmt/format.h>

#include "dns/findings.hpp"
#include "dns/record_sets.hpp"
#include "dns/server_choice.hpp"

namespace reach::dns {
namespace {

bool is_supported(Context& context) {
  if (context.type == model::RecordType::kA || context.type == model::RecordType::kAaaa)
    return true;
  context.find(make_finding(
      model::Code::kUnsupportedComponent, Blocking::kYes, context.answer.name,
      fmt::format("Records of type {} are not resolved.", model::enum_text(context.type)), {},
      "Ask for A or AAAA."));
  return false;
}

Outcome resolve_in(Context& context) {
  if (!is_supported(context)) return {};
  return answer_from_servers(context, context.answer.name);
}

}  // namespace

Resolver::Resolver(const model::Network& network)
    : network_(&network), index_(std::make_shared<const Index>(network)) {}

Answer Resolver::resolve(const model::Vpc& vpc, std::string_view name,
                         model::RecordType type) const {
  Answer answer;
  answer.name = canonical_name(name);
  Session session;
  Context context{*network_, *index_, vpc, type, answer, session};
  Outcome outcome = resolve_in(context);
  answer.status = outcome.status;
  if (outcome.status == Status::kAnswer) {
    sort_addresses(outcome.addresses);
    answer.addresses = std::move(outcome.addresses);
    answer.is_public = outcome.is_public;
  }
  tidy(answer.findings);
  return answer;
}

}  // namespace reach::dns
