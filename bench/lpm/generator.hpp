// SPDX-License-Identifier: Apache-2.0
// Tables out of a seed, so that anyone can repeat the figures without a file.
#pragma once

#include <cstddef>

#include "routes.hpp"

namespace reach::bench {

constexpr std::size_t kInternetIpv4Routes = 1'000'000;
constexpr std::size_t kInternetIpv6Routes = 250'000;
constexpr std::size_t kCloudTables = 10'000;

// An internet table: the length shares of a real one, runs of siblings (one network announced in
// pieces) and routes within routes. Sorted by prefix, none twice.
[[nodiscard]] Routes internet_table(net::Family family, std::size_t routes);

// IPv4 route tables as virtual networks have them: 5 to 500 routes, as many tables of 5 to 50 as of
// 50 to 500: the network's own /16, 0.0.0.0/0, and /24 networks of peers with a few hosts.
[[nodiscard]] std::vector<Routes> cloud_tables(std::size_t tables);

}  // namespace reach::bench
