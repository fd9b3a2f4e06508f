// SPDX-License-Identifier: Apache-2.0
// The code path in use, where look-ups read it: kScalar until the processor was asked, which is
// when the library is loaded.
#pragma once

#include <atomic>
#include <cstddef>

#include "reach/net/lpm_code_path.hpp"

namespace reach::net::lpm {

inline constexpr std::size_t kCodePaths = 3;

extern std::atomic<LpmCodePath> current_path;

// Of the look-ups by code path, those in use.
template <class Lookups>
const Lookups& in_use(const Lookups (&by_path)[kCodePaths]) {
  return by_path[static_cast<std::size_t>(current_path.load(std::memory_order_relaxed))];
}

}  // namespace reach::net::lpm
