// SPDX-License-Identifier: Apache-2.0
// Enumerations of Route 53 Resolver, Profiles and DNS Firewall. As in enums.hpp, the first member
// is kUnknown: absent, or a spelling that is not known here.
#pragma once

#include "reach/model/enums.hpp"

namespace reach::model {

enum class ResolverEndpointDirection : std::uint8_t {
  kUnknown,
  kInbound,
  kOutbound,
  kInboundDelegation
};
enum class ResolverEndpointStatus : std::uint8_t {
  kUnknown,
  kCreating,
  kOperational,
  kUpdating,
  kAutoRecovering,
  kActionNeeded,
  kDeleting
};
enum class ResolverAddressStatus : std::uint8_t {
  kUnknown,
  kCreating,
  kFailedCreation,
  kAttaching,
  kAttached,
  kRemapDetaching,
  kRemapAttaching,
  kDetaching,
  kFailedResourceGone,
  kDeleting,
  kDeleteFailedFasExpired,
  kUpdating,
  kUpdateFailed,
  kIsolated
};
// Of a Profile's association with a VPC or a resource.
enum class ProfileStatus : std::uint8_t {
  kUnknown,
  kComplete,
  kDeleting,
  kUpdating,
  kCreating,
  kDeleted,
  kFailed
};
enum class FirewallAction : std::uint8_t { kUnknown, kAllow, kBlock, kAlert };
enum class FirewallBlockResponse : std::uint8_t { kUnknown, kNodata, kNxdomain, kOverride };
// Whether the names that a CNAME leads to are inspected as well.
enum class FirewallRedirection : std::uint8_t { kUnknown, kInspect, kTrust };
enum class FirewallAssociationStatus : std::uint8_t { kUnknown, kComplete, kDeleting, kUpdating };

template <>
std::span<const EnumName<ResolverEndpointDirection>> enum_names();
template <>
std::span<const EnumName<ResolverEndpointStatus>> enum_names();
template <>
std::span<const EnumName<ResolverAddressStatus>> enum_names();
template <>
std::span<const EnumName<ProfileStatus>> enum_names();
template <>
std::span<const EnumName<FirewallAction>> enum_names();
template <>
std::span<const EnumName<FirewallBlockResponse>> enum_names();
template <>
std::span<const EnumName<FirewallRedirection>> enum_names();
template <>
std::span<const EnumName<FirewallAssociationStatus>> enum_names();

}  // namespace reach::model
