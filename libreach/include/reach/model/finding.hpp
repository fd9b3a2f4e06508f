// SPDX-License-Identifier: Apache-2.0
// The vocabulary of answers: verdicts, codes, findings and diagnostics.
// Codes are those of VPC Reachability Analyzer where one fits (its "explanation codes" page), else
// our own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reach/model/origin.hpp"

namespace reach::model {

// kSkipped: not asked, because the instance is not running.
enum class Verdict : std::uint8_t { kReachable, kUnreachable, kIntermittent, kUnknown, kSkipped };
[[nodiscard]] std::string_view to_string(Verdict verdict);

// Where along a connection a finding stands. Ordered as a connection meets them.
enum class Stage : std::uint8_t { kInstance, kDns, kForward, kReturn, kCredentials };
[[nodiscard]] std::string_view to_string(Stage stage);

// Numbers are stable and banded: 1xx DNS, 2xx routing, 3xx security groups, 4xx network ACLs, 5xx
// peering and gateways, 6xx endpoints and interfaces, 8xx instance and credentials, 9xx input.
enum class Code : std::uint16_t {
  kDnsResolvesPublic = 101,      // the name leads to AWS's public addresses
  kDnsZoneNotAssociated = 102,   // a private zone has the name, but not for this VPC
  kDnsNoRecord = 103,            // the zone that answers has no such record
  kDnsAttributesDisabled = 104,  // enableDnsSupport or enableDnsHostnames is off
  kDnsRuleForwardsAway = 105,    // a Resolver rule sends the query elsewhere
  kDnsCustomServer = 106,        // DHCP options name another DNS server
  kDnsDanglingAlias = 107,       // an alias leads to an endpoint that is gone
  kDnsWrongService = 108,        // the name leads to the endpoint of another service
  kDnsLoop = 109,                // CNAMEs or forwarders lead back to themselves
  kDnsFirewall = 110,            // a DNS Firewall rule group applies
  kNoRouteToDestination = 201,
  kBadStateRoute = 202,  // the route that wins is a blackhole
  kCannotRoute = 203,
  kHigherPriorityRoute = 204,
  kMoreSpecificRoute = 205,
  kNoPossibleDestination = 206,
  kVpcLocalRouteCidrRestriction = 207,
  kDisconnectedVpcs = 208,
  kAmbiguousRoute = 209,  // two prefix lists claim the address, AWS picks one (B7)
  kEniSgRulesMismatch = 301,
  kSgHasNoRules = 302,
  kSgReferencesNotPreserved = 303,
  kSgReferencingSupport = 304,
  kUnknownPeeredSgs = 305,
  kSubnetAclRestriction = 401,
  kPcxRequiresAddressInVpcCidr = 501,
  kBadState = 502,  // a component is not operational: peering pending, endpoint failed, ...
  kBadStateAttachment = 503,
  kIgwDestinationAddressNotInRfc1918Egress = 504,
  kIgwDestinationAddressNotInRfc6598Egress = 505,
  kIgwPublicIpAssociationForEgress = 506,
  kIgwPrivateIpAssociationForIngress = 520,
  kVpcBlockPublicAccessEnabled = 507,
  kNgwRequiresSourceInVpc = 508,
  kRegionalNgwRouteAzRestriction = 509,
  kProtocolRestriction = 510,
  kTgwRouteAzRestriction = 511,      // the attachment has no subnet in the sender's zone
  kTgwAttachVpcAzRestriction = 512,  // zones that the gateway may pick differ
  kTgwAttachMissingTgwRtbAssociation = 513,
  kTgwRtbNoRouteToTgwAttachment = 514,
  kTgwRtbBadStateRoute = 515,
  kTgwRtbRoutesAreUnknown = 516,
  kTransitGatewayApplianceModeRecommended = 517,
  kAssumedForwarding = 519,  // an appliance is taken to forward packets (I10)
  kNotAnEndpoint = 601,      // an address answers the name, and no endpoint has it
  kUnassociatedComponent = 602,
  kEniSourceDestCheckRestriction = 603,
  kEniAddressRestriction = 604,
  kNoSourceOrDestination = 605,
  kInstanceNotRunning = 801,
  kNoInstanceProfile = 802,
  kAgentPingStatus = 804,  // Systems Manager sees the node otherwise than the verdict says
  kEndpointPolicy = 803,   // the endpoint's policy is not the default one
  kSnapshotIncomplete = 901,
  kUnsupportedComponent = 902,
  kUnknownResource = 903,
  kBadDocument = 904,           // a document, or a part of one, could not be read
  kBadField = 905,              // a member has the wrong type or an unreadable value
  kUnknownDocument = 906,       // a document of a kind that reachsim does not know
  kConflict = 907,              // two documents disagree about one resource
  kUnusualConfiguration = 908,  // legal JSON that AWS would not have let happen
};
// The name in JSON and on the screen: "NO_ROUTE_TO_DESTINATION".
[[nodiscard]] std::string_view to_string(Code code);

// One thing that stands in the way, or explains.
struct Finding {
  Code code = Code::kUnknownResource;
  Stage stage = Stage::kForward;
  bool blocking = true;  // false: it explains, and nothing needs to change
  std::string resource;  // AWS id of what must change or be exported
  std::string message;   // one sentence: what is so
  OriginId origin;       // where the snapshot says so
  std::string fix;       // one sentence: the setting, and the value to give it. May be empty
};

enum class Severity : std::uint8_t { kNote, kWarning, kError };
[[nodiscard]] std::string_view to_string(Severity severity);

// Something about the input that the reader should know.
struct Diagnostic {
  Severity severity = Severity::kWarning;
  Code code = Code::kBadDocument;
  std::string message;
  OriginId origin;
};

}  // namespace reach::model
