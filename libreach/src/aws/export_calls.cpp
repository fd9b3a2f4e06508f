// SPDX-License-Identifier: Apache-2.0
#include "aws/export_calls.hpp"

namespace reach::aws {
namespace {

using Kind = model::DocumentKind;
using enum CallScope;

// Lists first, then what is asked for by the ids in them.
constexpr ExportCall kCalls[] = {
    {Kind::kVpcs, "ec2:DescribeVpcs"},
    {Kind::kSubnets, "ec2:DescribeSubnets"},
    {Kind::kRouteTables, "ec2:DescribeRouteTables"},
    {Kind::kSecurityGroups, "ec2:DescribeSecurityGroups"},
    {Kind::kSecurityGroupRules, "ec2:DescribeSecurityGroupRules"},
    {Kind::kSecurityGroupVpcAssociations, "ec2:DescribeSecurityGroupVpcAssociations"},
    {Kind::kNetworkAcls, "ec2:DescribeNetworkAcls"},
    {Kind::kNetworkInterfaces, "ec2:DescribeNetworkInterfaces"},
    {Kind::kInstances, "ec2:DescribeInstances"},
    {Kind::kIamInstanceProfileAssociations, "ec2:DescribeIamInstanceProfileAssociations"},
    {Kind::kVpcEndpoints, "ec2:DescribeVpcEndpoints"},
    {Kind::kVpcPeeringConnections, "ec2:DescribeVpcPeeringConnections"},
    {Kind::kManagedPrefixLists, "ec2:DescribeManagedPrefixLists"},
    {Kind::kPrefixLists, "ec2:DescribePrefixLists"},
    {Kind::kDhcpOptions, "ec2:DescribeDhcpOptions"},
    {Kind::kInternetGateways, "ec2:DescribeInternetGateways"},
    {Kind::kEgressOnlyInternetGateways, "ec2:DescribeEgressOnlyInternetGateways"},
    {Kind::kNatGateways, "ec2:DescribeNatGateways"},
    {Kind::kVpnGateways, "ec2:DescribeVpnGateways"},
    {Kind::kVpnConnections, "ec2:DescribeVpnConnections"},
    {Kind::kTransitGateways, "ec2:DescribeTransitGateways"},
    {Kind::kTransitGatewayAttachments, "ec2:DescribeTransitGatewayAttachments"},
    {Kind::kTransitGatewayVpcAttachments, "ec2:DescribeTransitGatewayVpcAttachments"},
    {Kind::kTransitGatewayPeeringAttachments, "ec2:DescribeTransitGatewayPeeringAttachments"},
    {Kind::kTransitGatewayRouteTables, "ec2:DescribeTransitGatewayRouteTables"},
    {Kind::kAddresses, "ec2:DescribeAddresses"},
    {Kind::kAvailabilityZones, "ec2:DescribeAvailabilityZones"},
    {Kind::kVpcBlockPublicAccessOptions, "ec2:DescribeVpcBlockPublicAccessOptions"},
    {Kind::kVpcBlockPublicAccessExclusions, "ec2:DescribeVpcBlockPublicAccessExclusions"},
    {Kind::kResolverRules, "route53resolver:ListResolverRules"},
    {Kind::kResolverRuleAssociations, "route53resolver:ListResolverRuleAssociations"},
    {Kind::kResolverEndpoints, "route53resolver:ListResolverEndpoints"},
    {Kind::kFirewallRuleGroups, "route53resolver:ListFirewallRuleGroups"},
    {Kind::kFirewallRuleGroupAssociations, "route53resolver:ListFirewallRuleGroupAssociations"},
    {Kind::kFirewallDomainLists, "route53resolver:ListFirewallDomainLists"},
    {Kind::kProfiles, "route53profiles:ListProfiles"},
    {Kind::kProfileAssociations, "route53profiles:ListProfileAssociations"},
    {Kind::kNetworkFirewalls, "network-firewall:ListFirewalls"},
    {Kind::kInstanceInformation, "ssm:DescribeInstanceInformation"},
    {Kind::kServiceSetting, "ssm:GetServiceSetting", kRegion,
     "--setting-id /ssm/managed-instance/default-ec2-instance-management-role"},
    {Kind::kHostedZones, "route53:ListHostedZones", kAccount},

    // One attribute a call.
    {Kind::kVpcAttribute, "ec2:DescribeVpcAttribute", kRegion,
     R"(--vpc-id "$id" --attribute enableDnsSupport)", Kind::kVpcs, ".enableDnsSupport"},
    {Kind::kVpcAttribute, "ec2:DescribeVpcAttribute", kRegion,
     R"(--vpc-id "$id" --attribute enableDnsHostnames)", Kind::kVpcs, ".enableDnsHostnames"},
    // Kept with the Region's documents, so that a Region can be recorded anew by itself.
    {Kind::kHostedZonesByVpc, "route53:ListHostedZonesByVPC", kRegion,
     R"(--vpc-id "$id" --vpc-region "$region")", Kind::kVpcs},
    {Kind::kManagedPrefixListEntries, "ec2:GetManagedPrefixListEntries", kRegion,
     R"(--prefix-list-id "$id")", Kind::kManagedPrefixLists},
    // Any other filter gives a part of the table, and that cannot be seen in the answer (A5).
    {Kind::kTransitGatewayRoutes, "ec2:SearchTransitGatewayRoutes", kRegion,
     R"(--transit-gateway-route-table-id "$id" --max-results 1000 )"
     "--filters Name=state,Values=active,blackhole",
     Kind::kTransitGatewayRouteTables},
    {Kind::kTransitGatewayRouteTableAssociations, "ec2:GetTransitGatewayRouteTableAssociations",
     kRegion, R"(--transit-gateway-route-table-id "$id")", Kind::kTransitGatewayRouteTables},
    {Kind::kTransitGatewayRouteTablePropagations, "ec2:GetTransitGatewayRouteTablePropagations",
     kRegion, R"(--transit-gateway-route-table-id "$id")", Kind::kTransitGatewayRouteTables},
    {Kind::kTransitGatewayPrefixListReferences, "ec2:GetTransitGatewayPrefixListReferences",
     kRegion, R"(--transit-gateway-route-table-id "$id")", Kind::kTransitGatewayRouteTables},
    {Kind::kResolverEndpointIpAddresses, "route53resolver:ListResolverEndpointIpAddresses", kRegion,
     R"(--resolver-endpoint-id "$id")", Kind::kResolverEndpoints},
    {Kind::kFirewallRules, "route53resolver:ListFirewallRules", kRegion,
     R"(--firewall-rule-group-id "$id")", Kind::kFirewallRuleGroups},
    {Kind::kFirewallDomains, "route53resolver:ListFirewallDomains", kRegion,
     R"(--firewall-domain-list-id "$id")", Kind::kFirewallDomainLists},
    {Kind::kProfileResourceAssociations, "route53profiles:ListProfileResourceAssociations", kRegion,
     R"(--profile-id "$id")", Kind::kProfiles},
    {Kind::kNetworkFirewall, "network-firewall:DescribeFirewall", kRegion,
     R"(--firewall-name "$id")", Kind::kNetworkFirewalls},
    {Kind::kConnectionStatus, "ssm:GetConnectionStatus", kRegion, R"(--target "$id")",
     Kind::kInstanceInformation},
    {Kind::kHostedZone, "route53:GetHostedZone", kAccount, R"(--id "$id")", Kind::kHostedZones},
    {Kind::kResourceRecordSets, "route53:ListResourceRecordSets", kAccount,
     R"(--hosted-zone-id "$id")", Kind::kHostedZones},
};

constexpr IdList kIdLists[] = {
    {Kind::kVpcs, "VpcId", "vpc-"},
    {Kind::kManagedPrefixLists, "PrefixListId", "pl-"},
    {Kind::kTransitGatewayRouteTables, "TransitGatewayRouteTableId", "tgw-rtb-"},
    {Kind::kResolverEndpoints, "Id", "rslvr-"},
    {Kind::kFirewallRuleGroups, "Id", "rslvr-frg-"},
    // AWS shows the domains of its own lists to nobody.
    {Kind::kFirewallDomainLists, "Id", "rslvr-fdl-", "ManagedOwnerName"},
    {Kind::kProfiles, "Id", "rp-"},
    {Kind::kNetworkFirewalls, "FirewallName", ""},
    {Kind::kInstanceInformation, "InstanceId", "i-"},
    {Kind::kHostedZones, "Id", ""},
};

}  // namespace

std::span<const ExportCall> export_calls() {
  return kCalls;
}

std::span<const IdList> id_lists() {
  return kIdLists;
}

}  // namespace reach::aws
