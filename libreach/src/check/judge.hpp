// SPDX-License-Identifier: Apache-2.0
// One name, or a set of addresses, asked from one interface: resolution, every path, and what they
// come to together (semantics M3-M7).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/host.hpp"
#include "reach/check/check.hpp"

namespace reach::check {

struct Judgement {
  model::Verdict verdict = model::Verdict::kUnknown;
  Symptom symptom = Symptom::kNone;
  std::vector<AddressOutcome> outcomes;              // one an address
  std::vector<path::Trace> traces;                   // likewise
  std::vector<const model::VpcEndpoint*> endpoints;  // that answer, each once
  std::vector<model::Finding> findings;              // merged, not settled yet
};

struct NameJudgement {
  dns::Answer dns;
  Judgement judgement;
};

// `flow` gives source, protocol and ports; its destination is filled in here. The source's VPC is
// `vpc`. Names of services are held to lead to the right endpoint as well.
[[nodiscard]] NameJudgement judge_name(const Checker& checker, const model::Vpc& vpc,
                                       std::string_view name, const path::Flow& flow);

// A destination that the caller knows.
struct Destination {
  net::Address address;
  const model::NetworkInterface* interface = nullptr;  // null: whoever has the address
};
// To public addresses that the snapshot does not hold.
[[nodiscard]] Judgement judge_internet(const Checker& checker, const path::Flow& flow);
[[nodiscard]] Judgement judge_destinations(const Checker& checker,
                                           const std::vector<Destination>& destinations,
                                           const path::Flow& flow);

}  // namespace reach::check
