// SPDX-License-Identifier: Apache-2.0
// Room for one table of DPDK. Its tables are made for a number of routes and of groups, that they
// cannot grow beyond: a group is the 256 values of 8 further address bits, below the first 24 that
// index the table.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "dpdk_memory.hpp"
#include "subject.hpp"

namespace reach::bench {

class DpdkRoom {
 public:
  // Makes room for the routes, and for some more that updates bring. `route_bytes` is what a route
  // takes at most beside the values; `times_groups` is for tables that count groups amply.
  // REQUIRES: the routes are in order of their prefixes.
  [[nodiscard]] std::optional<Error> make(const Routes& routes, std::size_t value_bytes,
                                          std::size_t route_bytes, Pages pages = Pages::kHuge,
                                          std::size_t times_groups = 1);

  // For rte_*_create.
  [[nodiscard]] const char* name() const { return heap_->name(); }
  [[nodiscard]] int socket() const { return heap_->socket(); }
  [[nodiscard]] std::uint32_t routes() const { return routes_; }
  [[nodiscard]] std::uint32_t groups() const { return groups_; }

  // Why a table could not be made.
  [[nodiscard]] Error not_made() const;
  // Of the table in it. Look-ups read the indexed values and the groups that the routes take.
  [[nodiscard]] Memory memory() const;

 private:
  std::uint32_t routes_ = 0;
  std::uint32_t groups_ = 0;
  std::size_t lookup_bytes_ = 0;
  std::unique_ptr<DpdkHeap> heap_;
};

[[nodiscard]] inline std::uint8_t depth(net::Prefix prefix) {
  return static_cast<std::uint8_t>(prefix.length());
}

// Adds each to a core; the first that it refuses is the error.
template <class Core>
[[nodiscard]] std::optional<Error> insert_all(Core& core, const Routes& routes) {
  for (const LpmRoute& route : routes) {
    if (!core.insert(route)) return Error{"it does not take " + route.prefix.to_string()};
  }
  return {};
}

}  // namespace reach::bench
