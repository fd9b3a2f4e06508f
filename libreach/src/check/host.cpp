// SPDX-License-Identifier: Apache-2.0
#include "check/host.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "check/missing.hpp"

namespace reach::check {
namespace {

using model::Code;
using model::DocumentKind;
using model::InterfaceType;
using model::Network;
using model::NetworkInterface;
using model::Stage;
using model::Verdict;
using model::VpcEndpoint;

// G5: of an endpoint's vpce names the Regional one is the shortest, zonal ones add the zone.
std::string_view regional_name(const Network& network, const VpcEndpoint& endpoint) {
  std::string_view shortest;
  for (const model::EndpointDnsEntry& entry : endpoint.dns_entries) {
    const std::string_view name = network.text(entry.name);
    if (name.find(".vpce.") == std::string_view::npos) continue;
    if (shortest.empty() || name.size() < shortest.size()) shortest = name;
  }
  return shortest;
}

// The place that can be put right: the zone whose record it is, else what gave the answer.
std::string to_put_right(const Network& network, const Named& named) {
  if (named.address.zone != nullptr) return std::string(network.text(named.address.zone->id));
  if (!named.answer.source_id.empty()) return named.answer.source_id;
  return named.answer.name;
}

std::string record_text(const Network& network, const Named& named) {
  if (named.address.zone == nullptr) return fmt::format("what answers {}", named.answer.name);
  return fmt::format("the record {} in {}", named.answer.name,
                     network.text(named.address.zone->id));
}

std::string service_name(const Wanted& wanted) {
  return fmt::format("com.amazonaws.{}.{}", wanted.region, label(wanted.service));
}

// Of the endpoints that would be right, one of the same VPC as the wrong host before others.
const VpcEndpoint* right_endpoint(const Checker& checker, const Wanted& wanted,
                                  const NetworkInterface* wrong) {
  const auto candidates = checker.endpoints_for(label(wanted.service), wanted.region);
  for (const VpcEndpoint* candidate : candidates) {
    if (wrong != nullptr && candidate->vpc == wrong->vpc) return candidate;
  }
  return candidates.empty() ? nullptr : candidates.front();
}

std::string fix(const Checker& checker, const Wanted& wanted, const Named& named,
                const NetworkInterface* wrong) {
  const Network& network = checker.network();
  const std::string record = record_text(network, named);
  const VpcEndpoint* right = right_endpoint(checker, wanted, wrong);
  const std::string_view name =
      right == nullptr ? std::string_view() : regional_name(network, *right);
  if (name.empty()) {
    return fmt::format(
        "Create an interface endpoint for {} and make {} an alias A to its Regional "
        "name.",
        service_name(wanted), record);
  }
  return fmt::format("Make {} an alias A to {} ({}).", record, name, network.text(right->id));
}

HostJudgement wrong(Symptom symptom, model::Finding finding) {
  HostJudgement judgement;
  judgement.verdict = Verdict::kUnreachable;
  judgement.symptom = symptom;
  judgement.finding = std::move(finding);
  return judgement;
}

HostJudgement not_known(model::Finding finding) {
  HostJudgement judgement;
  judgement.verdict = Verdict::kUnknown;
  judgement.symptom = Symptom::kNone;
  judgement.finding = std::move(finding);
  return judgement;
}

model::Finding blocker(Code code, const Network& network, const Named& named, std::string message,
                       std::string fix) {
  return {code,
          Stage::kDns,
          true,
          to_put_right(network, named),
          std::move(message),
          named.address.origin,
          std::move(fix)};
}

// L11, L50, L51: TCP connects to the endpoint's port 443, TLS then finds another service's name.
HostJudgement judge_endpoint(const Checker& checker, const Wanted& wanted, const Named& named,
                             const NetworkInterface& interface, const VpcEndpoint& endpoint) {
  const Network& network = checker.network();
  const std::string_view id = network.text(endpoint.id);
  const std::string_view service = network.text(endpoint.service_name);
  if (service.empty()) {
    return not_known(missing_member(
        network, {DocumentKind::kVpcEndpoints, Stage::kDns, std::string(id),
                  fmt::format("--vpc-endpoint-ids {}", id),
                  fmt::format("Which service {} is for is not known.", id), endpoint.origin,
                  endpoint.owner, network.find_string(region_of(network, interface))}));
  }
  if (service.find(".vpce-svc-") != std::string_view::npos) {
    return not_known(unsupported(Stage::kDns, std::string(id),
                                 fmt::format("{} leads to {}, an endpoint for {}: what that passes "
                                             "on to is not known.",
                                             named.answer.name, id, service),
                                 endpoint.origin, fix(checker, wanted, named, &interface)));
  }
  if (service_label_of(service) == label(wanted.service) &&
      (service_region_of(service).empty() || service_region_of(service) == wanted.region))
    return {};
  return wrong(
      Symptom::kTls,
      blocker(Code::kDnsWrongService, network, named,
              fmt::format("{} leads to {} of {}, an endpoint for {}: TCP connects, TLS "
                          "fails.",
                          named.answer.name, named.address.address.to_string(), id, service),
              fix(checker, wanted, named, &interface)));
}

HostJudgement endpoint_not_exported(const Network& network, const NetworkInterface& interface) {
  const std::string_view id = network.text(interface.id);
  return not_known(missing(
      network,
      {DocumentKind::kVpcEndpoints, Stage::kDns, std::string(id), "",
       fmt::format("{} belongs to an endpoint that is not in the snapshot.", id), interface.origin,
       interface.owner, network.find_string(region_of(network, interface))}));
}

// An interface that a customer's own host has, as opposed to one that an AWS service made. Older
// captures tell load balancers by their description alone.
bool is_own_host(const Network& network, const NetworkInterface& interface) {
  if (network.text(interface.description).starts_with("ELB ")) return false;
  switch (interface.type) {
    case InterfaceType::kInterface:
    case InterfaceType::kEfa:
    case InterfaceType::kTrunk:
    case InterfaceType::kBranch:
      return interface.requester_managed != model::Tri::kYes;
    case InterfaceType::kUnknown:
      return interface.instance.given();
    default:
      return false;
  }
}

HostJudgement judge_other(const Checker& checker, const Wanted& wanted, const Named& named,
                          const NetworkInterface& interface) {
  const Network& network = checker.network();
  const std::string_view id = network.text(interface.id);
  const std::string address = named.address.address.to_string();
  if (!is_own_host(network, interface)) {
    return not_known(unsupported(
        Stage::kDns, std::string(id),
        fmt::format("{} leads to {} of {}, an interface of type {}: what it passes on to is not "
                    "modelled.",
                    named.answer.name, address, id, model::enum_text(interface.type)),
        interface.origin, fix(checker, wanted, named, &interface)));
  }
  const model::Instance* instance = network.get(interface.instance);
  const bool answers = instance != nullptr && instance->state == model::InstanceState::kRunning;
  const std::string owner = interface.instance.given()
                                ? fmt::format(" of {}", network.text(interface.instance))
                                : std::string();
  return wrong(answers ? Symptom::kRefused : Symptom::kTimeoutPrivate,
               blocker(Code::kNotAnEndpoint, network, named,
                       fmt::format("{} leads to {}, which is {}{} and no endpoint.",
                                   named.answer.name, address, id, owner),
                       fix(checker, wanted, named, &interface)));
}

// The VPCs whose address space holds the address. In the asker's own it means its own.
std::vector<const model::Vpc*> homes_of(const Network& network, const model::Vpc& from,
                                        net::Address address) {
  if (model::in_vpc_cidrs(from, address)) return {&from};
  std::vector<const model::Vpc*> homes;
  for (const model::Vpc& vpc : network.all<model::Vpc>()) {
    if (vpc.declared && model::in_vpc_cidrs(vpc, address)) homes.push_back(&vpc);
  }
  return homes;
}

// L10: the address lies in a VPC's CIDR and none of its interfaces has it. Addresses outside every
// VPC are the path's to judge.
HostJudgement judge_vacant(const Checker& checker, const model::Vpc& from, const Wanted& wanted,
                           const Named& named) {
  const Network& network = checker.network();
  const net::Address address = named.address.address;
  const std::vector<const model::Vpc*> homes = homes_of(network, from, address);
  for (const model::Vpc* home : homes) {
    if (network.exported(DocumentKind::kNetworkInterfaces, home->owner, home->region) ==
        model::Completeness::kComplete)
      continue;
    const std::string id(network.text(home->id));
    return not_known(missing(
        network,
        {DocumentKind::kNetworkInterfaces, Stage::kDns, id, "--filters Name=vpc-id,Values=" + id,
         fmt::format("Whether an interface of {} has {} is not known.", id, address.to_string()),
         named.address.origin, home->owner, home->region}));
  }
  if (homes.empty()) return {};
  HostJudgement judgement =
      wrong(Symptom::kTimeoutPrivate,
            blocker(Code::kNotAnEndpoint, network, named,
                    fmt::format("{} leads to {}, which no interface in {} has.", named.answer.name,
                                address.to_string(), network.text(homes.front()->id)),
                    fix(checker, wanted, named, nullptr)));
  judgement.vacant = true;
  return judgement;
}

}  // namespace

std::optional<Wanted> wanted_of(std::string_view name) {
  const std::string_view service_label = name.substr(0, name.find('.'));
  const auto service = parse_service(service_label);
  if (!service) return std::nullopt;
  name.remove_prefix(std::min(service_label.size() + 1, name.size()));
  std::string region(name.substr(0, name.find('.')));
  if (host_name(*service, region) != fmt::format("{}.{}", service_label, name)) return std::nullopt;
  return Wanted{*service, std::move(region)};
}

HostJudgement judge_host(const Checker& checker, const model::Vpc& from, const Wanted& wanted,
                         const Named& named, const NetworkInterface* interface) {
  if (interface == nullptr) return judge_vacant(checker, from, wanted, named);
  const VpcEndpoint* endpoint = checker.network().endpoint_of(*interface);
  HostJudgement judgement;
  if (endpoint != nullptr) {
    judgement = judge_endpoint(checker, wanted, named, *interface, *endpoint);
  } else if (interface->type == InterfaceType::kVpcEndpoint) {
    judgement = endpoint_not_exported(checker.network(), *interface);
  } else {
    judgement = judge_other(checker, wanted, named, *interface);
  }
  judgement.endpoint = endpoint;
  return judgement;
}

}  // namespace reach::check
