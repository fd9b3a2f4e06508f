// SPDX-License-Identifier: Apache-2.0
// Sets of TCP or UDP ports, as closed ranges. Path verdicts are over whole port intervals, not one
// port (semantics D6).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace reach::net {

// Closed: first and last both belong to it. REQUIRES: first <= last.
struct PortRange {
  std::uint16_t first = 0;
  std::uint16_t last = 65535;
  friend constexpr auto operator<=>(const PortRange&, const PortRange&) = default;
};

// Disjoint, ascending ranges with gaps between them. Const methods are safe from many threads.
class PortSet {
 public:
  PortSet() = default;
  explicit PortSet(PortRange range) : ranges_{range} {}

  [[nodiscard]] bool empty() const { return ranges_.empty(); }
  [[nodiscard]] const std::vector<PortRange>& ranges() const { return ranges_; }
  [[nodiscard]] bool contains(std::uint16_t port) const;
  [[nodiscard]] PortSet intersection(const PortSet& other) const;
  [[nodiscard]] PortSet difference(const PortSet& other) const;
  [[nodiscard]] PortSet united(const PortSet& other) const;
  // "32768-40000,50000", or "none".
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const PortSet&, const PortSet&) = default;

 private:
  std::vector<PortRange> ranges_;
};

}  // namespace reach::net
