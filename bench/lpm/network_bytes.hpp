// SPDX-License-Identifier: Apache-2.0
// IPv6 addresses as they stand in packets, which is how DPDK takes them.
#pragma once

#include <span>

#include "keys.hpp"

namespace reach::bench {

[[nodiscard]] inline NetworkBytes network_bytes(net::Address address) {
  NetworkBytes bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::uint64_t half = i < 8 ? address.hi() : address.lo();
    bytes[i] = static_cast<std::uint8_t>(half >> (56 - i % 8 * 8));
  }
  return bytes;
}

// As DPDK's bulk look-ups want them: rows of 16 bytes, not const, though they only read them.
[[nodiscard]] inline std::uint8_t (*rows(std::span<const NetworkBytes> keys))[16] {
  return reinterpret_cast<std::uint8_t(*)[16]>(const_cast<NetworkBytes*>(keys.data()));
}

}  // namespace reach::bench
