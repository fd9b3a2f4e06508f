// SPDX-License-Identifier: Apache-2.0
#include "path/ends.hpp"

#include <fmt/format.h>

#include <array>

#include "path/fixes.hpp"
#include "path/missing.hpp"
#include "path/topology.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::EndpointState;
using model::EndpointType;
using model::Instance;
using model::InstanceState;
using model::InterfaceStatus;
using model::InterfaceType;
using model::Network;
using model::NetworkInterface;
using model::Stage;
using model::VpcEndpoint;

constexpr int kHttps = 443;

// Services whose endpoints are known to accept nothing but HTTPS (G14).
constexpr std::array<std::string_view, 8> kHttpsServices = {
    "ssm", "ssmmessages", "ec2messages", "kms", "logs", "monitoring", "ec2", "sts"};

std::string id(const Network& network, model::StringId text) {
  return std::string(network.text(text));
}

Evidence block(Code code, Stage stage, std::string resource, std::string message,
               model::OriginId origin, std::string fix) {
  return {Weight::kBlocks,
          {code, stage, true, std::move(resource), std::move(message), origin, std::move(fix)}};
}

Evidence not_followed(Stage stage, std::string resource, std::string message,
                      model::OriginId origin) {
  return {Weight::kUnknown,
          {Code::kUnsupportedComponent, stage, true, std::move(resource), std::move(message),
           origin, fix_ask_aws()}};
}

void check_status(const Network& network, Stage stage, const NetworkInterface& interface,
                  std::vector<Evidence>& evidence) {
  const std::string name = id(network, interface.id);
  const std::string_view status = model::enum_text(interface.status);
  switch (interface.status) {
    case InterfaceStatus::kUnknown:  // old exports lack it (A2)
    case InterfaceStatus::kInUse:
      return;
    case InterfaceStatus::kAvailable:
      evidence.push_back(block(Code::kUnassociatedComponent, stage, name,
                               fmt::format("{} is attached to nothing (status {}).", name, status),
                               interface.origin, fmt::format("Attach {} to an instance.", name)));
      return;
    default:
      evidence.push_back(block(Code::kBadStateAttachment, stage, name,
                               fmt::format("{} is {}, not in use.", name, status), interface.origin,
                               fmt::format("Wait until {} is in-use, or attach it again.", name)));
  }
}

void check_instance(const Network& network, Stage stage, const NetworkInterface& interface,
                    std::vector<Evidence>& evidence) {
  if (!interface.instance.given()) return;
  const Instance* instance = network.get(interface.instance);
  const std::string name = id(network, interface.instance.id);
  if (instance != nullptr && instance->state == InstanceState::kRunning) return;
  if (instance == nullptr || !instance->declared || instance->state == InstanceState::kUnknown) {
    const Home home = home_of(network, interface);
    const bool declared = instance != nullptr && instance->declared;
    Missing what{DocumentKind::kInstances,
                 home.owner,
                 home.region,
                 name,
                 fmt::format("The snapshot does not tell whether {} is running.", name),
                 declared ? instance->origin : interface.origin,
                 {}};
    evidence.push_back(declared ? unreadable(stage, std::move(what))
                                : missing(network, stage, std::move(what)));
    return;
  }
  evidence.push_back(block(
      Code::kBadState, stage, name,
      fmt::format("{} is {}, not running.", name, model::enum_text(instance->state)),
      instance->origin, fmt::format("Start it: aws ec2 start-instances --instance-ids {}.", name)));
}

