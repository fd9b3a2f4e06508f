// SPDX-License-Identifier: Apache-2.0
#include "check/client.hpp"

#include <fmt/format.h>

#include <utility>

#include "check/missing.hpp"
#include "reach/check/check.hpp"
#include "reach/check/services.hpp"

namespace reach::check {
namespace {

using model::Code;
using model::DocumentKind;
using model::InstanceState;
using model::Stage;
using model::Verdict;

// The zone knows best; a subnet's Region may come from its ARN, a VPC's from what names it (A10).
template <class Resource>
std::string region_of_place(const model::Network& network, const Resource& resource) {
  const std::string_view region = region_of_zone(network.text(resource.availability_zone));
  if (!region.empty()) return std::string(region);
  const model::Subnet* subnet = network.get(resource.subnet);
  if (subnet != nullptr && !subnet->region.empty())
    return std::string(network.text(subnet->region));
  const model::Vpc* vpc = network.get(resource.vpc);
  return vpc == nullptr ? std::string() : std::string(network.text(vpc->region));
}

std::string_view what_starts_it(InstanceState state) {
  switch (state) {
    case InstanceState::kStopped:
    case InstanceState::kStopping:
      return "Start the instance and export again.";
    case InstanceState::kPending:
      return "Wait until the instance runs and export again.";
    default:
      return "Nothing to change: a terminated instance never runs again.";
  }
}

model::StringId region_id(const model::Network& network, const model::Instance& instance) {
  return network.find_string(region_of(network, instance));
}

model::Finding state_not_known(const model::Network& network, const model::Instance& instance) {
  const std::string id(network.text(instance.id));
  const MissingFact fact{DocumentKind::kInstances,
                         Stage::kInstance,
                         id,
                         "--instance-ids " + id,
                         fmt::format("Whether {} runs is not known.", id),
                         instance.origin,
                         instance.owner,
                         region_id(network, instance)};
  return instance.declared ? missing_member(network, fact) : missing(network, fact);
}

model::Finding not_running(const model::Network& network, const model::Instance& instance) {
  const std::string_view id = network.text(instance.id);
  return {Code::kInstanceNotRunning,
          Stage::kInstance,
          true,
          std::string(id),
          fmt::format("{} is {}.", id, model::enum_text(instance.state)),
          instance.origin,
          std::string(what_starts_it(instance.state))};
}

model::Finding no_ipv4(const model::Network& network, const model::NetworkInterface& interface) {
  const std::string_view id = network.text(interface.id);
  return {Code::kUnassociatedComponent,
          Stage::kInstance,
          true,
          std::string(id),
          fmt::format("{} has no IPv4 address, and the name leads to IPv4 addresses.", id),
          interface.origin,
          fmt::format("Assign a private IPv4 address to {}.", id)};
}

model::Finding no_addresses_known(const model::Network& network,
                                  const model::NetworkInterface& interface) {
  const std::string id(network.text(interface.id));
  return missing_member(
      network,
      {DocumentKind::kNetworkInterfaces, Stage::kInstance, id, "--network-interface-ids " + id,
       fmt::format("The addresses of {} are not known.", id), interface.origin, interface.owner,
       network.find_string(region_of(network, interface))});
}

model::Finding no_region(const model::Network& network, const model::Instance& instance) {
  const std::string id(network.text(instance.id));
  const std::string subnet(network.text(instance.subnet));
  return missing(network, {DocumentKind::kSubnets,
                           Stage::kInstance,
                           subnet.empty() ? id : subnet,
                           subnet.empty() ? "" : "--subnet-ids " + subnet,
                           fmt::format("The Region of {} is not known, so its service names are "
                                       "not either.",
                                       id),
                           instance.origin,
                           instance.owner,
                           {}});
}

model::Finding no_vpc(const model::Network& network, const model::Instance& instance,
                      std::string_view vpc) {
  const std::string id(vpc);
  const std::string_view instance_id = network.text(instance.id);
  return missing(
      network,
      {DocumentKind::kVpcs, Stage::kInstance, id.empty() ? std::string(instance_id) : id,
       id.empty() ? "" : "--vpc-ids " + id,
       id.empty() ? fmt::format("The VPC of {} is not known.", instance_id)
                  : fmt::format("{}, the VPC of {}, is not in the snapshot.", id, instance_id),
       instance.origin, instance.owner, region_id(network, instance)});
}

const model::Vpc* declared(const model::Vpc* vpc) {
  return vpc != nullptr && vpc->declared ? vpc : nullptr;
}

void add(Client& client, Verdict verdict, model::Finding finding) {
  // What stands in the way weighs more than what is not known.
  if (client.verdict != Verdict::kUnreachable) client.verdict = verdict;
  client.findings.push_back(std::move(finding));
}

void find_address(const model::Network& network, const model::Instance& instance, Client& client) {
  client.interface = primary_interface(network, instance);
  if (client.interface == nullptr)
    return add(client, Verdict::kUnknown, no_interface_known(network, instance));
  client.address = model::primary_address(*client.interface, net::Family::kIpv4);
  if (client.address) return;
  if (client.interface->addresses.empty())
    return add(client, Verdict::kUnknown, no_addresses_known(network, *client.interface));
  add(client, Verdict::kUnreachable, no_ipv4(network, *client.interface));
}

void find_place(const model::Network& network, const model::Instance& instance, Client& client) {
  model::Ref<model::Vpc> vpc = instance.vpc;
  if (!vpc.given() && client.interface != nullptr) vpc = client.interface->vpc;
  client.vpc = declared(network.get(vpc));
  if (client.vpc == nullptr)
    add(client, Verdict::kUnknown, no_vpc(network, instance, network.text(vpc)));
  if (client.region.empty()) add(client, Verdict::kUnknown, no_region(network, instance));
}

}  // namespace

const model::NetworkInterface* primary_interface(const model::Network& network,
                                                 const model::Instance& instance) {
  if (instance.interfaces.empty()) return nullptr;
  const model::NetworkInterface* first = network.get(instance.interfaces.front());
  return first->device_index <= 0 ? first : nullptr;
}

model::Finding no_interface_known(const model::Network& network, const model::Instance& instance) {
  const std::string id(network.text(instance.id));
  return missing(network, {DocumentKind::kNetworkInterfaces, Stage::kInstance, id,
                           "--filters Name=attachment.instance-id,Values=" + id,
                           fmt::format("The primary network interface of {} is not in the "
                                       "snapshot.",
                                       id),
                           instance.origin, instance.owner, region_id(network, instance)});
}

Client client_of(const model::Network& network, const model::Instance& instance) {
  Client client;
  client.region = region_of(network, instance);
  client.interface = primary_interface(network, instance);
  if (client.interface != nullptr)
    client.address = model::primary_address(*client.interface, net::Family::kIpv4);
  if (!instance.declared || instance.state == InstanceState::kUnknown) {
    add(client, Verdict::kUnknown, state_not_known(network, instance));
  } else if (instance.state != InstanceState::kRunning) {
    add(client, Verdict::kSkipped, not_running(network, instance));
  } else {
    find_address(network, instance, client);
    find_place(network, instance, client);
  }
  return client;
}

std::string region_of(const model::Network& network, const model::Instance& instance) {
  return region_of_place(network, instance);
}

std::string region_of(const model::Network& network, const model::NetworkInterface& interface) {
  return region_of_place(network, interface);
}

}  // namespace reach::check
