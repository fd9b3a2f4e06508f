// SPDX-License-Identifier: Apache-2.0
#include "linear_table.hpp"

#include <algorithm>

namespace reach::net {
namespace {

auto position(std::vector<LpmRoute>& routes, Prefix prefix) {
  return std::find_if(routes.begin(), routes.end(),
                      [&](const LpmRoute& route) { return route.prefix == prefix; });
}

template <class Condition>
std::vector<LpmRoute> those(const std::vector<LpmRoute>& routes, Condition condition) {
  std::vector<LpmRoute> found;
  std::copy_if(routes.begin(), routes.end(), std::back_inserter(found), condition);
  return found;
}

std::vector<LpmRoute> by_prefix(std::vector<LpmRoute> routes) {
  std::sort(routes.begin(), routes.end(),
            [](const LpmRoute& a, const LpmRoute& b) { return a.prefix < b.prefix; });
  return routes;
}

}  // namespace

std::size_t LinearTable::assign(std::span<const LpmRoute> routes) {
  routes_.clear();
  std::size_t overruled = 0;
  for (const LpmRoute& route : routes) overruled += insert(route.prefix, route.value) ? 0 : 1;
  return overruled;
}

void LinearTable::assign_unique(std::span<const LpmRoute> routes) {
  routes_.assign(routes.begin(), routes.end());
}

bool LinearTable::insert(Prefix prefix, std::uint32_t value) {
  const auto found = position(routes_, prefix);
  if (found != routes_.end()) {
    found->value = value;
    return false;
  }
  routes_.push_back({prefix, value});
  return true;
}

bool LinearTable::erase(Prefix prefix) {
  const auto found = position(routes_, prefix);
  if (found == routes_.end()) return false;
  routes_.erase(found);
  return true;
}

std::uint32_t LinearTable::lookup(Address address) const {
  const std::optional<LpmRoute> found = match(address);
  return found ? found->value : kLpmNoValue;
}

std::optional<LpmRoute> LinearTable::match(Address address) const {
  const LpmRoute* longest = nullptr;
  for (const LpmRoute& route : routes_) {
    if (!route.prefix.contains(address)) continue;
    if (longest == nullptr || route.prefix.length() > longest->prefix.length()) longest = &route;
  }
  return longest == nullptr ? std::nullopt : std::optional(*longest);
}

std::optional<std::uint32_t> LinearTable::find(Prefix prefix) const {
  for (const LpmRoute& route : routes_) {
    if (route.prefix == prefix) return route.value;
  }
  return std::nullopt;
}

std::vector<LpmRoute> LinearTable::sorted() const {
  return by_prefix(routes_);
}

std::vector<LpmRoute> LinearTable::covering(Prefix prefix) const {
  // Prefixes that hold one prefix nest: their order by address and length is shortest first.
  return by_prefix(
      those(routes_, [&](const LpmRoute& route) { return route.prefix.contains(prefix); }));
}

std::vector<LpmRoute> LinearTable::covered(Prefix prefix) const {
  return by_prefix(
      those(routes_, [&](const LpmRoute& route) { return prefix.contains(route.prefix); }));
}

}  // namespace reach::net
