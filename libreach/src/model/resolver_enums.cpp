// SPDX-License-Identifier: Apache-2.0
#include "reach/model/resolver_enums.hpp"

#include <array>

namespace reach::model {
namespace {

template <class E, std::size_t N>
using Names = std::array<EnumName<E>, N>;

constexpr Names<ResolverEndpointDirection, 3> kResolverEndpointDirectionNames = {{
    {ResolverEndpointDirection::kInbound, "INBOUND"},
    {ResolverEndpointDirection::kOutbound, "OUTBOUND"},
    {ResolverEndpointDirection::kInboundDelegation, "INBOUND_DELEGATION"},
}};

constexpr Names<ResolverEndpointStatus, 6> kResolverEndpointStatusNames = {{
    {ResolverEndpointStatus::kCreating, "CREATING"},
    {ResolverEndpointStatus::kOperational, "OPERATIONAL"},
    {ResolverEndpointStatus::kUpdating, "UPDATING"},
    {ResolverEndpointStatus::kAutoRecovering, "AUTO_RECOVERING"},
    {ResolverEndpointStatus::kActionNeeded, "ACTION_NEEDED"},
    {ResolverEndpointStatus::kDeleting, "DELETING"},
}};

constexpr Names<ResolverAddressStatus, 13> kResolverAddressStatusNames = {{
    {ResolverAddressStatus::kCreating, "CREATING"},
    {ResolverAddressStatus::kFailedCreation, "FAILED_CREATION"},
    {ResolverAddressStatus::kAttaching, "ATTACHING"},
    {ResolverAddressStatus::kAttached, "ATTACHED"},
    {ResolverAddressStatus::kRemapDetaching, "REMAP_DETACHING"},
    {ResolverAddressStatus::kRemapAttaching, "REMAP_ATTACHING"},
    {ResolverAddressStatus::kDetaching, "DETACHING"},
    {ResolverAddressStatus::kFailedResourceGone, "FAILED_RESOURCE_GONE"},
    {ResolverAddressStatus::kDeleting, "DELETING"},
    {ResolverAddressStatus::kDeleteFailedFasExpired, "DELETE_FAILED_FAS_EXPIRED"},
    {ResolverAddressStatus::kUpdating, "UPDATING"},
    {ResolverAddressStatus::kUpdateFailed, "UPDATE_FAILED"},
    {ResolverAddressStatus::kIsolated, "ISOLATED"},
}};

constexpr Names<ProfileStatus, 6> kProfileStatusNames = {{
    {ProfileStatus::kComplete, "COMPLETE"},
    {ProfileStatus::kDeleting, "DELETING"},
    {ProfileStatus::kUpdating, "UPDATING"},
    {ProfileStatus::kCreating, "CREATING"},
    {ProfileStatus::kDeleted, "DELETED"},
    {ProfileStatus::kFailed, "FAILED"},
}};

constexpr Names<FirewallAction, 3> kFirewallActionNames = {{
    {FirewallAction::kAllow, "ALLOW"},
    {FirewallAction::kBlock, "BLOCK"},
    {FirewallAction::kAlert, "ALERT"},
}};

constexpr Names<FirewallBlockResponse, 3> kFirewallBlockResponseNames = {{
    {FirewallBlockResponse::kNodata, "NODATA"},
    {FirewallBlockResponse::kNxdomain, "NXDOMAIN"},
    {FirewallBlockResponse::kOverride, "OVERRIDE"},
}};

constexpr Names<FirewallRedirection, 2> kFirewallRedirectionNames = {{
    {FirewallRedirection::kInspect, "INSPECT_REDIRECTION_DOMAIN"},
    {FirewallRedirection::kTrust, "TRUST_REDIRECTION_DOMAIN"},
}};

constexpr Names<FirewallAssociationStatus, 3> kFirewallAssociationStatusNames = {{
    {FirewallAssociationStatus::kComplete, "COMPLETE"},
    {FirewallAssociationStatus::kDeleting, "DELETING"},
    {FirewallAssociationStatus::kUpdating, "UPDATING"},
}};

}  // namespace

template <>
std::span<const EnumName<ResolverEndpointDirection>> enum_names() {
  return kResolverEndpointDirectionNames;
}
template <>
std::span<const EnumName<ResolverEndpointStatus>> enum_names() {
  return kResolverEndpointStatusNames;
}
template <>
std::span<const EnumName<ResolverAddressStatus>> enum_names() {
  return kResolverAddressStatusNames;
}
template <>
std::span<const EnumName<ProfileStatus>> enum_names() {
  return kProfileStatusNames;
}
template <>
std::span<const EnumName<FirewallAction>> enum_names() {
  return kFirewallActionNames;
}
template <>
std::span<const EnumName<FirewallBlockResponse>> enum_names() {
  return kFirewallBlockResponseNames;
}
template <>
std::span<const EnumName<FirewallRedirection>> enum_names() {
  return kFirewallRedirectionNames;
}
template <>
std::span<const EnumName<FirewallAssociationStatus>> enum_names() {
  return kFirewallAssociationStatusNames;
}

}  // namespace reach::model
