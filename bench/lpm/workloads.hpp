// SPDX-License-Identifier: Apache-2.0
// Tables with the keys that are looked up in them. Patterns that a table has no keys of are left
// out.
#pragma once

#include "compare.hpp"

namespace reach::bench {

[[nodiscard]] Workload<Ipv4> ipv4_workload(std::string from, Routes routes, std::size_t keys);
[[nodiscard]] Workload<Ipv6> ipv6_workload(std::string from, Routes routes, std::size_t keys);
[[nodiscard]] Workload<Cloud> cloud_workload(std::vector<Routes> tables, std::size_t keys);

}  // namespace reach::bench
