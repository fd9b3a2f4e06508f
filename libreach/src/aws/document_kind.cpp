// SPDX-License-Identifier: Apache-2.0
#include "aws/document_kind.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace reach::aws {
namespace {

using Kind = model::DocumentKind;

constexpr KindReader kReaders[] = {
    {Kind::kVpcs, &read_vpcs},
    {Kind::kSubnets, &read_subnets},
    {Kind::kRouteTables, &read_route_tables},
    {Kind::kSecurityGroups, &read_security_groups},
    {Kind::kSecurityGroupRules, &read_security_group_rules},
    {Kind::kNetworkAcls, &read_network_acls},
    {Kind::kNetworkInterfaces, &read_network_interfaces},
    {Kind::kInstances, &read_reservations},
    {Kind::kVpcEndpoints, &read_vpc_endpoints},
    {Kind::kVpcPeeringConnections, &read_vpc_peering_connections},
    {Kind::kManagedPrefixLists, &read_prefix_lists},
    {Kind::kPrefixLists, &read_prefix_lists},
    {Kind::kManagedPrefixListEntries, &read_prefix_list_entries},
    {Kind::kDhcpOptions, &read_dhcp_options},
    {Kind::kHostedZones, &read_hosted_zones},
    {Kind::kHostedZonesByVpc, &read_hosted_zones_by_vpc},
    {Kind::kResolverRules, &read_resolver_rules},
    {Kind::kResolverRuleAssociations, &read_resolver_rule_associations},
    {Kind::kProfileAssociations, &read_profile_associations},
    {Kind::kFirewallRuleGroupAssociations, &read_firewall_rule_group_associations},
    {Kind::kInstanceInformation, &read_instance_information},
    {Kind::kIamInstanceProfileAssociations, &read_instance_profile_associations},
    {Kind::kResolverEndpoints, &read_resolver_endpoints},
    {Kind::kResolverEndpointIpAddresses, &read_resolver_endpoint_ip_addresses},
    {Kind::kProfiles, &read_profiles},
    {Kind::kProfileResourceAssociations, &read_profile_resource_associations},
    {Kind::kFirewallRuleGroups, &read_firewall_rule_groups},
    {Kind::kFirewallDomainLists, &read_firewall_domain_lists},
    {Kind::kFirewallRules, &read_firewall_rules},
    {Kind::kFirewallDomains, &read_firewall_domains},
    {Kind::kInternetGateways, &read_internet_gateways},
    {Kind::kEgressOnlyInternetGateways, &read_egress_only_internet_gateways},
    {Kind::kVpnGateways, &read_vpn_gateways},
    {Kind::kNatGateways, &read_nat_gateways},
    {Kind::kTransitGateways, &read_transit_gateways},
    {Kind::kTransitGatewayRouteTables, &read_transit_gateway_route_tables},
    {Kind::kTransitGatewayAttachments, &read_transit_gateway_attachments},
    {Kind::kTransitGatewayVpcAttachments, &read_transit_gateway_vpc_attachments},
    {Kind::kTransitGatewayPeeringAttachments, &read_transit_gateway_peering_attachments},
    {Kind::kTransitGatewayRoutes, &read_transit_gateway_routes},
    {Kind::kTransitGatewayRouteTableAssociations, &read_transit_gateway_route_table_associations},
    {Kind::kTransitGatewayRouteTablePropagations, &read_transit_gateway_propagations},
    {Kind::kTransitGatewayPrefixListReferences, &read_transit_gateway_prefix_list_references},
    {Kind::kVpcBlockPublicAccessOptions, &read_vpc_block_public_access_options},
    {Kind::kVpcBlockPublicAccessExclusions, &read_vpc_block_public_access_exclusions},
    {Kind::kSecurityGroupVpcAssociations, &read_security_group_vpc_associations},
};

constexpr ParentRule kParentRules[] = {
    {Kind::kVpcAttribute, "VpcId", "vpc-", "VPC"},
    {Kind::kManagedPrefixListEntries, "PrefixListId", "pl-", "prefix list"},
    {Kind::kResourceRecordSets, "HostedZoneId", "", "hosted zone"},
    {Kind::kHostedZonesByVpc, "VpcId", "vpc-", "VPC"},
    {Kind::kTransitGatewayRoutes, "TransitGatewayRouteTableId", "tgw-rtb-",
     "transit gateway route table"},
    {Kind::kTransitGatewayRouteTableAssociations, "TransitGatewayRouteTableId", "tgw-rtb-",
     "transit gateway route table"},
    {Kind::kTransitGatewayRouteTablePropagations, "TransitGatewayRouteTableId", "tgw-rtb-",
     "transit gateway route table"},
    {Kind::kResolverEndpointIpAddresses, "ResolverEndpointId", "rslvr-in-", "Resolver endpoint",
     "rslvr-out-"},
    {Kind::kFirewallDomains, "FirewallDomainListId", "rslvr-fdl-", "DNS Firewall domain list"},
    {Kind::kFirewallRules,
     "FirewallRuleGroupId",
     "rslvr-frg-",
     "DNS Firewall rule group",
     {},
     true},
    {Kind::kProfileResourceAssociations, "ProfileId", "rp-", "Profile", {}, true},
};

constexpr Collection kCollections[] = {
    {"TransitGatewayPropagations", Kind::kTransitGatewayRouteTablePropagations, true},
    {"TransitGatewayStaticRoutes", Kind::kTransitGatewayRoutes, false},
};

// Members that only one kind of item has, the most telling kinds first.
struct Signature {
  Kind kind;
  std::string_view first;
  std::string_view second;
};
constexpr Signature kSignatures[] = {
    {Kind::kSecurityGroupRules, "SecurityGroupRuleId", "GroupId"},
    {Kind::kInstances, "InstanceId", "State"},
    {Kind::kInstances, "Instances", "ReservationId"},
    {Kind::kInstanceInformation, "InstanceId", "PingStatus"},
    {Kind::kNetworkInterfaces, "NetworkInterfaceId", "SubnetId"},
    {Kind::kVpcEndpoints, "VpcEndpointId", "ServiceName"},
    {Kind::kVpcPeeringConnections, "VpcPeeringConnectionId", "RequesterVpcInfo"},
    {Kind::kRouteTables, "RouteTableId", "Routes"},
    {Kind::kNetworkAcls, "NetworkAclId", "Entries"},
    {Kind::kSecurityGroups, "GroupId", "IpPermissions"},
    {Kind::kSubnets, "SubnetId", "CidrBlock"},
    {Kind::kVpcs, "VpcId", "CidrBlock"},
    {Kind::kDhcpOptions, "DhcpOptionsId", "DhcpConfigurations"},
    {Kind::kPrefixLists, "PrefixListId", "Cidrs"},
    {Kind::kManagedPrefixLists, "PrefixListId", "PrefixListName"},
    {Kind::kNatGateways, "NatGatewayId", "NatGatewayAddresses"},
    {Kind::kInternetGateways, "InternetGatewayId", "Attachments"},
    {Kind::kEgressOnlyInternetGateways, "EgressOnlyInternetGatewayId", "Attachments"},
    {Kind::kVpnGateways, "VpnGatewayId", "VpcAttachments"},
    {Kind::kTransitGatewayVpcAttachments, "TransitGatewayAttachmentId", "SubnetIds"},
    {Kind::kTransitGatewayPeeringAttachments, "TransitGatewayAttachmentId", "RequesterTgwInfo"},
    {Kind::kTransitGatewayAttachments, "TransitGatewayAttachmentId", "TransitGatewayOwnerId"},
    {Kind::kTransitGatewayRouteTables, "TransitGatewayRouteTableId", "TransitGatewayId"},
    {Kind::kTransitGateways, "TransitGatewayId", "OwnerId"},
    {Kind::kVpcBlockPublicAccessExclusions, "ExclusionId", "ResourceArn"},
    {Kind::kResolverRuleAssociations, "ResolverRuleId", "VPCId"},
    {Kind::kResolverRules, "DomainName", "RuleType"},
    {Kind::kResolverEndpoints, "HostVPCId", "Direction"},
    {Kind::kFirewallRules, "FirewallRuleGroupId", "Action"},
    {Kind::kFirewallRuleGroupAssociations, "FirewallRuleGroupId", "VpcId"},
    {Kind::kProfileResourceAssociations, "ProfileId", "ResourceArn"},
    {Kind::kProfileAssociations, "ProfileId", "ResourceId"},
    {Kind::kHostedZones, "Id", "CallerReference"},
    {Kind::kHostedZonesByVpc, "HostedZoneId", "Owner"},
    {Kind::kResourceRecordSets, "Name", "ResourceRecords"},
    {Kind::kResourceRecordSets, "Name", "AliasTarget"},
};

bool has(Object object, std::string_view key) {
  return object.at_key(key).error() == simdjson::SUCCESS;
}

std::optional<Object> first_object(Value value) {
  Array items;
  if (value.get(items) != simdjson::SUCCESS) return std::nullopt;
  for (const Value item : items) {
    Object object;
    if (item.get(object) == simdjson::SUCCESS) return object;
    return std::nullopt;
  }
  return std::nullopt;
}

// describe-managed-prefix-lists and describe-prefix-lists share a wrapper; only the latter has
// entries (A.1), only the former tells owners.
Kind kind_of_prefix_lists(Value value) {
  const std::optional<Object> first = first_object(value);
  if (!first) return Kind::kManagedPrefixLists;
  if (has(*first, "Cidrs")) return Kind::kPrefixLists;
  const bool managed = has(*first, "OwnerId") || has(*first, "PrefixListArn");
  return managed ? Kind::kManagedPrefixLists : Kind::kPrefixLists;
}

}  // namespace

