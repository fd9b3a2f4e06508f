// SPDX-License-Identifier: Apache-2.0
// The names an SSM agent needs in a Region. Source: Systems Manager user guide; semantics J2-J5,
// J7.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "reach/model/region.hpp"

namespace reach::check {

enum class Service : std::uint8_t {
  kSsm,
  kSsmmessages,
  kEc2messages,
  kS3,
  kKms,
  kLogs,
  kMonitoring
};

struct ServiceInfo {
  Service service;
  std::string_view label;  // first label of its host name, and its name on the command line: "ssm"
  bool optional;           // checked only on request (J5)
};
// In the order in which results list them.
[[nodiscard]] std::span<const ServiceInfo> services();
[[nodiscard]] std::optional<Service> parse_service(std::string_view label);
[[nodiscard]] std::string_view label(Service service);

// "ssm.ap-northeast-1.amazonaws.com" (J7: the suffix depends on the partition).
[[nodiscard]] std::string host_name(Service service, std::string_view region);
// Regions launched in 2024 or later have no ec2messages (J4).
[[nodiscard]] bool exists_in(Service service, std::string_view region);
// J2-J4: ssm and ssmmessages always; ec2messages unless the agent is known to be 3.3.40.0 or newer,
// or the Region has none; optional ones never. agent_version empty: not known.
[[nodiscard]] bool is_required(Service service, std::string_view region,
                               std::string_view agent_version);

using model::region_of_zone;

// The service an endpoint is for: "ssm" of "com.amazonaws.ap-northeast-1.ssm"; the last label
// (G21).
[[nodiscard]] std::string_view service_label_of(std::string_view endpoint_service_name);
// The Region in it: "ap-northeast-1"; empty where there is none. The service's, not always the
// endpoint's (G19).
[[nodiscard]] std::string_view service_region_of(std::string_view endpoint_service_name);

}  // namespace reach::check
