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

// One address of the answer: something must answer there, and be an endpoint of the service (L11,
// L51, L65).
Trace reach(const World& world, const Interface& client, const Address& address,
            const std::string& service, const std::string& region) {
  const Interface* meant =
      address.interface.empty() ? nullptr : find(world.interfaces, address.interface);
  Trace one = trace(world, client, address.address, kTcp, 443, meant);
  if (one.receiver == nullptr || one.verdict == Verdict::kUnknown) return one;
  const Endpoint* endpoint = find(world.endpoints, one.receiver->endpoint);
  if (endpoint == nullptr)
    return {
        Verdict::kUnreachable, one.receiver->id + " is not an endpoint's", {}, false, one.receiver};
  if (endpoint->service != service || endpoint->region != region) {
    return {Verdict::kUnreachable,
            endpoint->id + " is for " + endpoint->service,
            {},
            false,
            one.receiver};
  }
  return one;
}

}  // namespace

Outcome check(const World& world, const Instance& instance, const std::string& service) {
  if (!instance.running) return {Verdict::kSkipped, {}, "not running"};  // M1
  const Interface* client = primary_of(world, instance);
  const Vpc* vpc = find(world.vpcs, instance.vpc);
  if (client == nullptr || vpc == nullptr) return {Verdict::kUnknown, {}, "no primary interface"};
  Outcome outcome;
  outcome.answer = resolve(world, *vpc, service_name(service, vpc->region));
  if (outcome.answer.status == Status::kUnknown) return {Verdict::kUnknown, outcome.answer, "dns"};
  if (outcome.answer.status != Status::kAnswer)
    return {Verdict::kUnreachable, outcome.answer, "dns"};
  if (outcome.answer.is_public) {
    const Trace one = trace_public(world, *client, 443);
    return {one.verdict, outcome.answer, "public: " + one.why};
  }
  std::vector<Verdict> verdicts;
  for (const Address& address : outcome.answer.addresses) {
    const Trace one = reach(world, *client, address, service, vpc->region);
    verdicts.push_back(one.verdict);
    outcome.why += text_of(address.address) + " " + one.why + "; ";
  }
  outcome.verdict = any_of(verdicts);
  return outcome;
}

}  // namespace oracle
