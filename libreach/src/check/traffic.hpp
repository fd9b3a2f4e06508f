// SPDX-License-Identifier: Apache-2.0
// Protocols and ports, as people write them.
#pragma once

#include "reach/check/query.hpp"

namespace reach::check {

struct Traffic {
  int protocol = model::kProtocolTcp;
  int port = 443;     // tcp and udp
  int icmp_type = 8;  // icmp
  int icmp_code = 0;
  std::string port_text;  // as an answer repeats it
};

// Error: which of the two is wrong, and what is possible.
[[nodiscard]] reach::Result<Traffic> parse_traffic(const PathQuery& query);

}  // namespace reach::check
