// SPDX-License-Identifier: Apache-2.0
// Enumerations of the EC2 and Route 53 APIs, with their spellings. Real output and the API models
// spell some of them differently, so texts are compared without case, '_' and '-' (semantics A3).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace reach::model {

// A fact that a snapshot may leave out.
enum class Tri : std::uint8_t { kUnknown, kNo, kYes };
[[nodiscard]] constexpr Tri tri(bool value) {
  return value ? Tri::kYes : Tri::kNo;
}

// Every enumeration's first member is kUnknown: absent, or a spelling that is not known here.
enum class InstanceState : std::uint8_t {
  kUnknown,
  kPending,
  kRunning,
  kShuttingDown,
  kTerminated,
  kStopping,
  kStopped
};
enum class Platform : std::uint8_t { kUnknown, kLinux, kWindows };
enum class InterfaceStatus : std::uint8_t {
  kUnknown,
  kAvailable,
  kAssociated,
  kAttaching,
  kInUse,
  kDetaching
};
enum class InterfaceType : std::uint8_t {
  kUnknown,
  kInterface,
  kVpcEndpoint,
  kNatGateway,
  kTransitGateway,
  kNetworkLoadBalancer,
  kGatewayLoadBalancer,
  kGatewayLoadBalancerEndpoint,
  kLoadBalancer,
  kLambda,
  kEfa,
  kTrunk,
  kBranch,
  kQuicksight,
  kOther
};
enum class RouteState : std::uint8_t { kUnknown, kActive, kBlackhole, kFiltered };
enum class RouteOrigin : std::uint8_t {
  kUnknown,
  kCreateRouteTable,
  kCreateRoute,
  kEnableVgwRoutePropagation,
  kAdvertisement
};
// What a route hands packets to (semantics B4).
enum class RouteTargetType : std::uint8_t {
  kUnknown,
  kLocal,
  kInternetGateway,
  kVpnGateway,
  kVpcEndpoint,
  kNatGateway,
  kVpcPeeringConnection,
  kTransitGateway,
  kEgressOnlyInternetGateway,
  kNetworkInterface,
  kLocalGateway,
  kCarrierGateway,
  kCoreNetwork,
  kOdbNetwork
};
enum class AssociationState : std::uint8_t {
  kUnknown,
  kAssociating,
  kAssociated,
  kDisassociating,
  kDisassociated,
  kFailing,
  kFailed
};
enum class RuleAction : std::uint8_t { kUnknown, kAllow, kDeny };
enum class PeeringState : std::uint8_t {
  kUnknown,
  kInitiatingRequest,
  kPendingAcceptance,
  kProvisioning,
  kActive,
  kFailed,
  kExpired,
  kRejected,
  kDeleting,
  kDeleted
};
enum class EndpointType : std::uint8_t {
  kUnknown,
  kInterface,
  kGateway,
  kGatewayLoadBalancer,
  kResource,
  kServiceNetwork
};
enum class EndpointState : std::uint8_t {
  kUnknown,
  kPendingAcceptance,
  kPending,
  kAvailable,
  kDeleting,
  kDeleted,
  kRejected,
  kFailed,
  kExpired,
  kPartial
};
enum class IpAddressType : std::uint8_t { kUnknown, kIpv4, kIpv6, kDualstack };
enum class RecordType : std::uint8_t {
  kUnknown,
  kA,
  kAaaa,
  kCname,
  kNs,
  kSoa,
  kTxt,
  kMx,
  kPtr,
  kSrv,
  kCaa,
  kSpf,
  kDs,
  kNaptr,
  kHttps,
  kSvcb,
  kSshfp,
  kTlsa
};
enum class Failover : std::uint8_t { kUnknown, kPrimary, kSecondary };
enum class ResolverRuleType : std::uint8_t { kUnknown, kForward, kSystem, kRecursive, kDelegate };
enum class ResolverRuleAssociationStatus : std::uint8_t {
  kUnknown,
  kCreating,
  kComplete,
  kDeleting,
  kFailed,
  kOverridden
};

// One spelling. The first entry of a value is how it is printed; others are read as well.
template <class E>
struct EnumName {
  E value;
  std::string_view text;
};

// The spellings of an enumeration, kUnknown left out. Specialised in enums.cpp for every
// enumeration above.
template <class E>
[[nodiscard]] std::span<const EnumName<E>> enum_names();
template <>
std::span<const EnumName<InstanceState>> enum_names();
template <>
std::span<const EnumName<Platform>> enum_names();
template <>
std::span<const EnumName<InterfaceStatus>> enum_names();
template <>
std::span<const EnumName<InterfaceType>> enum_names();
template <>
std::span<const EnumName<RouteState>> enum_names();
template <>
std::span<const EnumName<RouteOrigin>> enum_names();
template <>
std::span<const EnumName<RouteTargetType>> enum_names();
template <>
std::span<const EnumName<AssociationState>> enum_names();
template <>
std::span<const EnumName<RuleAction>> enum_names();
template <>
std::span<const EnumName<PeeringState>> enum_names();
template <>
std::span<const EnumName<EndpointType>> enum_names();
template <>
std::span<const EnumName<EndpointState>> enum_names();
template <>
std::span<const EnumName<IpAddressType>> enum_names();
template <>
std::span<const EnumName<RecordType>> enum_names();
template <>
std::span<const EnumName<Failover>> enum_names();
template <>
std::span<const EnumName<ResolverRuleType>> enum_names();
template <>
std::span<const EnumName<ResolverRuleAssociationStatus>> enum_names();

// Equal but for case, '_' and '-' (A3).
[[nodiscard]] bool same_spelling(std::string_view a, std::string_view b);

// The value with that spelling; none for one that is not in the table.
template <class E>
[[nodiscard]] std::optional<E> parse_enum(std::string_view text) {
  for (const EnumName<E>& name : enum_names<E>()) {
    if (same_spelling(name.text, text)) return name.value;
  }
  return std::nullopt;
}

// As AWS prints it: "pending-acceptance"; "unknown" for kUnknown.
template <class E>
[[nodiscard]] std::string_view enum_text(E value) {
  for (const EnumName<E>& name : enum_names<E>()) {
    if (name.value == value) return name.text;
  }
  return "unknown";
}

}  // namespace reach::model
