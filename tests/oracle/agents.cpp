// SPDX-License-Identifier: Apache-2.0
#include "agents.hpp"

namespace oracle {
namespace {

const Interface* primary_of(const World& world, const Instance& instance) {
  for (const Interface& interface : world.interfaces) {
    if (interface.instance == instance.id && interface.device_index == 0) return &interface;
  }
  return nullptr;
}

bool serves(const Endpoint& endpoint, const std::string& service, const std::string& region) {
  return endpoint.service == service && endpoint.region == region;
}

// L10: it is an address of some VPC, and nobody has it.
bool is_vacant(const World& world, Ip address) {
  bool inside = false;
  for (const Vpc& vpc : world.vpcs) {
    if (owner_of(world, vpc.id, address) != nullptr) return false;
    inside = inside || in_vpc(vpc, address);
  }
  return inside;
}

// One address of the answer: something must answer there, and be an endpoint of the service (L11,
// L51, L65).
Trace reach(const World& world, const Interface& client, const Address& address,
            const std::string& service, const std::string& region) {
  const Interface* meant =
      address.interface.empty() ? nullptr : find(world.interfaces, address.interface);
  Trace one = trace(world, client, address.address, kTcp, 443, meant);
  if (one.verdict == Verdict::kUnknown) {
    const Endpoint* endpoint = find(world.endpoints, address.endpoint);
    if (endpoint != nullptr && !serves(*endpoint, service, region))
      one.deduced = Verdict::kUnreachable;
    if (meant == nullptr && is_vacant(world, address.address)) one.deduced = Verdict::kUnreachable;
    return one;
  }
  if (one.receiver == nullptr) return one;
  const Endpoint* endpoint = find(world.endpoints, one.receiver->endpoint);
  if (endpoint == nullptr) {
    return made_trace(Verdict::kUnreachable, one.receiver->id + " is not an endpoint's",
                      one.receiver);
  }
  if (serves(*endpoint, service, region)) return one;
  return made_trace(Verdict::kUnreachable, endpoint->id + " is for " + endpoint->service,
                    one.receiver);
}

}  // namespace

Outcome check(const World& world, const Instance& instance, const std::string& service) {
  const auto certain = [](Verdict verdict, const Answer& answer, const std::string& why) {
    return Outcome{verdict, verdict, answer, why};
  };
  if (!instance.running) return certain(Verdict::kSkipped, {}, "not running");  // M1
  const Interface* client = primary_of(world, instance);
  const Vpc* vpc = find(world.vpcs, instance.vpc);
  if (client == nullptr || vpc == nullptr) return certain(Verdict::kUnknown, {}, "no interface");
  const Answer answer = resolve(world, *vpc, service_name(service, vpc->region));
  if (answer.status == Status::kUnknown) return certain(Verdict::kUnknown, answer, "dns");
  if (answer.status != Status::kAnswer) return certain(Verdict::kUnreachable, answer, "dns");
  if (answer.is_public) {
    const Trace one = trace_public(world, *client, 443);
    return {one.verdict, one.deduced, answer, "public: " + one.why};
  }
  Outcome outcome;
  outcome.answer = answer;
  std::vector<Verdict> verdicts, deduced;
  for (const Address& address : answer.addresses) {
    const Trace one = reach(world, *client, address, service, vpc->region);
    verdicts.push_back(one.verdict);
    deduced.push_back(one.deduced);
    outcome.why += text_of(address.address) + " " + one.why + "; ";
  }
  outcome.verdict = any_of(verdicts);
  outcome.deduced = any_of(deduced);
  return outcome;
}

}  // namespace oracle
