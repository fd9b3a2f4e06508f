// SPDX-License-Identifier: Apache-2.0
#include "reach/model/export.hpp"

#include <array>

namespace reach::model {
namespace {

constexpr std::array kDocumentInfos = {
    DocumentInfo{DocumentKind::kVpcs, "Vpcs", "aws ec2 describe-vpcs"},
    DocumentInfo{DocumentKind::kVpcAttribute, "", "aws ec2 describe-vpc-attribute"},
    DocumentInfo{DocumentKind::kSubnets, "Subnets", "aws ec2 describe-subnets"},
    DocumentInfo{DocumentKind::kRouteTables, "RouteTables", "aws ec2 describe-route-tables"},
    DocumentInfo{DocumentKind::kSecurityGroups, "SecurityGroups",
                 "aws ec2 describe-security-groups"},
    DocumentInfo{DocumentKind::kSecurityGroupRules, "SecurityGroupRules",
                 "aws ec2 describe-security-group-rules"},
    DocumentInfo{DocumentKind::kNetworkAcls, "NetworkAcls", "aws ec2 describe-network-acls"},
    DocumentInfo{DocumentKind::kNetworkInterfaces, "NetworkInterfaces",
                 "aws ec2 describe-network-interfaces"},
    DocumentInfo{DocumentKind::kInstances, "Reservations", "aws ec2 describe-instances"},
    DocumentInfo{DocumentKind::kVpcEndpoints, "VpcEndpoints", "aws ec2 describe-vpc-endpoints"},
    DocumentInfo{DocumentKind::kVpcPeeringConnections, "VpcPeeringConnections",
                 "aws ec2 describe-vpc-peering-connections"},
    DocumentInfo{DocumentKind::kManagedPrefixLists, "PrefixLists",
                 "aws ec2 describe-managed-prefix-lists"},
    DocumentInfo{DocumentKind::kManagedPrefixListEntries, "Entries",
                 "aws ec2 get-managed-prefix-list-entries"},
    DocumentInfo{DocumentKind::kPrefixLists, "PrefixLists", "aws ec2 describe-prefix-lists"},
    DocumentInfo{DocumentKind::kDhcpOptions, "DhcpOptions", "aws ec2 describe-dhcp-options"},
    DocumentInfo{DocumentKind::kHostedZones, "HostedZones", "aws route53 list-hosted-zones"},
    DocumentInfo{DocumentKind::kHostedZone, "HostedZone", "aws route53 get-hosted-zone"},
    DocumentInfo{DocumentKind::kResourceRecordSets, "ResourceRecordSets",
                 "aws route53 list-resource-record-sets"},
    DocumentInfo{DocumentKind::kHostedZonesByVpc, "HostedZoneSummaries",
                 "aws route53 list-hosted-zones-by-vpc"},
    DocumentInfo{DocumentKind::kResolverRules, "ResolverRules",
                 "aws route53resolver list-resolver-rules"},
    DocumentInfo{DocumentKind::kResolverRuleAssociations, "ResolverRuleAssociations",
                 "aws route53resolver list-resolver-rule-associations"},
    DocumentInfo{DocumentKind::kProfileAssociations, "ProfileAssociations",
                 "aws route53profiles list-profile-associations"},
    DocumentInfo{DocumentKind::kFirewallRuleGroupAssociations, "FirewallRuleGroupAssociations",
                 "aws route53resolver list-firewall-rule-group-associations"},
    DocumentInfo{DocumentKind::kInstanceInformation, "InstanceInformationList",
                 "aws ssm describe-instance-information"},
    DocumentInfo{DocumentKind::kIamInstanceProfileAssociations, "IamInstanceProfileAssociations",
                 "aws ec2 describe-iam-instance-profile-associations"},
    DocumentInfo{DocumentKind::kInternetGateways, "InternetGateways",
                 "aws ec2 describe-internet-gateways"},
    DocumentInfo{DocumentKind::kNatGateways, "NatGateways", "aws ec2 describe-nat-gateways"},
    DocumentInfo{DocumentKind::kTransitGateways, "TransitGateways",
                 "aws ec2 describe-transit-gateways"},
    DocumentInfo{DocumentKind::kTransitGatewayAttachments, "TransitGatewayAttachments",
                 "aws ec2 describe-transit-gateway-attachments"},
    DocumentInfo{DocumentKind::kTransitGatewayVpcAttachments, "TransitGatewayVpcAttachments",
                 "aws ec2 describe-transit-gateway-vpc-attachments"},
    DocumentInfo{DocumentKind::kTransitGatewayPeeringAttachments,
                 "TransitGatewayPeeringAttachments",
                 "aws ec2 describe-transit-gateway-peering-attachments"},
    DocumentInfo{DocumentKind::kTransitGatewayRouteTables, "TransitGatewayRouteTables",
                 "aws ec2 describe-transit-gateway-route-tables"},
    DocumentInfo{DocumentKind::kTransitGatewayRoutes, "Routes",
                 "aws ec2 search-transit-gateway-routes"},
    DocumentInfo{DocumentKind::kTransitGatewayRouteTableAssociations, "Associations",
                 "aws ec2 get-transit-gateway-route-table-associations"},
    DocumentInfo{DocumentKind::kTransitGatewayRouteTablePropagations,
                 "TransitGatewayRouteTablePropagations",
                 "aws ec2 get-transit-gateway-route-table-propagations"},
    DocumentInfo{DocumentKind::kTransitGatewayPrefixListReferences,
                 "TransitGatewayPrefixListReferences",
                 "aws ec2 get-transit-gateway-prefix-list-references"},
    DocumentInfo{DocumentKind::kEgressOnlyInternetGateways, "EgressOnlyInternetGateways",
                 "aws ec2 describe-egress-only-internet-gateways"},
    DocumentInfo{DocumentKind::kVpnGateways, "VpnGateways", "aws ec2 describe-vpn-gateways"},
    DocumentInfo{DocumentKind::kVpnConnections, "VpnConnections",
                 "aws ec2 describe-vpn-connections"},
    DocumentInfo{DocumentKind::kAddresses, "Addresses", "aws ec2 describe-addresses"},
    DocumentInfo{DocumentKind::kAvailabilityZones, "AvailabilityZones",
                 "aws ec2 describe-availability-zones"},
    DocumentInfo{DocumentKind::kVpcBlockPublicAccessOptions, "VpcBlockPublicAccessOptions",
                 "aws ec2 describe-vpc-block-public-access-options"},
    DocumentInfo{DocumentKind::kVpcBlockPublicAccessExclusions, "VpcBlockPublicAccessExclusions",
                 "aws ec2 describe-vpc-block-public-access-exclusions"},
    DocumentInfo{DocumentKind::kSecurityGroupVpcAssociations, "SecurityGroupVpcAssociations",
                 "aws ec2 describe-security-group-vpc-associations"},
    DocumentInfo{DocumentKind::kResolverEndpoints, "ResolverEndpoints",
                 "aws route53resolver list-resolver-endpoints"},
    DocumentInfo{DocumentKind::kResolverEndpointIpAddresses, "IpAddresses",
                 "aws route53resolver list-resolver-endpoint-ip-addresses"},
    DocumentInfo{DocumentKind::kProfileResourceAssociations, "ProfileResourceAssociations",
                 "aws route53profiles list-profile-resource-associations"},
    DocumentInfo{DocumentKind::kFirewallRules, "FirewallRules",
                 "aws route53resolver list-firewall-rules"},
    DocumentInfo{DocumentKind::kFirewallDomains, "Domains",
                 "aws route53resolver list-firewall-domains"},
    DocumentInfo{DocumentKind::kFirewallDomainLists, "FirewallDomainLists",
                 "aws route53resolver list-firewall-domain-lists"},
    DocumentInfo{DocumentKind::kFirewallRuleGroups, "FirewallRuleGroups",
                 "aws route53resolver list-firewall-rule-groups"},
    DocumentInfo{DocumentKind::kProfiles, "ProfileSummaries", "aws route53profiles list-profiles"},
    DocumentInfo{DocumentKind::kConnectionStatus, "Status", "aws ssm get-connection-status"},
    DocumentInfo{DocumentKind::kServiceSetting, "ServiceSetting", "aws ssm get-service-setting"},
    DocumentInfo{DocumentKind::kNetworkFirewall, "Firewall",
                 "aws network-firewall describe-firewall"},
    DocumentInfo{DocumentKind::kNetworkFirewalls, "Firewalls",
                 "aws network-firewall list-firewalls"},
};

}  // namespace

std::span<const DocumentInfo> document_infos() {
  return kDocumentInfos;
}

std::string_view command_of(DocumentKind kind) {
  for (const DocumentInfo& info : kDocumentInfos) {
    if (info.kind == kind) return info.command;
  }
  return "";
}

}  // namespace reach::model
