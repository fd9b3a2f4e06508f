// SPDX-License-Identifier: Apache-2.0
// Facts that can only be placed when all documents are read: they belong to a resource that may
// come later, or count only when all pages of their command are there.
#pragma once

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "reach/model/network.hpp"

namespace reach::aws {

// The records of one document; which zone they are of may only be known at the end (A.1).
struct PendingRecords {
  std::size_t document = 0;        // number in Reading::documents
  bool named = false;              // the document itself names its zone
  std::vector<std::string> zones;  // ids that it, its file or its folders name, the nearest first
  std::vector<model::ResourceRecordSet> records;
  model::OriginId origin;
};

// The entries of one document of a managed prefix list.
struct PendingEntries {
  std::size_t document = 0;
  model::StringId list;
  std::vector<net::Prefix> entries;
  model::OriginId origin;
};

// A rule told by describe-security-group-rules.
struct PendingGroupRule {
  std::size_t document = 0;
  model::StringId group;
  bool egress = false;
  model::SecurityGroupRule rule;
};

// What Systems Manager and IAM say of an instance.
struct PendingAgent {
  model::StringId instance;
  model::StringId version;
  model::StringId ping_status;
  model::OriginId origin;
};
struct PendingProfile {
  model::StringId instance;
  model::StringId arn;
};

// A transit gateway attachment as routes, propagations and associations name it.
struct AttachmentMention {
  model::StringId attachment;
  model::StringId resource;
  model::TransitGatewayResourceType type = model::TransitGatewayResourceType::kUnknown;
};

// What one document tells of a transit gateway route table: one of the lists.
struct PendingTransitGatewayTable {
  std::size_t document = 0;
  model::StringId table;
  std::vector<model::TransitGatewayRoute> routes;
  std::vector<model::TransitGatewayPropagation> propagations;
  std::vector<model::TransitGatewayPrefixListReference> references;
  std::vector<AttachmentMention> mentions;
  model::OriginId origin;
};

struct PendingTransitGatewayAssociation {
  model::StringId table;
  model::StringId attachment;
  model::StringId resource;
  model::TransitGatewayResourceType type = model::TransitGatewayResourceType::kUnknown;
  model::AssociationState state = model::AssociationState::kUnknown;
  model::OriginId origin;
};

// Another VPC of a security group.
struct PendingGroupVpc {
  model::StringId group;
  model::StringId vpc;
  model::AssociationState state = model::AssociationState::kUnknown;
  model::OriginId origin;
};

// The addresses of a Resolver endpoint, as one document tells them.
struct PendingResolverAddresses {
  std::size_t document = 0;
  model::StringId endpoint;
  std::vector<model::ResolverEndpointAddress> addresses;
  model::OriginId origin;
};

struct PendingProfileVpc {
  model::StringId profile;
  model::StringId vpc;
  model::ProfileStatus status = model::ProfileStatus::kUnknown;
  model::OriginId origin;
};
struct PendingProfileResources {
  std::size_t document = 0;
  model::StringId profile;
  std::vector<model::ProfileResource> resources;
  model::OriginId origin;
};

struct PendingFirewallVpc {
  model::StringId group;
  model::StringId vpc;
  int priority = -1;
  model::FirewallAssociationStatus status = model::FirewallAssociationStatus::kUnknown;
  model::OriginId origin;
};
struct PendingFirewallRules {
  std::size_t document = 0;
  model::StringId group;
  std::vector<model::FirewallRule> rules;
  model::OriginId origin;
};
struct PendingFirewallDomains {
  std::size_t document = 0;
  model::StringId list;
  std::vector<model::StringId> domains;
  model::OriginId origin;
};

struct Pending {
  // VPCs of which an association of a subnet could not be read: it may be of any subnet (B1, D1).
  std::vector<model::StringId> unsure_route_tables;
  std::vector<model::StringId> unsure_network_acls;
  // Associations of Resolver rules with VPCs that were seen already.
  std::set<std::tuple<model::StringId, model::StringId, model::ResolverRuleAssociationStatus>>
      rule_associations;
  std::vector<PendingRecords> records;
  std::vector<PendingEntries> entries;
  std::vector<PendingGroupRule> group_rules;
  std::vector<PendingAgent> agents;
  std::vector<PendingProfile> profiles;
  std::vector<PendingTransitGatewayTable> transit_gateway_routes;
  std::vector<PendingTransitGatewayTable> transit_gateway_propagations;
  std::vector<PendingTransitGatewayTable> transit_gateway_references;
  std::vector<PendingTransitGatewayAssociation> transit_gateway_associations;
  std::vector<PendingGroupVpc> group_vpcs;
  std::vector<PendingResolverAddresses> resolver_addresses;
  std::vector<PendingProfileVpc> profile_vpcs;
  std::vector<PendingProfileResources> profile_resources;
  std::vector<PendingFirewallVpc> firewall_vpcs;
  std::vector<PendingFirewallRules> firewall_rules;
  std::vector<PendingFirewallDomains> firewall_domains;
};

}  // namespace reach::aws
