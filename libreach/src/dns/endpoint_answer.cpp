// SPDX-License-Identifier: Apache-2.0
#include "dns/endpoint_answer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dns/dangling.hpp"
#include "dns/findings.hpp"
#include "dns/names.hpp"

namespace reach::dns {
namespace {

using model::DocumentKind;
using model::IpAddressType;

// G17: the record type decides, by default the address type; both absent in older captures, when
// endpoints had IPv4 addresses alone (A2).
bool answers(const model::VpcEndpoint& endpoint, net::Family family) {
  IpAddressType type = endpoint.dns_record_ip_type;
  if (type == IpAddressType::kUnknown) type = endpoint.ip_address_type;
  if (type == IpAddressType::kDualstack) return true;
  return (type == IpAddressType::kIpv6) == (family == net::Family::kIpv6);
}

std::string_view availability_zone(const Context& context, const model::NetworkInterface& eni) {
  if (!eni.availability_zone.empty()) return context.text(eni.availability_zone);
  const model::Subnet* subnet = context.network.get(eni.subnet);
  return subnet == nullptr ? std::string_view() : context.text(subnet->availability_zone);
}

// Collects the addresses of an endpoint's interfaces, of one zone or of all.
class InterfaceAddresses {
 public:
  InterfaceAddresses(Context& context, const model::VpcEndpoint& endpoint, EndpointNameUse use,
                     std::string_view zone)
      : context_(context), endpoint_(endpoint), use_(use), zone_(zone) {}

  Outcome collect() {
    for (const model::Ref<model::NetworkInterface>& ref : endpoint_.interfaces) add(ref);
    // A zonal name has one address (G7): once found, the other interfaces do not matter.
    const bool all_found = missing_.empty() || (!zone_.empty() && !outcome_.addresses.empty());
    if (!all_found) {
      for (model::Finding& finding : missing_) context_.find(std::move(finding));
      return {};
    }
    if (outcome_.addresses.empty()) return no_interface();
    outcome_.status = Status::kAnswer;
    context_.step(fmt::format("{} answers with the addresses of {} of its interfaces",
                              context_.text(endpoint_.id), outcome_.addresses.size()),
                  context_.text(endpoint_.id), endpoint_.origin);
    return std::move(outcome_);
  }

 private:
  void add(const model::Ref<model::NetworkInterface>& ref) {
    const model::NetworkInterface* eni = context_.network.get(ref);
    if (eni == nullptr) return miss_interface(context_.network.text(ref));
    const std::string_view zone = availability_zone(context_, *eni);
    if (!zone_.empty() && zone.empty()) return miss_zone(*eni);
    if (!zone_.empty() && zone != zone_) return;
    const std::optional<net::Address> address = model::primary_address(*eni, context_.family());
    if (!address) return miss_interface(context_.text(eni->id));
    outcome_.addresses.push_back({*address, eni, &endpoint_, use_.zone,
                                  use_.record ? use_.record->origin : endpoint_.origin});
  }

  // G3: without the interface, the address it has is not known.
  void miss_interface(std::string_view eni) {
    missing_.push_back(
        not_held(context_, DocumentKind::kNetworkInterfaces,
                 fmt::format("--network-interface-ids {}", eni), eni,
                 fmt::format("The snapshot does not hold the {} address of {}, an interface of {}.",
                             context_.family() == net::Family::kIpv4 ? "IPv4" : "IPv6", eni,
                             context_.text(endpoint_.id)),
                 endpoint_.origin));
  }

  void miss_zone(const model::NetworkInterface& eni) {
    missing_.push_back(
        not_held(context_, DocumentKind::kSubnets,
                 fmt::format("--subnet-ids {}", context_.network.text(eni.subnet)),
                 context_.network.text(eni.subnet),
                 fmt::format("The snapshot does not say in which Availability Zone {} is.",
                             context_.text(eni.id)),
                 eni.origin));
  }

