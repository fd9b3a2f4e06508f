// SPDX-License-Identifier: Apache-2.0
#include "reach/dns/resolver.hpp"

#include <fmt/format.h>

#include "dns/findings.hpp"
#include "dns/record_sets.hpp"
#include "dns/resolution.hpp"
#include "dns/server_choice.hpp"

namespace reach::dns {
namespace {

using model::Code;

// H5: a rule group may block or rewrite any name; its rules are not modelled.
bool firewall_applies(Context& context) {
  const auto rule_group = context.network.dns_firewall_of(context.vpc);
  if (!rule_group) return false;
  const std::string_view id = context.text(*rule_group);
  context.find(make_finding(
      Code::kUnsupportedComponent, Blocking::kYes, id,
      fmt::format("DNS Firewall rule group {} of {} may change the answer; its rules are not "
                  "modelled.",
                  id, context.vpc_id()),
      context.vpc.origin,
      fmt::format("See whether a rule of {} blocks {}.", id, context.answer.name)));
  context.find(make_finding(
      Code::kDnsFirewall, Blocking::kNo, id,
      fmt::format("DNS Firewall rule group {} sees every query of {}.", id, context.vpc_id()),
      context.vpc.origin,
      fmt::format("Allow {} in a rule of {} that comes before those that block.",
                  context.answer.name, id)));
  return true;
}

bool is_supported(Context& context) {
  if (context.type == model::RecordType::kA || context.type == model::RecordType::kAaaa)
    return true;
  context.find(make_finding(
      Code::kUnsupportedComponent, Blocking::kYes, context.answer.name,
      fmt::format("Records of type {} are not resolved.", model::enum_text(context.type)), {},
      "Ask for A or AAAA."));
  return false;
}

Outcome resolve_in(Context& context) {
  if (!is_supported(context)) return {};
  if (const auto status = without_local_resolver(context)) return {*status, {}, false};
  if (firewall_applies(context)) return {};
  return resolve_name(context, context.answer.name);
}

}  // namespace

Resolver::Resolver(const model::Network& network)
    : network_(&network), index_(std::make_shared<const Index>(network)) {}

Answer Resolver::resolve(const model::Vpc& vpc, std::string_view name,
                         model::RecordType type) const {
  Answer answer;
  answer.name = canonical_name(name);
  Context context{*network_, *index_, vpc, type, answer, {}, {}};
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
