// SPDX-License-Identifier: Apache-2.0
// What a name resolves to from a VPC, step by step, as a textbook would (semantics H).
#pragma once

#include <string>
#include <vector>

#include "world.hpp"

namespace oracle {

enum class Status { kAnswer, kNxdomain, kNodata, kTimeout, kServfail, kUnknown };

// One address, and the endpoint and interface that a vpce name led to; empty for an address a
// record spells out.
struct Address {
  Ip address = 0;
  std::string endpoint;
  std::string interface;
};

struct Answer {
  Status status = Status::kUnknown;
  bool is_public = false;  // AWS's own public addresses, which a snapshot does not hold (H11)
  std::vector<Address> addresses;  // sorted, each once
};

// Type A.
Answer resolve(const World& world, const Vpc& vpc, const std::string& name);

}  // namespace oracle
