// SPDX-License-Identifier: Apache-2.0
#include "reach/check/services.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace reach::check {
namespace {

constexpr std::array kServices = {
    ServiceInfo{Service::kSsm, "ssm", false},
    ServiceInfo{Service::kSsmmessages, "ssmmessages", false},
    ServiceInfo{Service::kEc2messages, "ec2messages", false},
    ServiceInfo{Service::kS3, "s3", true},
    ServiceInfo{Service::kKms, "kms", true},
    ServiceInfo{Service::kLogs, "logs", true},
    ServiceInfo{Service::kMonitoring, "monitoring", true},
};

struct Partition {
  std::string_view region_part;  // what only its Regions' names hold
  std::string_view dns_suffix;
};

// J7. The commercial and GovCloud partitions share the suffix that is left when none of these fits.
constexpr std::array kPartitions = {
    Partition{"cn-", "amazonaws.com.cn"},  Partition{"eusc-", "amazonaws.eu"},
    Partition{"-iso-", "c2s.ic.gov"},      Partition{"-isob-", "sc2s.sgov.gov"},
    Partition{"-isoe-", "cloud.adc-e.uk"}, Partition{"-isof-", "csp.hci.ic.gov"},
};
constexpr std::string_view kCommonSuffix = "amazonaws.com";

// J4: launched in 2024 or later.
constexpr std::array<std::string_view, 5> kRegionsWithoutEc2messages = {
    "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ap-east-2", "mx-central-1"};

// J3: from this version on the agent does without ec2messages.
constexpr std::array<unsigned, 4> kFirstWithoutEc2messages = {3, 3, 40, 0};

std::string_view dns_suffix(std::string_view region) {
  for (const Partition& partition : kPartitions) {
    const bool at_start = partition.region_part.front() != '-';
    const std::size_t found = region.find(partition.region_part);
    if (at_start ? found == 0 : found != std::string_view::npos) return partition.dns_suffix;
  }
  return kCommonSuffix;
}

// "3.3.40.0": numbers with dots between them; parts that are left out are zero. None: anything
// else.
std::optional<std::array<unsigned, 4>> parse_version(std::string_view text) {
  constexpr unsigned kTooLarge = 100'000'000;
  std::array<unsigned, 4> parts{};
  std::size_t part = 0;
  bool digit_seen = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      parts[part] = std::min(parts[part] * 10 + static_cast<unsigned>(c - '0'), kTooLarge);
      digit_seen = true;
    } else if (c == '.' && digit_seen && part + 1 < parts.size()) {
      ++part;
      digit_seen = false;
    } else {
      return std::nullopt;
    }
  }
  return digit_seen ? std::optional(parts) : std::nullopt;
}

}  // namespace

std::span<const ServiceInfo> services() {
  return kServices;
}

std::optional<Service> parse_service(std::string_view label) {
  for (const ServiceInfo& info : kServices) {
    if (info.label == label) return info.service;
  }
  return std::nullopt;
}

std::string_view label(Service service) {
  return kServices[static_cast<std::size_t>(service)].label;
}

std::string host_name(Service service, std::string_view region) {
  return fmt::format("{}.{}.{}", label(service), region, dns_suffix(region));
}

bool exists_in(Service service, std::string_view region) {
  return service != Service::kEc2messages ||
         std::ranges::find(kRegionsWithoutEc2messages, region) == kRegionsWithoutEc2messages.end();
}

bool is_required(Service service, std::string_view region, std::string_view agent_version) {
  if (kServices[static_cast<std::size_t>(service)].optional) return false;
  if (service != Service::kEc2messages) return true;
  const auto version = parse_version(agent_version);
  return exists_in(service, region) && !(version && *version >= kFirstWithoutEc2messages);
}

std::string_view service_label_of(std::string_view endpoint_service_name) {
  const std::size_t dot = endpoint_service_name.rfind('.');
  return dot == std::string_view::npos ? endpoint_service_name
                                       : endpoint_service_name.substr(dot + 1);
}

std::string_view service_region_of(std::string_view endpoint_service_name) {
  for (std::size_t at = 0; at < endpoint_service_name.size();) {
    const std::size_t dot =
        std::min(endpoint_service_name.find('.', at), endpoint_service_name.size());
    const std::string_view part = endpoint_service_name.substr(at, dot - at);
    if (const std::string_view region = region_of_zone(part); !region.empty() && region == part)
      return region;
    at = dot + 1;
  }
  return {};
}

}  // namespace reach::check
