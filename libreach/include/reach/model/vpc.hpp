// SPDX-License-Identifier: Apache-2.0
// A VPC: its address space and its DNS settings.
// Source: EC2 API Vpc; VPC user guide, "DNS attributes for your VPC".
#pragma once

#include <optional>
#include <vector>

#include "reach/model/dns_firewall.hpp"
#include "reach/model/gateway_enums.hpp"
#include "reach/model/profile.hpp"
#include "reach/model/resource.hpp"
#include "reach/net/prefix.hpp"

namespace reach::model {

struct VpcCidr {
  net::Prefix cidr;
  AssociationState state =
      AssociationState::kUnknown;  // only associated ones count; unknown counts as associated (A2)
  OriginId origin;
  friend bool operator==(const VpcCidr& a, const VpcCidr& b) {
    return a.cidr == b.cidr && a.state == b.state;
  }
};

struct Vpc {
  StringId id;
  OriginId origin;
  StringId owner;   // account
  StringId region;  // from the peering connections, zones or subnets that name it (A10); empty: not
                    // known
  StringId name;    // Name tag
  std::optional<net::Prefix> primary_cidr;  // its base+2 is the Resolver's address
  std::vector<VpcCidr> cidrs;               // IPv4 and IPv6; holds the primary one too
  Ref<DhcpOptions> dhcp_options;
  Tri is_default = Tri::kUnknown;
  // Block Public Access as it applies here, exclusions taken into account (I7); unknown: not told.
  InternetGatewayBlockMode internet_gateway_block_mode = InternetGatewayBlockMode::kUnknown;
  // describe-vpc-attribute, one document each; kUnknown: not exported.
  Tri enable_dns_support = Tri::kUnknown;
  Tri enable_dns_hostnames = Tri::kUnknown;
  OriginId enable_dns_support_origin;
  OriginId enable_dns_hostnames_origin;
  ProfileAssociation profile;                                      // not given: none
  std::vector<FirewallRuleGroupAssociation> firewall_rule_groups;  // in no order
  // Set by NetworkBuilder::build.
  Ref<RouteTable> main_route_table;     // B1
  Ref<NetworkAcl> default_network_acl;  // D1
  bool declared = true;                 // false: known only because others name it
};

// An address of one of its associated CIDRs.
[[nodiscard]] bool in_vpc_cidrs(const Vpc& vpc, net::Address address);

}  // namespace reach::model
