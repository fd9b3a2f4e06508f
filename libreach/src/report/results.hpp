// SPDX-License-Identifier: Apache-2.0
// What texts say of check results: their instances' names, their addresses.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "reach/report/report.hpp"

namespace reach::report {

// The primary interface's, else what the instance itself says.
[[nodiscard]] std::optional<net::Address> address_of(const check::Result& result);

// How to call instances: by the Name tag where it tells them apart, else by id.
class InstanceNames {
 public:
  InstanceNames(const model::Network& network, const check::Report& report);
  [[nodiscard]] std::string_view of(const model::Instance& instance) const;

 private:
  const model::Network& network_;
  std::unordered_map<model::StringId, std::size_t> uses_;
};

}  // namespace reach::report
