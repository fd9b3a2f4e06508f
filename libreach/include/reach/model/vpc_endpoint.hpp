// SPDX-License-Identifier: Apache-2.0
// A VPC endpoint. Its addresses are those of its interfaces. Source: EC2 API VpcEndpoint; semantics
// G.
#pragma once

#include <vector>

#include "reach/model/resource.hpp"

namespace reach::model {

struct EndpointDnsEntry {
  StringId name;         // lower case, without a final dot
  StringId hosted_zone;  // what an alias to the name gives as its HostedZoneId
  friend bool operator==(const EndpointDnsEntry&, const EndpointDnsEntry&) = default;
};

struct VpcEndpoint {
  StringId id;
  OriginId origin;
  Ref<Vpc> vpc;
  StringId owner;
  StringId name;
  EndpointType type = EndpointType::kUnknown;
  EndpointState state = EndpointState::kUnknown;
  StringId service_name;    // com.amazonaws.<region>.<service>
  StringId service_region;  // empty: the VPC's Region
  Tri private_dns_enabled = Tri::kUnknown;
  Tri private_dns_only_for_inbound_resolver = Tri::kUnknown;  // G18, S3 alone
  IpAddressType ip_address_type = IpAddressType::kUnknown;
  IpAddressType dns_record_ip_type = IpAddressType::kUnknown;
  std::vector<Ref<Subnet>> subnets;
  std::vector<Ref<NetworkInterface>>
      interfaces;  // build adds those whose description names the endpoint (G3)
  std::vector<Ref<SecurityGroup>> groups;
  std::vector<Ref<RouteTable>> route_tables;  // gateway endpoints
  std::vector<EndpointDnsEntry>
      dns_entries;  // Regional and zonal vpce names, and the private name with private DNS on
  StringId policy;  // JSON in a string (A9)
};

}  // namespace reach::model