  Outcome no_interface() {
    const std::string_view id = context_.text(endpoint_.id);
    if (endpoint_.interfaces.empty() && !endpoint_.subnets.empty()) {
      context_.find(not_held(
          context_, DocumentKind::kNetworkInterfaces,
          fmt::format("--filters \"Name=description,Values=VPC Endpoint Interface {}\"", id), id,
          fmt::format("The snapshot holds no interface of {}.", id), endpoint_.origin));
      return {};
    }
    // L57, L8: nothing to answer with.
    context_.find(endpoint_bad(
        context_, endpoint_, Blocking::kYes,
        zone_.empty() ? fmt::format("{} has no subnets and so no addresses.", id)
                      : fmt::format("{} has no interface in {}.", id, zone_),
        zone_.empty() ? fmt::format("Add a subnet of each Availability Zone in use to {}.", id)
                      : fmt::format("Add a subnet in {} to {}, or use its Regional name {}.", zone_,
                                    id, regional_name(context_, endpoint_))));
    return {Status::kNodata, {}, false};
  }

  Context& context_;
  const model::VpcEndpoint& endpoint_;
  EndpointNameUse use_;
  std::string_view zone_;
  Outcome outcome_;
  std::vector<model::Finding> missing_;
};

Outcome other_family(Context& context, const model::VpcEndpoint& endpoint) {
  const std::string_view id = context.text(endpoint.id);
  context.step(fmt::format("{} has no {} records", id, spell(context.type)), id, endpoint.origin);
  context.find(
      make_finding(model::Code::kDnsNoRecord, Blocking::kYes, id,
                   fmt::format("The names of {} have no {} records.", id, spell(context.type)),
                   endpoint.origin, fmt::format("Set DnsRecordIpType of {} to dualstack.", id)));
  return {Status::kNodata, {}, false};
}

Outcome addresses_of(Context& context, const model::VpcEndpoint& endpoint, EndpointNameUse use,
                     std::string_view zone) {
  if (!answers(endpoint, context.family())) return other_family(context, endpoint);
  return InterfaceAddresses(context, endpoint, use, zone).collect();
}

// H14: AWS checks the alias's HostedZoneId when the record is made, so another one here means that
// the snapshot's documents are of different times.
void check_alias_zone(Context& context, const model::VpcEndpoint& endpoint, std::string_view name,
                      EndpointNameUse use) {
  if (use.record == nullptr || !use.record->is_alias || use.record->alias_hosted_zone.empty())
    return;
  for (const model::EndpointDnsEntry& entry : endpoint.dns_entries) {
    if (context.text(entry.name) != name || entry.hosted_zone.empty() ||
        entry.hosted_zone == use.record->alias_hosted_zone)
      continue;
    context.find(
        unusual(context.text(use.zone->id),
                fmt::format("The alias to {} gives hosted zone {}, and {} gives {} for that name.",
                            name, context.text(use.record->alias_hosted_zone),
                            context.text(endpoint.id), context.text(entry.hosted_zone)),
                use.record->origin,
                fmt::format("Set the alias target's HostedZoneId to {}.",
                            context.text(entry.hosted_zone))));
  }
}

// S3 and others list "*.vpce-...": any one label may stand before.
std::span<const model::VpcEndpoint* const> listing(const Context& context, std::string_view name) {
  const auto exact = context.index.endpoints_listing(name);
  if (!exact.empty()) return exact;
  return context.index.endpoints_listing("*." + std::string(parent_of(name)));
}

}  // namespace

std::string_view regional_name(const Context& context, const model::VpcEndpoint& endpoint) {
  for (const model::EndpointDnsEntry& entry : endpoint.dns_entries) {
    const std::string_view name = context.text(entry.name);
    const auto host = parse_endpoint_host(name);
    if (host && name.starts_with(host->label) && zone_in(*host, context.text(endpoint.id)).empty())
      return name;
  }
  return {};
}

Outcome answer_from_endpoint(Context& context, const model::VpcEndpoint& endpoint,
                             EndpointNameUse use) {
  return addresses_of(context, endpoint, use, {});
}

Outcome answer_endpoint_name(Context& context, std::string_view name, EndpointNameUse use) {
  const auto endpoints = listing(context, name);
  if (endpoints.empty()) return answer_dangling(context, name, use);
  const model::VpcEndpoint& endpoint = *endpoints.front();
  const auto host = parse_endpoint_host(name);
  check_alias_zone(context, endpoint, name, use);
  context.step(fmt::format("{} is a public name of {}", name, context.text(endpoint.id)),
               context.text(endpoint.id), endpoint.origin);
  return addresses_of(context, endpoint, use,
                      host ? zone_in(*host, context.text(endpoint.id)) : std::string_view());
}

}  // namespace reach::dns
