// SPDX-License-Identifier: Apache-2.0
// What the answers have to be, straight from the definition and sharing nothing with what is
// measured: of the routes that hold the address, the longest.
#pragma once

#include <span>

#include "keys.hpp"
#include "routes.hpp"

namespace reach::bench {

class Reference {
 public:
  explicit Reference(const Routes& routes);
  // The route's value, or kNoMatch. Cost: a binary search a length that occurs.
  [[nodiscard]] std::uint32_t value(net::Address address) const;

 private:
  struct OneLength {
    int length;
    Routes routes;  // by prefix
  };
  std::vector<OneLength> lengths_;  // longest first
};

// The answers of a whole set of keys.
[[nodiscard]] std::vector<std::uint32_t> expected_answers(const Routes& routes, const Keys4& keys);
[[nodiscard]] std::vector<std::uint32_t> expected_answers(const Routes& routes, const Keys6& keys);
// By a scan of every route of the table.
[[nodiscard]] std::vector<std::uint32_t> expected_answers(const std::vector<Routes>& tables,
                                                          const CloudKeys& keys);

}  // namespace reach::bench
