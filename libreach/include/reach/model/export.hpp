// SPDX-License-Identifier: Apache-2.0
// What was exported: which commands' output the snapshot holds, whole or in part. A verdict that
// needs a fact which no document could have given is unknown, and names the command (design
// principle 1).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "reach/model/origin.hpp"
#include "reach/model/strings.hpp"

namespace reach::model {

// One kind of document: the output of one AWS CLI command.
enum class DocumentKind : std::uint8_t {
  kVpcs,
  kVpcAttribute,
  kSubnets,
  kRouteTables,
  kSecurityGroups,
  kSecurityGroupRules,
  kNetworkAcls,
  kNetworkInterfaces,
  kInstances,
  kVpcEndpoints,
  kVpcPeeringConnections,
  kManagedPrefixLists,
  kManagedPrefixListEntries,
  kPrefixLists,
  kDhcpOptions,
  kHostedZones,
  kHostedZone,
  kResourceRecordSets,
  kHostedZonesByVpc,
  kResolverRules,
  kResolverRuleAssociations,
  kProfileAssociations,
  kFirewallRuleGroupAssociations,
  kInstanceInformation,
  kIamInstanceProfileAssociations,
  kInternetGateways,
  kNatGateways,
  kTransitGateways,
  kTransitGatewayAttachments,
  kTransitGatewayVpcAttachments,
  kTransitGatewayPeeringAttachments,
  kTransitGatewayRouteTables,
  kTransitGatewayRoutes,
  kTransitGatewayRouteTableAssociations,
  kTransitGatewayRouteTablePropagations,
  kTransitGatewayPrefixListReferences,
  kEgressOnlyInternetGateways,
  kVpnGateways,
  kVpnConnections,
  kAddresses,
  kAvailabilityZones,
  kVpcBlockPublicAccessOptions,
  kVpcBlockPublicAccessExclusions,
  kSecurityGroupVpcAssociations,
  kResolverEndpoints,
  kResolverEndpointIpAddresses,
  kProfileResourceAssociations,
  kFirewallRules,
  kFirewallDomains,
  kFirewallDomainLists,
  kFirewallRuleGroups,
  kProfiles,
  kConnectionStatus,
  kServiceSetting,
  kNetworkFirewall,
  kNetworkFirewalls,
  kOther
};

// A kind and how to get it.
struct DocumentInfo {
  DocumentKind kind;
  std::string_view wrapper;  // top-level key: "RouteTables"
  std::string_view command;  // "aws ec2 describe-route-tables"
};
[[nodiscard]] std::span<const DocumentInfo> document_infos();
[[nodiscard]] std::string_view command_of(DocumentKind kind);

// One document that was read.
struct Export {
  DocumentKind kind = DocumentKind::kOther;
  StringId account;      // empty: the document does not say
  StringId region;       // empty: the document does not say
  bool complete = true;  // false: a page token is left over, or a part could not be read
  OriginId origin;
};

enum class Completeness : std::uint8_t { kMissing, kPartial, kComplete };

}  // namespace reach::model
