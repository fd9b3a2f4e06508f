// SPDX-License-Identifier: Apache-2.0
#include "check/ends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "check/client.hpp"
#include "check/missing.hpp"
#include "check/near.hpp"
#include "reach/check/services.hpp"

namespace reach::check {
namespace {

using model::DocumentKind;
using model::Instance;
using model::Network;
using model::NetworkInterface;
using model::Stage;
using model::VpcEndpoint;

bool is_internet(std::string_view end) {
  return end == "internet";
}

std::string no_such(const Network& network, std::string_view what, std::string_view name) {
  return fmt::format("{} '{}' in the snapshot{}", what, name, near_names(network, name));
}

// Beyond these a list of candidates helps nobody.
constexpr std::size_t kListed = 10;

std::string listed(const std::vector<std::string>& candidates) {
  std::string text;
  for (std::size_t i = 0; i < std::min(kListed, candidates.size()); ++i)
    text += (i == 0 ? "" : ", ") + candidates[i];
  if (candidates.size() > kListed) text += fmt::format(" and {} more", candidates.size() - kListed);
  return text;
}

std::vector<const Instance*> instances_called(const Network& network, std::string_view name) {
  std::vector<const Instance*> found;
  if (name.empty()) return found;
  if (const Instance* instance = network.find<Instance>(name)) return {instance};
  const model::StringId id = network.find_string(name);
  for (const Instance& instance : network.all<Instance>()) {
    if (!id.empty() && instance.name == id) found.push_back(&instance);
  }
  return found;
}

Error several_instances(const Network& network, std::string_view name,
                        const std::vector<const Instance*>& found) {
  std::vector<std::string> ids;
  ids.reserve(found.size());
  for (const Instance* instance : found) ids.emplace_back(network.text(instance->id));
  std::sort(ids.begin(), ids.end());
  return {fmt::format("several instances are called '{}': {}; give the id", name, listed(ids))};
}

reach::Result<const NetworkInterface*> interface_at(const Network& network, net::Address address) {
  const auto found = network.interfaces_with(address);
  if (found.size() == 1) return network.get(found.front());
  if (found.empty())
    return Error{
        fmt::format("no interface in the snapshot has the address {}", address.to_string())};
  std::vector<std::string> candidates;
  for (const auto& ref : found) {
    const NetworkInterface* interface = network.get(ref);
    candidates.push_back(
        fmt::format("{} in {}", network.text(interface->id), network.text(interface->vpc)));
  }
  std::sort(candidates.begin(), candidates.end());
  return Error{fmt::format("several interfaces have the address {}: {}; give the interface id",
                           address.to_string(), listed(candidates))};
}

Start start_at(const Network& network, const NetworkInterface& interface) {
  return {&interface, network.get(interface.instance), std::nullopt};
}

Undecided no_interfaces_of(const Network& network, const VpcEndpoint& endpoint) {
  const std::string id(network.text(endpoint.id));
  std::string ids;
  for (const auto& interface : endpoint.interfaces)
    ids += fmt::format(" {}", network.text(interface));
  const model::Vpc* vpc = network.get(endpoint.vpc);
  return {missing(network, {DocumentKind::kNetworkInterfaces, Stage::kForward, id,
                            ids.empty() ? "" : "--network-interface-ids" + ids,
                            fmt::format("The interfaces of {} are not all in the snapshot.", id),
                            endpoint.origin, endpoint.owner,
                            vpc == nullptr ? model::StringId() : vpc->region})};
}

Undecided no_address_of(const Network& network, const NetworkInterface& interface) {
  const std::string id(network.text(interface.id));
  return {missing_member(
      network,
      {DocumentKind::kNetworkInterfaces, Stage::kForward, id, "--network-interface-ids " + id,
       fmt::format("The address of {} is not known.", id), interface.origin, interface.owner,
       network.find_string(region_of(network, interface))})};
}

// The address by which others reach the interface.
std::optional<net::Address> address_of(const NetworkInterface& interface) {
  const auto address = model::primary_address(interface, net::Family::kIpv4);
  return address ? address : model::primary_address(interface, net::Family::kIpv6);
}

End end_at(const Network& network, const NetworkInterface& interface) {
  const auto address = address_of(interface);
  if (!address) return no_address_of(network, interface);
  return PlaceEnd{{{*address, &interface}}};
}

End end_at(const Network& network, const VpcEndpoint& endpoint) {
  const std::string id(network.text(endpoint.id));
  if (endpoint.type != model::EndpointType::kInterface) {
    return Undecided{unsupported(Stage::kForward, id,
                                 fmt::format("{} is an endpoint of type {}, which has no address "
                                             "to connect to.",
                                             id, model::enum_text(endpoint.type)),
                                 endpoint.origin, "Ask for the name of its service.")};
  }
  PlaceEnd end;
  for (const auto& ref : endpoint.interfaces) {
    const NetworkInterface* interface = network.get(ref);
    if (interface == nullptr) return no_interfaces_of(network, endpoint);
    const auto address = address_of(*interface);
    if (!address) return no_address_of(network, *interface);
    end.destinations.push_back({*address, interface});
  }
  if (end.destinations.empty()) return no_interfaces_of(network, endpoint);
  std::sort(end.destinations.begin(), end.destinations.end(),
            [](const Destination& a, const Destination& b) { return a.address < b.address; });
  return end;
}

End end_at(const Network& network, const Instance& instance) {
  const NetworkInterface* interface = primary_interface(network, instance);
  if (interface == nullptr) return Undecided{no_interface_known(network, instance)};
  return end_at(network, *interface);
}

End end_at_service(const Network& network, Service service, const Start& start) {
  std::string region = region_of(network, *start.interface);
  if (region.empty() && start.instance != nullptr) region = region_of(network, *start.instance);
  if (!region.empty()) return NameEnd{host_name(service, region)};
  const std::string id(network.text(start.interface->id));
  const std::string subnet(network.text(start.interface->subnet));
  return Undecided{missing(
      network,
      {DocumentKind::kSubnets,
       Stage::kInstance,
       subnet.empty() ? id : subnet,
       subnet.empty() ? "" : "--subnet-ids " + subnet,
       fmt::format("The Region of {} is not known, so its service names are not either.", id),
       start.interface->origin,
       start.interface->owner,
       {}})};
}

// What the internet sees of an interface: its public address, or its IPv6 one (I1).
End public_end_at(const Network& network, const NetworkInterface& interface) {
  for (const model::InterfaceAddress& own : interface.addresses) {
    if (own.public_address) return PlaceEnd{{{*own.public_address, &interface}}};
  }
  if (const auto ipv6 = model::primary_address(interface, net::Family::kIpv6)) {
    return PlaceEnd{{{*ipv6, &interface}}};
  }
  const std::string id(network.text(interface.id));
  return Unreachable{{model::Code::kIgwPrivateIpAssociationForIngress, Stage::kForward, true, id,
                      fmt::format("{} has no public address: the internet cannot reach it.", id),
                      interface.origin,
                      fmt::format("Give it one: aws ec2 associate-address --network-interface-id "
                                  "{} --allocation-id ID.",
                                  id)}};
}

Undecided only_hosts_from_outside(std::string_view to) {
  return {unsupported(Stage::kDns, "internet",
                      fmt::format("What {} means on the internet no snapshot tells.", to), {},
                      "Ask for an instance, an interface or a public address.")};
}

reach::Result<End> find_public_end(const Network& network, std::string_view to) {
  if (const auto address = net::Address::parse(to)) return End(PlaceEnd{{{*address, nullptr}}});
  if (const auto* interface = network.find<NetworkInterface>(to))
    return public_end_at(network, *interface);
  const std::vector<const Instance*> instances = instances_called(network, to);
  if (instances.size() > 1) return several_instances(network, to, instances);
  if (instances.empty()) {
    const bool named = is_internet(to) || parse_service(to) ||
                       network.find<VpcEndpoint>(to) != nullptr ||
                       to.find('.') != std::string_view::npos;
    if (named) return End(only_hosts_from_outside(to));
    return Error{no_such(network, "no instance, interface or address", to)};
  }
  const NetworkInterface* interface = primary_interface(network, *instances.front());
  if (interface == nullptr) return End(Undecided{no_interface_known(network, *instances.front())});
  return public_end_at(network, *interface);
}

}  // namespace

reach::Result<const Instance*> find_instance(const Network& network, std::string_view id_or_name) {
  const std::vector<const Instance*> found = instances_called(network, id_or_name);
  if (found.size() == 1) return found.front();
  if (found.empty()) return Error{no_such(network, "no instance", id_or_name)};
  return several_instances(network, id_or_name, found);
}

reach::Result<const NetworkInterface*> find_interface(const Network& network,
                                                      std::string_view from) {
  if (const NetworkInterface* interface = network.find<NetworkInterface>(from)) return interface;
  if (const auto address = net::Address::parse(from)) return interface_at(network, *address);
  const std::vector<const Instance*> found = instances_called(network, from);
  if (found.empty()) return Error{no_such(network, "no instance, interface or address", from)};
  if (found.size() > 1) return several_instances(network, from, found);
  if (const NetworkInterface* interface = primary_interface(network, *found.front()))
    return interface;
  return Error{no_interface_known(network, *found.front()).message};
}

reach::Result<std::variant<Start, Undecided>> find_start(const Network& network,
                                                         std::string_view from) {
  using Found = std::variant<Start, Undecided>;
  if (is_internet(from)) return Found(Start{});
  const std::vector<const Instance*> instances = instances_called(network, from);
  if (instances.size() == 1 && primary_interface(network, *instances.front()) == nullptr)
    return Found(Undecided{no_interface_known(network, *instances.front())});
  const auto interface = find_interface(network, from);
  if (!interface) return interface.error();
  Start start = start_at(network, **interface);
  if (const auto address = net::Address::parse(from)) start.address = *address;
  return Found(start);
}

reach::Result<End> find_end(const Network& network, std::string_view to, const Start& start) {
  if (start.interface == nullptr) return find_public_end(network, to);
  if (is_internet(to)) return End(InternetEnd{});
  if (const auto address = net::Address::parse(to)) return End(PlaceEnd{{{*address, nullptr}}});
  if (const auto service = parse_service(to)) return end_at_service(network, *service, start);
  if (const auto* endpoint = network.find<VpcEndpoint>(to)) return end_at(network, *endpoint);
  if (const auto* interface = network.find<NetworkInterface>(to))
    return end_at(network, *interface);
  const std::vector<const Instance*> instances = instances_called(network, to);
  if (instances.size() == 1) return end_at(network, *instances.front());
  if (instances.size() > 1) return several_instances(network, to, instances);
  if (to.find('.') != std::string_view::npos) return End(NameEnd{std::string(to)});
  return Error{
      no_such(network, "no service, host name, endpoint, instance, interface or address", to)};
}

}  // namespace reach::check