void check_endpoint_state(const Network& network, const VpcEndpoint& endpoint,
                          std::vector<Evidence>& evidence) {
  const std::string name = id(network, endpoint.id);
  if (endpoint.state == EndpointState::kAvailable) return;
  if (endpoint.state == EndpointState::kUnknown) {
    evidence.push_back(unreadable(Stage::kForward,
                                  {DocumentKind::kVpcEndpoints,
                                   endpoint.owner,
                                   {},
                                   name,
                                   fmt::format("The snapshot does not give the state of {}.", name),
                                   endpoint.origin,
                                   {}}));
    return;
  }
  const std::string fix = endpoint.state == EndpointState::kPendingAcceptance
                              ? fmt::format("Have the service's owner accept {}.", name)
                              : fmt::format("Create the endpoint {} again.", name);
  evidence.push_back(block(Code::kBadState, Stage::kForward, name,
                           fmt::format("{} is {}; only an available endpoint answers.", name,
                                       model::enum_text(endpoint.state)),
                           endpoint.origin, fix));
}

// The last part of com.amazonaws.<region>.<service>.
std::string_view service_of(std::string_view service_name) {
  const std::size_t dot = service_name.rfind('.');
  return dot == std::string_view::npos ? service_name : service_name.substr(dot + 1);
}

bool accepts_https_alone(std::string_view service) {
  return std::find(kHttpsServices.begin(), kHttpsServices.end(), service) != kHttpsServices.end();
}

void check_endpoint_traffic(const Network& network, const VpcEndpoint& endpoint,
                            const Traffic& traffic, std::vector<Evidence>& evidence) {
  const std::string name = id(network, endpoint.id);
  const std::string_view service_name = network.text(endpoint.service_name);
  const bool of_customer = service_name.find("vpce-svc-") != std::string_view::npos;
  const bool https = traffic.protocol == model::kProtocolTcp && traffic.ports.contains(kHttps);
  if (https && !of_customer) return;
  // No endpoint answers a ping (G14).
  if (is_icmp(traffic.protocol) || accepts_https_alone(service_of(service_name))) {
    evidence.push_back(block(Code::kNoPossibleDestination, Stage::kForward, name,
                             fmt::format("{} ({}) accepts tcp 443 alone, not {}.", name,
                                         service_name, describe(traffic)),
                             endpoint.origin, "Use tcp port 443."));
    return;
  }
  evidence.push_back(not_followed(
      Stage::kForward, name,
      fmt::format("The snapshot does not tell whether the service behind {} ({}) accepts {}.", name,
                  service_name, describe(traffic)),
      endpoint.origin));
}

void check_endpoint(const Network& network, const NetworkInterface& interface,
                    const Traffic& traffic, std::vector<Evidence>& evidence) {
  const VpcEndpoint* endpoint = network.endpoint_of(interface);
  if (endpoint == nullptr) {
    if (interface.type != InterfaceType::kVpcEndpoint) return;
    const Home home = home_of(network, interface);
    evidence.push_back(missing(
        network, Stage::kForward,
        {DocumentKind::kVpcEndpoints, home.owner, home.region, id(network, interface.id),
         fmt::format("The endpoint of {} is not in the snapshot.", network.text(interface.id)),
         interface.origin,
         fmt::format("--filters Name=vpc-id,Values={}", network.text(interface.vpc))}));
    return;
  }
  check_endpoint_state(network, *endpoint, evidence);
  if (endpoint->type == EndpointType::kInterface || endpoint->type == EndpointType::kUnknown) {
    check_endpoint_traffic(network, *endpoint, traffic, evidence);
    return;
  }
  evidence.push_back(
      not_followed(Stage::kForward, id(network, endpoint->id),
                   fmt::format("{} is a {} endpoint; reachsim does not follow packets into it.",
                               network.text(endpoint->id), model::enum_text(endpoint->type)),
                   endpoint->origin));
}

// Classic and application load balancers have plain interfaces; their description tells.
bool is_load_balancer(const Network& network, const NetworkInterface& interface) {
  return interface.type == InterfaceType::kNetworkLoadBalancer ||
         interface.type == InterfaceType::kGatewayLoadBalancer ||
         interface.type == InterfaceType::kLoadBalancer ||
         network.text(interface.description).substr(0, 4) == "ELB ";
}

