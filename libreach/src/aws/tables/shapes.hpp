// SPDX-License-Identifier: Apache-2.0
// The tables of what documents list. The shapes inside them are their rows' nested tables.
#pragma once

#include "aws/field_table.hpp"

namespace reach::aws {

extern const Table kVpc;
extern const Table kVpcAttribute;
extern const Table kSubnet;
extern const Table kRouteTable;
extern const Table kSecurityGroup;
extern const Table kSecurityGroupRule;
extern const Table kNetworkAcl;
extern const Table kNetworkInterface;
extern const Table kPrimaryAddress;
extern const Table kAttachedInterface;
extern const Table kReservation;
extern const Table kInstance;
extern const Table kInstanceInformation;
extern const Table kInstanceProfileAssociation;
extern const Table kVpcEndpoint;
extern const Table kVpcPeeringConnection;
extern const Table kManagedPrefixList;
extern const Table kPrefixList;
extern const Table kPrefixListEntry;
extern const Table kDhcpOptions;
extern const Table kHostedZone;
extern const Table kHostedZoneDetails;
extern const Table kHostedZoneSummary;
extern const Table kResourceRecordSet;
extern const Table kResolverRule;
extern const Table kResolverRuleAssociation;
extern const Table kProfileAssociation;
extern const Table kFirewallRuleGroupAssociation;
extern const Table kResolverEndpoint;
extern const Table kResolverEndpointAddress;
extern const Table kProfile;
extern const Table kProfileResourceAssociation;
extern const Table kFirewallRuleGroup;
extern const Table kFirewallDomainList;
extern const Table kFirewallRule;
extern const Table kFirewallRuleOfGroup;
extern const Table kInternetGateway;
extern const Table kEgressOnlyInternetGateway;
extern const Table kVpnGateway;
extern const Table kNatGateway;
extern const Table kTransitGateway;
extern const Table kTransitGatewayRouteTable;
extern const Table kTransitGatewayAttachment;
extern const Table kTransitGatewayEnd;
extern const Table kTransitGatewayVpcAttachment;
extern const Table kTransitGatewayPeeringAttachment;
extern const Table kTransitGatewayRouteTableAssociation;
extern const Table kTransitGatewayRoute;
extern const Table kTransitGatewayPropagation;
extern const Table kTransitGatewayPrefixListReference;
extern const Table kVpcBlockPublicAccessOptions;
extern const Table kVpcBlockPublicAccessExclusion;
extern const Table kSecurityGroupVpcAssociation;

}  // namespace reach::aws
