// SPDX-License-Identifier: Apache-2.0
#include "workloads.hpp"

#include <fmt/format.h>

#include "text.hpp"

namespace reach::bench {
namespace {

template <class Kind>
Workload<Kind> finished(Workload<Kind> workload) {
  std::erase_if(workload.keys, [](const auto& named) { return named.keys.size() == 0; });
  return workload;
}

std::string title_of(std::string_view family, std::string_view from, std::size_t routes) {
  return fmt::format("{}, {} routes {}", family, grouped(routes), from);
}

}  // namespace

Workload<Ipv4> ipv4_workload(std::string from, Routes routes, std::size_t keys) {
  auto named = ipv4_keys(routes, keys);
  const std::size_t count = routes.size();
  return finished<Ipv4>(
      {KindName::kIpv4, title_of("IPv4", from, count), std::move(routes), count, std::move(named)});
}

Workload<Ipv6> ipv6_workload(std::string from, Routes routes, std::size_t keys) {
  auto named = ipv6_keys(routes, keys);
  const std::size_t count = routes.size();
  return finished<Ipv6>(
      {KindName::kIpv6, title_of("IPv6", from, count), std::move(routes), count, std::move(named)});
}

Workload<Cloud> cloud_workload(std::vector<Routes> tables, std::size_t keys) {
  auto named = cloud_keys(tables, keys);
  std::size_t count = 0;
  for (const Routes& routes : tables) count += routes.size();
  const std::string title =
      fmt::format("{} cloud tables, {} routes", grouped(tables.size()), grouped(count));
  return finished<Cloud>({KindName::kCloud, title, std::move(tables), count, std::move(named)});
}

}  // namespace reach::bench