void check_type(const Network& network, const NetworkInterface& interface,
                std::vector<Evidence>& evidence) {
  const std::string name = id(network, interface.id);
  if (interface.type == InterfaceType::kNatGateway) {
    // Measured in real accounts: a NAT gateway's own address never answers.
    evidence.push_back(
        block(Code::kNoPossibleDestination, Stage::kForward, name,
              fmt::format("{} belongs to a NAT gateway, which accepts no connections.", name),
              interface.origin, "Use the address of a host or an endpoint."));
    return;
  }
  const bool managed = is_load_balancer(network, interface) ||
                       interface.type == InterfaceType::kTransitGateway ||
                       interface.type == InterfaceType::kLambda ||
                       interface.type == InterfaceType::kGatewayLoadBalancerEndpoint;
  if (!managed) return;
  evidence.push_back(not_followed(
      Stage::kForward, name,
      fmt::format("{} is not a host's ({}, \"{}\"); reachsim does not follow packets into it.",
                  name, model::enum_text(interface.type), network.text(interface.description)),
      interface.origin));
}

// What stands around an interface must be known: its subnet, and its VPC.
void check_place(const Network& network, Stage stage, const NetworkInterface& interface,
                 std::vector<Evidence>& evidence) {
  const Home home = home_of(network, interface);
  const model::Vpc* vpc = network.get(interface.vpc);
  if (vpc == nullptr || !vpc->declared) {
    evidence.push_back(
        missing(network, stage,
                {DocumentKind::kVpcs,
                 home.owner,
                 home.region,
                 id(network, interface.vpc.id),
                 fmt::format("{} is not described in the snapshot.", network.text(interface.vpc)),
                 interface.origin,
                 {}}));
  }
  if (network.get(interface.subnet) == nullptr) {
    evidence.push_back(missing(
        network, stage,
        {DocumentKind::kSubnets,
         home.owner,
         home.region,
         id(network, interface.subnet.id),
         fmt::format("{} is not described in the snapshot.", network.text(interface.subnet)),
         interface.origin,
         {}}));
  }
}

}  // namespace

std::vector<Evidence> check_source(const Network& network, const Flow& flow) {
  std::vector<Evidence> evidence;
  const NetworkInterface& source = *flow.source;
  check_status(network, Stage::kInstance, source, evidence);
  check_instance(network, Stage::kInstance, source, evidence);
  if (flow.destination && flow.destination->family() != flow.source_address.family()) {
    evidence.push_back(block(Code::kUnassociatedComponent, Stage::kInstance, id(network, source.id),
                             fmt::format("{} has no address of the family of {}.",
                                         network.text(source.id), flow.destination->to_string()),
                             source.origin, "Use an address of the same family at both ends."));
  }
  check_place(network, Stage::kInstance, source, evidence);
  return evidence;
}

std::vector<Evidence> check_destination(const Network& network, const NetworkInterface& interface,
                                        const Traffic& traffic) {
  std::vector<Evidence> evidence;
  check_place(network, Stage::kForward, interface, evidence);
  check_status(network, Stage::kForward, interface, evidence);
  check_instance(network, Stage::kForward, interface, evidence);
  check_type(network, interface, evidence);
  check_endpoint(network, interface, traffic, evidence);
  return evidence;
}

std::vector<Evidence> check_forwarder(const Network& network, Stage stage,
                                      const NetworkInterface& interface) {
  std::vector<Evidence> evidence;
  check_place(network, stage, interface, evidence);
  check_status(network, stage, interface, evidence);
  check_instance(network, stage, interface, evidence);
  return evidence;
}

bool has_address(const NetworkInterface& interface, net::Address address) {
  return std::any_of(interface.addresses.begin(), interface.addresses.end(),
                     [&](const model::InterfaceAddress& own) { return own.address == address; });
}

}  // namespace reach::path
