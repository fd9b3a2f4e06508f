// SPDX-License-Identifier: Apache-2.0
// The routes that tables are built from, and lists of them in files.
#pragma once

#include <cstdint>
#include <istream>
#include <string_view>
#include <vector>

#include "reach/net/lpm_route.hpp"
#include "reach/result.hpp"

namespace reach::bench {

using net::LpmRoute;
using Routes = std::vector<LpmRoute>;

// What no subject may use as a value: it stands for no match.
constexpr std::uint32_t kNoMatch = 0;

// One of 250 values, 1 to 250, by the hash of the prefix; `salt` tells tables apart.
[[nodiscard]] std::uint32_t next_hop(net::Prefix prefix, std::uint64_t salt = 0);
[[nodiscard]] LpmRoute route_to(net::Prefix prefix, std::uint64_t salt = 0);

struct RouteLists {
  Routes ipv4;
  Routes ipv6;
  std::size_t repeated = 0;  // lines that named a prefix again
};

// Reads CIDR blocks, one a line; blank lines and lines that start with '#' are skipped. Error: the
// line, by the name of the list and its number, and what is wrong with it; or there are none.
[[nodiscard]] Result<RouteLists> read_routes(std::istream& lines, std::string_view name);

}  // namespace reach::bench
