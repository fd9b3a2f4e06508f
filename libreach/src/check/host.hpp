// SPDX-License-Identifier: Apache-2.0
// Who lives at an address that answers a service's name: the right endpoint, the wrong one, or
// somebody else (semantics L10, L11, L50, L51, L65).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reach/check/check.hpp"

namespace reach::check {

// The service a name stands for.
struct Wanted {
  Service service = Service::kSsm;
  std::string region;
};
// None: the name is no service's.
[[nodiscard]] std::optional<Wanted> wanted_of(std::string_view host_name);

struct HostJudgement {
  // kReachable: it serves what is wanted, as far as the host goes; the path is not its business.
  model::Verdict verdict = model::Verdict::kReachable;
  Symptom symptom = Symptom::kOk;  // what a client sees if packets get there and back
  bool vacant = false;             // nobody has the address: packets go nowhere, whatever the path
  const model::VpcEndpoint* endpoint = nullptr;
  std::optional<model::Finding> finding;
};

// The name that resolved, and to what.
struct Named {
  const dns::Answer& answer;
  const dns::AnswerAddress& address;
};

// `interface` is where packets from the VPC to the address end; null: nobody known has it.
[[nodiscard]] HostJudgement judge_host(const Checker& checker, const model::Vpc& from,
                                       const Wanted& wanted, const Named& named,
                                       const model::NetworkInterface* interface);

}  // namespace reach::check
