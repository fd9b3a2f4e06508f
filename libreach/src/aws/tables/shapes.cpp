// SPDX-License-Identifier: Apache-2.0
#include "aws/tables/shapes.hpp"

#include "aws/tables/tables.hpp"

namespace reach::aws {

std::span<const Table* const> all_tables() {
  static constexpr const Table* kTables[] = {
      &kVpc,
      &kVpcAttribute,
      &kSubnet,
      &kRouteTable,
      &kSecurityGroup,
      &kSecurityGroupRule,
      &kNetworkAcl,
      &kNetworkInterface,
      &kPrimaryAddress,
      &kAttachedInterface,
      &kReservation,
      &kInstance,
      &kInstanceInformation,
      &kInstanceProfileAssociation,
      &kVpcEndpoint,
      &kVpcPeeringConnection,
      &kManagedPrefixList,
      &kPrefixList,
      &kPrefixListEntry,
      &kDhcpOptions,
      &kHostedZone,
      &kHostedZoneDetails,
      &kHostedZoneSummary,
      &kResourceRecordSet,
      &kResolverRule,
      &kResolverRuleAssociation,
      &kProfileAssociation,
      &kFirewallRuleGroupAssociation,
      &kResolverEndpoint,
      &kResolverEndpointAddress,
      &kProfile,
      &kProfileResourceAssociation,
      &kFirewallRuleGroup,
      &kFirewallDomainList,
      &kFirewallRule,
      &kFirewallRuleOfGroup,
      &kInternetGateway,
      &kEgressOnlyInternetGateway,
      &kVpnGateway,
      &kNatGateway,
      &kTransitGateway,
      &kTransitGatewayRouteTable,
      &kTransitGatewayAttachment,
      &kTransitGatewayEnd,
      &kTransitGatewayVpcAttachment,
      &kTransitGatewayPeeringAttachment,
      &kTransitGatewayRouteTableAssociation,
      &kTransitGatewayRoute,
      &kTransitGatewayPropagation,
      &kTransitGatewayPrefixListReference,
      &kVpcBlockPublicAccessOptions,
      &kVpcBlockPublicAccessExclusion,
      &kSecurityGroupVpcAssociation,
  };
  return kTables;
}

}  // namespace reach::aws
