// SPDX-License-Identifier: Apache-2.0
#include "dpdk_room.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace reach::bench {
namespace {

constexpr int kIndexedBits = 24;
constexpr int kGroupBits = 8;

// The groups that the routes take: one for each prefix of 24, 32, .. bits that longer ones lie in.
std::size_t groups_of(const Routes& routes) {
  std::size_t groups = 0;
  std::map<int, net::Prefix> last;  // by length: the group of the route before
  for (const LpmRoute& route : routes) {
    for (int length = kIndexedBits; length < route.prefix.length(); length += kGroupBits) {
      const net::Prefix group = net::Prefix::covering(route.prefix.address(), length);
      if (last[length] == group) continue;
      last[length] = group;
      ++groups;
    }
  }
  return groups;
}

// A group's number must fit a value, beside a bit that tells the two apart.
std::size_t most_groups(std::size_t value_bytes) {
  return (std::size_t{1} << (8 * std::min<std::size_t>(value_bytes, 3) - 1)) - 1;
}

std::size_t bytes_of_values(std::size_t groups, std::size_t value_bytes) {
  return ((std::size_t{1} << kIndexedBits) + (groups << kGroupBits)) * value_bytes;
}

}  // namespace

std::optional<Error> DpdkRoom::make(const Routes& routes, std::size_t value_bytes,
                                    std::size_t route_bytes, Pages pages,
                                    std::size_t times_groups) {
  constexpr std::size_t kSpare = 8192;
  constexpr std::size_t kRest = std::size_t{32} << 20U;  // rings, bitmaps, pools' own
  const std::size_t groups = groups_of(routes);
  routes_ = static_cast<std::uint32_t>(routes.size() / 4 * 5 + kSpare);
  groups_ = static_cast<std::uint32_t>(
      std::min(groups * times_groups + kSpare, most_groups(value_bytes)));
  lookup_bytes_ = bytes_of_values(groups, value_bytes);
  const std::size_t bytes = bytes_of_values(groups_, value_bytes) + routes_ * route_bytes + kRest;
  auto heap = DpdkHeap::make(bytes, pages);
  if (!heap) return heap.error();
  heap_ = std::move(heap).value();
  return {};
}

Error DpdkRoom::not_made() const {
  return Error{
      fmt::format("it cannot be made for {} routes and {} groups of 256 values", routes_, groups_)};
}

Memory DpdkRoom::memory() const {
  return {lookup_bytes_, heap_->bytes_in_use() - lookup_bytes_};
}

}  // namespace reach::bench
