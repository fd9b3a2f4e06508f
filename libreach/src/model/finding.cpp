// SPDX-License-Identifier: Apache-2.0
#include "reach/model/finding.hpp"

#include <array>
#include <utility>

namespace reach::model {
namespace {

using CodeName = std::pair<Code, std::string_view>;

constexpr std::array kCodeNames = {
    CodeName{Code::kDnsResolvesPublic, "DNS_RESOLVES_PUBLIC"},
    CodeName{Code::kDnsZoneNotAssociated, "DNS_ZONE_NOT_ASSOCIATED"},
    CodeName{Code::kDnsNoRecord, "DNS_NO_RECORD"},
    CodeName{Code::kDnsAttributesDisabled, "DNS_ATTRIBUTES_DISABLED"},
    CodeName{Code::kDnsRuleForwardsAway, "DNS_RULE_FORWARDS_AWAY"},
    CodeName{Code::kDnsCustomServer, "DNS_CUSTOM_SERVER"},
    CodeName{Code::kDnsDanglingAlias, "DNS_DANGLING_ALIAS"},
    CodeName{Code::kDnsWrongService, "DNS_WRONG_SERVICE"},
    CodeName{Code::kDnsLoop, "DNS_LOOP"},
    CodeName{Code::kDnsFirewall, "DNS_FIREWALL"},
    CodeName{Code::kNoRouteToDestination, "NO_ROUTE_TO_DESTINATION"},
    CodeName{Code::kBadStateRoute, "BAD_STATE_ROUTE"},
    CodeName{Code::kCannotRoute, "CANNOT_ROUTE"},
    CodeName{Code::kHigherPriorityRoute, "HIGHER_PRIORITY_ROUTE"},
    CodeName{Code::kMoreSpecificRoute, "MORE_SPECIFIC_ROUTE"},
    CodeName{Code::kNoPossibleDestination, "NO_POSSIBLE_DESTINATION"},
    CodeName{Code::kVpcLocalRouteCidrRestriction, "VPC_LOCAL_ROUTE_CIDR_RESTRICTION"},
    CodeName{Code::kDisconnectedVpcs, "DISCONNECTED_VPCS"},
    CodeName{Code::kAmbiguousRoute, "AMBIGUOUS_ROUTE"},
    CodeName{Code::kEniSgRulesMismatch, "ENI_SG_RULES_MISMATCH"},
    CodeName{Code::kSgHasNoRules, "SG_HAS_NO_RULES"},
    CodeName{Code::kSgReferencesNotPreserved, "SG_REFERENCES_NOT_PRESERVED"},
    CodeName{Code::kSgReferencingSupport, "SG_REFERENCING_SUPPORT"},
    CodeName{Code::kUnknownPeeredSgs, "UNKNOWN_PEERED_SGS"},
    CodeName{Code::kSubnetAclRestriction, "SUBNET_ACL_RESTRICTION"},
    CodeName{Code::kPcxRequiresAddressInVpcCidr, "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"},
    CodeName{Code::kBadState, "BAD_STATE"},
    CodeName{Code::kBadStateAttachment, "BAD_STATE_ATTACHMENT"},
    CodeName{Code::kIgwDestinationAddressNotInRfc1918Egress,
             "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"},
    CodeName{Code::kIgwDestinationAddressNotInRfc6598Egress,
             "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"},
    CodeName{Code::kIgwPublicIpAssociationForEgress, "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"},
    CodeName{Code::kIgwPrivateIpAssociationForIngress, "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"},
    CodeName{Code::kVpcBlockPublicAccessEnabled, "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"},
    CodeName{Code::kNgwRequiresSourceInVpc, "NGW_REQUIRES_SOURCE_IN_VPC"},
    CodeName{Code::kRegionalNgwRouteAzRestriction, "REGIONAL_NGW_ROUTE_AZ_RESTRICTION"},
    CodeName{Code::kProtocolRestriction, "PROTOCOL_RESTRICTION"},
    CodeName{Code::kTgwRouteAzRestriction, "TGW_ROUTE_AZ_RESTRICTION"},
    CodeName{Code::kTgwAttachVpcAzRestriction, "TGW_ATTACH_VPC_AZ_RESTRICTION"},
    CodeName{Code::kTgwAttachMissingTgwRtbAssociation, "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"},
    CodeName{Code::kTgwRtbNoRouteToTgwAttachment, "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"},
    CodeName{Code::kTgwRtbBadStateRoute, "TGW_RTB_BAD_STATE_ROUTE"},
    CodeName{Code::kTgwRtbRoutesAreUnknown, "TGW_RTB_ROUTES_ARE_UNKNOWN"},
    CodeName{Code::kTransitGatewayApplianceModeRecommended,
             "TRANSIT_GATEWAY_APPLIANCE_MODE_RECOMMENDED"},
    CodeName{Code::kAssumedForwarding, "ASSUMED_FORWARDING"},
    CodeName{Code::kAgentPingStatus, "AGENT_PING_STATUS"},
    CodeName{Code::kNotAnEndpoint, "NOT_AN_ENDPOINT"},
    CodeName{Code::kUnassociatedComponent, "UNASSOCIATED_COMPONENT"},
    CodeName{Code::kEniSourceDestCheckRestriction, "ENI_SOURCE_DEST_CHECK_RESTRICTION"},
    CodeName{Code::kEniAddressRestriction, "ENI_ADDRESS_RESTRICTION"},
    CodeName{Code::kNoSourceOrDestination, "NO_SOURCE_OR_DESTINATION"},
    CodeName{Code::kInstanceNotRunning, "INSTANCE_NOT_RUNNING"},
    CodeName{Code::kNoInstanceProfile, "NO_INSTANCE_PROFILE"},
    CodeName{Code::kEndpointPolicy, "ENDPOINT_POLICY"},
    CodeName{Code::kSnapshotIncomplete, "SNAPSHOT_INCOMPLETE"},
    CodeName{Code::kUnsupportedComponent, "UNSUPPORTED_COMPONENT"},
    CodeName{Code::kUnknownResource, "UNKNOWN_RESOURCE"},
    CodeName{Code::kBadDocument, "BAD_DOCUMENT"},
    CodeName{Code::kBadField, "BAD_FIELD"},
    CodeName{Code::kUnknownDocument, "UNKNOWN_DOCUMENT"},
    CodeName{Code::kConflict, "CONFLICT"},
    CodeName{Code::kUnusualConfiguration, "UNUSUAL_CONFIGURATION"},
};

}  // namespace

std::string_view to_string(Code code) {
  for (const auto& [value, name] : kCodeNames) {
    if (value == code) return name;
  }
  return "UNKNOWN_CODE";
}

std::string_view to_string(Verdict verdict) {
  constexpr std::array<std::string_view, 5> kNames = {"reachable", "unreachable", "intermittent",
                                                      "unknown", "skipped"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string_view to_string(Stage stage) {
  constexpr std::array<std::string_view, 5> kNames = {"instance", "dns", "forward", "return",
                                                      "credentials"};
  return kNames[static_cast<std::size_t>(stage)];
}

std::string_view to_string(Severity severity) {
  constexpr std::array<std::string_view, 3> kNames = {"note", "warning", "error"};
  return kNames[static_cast<std::size_t>(severity)];
}

}  // namespace reach::model
