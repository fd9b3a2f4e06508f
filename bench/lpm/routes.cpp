// SPDX-License-Identifier: Apache-2.0
#include "routes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace reach::bench {
namespace {

constexpr std::uint32_t kNextHops = 250;

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t first = line.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(kBlank) - first + 1);
}

// Sorts by prefix and drops what is there twice; how many that were.
std::size_t drop_repeated(Routes& routes) {
  const auto before = [](const LpmRoute& a, const LpmRoute& b) { return a.prefix < b.prefix; };
  const auto same = [](const LpmRoute& a, const LpmRoute& b) { return a.prefix == b.prefix; };
  std::sort(routes.begin(), routes.end(), before);
  const auto end = std::unique(routes.begin(), routes.end(), same);
  const auto dropped = static_cast<std::size_t>(routes.end() - end);
  routes.erase(end, routes.end());
  return dropped;
}

}  // namespace

std::uint32_t next_hop(net::Prefix prefix, std::uint64_t salt) {
  // Multiplication carries every bit upwards; what is on top then depends on all of them.
  constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15U;
  std::uint64_t hash = salt + static_cast<std::uint64_t>(prefix.length());
  for (const std::uint64_t part : {prefix.address().hi(), prefix.address().lo()}) {
    hash = (hash ^ part) * kOdd;
    hash ^= hash >> 32U;
  }
  return static_cast<std::uint32_t>(hash % kNextHops) + 1;
}

LpmRoute route_to(net::Prefix prefix, std::uint64_t salt) {
  return {prefix, next_hop(prefix, salt)};
}

Result<RouteLists> read_routes(std::istream& lines, std::string_view name) {
  RouteLists lists;
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const std::string_view text = trimmed(line);
    if (text.empty() || text.front() == '#') continue;
    const Result<net::Prefix> prefix = net::Prefix::parse(text);
    if (!prefix) return Error{fmt::format("{}:{}: {}", name, number, prefix.error().message)};
    (prefix->address().is_v4() ? lists.ipv4 : lists.ipv6).push_back(route_to(*prefix));
  }
  if (lines.bad()) return Error{fmt::format("{}: it cannot be read", name)};
  if (lists.ipv4.empty() && lists.ipv6.empty()) {
    return Error{fmt::format("{}: it names no CIDR block", name)};
  }
  lists.repeated = drop_repeated(lists.ipv4) + drop_repeated(lists.ipv6);
  return lists;
}

}  // namespace reach::bench
