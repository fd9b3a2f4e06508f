// SPDX-License-Identifier: Apache-2.0
#include "reach/net/port_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/icl/interval_set.hpp>
#include <iterator>

namespace reach::net {
namespace {

// Half-open over a wider type, so that 65535 has an end and touching ranges join.
using Intervals = boost::icl::interval_set<std::uint32_t, std::less,
                                           boost::icl::right_open_interval<std::uint32_t>>;

Intervals to_intervals(const std::vector<PortRange>& ranges) {
  Intervals intervals;
  for (const PortRange& range : ranges) {
    intervals.add({std::uint32_t{range.first}, std::uint32_t{range.last} + 1});
  }
  return intervals;
}

std::vector<PortRange> to_ranges(const Intervals& intervals) {
  std::vector<PortRange> ranges;
  for (const auto& interval : intervals) {
    ranges.push_back({static_cast<std::uint16_t>(interval.lower()),
                      static_cast<std::uint16_t>(interval.upper() - 1)});
  }
  return ranges;
}

}  // namespace

bool PortSet::contains(std::uint16_t port) const {
  return std::any_of(ranges_.begin(), ranges_.end(), [port](const PortRange& range) {
    return range.first <= port && port <= range.last;
  });
}

PortSet PortSet::intersection(const PortSet& other) const {
  PortSet result;
  result.ranges_ = to_ranges(to_intervals(ranges_) & to_intervals(other.ranges_));
  return result;
}

PortSet PortSet::difference(const PortSet& other) const {
  PortSet result;
  result.ranges_ = to_ranges(to_intervals(ranges_) - to_intervals(other.ranges_));
  return result;
}

PortSet PortSet::united(const PortSet& other) const {
  PortSet result;
  result.ranges_ = to_ranges(to_intervals(ranges_) + to_intervals(other.ranges_));
  return result;
}

std::string PortSet::to_string() const {
  if (empty()) return "none";
  std::string text;
  for (const PortRange& range : ranges_) {
    if (!text.empty()) text += ",";
    fmt::format_to(std::back_inserter(text), "{}", range.first);
    if (range.last != range.first) fmt::format_to(std::back_inserter(text), "-{}", range.last);
  }
  return text;
}

}  // namespace reach::net
