// SPDX-License-Identifier: Apache-2.0
#include "dns/dangling.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dns/findings.hpp"
#include "dns/names.hpp"

namespace reach::dns {
namespace {

using model::Code;
using model::DocumentKind;

// The endpoint that the label names, whatever its hash: ids are the label's first words.
const model::VpcEndpoint* endpoint_named_in(const Context& context, std::string_view label) {
  for (std::size_t end = label.rfind('-'); end != std::string_view::npos && end > 0;
       end = label.rfind('-', end - 1)) {
    const auto* endpoint = context.network.find<model::VpcEndpoint>(label.substr(0, end));
    if (endpoint != nullptr) return endpoint;
  }
  return context.network.find<model::VpcEndpoint>(label);
}

std::string fix_for(const Context& context, const EndpointHost& host,
                    const model::VpcEndpoint* same_id, EndpointNameUse use) {
  std::string_view name =
      same_id == nullptr ? std::string_view() : regional_name(context, *same_id);
  if (name.empty()) {
    // Another endpoint of the same service, to which the record could lead instead.
    if (const auto* other = context.index.available_endpoint_of(host.tail))
      name = regional_name(context, *other);
  }
  const std::string target =
      name.empty() ? "the Regional name of an endpoint that exists" : std::string(name);
  return use.zone == nullptr
             ? fmt::format("Use {}.", target)
             : fmt::format("Set the alias target of {} in {} to {}.",
                           context.text(use.record->name), spell(context, *use.zone), target);
}

// H15: an alias to a name that is gone answers nothing; the name itself does not exist.
Outcome gone(Context& context, std::string_view name, const EndpointHost& host,
             const model::VpcEndpoint* same_id, EndpointNameUse use) {
  const std::string why =
      same_id == nullptr ? fmt::format("no endpoint {} exists", endpoint_id_in(host))
                         : fmt::format("{} has no such name any more", context.text(same_id->id));
  context.step(fmt::format("{} leads nowhere: {}", name, why));
  if (use.zone == nullptr) {
    context.find(make_finding(Code::kDnsNoRecord, Blocking::kYes, name,
                              fmt::format("{} does not exist: {}.", name, why),
                              same_id == nullptr ? model::OriginId{} : same_id->origin,
                              fix_for(context, host, same_id, use)));
    return {Status::kNxdomain, {}, false};
  }
  context.find(make_finding(
      Code::kDnsDanglingAlias, Blocking::kYes, context.text(use.zone->id),
      fmt::format("{} in {} leads to {}, which is gone: {}.", context.text(use.record->name),
                  spell(context, *use.zone), name, why),
      use.record->origin, fix_for(context, host, same_id, use)));
  return {use.record->is_alias ? Status::kNodata : Status::kNxdomain, {}, false};
}

Outcome not_in_snapshot(Context& context, std::string_view id, std::string message,
                        EndpointNameUse use) {
  context.find(not_held(context, DocumentKind::kVpcEndpoints,
                        fmt::format("--vpc-endpoint-ids {}", id), id, std::move(message),
                        use.record == nullptr ? model::OriginId{} : use.record->origin));
  return {};
}

bool lists_vpce_names(const Context& context, const model::VpcEndpoint& endpoint) {
  return std::any_of(endpoint.dns_entries.begin(), endpoint.dns_entries.end(),
                     [&](const model::EndpointDnsEntry& entry) {
                       return parse_endpoint_host(context.text(entry.name)).has_value();
                     });
}

}  // namespace

Outcome answer_dangling(Context& context, std::string_view name, EndpointNameUse use) {
  const auto host = parse_endpoint_host(name);
  if (!host) return {};
  const model::VpcEndpoint* same_id = endpoint_named_in(context, host->label);
  if (same_id != nullptr && !lists_vpce_names(context, *same_id)) {
    return not_in_snapshot(
        context, context.text(same_id->id),
        fmt::format("The snapshot does not list the DNS names of {}, so it is not known whether "
                    "{} is one of them.",
                    context.text(same_id->id), name),
        use);
  }
  // A recreated endpoint, or a zone it has left: its names are all known.
  if (same_id != nullptr || context.index.endpoint_exports().all_held(host->region))
    return gone(context, name, *host, same_id, use);
  const std::string_view id = endpoint_id_in(*host);
  return not_in_snapshot(
      context, id,
      fmt::format("{} leads to {}, which the snapshot does not hold.",
                  use.record == nullptr ? name : context.text(use.record->name), id),
      use);
}

}  // namespace reach::dns
