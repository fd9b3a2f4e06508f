// SPDX-License-Identifier: Apache-2.0
// Protocols and ports of group rules and ACL entries.
#pragma once

#include <optional>

#include "aws/field_table.hpp"

namespace reach::aws {

// A protocol's name or number; "-1" and "all" are all of them (C4, D3). What is neither is
// kProtocolUnreadable.
struct Protocol {
  static Read read(Reading& reading, const Place& place, Value value, int& protocol);
};

struct Ports {
  int from = -1;
  int to = -1;
};

// The ports (or ICMP type and code) of a group rule, in canonical form: -1 to -1 is all. Absent
// ones are all; other protocols than TCP, UDP and ICMP have none (C4, C5). None: no such range can
// be, a diagnostic says so.
[[nodiscard]] std::optional<Ports> rule_ports(Reading& reading, const Place& place, int protocol,
                                              std::optional<int> from, std::optional<int> to);

}  // namespace reach::aws