std::optional<Kind> kind_of_wrapper(std::string_view key, Value value) {
  static const auto kinds = [] {
    std::unordered_map<std::string_view, Kind> map;
    for (const model::DocumentInfo& info : model::document_infos()) {
      const bool by_itself = info.kind != Kind::kConnectionStatus && !info.wrapper.empty();
      if (by_itself) map.try_emplace(info.wrapper, info.kind);
    }
    return map;
  }();
  if (key == "PrefixLists") return kind_of_prefix_lists(value);
  const auto found = kinds.find(key);
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

const Collection* find_collection(std::string_view key) {
  for (const Collection& known : kCollections) {
    if (known.key == key) return &known;
  }
  return nullptr;
}

std::optional<Kind> kind_of_list(Array items) {
  for (const Value item : items) {
    Object object;
    if (item.get(object) != simdjson::SUCCESS) return std::nullopt;
    for (const Signature& signature : kSignatures) {
      if (has(object, signature.first) && has(object, signature.second)) return signature.kind;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

ReadItems reader_of(Kind kind) {
  for (const KindReader& reader : kReaders) {
    if (reader.kind == kind) return reader.read;
  }
  return nullptr;
}

const ParentRule* parent_rule_of(Kind kind) {
  for (const ParentRule& rule : kParentRules) {
    if (rule.kind == kind) return &rule;
  }
  return nullptr;
}

bool is_parent_key(std::string_view key) {
  return std::any_of(std::begin(kParentRules), std::end(kParentRules),
                     [key](const ParentRule& rule) { return rule.key == key; });
}

bool is_global(Kind kind) {
  return kind == Kind::kHostedZones || kind == Kind::kHostedZone ||
         kind == Kind::kResourceRecordSets || kind == Kind::kHostedZonesByVpc;
}

bool shows_own_alone(Kind kind) {
  return kind == Kind::kInstances || kind == Kind::kRouteTables || kind == Kind::kNetworkAcls;
}

bool is_metadata(std::string_view key) {
  constexpr std::array<std::string_view, 15> kKeys = {"NextToken",
                                                      "IsTruncated",
                                                      "NextMarker",
                                                      "NextRecordName",
                                                      "NextRecordType",
                                                      "Marker",
                                                      "NextRecordIdentifier",
                                                      "AdditionalRoutesAvailable",
                                                      "MaxItems",
                                                      "MaxResults",
                                                      "ResponseMetadata",
                                                      "DelegationSet",
                                                      "NextDNSName",
                                                      "NextHostedZoneId",
                                                      "DNSName"};
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

bool is_page_token(std::string_view key, Value value) {
  bool flag = false;
  if (key == "IsTruncated" || key == "AdditionalRoutesAvailable")
    return value.get(flag) == simdjson::SUCCESS && flag;
  if (key != "NextToken" && key != "NextMarker" && key != "NextRecordName") return false;
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? !text.empty() : !value.is_null();
}

}  // namespace reach::aws
