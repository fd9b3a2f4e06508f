// SPDX-License-Identifier: Apache-2.0
#include "reach/net/lpm_table_set.hpp"

#include <algorithm>

namespace reach::net {
namespace {

// Longest first, so that the first match in a scan is the answer.
bool scanned_before(const Prefix& a, const Prefix& b) {
  return a.length() != b.length() ? a.length() > b.length() : a < b;
}

std::vector<LpmRoute> in_scan_order(std::span<const LpmRoute> routes) {
  std::vector<LpmRoute> sorted;
  // Of equal prefixes the last one given counts: walk backwards and keep the first seen.
  sorted.assign(routes.rbegin(), routes.rend());
  std::stable_sort(sorted.begin(), sorted.end(), [](const LpmRoute& a, const LpmRoute& b) {
    return scanned_before(a.prefix, b.prefix);
  });
  sorted.erase(
      std::unique(sorted.begin(), sorted.end(),
                  [](const LpmRoute& a, const LpmRoute& b) { return a.prefix == b.prefix; }),
      sorted.end());
  return sorted;
}

}  // namespace

std::uint32_t LpmTableSet::add(std::span<const LpmRoute> routes) {
  tables_.push_back({in_scan_order(routes)});
  return static_cast<std::uint32_t>(tables_.size() - 1);
}

void LpmTableSet::rebuild(std::uint32_t table, std::span<const LpmRoute> routes) {
  tables_[table].routes = in_scan_order(routes);
}

std::optional<LpmMatch> LpmTableSet::lookup(std::uint32_t table, Address address) const {
  const std::vector<LpmRoute>& routes = tables_[table].routes;
  auto group = routes.begin();
  while (group != routes.end()) {
    const int length = group->prefix.length();
    if (length <= address_bits(address.family())) {
      const Prefix wanted = Prefix::covering(address, length);
      const auto found = std::lower_bound(group, routes.end(), wanted,
                                          [](const LpmRoute& route, const Prefix& key) {
                                            return scanned_before(route.prefix, key);
                                          });
      if (found != routes.end() && found->prefix == wanted)
        return LpmMatch{found->prefix, found->value};
    }
    group = std::upper_bound(group, routes.end(), length, [](int wanted, const LpmRoute& route) {
      return route.prefix.length() < wanted;
    });
  }
  return std::nullopt;
}

void LpmTableSet::lookup(std::span<const LpmQuery> queries, std::span<std::uint32_t> values) const {
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const std::optional<LpmMatch> match = lookup(queries[i].table, queries[i].address);
    values[i] = match ? match->value : kNoValue;
  }
}

}  // namespace reach::net
