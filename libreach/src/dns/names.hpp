// SPDX-License-Identifier: Apache-2.0
// What can be read off a host name: labels, AWS service hosts, VPC endpoint hosts. Names are
// canonical (canonical_name); "" is the root.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace reach::dns {

[[nodiscard]] int label_count(std::string_view name);
// The name without its first label; "" for one label.
[[nodiscard]] std::string_view parent_of(std::string_view name);
// The name is the domain or lies below it.
[[nodiscard]] bool is_at_or_below(std::string_view name, std::string_view domain);
// Could be asked at all: no empty label, none over 63 characters, 253 in all (RFC 1035).
[[nodiscard]] bool is_valid_name(std::string_view name);
// "ap-northeast-1": words between dashes, a number last.
[[nodiscard]] bool is_region(std::string_view label);
// The domain under which a Region's services have their names (J7).
[[nodiscard]] std::string_view suffix_of_region(std::string_view region);

// Below one of the domains of AWS services (J7, J8).
[[nodiscard]] bool is_below_aws(std::string_view name);

// The host of an AWS service: "ssm.ap-northeast-1.amazonaws.com".
struct ServiceHost {
  std::string_view service;  // "ssm"; "bucket.s3"
  std::string_view region;   // empty for global names: "sts.amazonaws.com"
  std::string_view suffix;   // one of J7 and J8
};
// None for names of another shape, among them the AWS names that may have private addresses: load
// balancers, databases, instances.
[[nodiscard]] std::optional<ServiceHost> parse_service_host(std::string_view name);
// One of J8: names that answer AAAA as well.
[[nodiscard]] bool is_dualstack(const ServiceHost& host);

// A name of a VPC endpoint (G5): "vpce-0a-1b2c.ssm.ap-northeast-1.vpce.amazonaws.com".
struct EndpointHost {
  std::string_view label;   // "vpce-0a-1b2c", or with a zone "vpce-0a-1b2c-ap-northeast-1a"
  std::string_view tail;    // what follows the label: "ssm.ap-northeast-1.vpce.amazonaws.com"
  std::string_view region;  // "ap-northeast-1"; empty where the name has none
};
[[nodiscard]] std::optional<EndpointHost> parse_endpoint_host(std::string_view name);
// The endpoint's id as far as the label alone tells: its first two words, "vpce-0a".
[[nodiscard]] std::string_view endpoint_id_in(const EndpointHost& host);
// The Availability Zone in the label of that endpoint's name; empty in a Regional name.
[[nodiscard]] std::string_view zone_in(const EndpointHost& host, std::string_view endpoint_id);
// The private name of a service whose endpoints are "com.amazonaws.ap-northeast-1.ecr.dkr":
// "dkr.ecr.ap-northeast-1.amazonaws.com". Empty for services of other shapes (G21).
[[nodiscard]] std::string private_name_of_service(std::string_view service_name);

}  // namespace reach::dns
