// SPDX-License-Identifier: Apache-2.0
// The spellings, each enumeration a table: the first of a value is how it is printed.
#include "reach/model/enums.hpp"

#include <array>

namespace reach::model {
namespace {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_filler(char c) {
  return c == '_' || c == '-';
}

template <class E, std::size_t N>
using Names = std::array<EnumName<E>, N>;

constexpr Names<InstanceState, 6> kInstanceStateNames = {{
    {InstanceState::kPending, "pending"},
    {InstanceState::kRunning, "running"},
    {InstanceState::kShuttingDown, "shutting-down"},
    {InstanceState::kTerminated, "terminated"},
    {InstanceState::kStopping, "stopping"},
    {InstanceState::kStopped, "stopped"},
}};

constexpr Names<Platform, 2> kPlatformNames = {{
    {Platform::kLinux, "linux"},
    {Platform::kWindows, "windows"},
}};

constexpr Names<InterfaceStatus, 5> kInterfaceStatusNames = {{
    {InterfaceStatus::kAvailable, "available"},
    {InterfaceStatus::kAssociated, "associated"},
    {InterfaceStatus::kAttaching, "attaching"},
    {InterfaceStatus::kInUse, "in-use"},
    {InterfaceStatus::kDetaching, "detaching"},
}};

constexpr Names<InterfaceType, 14> kInterfaceTypeNames = {{
    {InterfaceType::kInterface, "interface"},
    {InterfaceType::kVpcEndpoint, "vpc_endpoint"},
    {InterfaceType::kNatGateway, "nat_gateway"},
    {InterfaceType::kTransitGateway, "transit_gateway"},
    {InterfaceType::kNetworkLoadBalancer, "network_load_balancer"},
    {InterfaceType::kGatewayLoadBalancer, "gateway_load_balancer"},
    {InterfaceType::kGatewayLoadBalancerEndpoint, "gateway_load_balancer_endpoint"},
    {InterfaceType::kLoadBalancer, "load_balancer"},
    {InterfaceType::kLambda, "lambda"},
    {InterfaceType::kEfa, "efa"},
    {InterfaceType::kTrunk, "trunk"},
    {InterfaceType::kBranch, "branch"},
    {InterfaceType::kQuicksight, "quicksight"},
    {InterfaceType::kOther, "other"},
}};

constexpr Names<RouteState, 3> kRouteStateNames = {{
    {RouteState::kActive, "active"},
    {RouteState::kBlackhole, "blackhole"},
    {RouteState::kFiltered, "filtered"},
}};

constexpr Names<RouteOrigin, 4> kRouteOriginNames = {{
    {RouteOrigin::kCreateRouteTable, "CreateRouteTable"},
    {RouteOrigin::kCreateRoute, "CreateRoute"},
    {RouteOrigin::kEnableVgwRoutePropagation, "EnableVgwRoutePropagation"},
    {RouteOrigin::kAdvertisement, "Advertisement"},
}};

constexpr Names<RouteTargetType, 13> kRouteTargetTypeNames = {{
    {RouteTargetType::kLocal, "local"},
    {RouteTargetType::kInternetGateway, "internet-gateway"},
    {RouteTargetType::kVpnGateway, "vpn-gateway"},
    {RouteTargetType::kVpcEndpoint, "vpc-endpoint"},
    {RouteTargetType::kNatGateway, "nat-gateway"},
    {RouteTargetType::kVpcPeeringConnection, "vpc-peering-connection"},
    {RouteTargetType::kTransitGateway, "transit-gateway"},
    {RouteTargetType::kEgressOnlyInternetGateway, "egress-only-internet-gateway"},
    {RouteTargetType::kNetworkInterface, "network-interface"},
    {RouteTargetType::kLocalGateway, "local-gateway"},
    {RouteTargetType::kCarrierGateway, "carrier-gateway"},
    {RouteTargetType::kCoreNetwork, "core-network"},
    {RouteTargetType::kOdbNetwork, "odb-network"},
}};

constexpr Names<AssociationState, 6> kAssociationStateNames = {{
    {AssociationState::kAssociating, "associating"},
    {AssociationState::kAssociated, "associated"},
    {AssociationState::kDisassociating, "disassociating"},
    {AssociationState::kDisassociated, "disassociated"},
    {AssociationState::kFailing, "failing"},
    {AssociationState::kFailed, "failed"},
}};

constexpr Names<RuleAction, 2> kRuleActionNames = {{
    {RuleAction::kAllow, "allow"},
    {RuleAction::kDeny, "deny"},
}};

constexpr Names<PeeringState, 9> kPeeringStateNames = {{
    {PeeringState::kInitiatingRequest, "initiating-request"},
    {PeeringState::kPendingAcceptance, "pending-acceptance"},
    {PeeringState::kProvisioning, "provisioning"},
    {PeeringState::kActive, "active"},
    {PeeringState::kFailed, "failed"},
    {PeeringState::kExpired, "expired"},
    {PeeringState::kRejected, "rejected"},
    {PeeringState::kDeleting, "deleting"},
    {PeeringState::kDeleted, "deleted"},
}};

constexpr Names<EndpointType, 5> kEndpointTypeNames = {{
    {EndpointType::kInterface, "Interface"},
    {EndpointType::kGateway, "Gateway"},
    {EndpointType::kGatewayLoadBalancer, "GatewayLoadBalancer"},
    {EndpointType::kResource, "Resource"},
    {EndpointType::kServiceNetwork, "ServiceNetwork"},
}};

constexpr Names<EndpointState, 9> kEndpointStateNames = {{
    {EndpointState::kPendingAcceptance, "pendingAcceptance"},
    {EndpointState::kPending, "pending"},
    {EndpointState::kAvailable, "available"},
    {EndpointState::kDeleting, "deleting"},
    {EndpointState::kDeleted, "deleted"},
    {EndpointState::kRejected, "rejected"},
    {EndpointState::kFailed, "failed"},
    {EndpointState::kExpired, "expired"},
    {EndpointState::kPartial, "partial"},
}};

constexpr Names<IpAddressType, 3> kIpAddressTypeNames = {{
    {IpAddressType::kIpv4, "ipv4"},
    {IpAddressType::kIpv6, "ipv6"},
    {IpAddressType::kDualstack, "dualstack"},
}};

constexpr Names<RecordType, 17> kRecordTypeNames = {{
    {RecordType::kA, "A"},
    {RecordType::kAaaa, "AAAA"},
    {RecordType::kCname, "CNAME"},
    {RecordType::kNs, "NS"},
    {RecordType::kSoa, "SOA"},
    {RecordType::kTxt, "TXT"},
    {RecordType::kMx, "MX"},
    {RecordType::kPtr, "PTR"},
    {RecordType::kSrv, "SRV"},
    {RecordType::kCaa, "CAA"},
    {RecordType::kSpf, "SPF"},
    {RecordType::kDs, "DS"},
    {RecordType::kNaptr, "NAPTR"},
    {RecordType::kHttps, "HTTPS"},
    {RecordType::kSvcb, "SVCB"},
    {RecordType::kSshfp, "SSHFP"},
    {RecordType::kTlsa, "TLSA"},
}};

constexpr Names<Failover, 2> kFailoverNames = {{
    {Failover::kPrimary, "PRIMARY"},
    {Failover::kSecondary, "SECONDARY"},
}};

constexpr Names<ResolverRuleType, 4> kResolverRuleTypeNames = {{
    {ResolverRuleType::kForward, "FORWARD"},
    {ResolverRuleType::kSystem, "SYSTEM"},
    {ResolverRuleType::kRecursive, "RECURSIVE"},
    {ResolverRuleType::kDelegate, "DELEGATE"},
}};

constexpr Names<ResolverRuleAssociationStatus, 5> kResolverRuleAssociationStatusNames = {{
    {ResolverRuleAssociationStatus::kCreating, "CREATING"},
    {ResolverRuleAssociationStatus::kComplete, "COMPLETE"},
    {ResolverRuleAssociationStatus::kDeleting, "DELETING"},
    {ResolverRuleAssociationStatus::kFailed, "FAILED"},
    {ResolverRuleAssociationStatus::kOverridden, "OVERRIDDEN"},
}};

}  // namespace

template <>
std::span<const EnumName<InstanceState>> enum_names() {
  return kInstanceStateNames;
}
template <>
std::span<const EnumName<Platform>> enum_names() {
  return kPlatformNames;
}
template <>
std::span<const EnumName<InterfaceStatus>> enum_names() {
  return kInterfaceStatusNames;
}
template <>
std::span<const EnumName<InterfaceType>> enum_names() {
  return kInterfaceTypeNames;
}
template <>
std::span<const EnumName<RouteState>> enum_names() {
  return kRouteStateNames;
}
template <>
std::span<const EnumName<RouteOrigin>> enum_names() {
  return kRouteOriginNames;
}
template <>
std::span<const EnumName<RouteTargetType>> enum_names() {
  return kRouteTargetTypeNames;
}
template <>
std::span<const EnumName<AssociationState>> enum_names() {
  return kAssociationStateNames;
}
template <>
std::span<const EnumName<RuleAction>> enum_names() {
  return kRuleActionNames;
}
template <>
std::span<const EnumName<PeeringState>> enum_names() {
  return kPeeringStateNames;
}
template <>
std::span<const EnumName<EndpointType>> enum_names() {
  return kEndpointTypeNames;
}
template <>
std::span<const EnumName<EndpointState>> enum_names() {
  return kEndpointStateNames;
}
template <>
std::span<const EnumName<IpAddressType>> enum_names() {
  return kIpAddressTypeNames;
}
template <>
std::span<const EnumName<RecordType>> enum_names() {
  return kRecordTypeNames;
}
template <>
std::span<const EnumName<Failover>> enum_names() {
  return kFailoverNames;
}
template <>
std::span<const EnumName<ResolverRuleType>> enum_names() {
  return kResolverRuleTypeNames;
}
template <>
std::span<const EnumName<ResolverRuleAssociationStatus>> enum_names() {
  return kResolverRuleAssociationStatusNames;
}

bool same_spelling(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (true) {
    while (i < a.size() && is_filler(a[i])) ++i;
    while (j < b.size() && is_filler(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (lower(a[i++]) != lower(b[j++])) return false;
  }
}

}  // namespace reach::model
