// SPDX-License-Identifier: Apache-2.0
#include "dns/findings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace reach::dns {
namespace {

using model::Code;

std::string command(model::DocumentKind kind, std::string_view arguments) {
  return arguments.empty() ? std::string(model::command_of(kind))
                           : fmt::format("{} {}", model::command_of(kind), arguments);
}

bool same(const model::Finding& a, const model::Finding& b) {
  return a.code == b.code && a.resource == b.resource && a.message == b.message;
}

}  // namespace

model::Finding make_finding(Code code, Blocking blocking, std::string_view resource,
                            std::string message, model::OriginId origin, std::string fix) {
  model::Finding finding;
  finding.code = code;
  finding.stage = model::Stage::kDns;
  finding.blocking = blocking == Blocking::kYes;
  finding.resource = std::string(resource);
  finding.message = std::move(message);
  finding.origin = origin;
  finding.fix = std::move(fix);
  return finding;
}

model::Finding not_exported(model::DocumentKind kind, std::string_view arguments,
                            std::string_view resource, std::string message,
                            model::OriginId origin) {
  return make_finding(Code::kSnapshotIncomplete, Blocking::kYes, resource, std::move(message),
                      origin, fmt::format("Export it: {}", command(kind, arguments)));
}

model::Finding not_held(const Context& context, model::DocumentKind kind,
                        std::string_view arguments, std::string_view resource, std::string message,
                        model::OriginId origin) {
  if (context.network.exported(kind) != model::Completeness::kComplete)
    return not_exported(kind, arguments, resource, std::move(message), origin);
  return make_finding(
      Code::kUnknownResource, Blocking::kYes, resource, std::move(message), origin,
      fmt::format("Export it from the account that owns it: {}", command(kind, arguments)));
}

model::Finding unusual(std::string_view resource, std::string message, model::OriginId origin,
                       std::string fix) {
  return make_finding(Code::kUnusualConfiguration, Blocking::kNo, resource, std::move(message),
                      origin, std::move(fix));
}

model::Finding attribute_off(const Context& context, std::string_view attribute,
                             model::OriginId origin, std::string message) {
  return make_finding(Code::kDnsAttributesDisabled, Blocking::kYes, context.vpc_id(),
                      std::move(message), origin,
                      fmt::format("Set {} to true on {}.", attribute, context.vpc_id()));
}

model::Finding attribute_unknown(const Context& context, std::string_view attribute) {
  return not_exported(model::DocumentKind::kVpcAttribute,
                      fmt::format("--vpc-id {} --attribute {}", context.vpc_id(), attribute),
                      context.vpc_id(),
                      fmt::format("The snapshot does not say whether {} is on for {}.", attribute,
                                  context.vpc_id()),
                      context.vpc.origin);
}

model::Finding endpoint_bad(const Context& context, const model::VpcEndpoint& endpoint,
                            Blocking blocking, std::string message, std::string fix) {
  return make_finding(Code::kBadState, blocking, context.text(endpoint.id), std::move(message),
                      endpoint.origin, std::move(fix));
}

std::string spell(const Context& context, const model::HostedZone& zone) {
  return fmt::format("zone {} ({})", context.text(zone.id), context.text(zone.name));
}

std::string_view spell(model::RecordType type) {
  return model::enum_text(type);
}

void tidy(std::vector<model::Finding>& findings) {
  std::vector<model::Finding> kept;
  for (model::Finding& finding : findings) {
    const auto twin = std::find_if(kept.begin(), kept.end(), [&](const model::Finding& other) {
      return same(finding, other);
    });
    if (twin == kept.end()) {
      kept.push_back(std::move(finding));
    } else {
      twin->blocking = twin->blocking || finding.blocking;
    }
  }
  std::stable_partition(kept.begin(), kept.end(),
                        [](const model::Finding& finding) { return finding.blocking; });
  findings = std::move(kept);
}

}  // namespace reach::dns
