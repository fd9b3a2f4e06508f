// SPDX-License-Identifier: Apache-2.0
#include "reach/model/gateway_enums.hpp"

#include <array>

namespace reach::model {
namespace {

template <class E, std::size_t N>
using Names = std::array<EnumName<E>, N>;

constexpr Names<GatewayAttachmentState, 5> kGatewayAttachmentStateNames = {{
    {GatewayAttachmentState::kAttaching, "attaching"},
    {GatewayAttachmentState::kAttached, "attached"},
    {GatewayAttachmentState::kAttached, "available"},
    {GatewayAttachmentState::kDetaching, "detaching"},
    {GatewayAttachmentState::kDetached, "detached"},
}};

constexpr Names<VpnGatewayState, 4> kVpnGatewayStateNames = {{
    {VpnGatewayState::kPending, "pending"},
    {VpnGatewayState::kAvailable, "available"},
    {VpnGatewayState::kDeleting, "deleting"},
    {VpnGatewayState::kDeleted, "deleted"},
}};

constexpr Names<NatGatewayState, 5> kNatGatewayStateNames = {{
    {NatGatewayState::kPending, "pending"},
    {NatGatewayState::kFailed, "failed"},
    {NatGatewayState::kAvailable, "available"},
    {NatGatewayState::kDeleting, "deleting"},
    {NatGatewayState::kDeleted, "deleted"},
}};

constexpr Names<NatGatewayAddressStatus, 6> kNatGatewayAddressStatusNames = {{
    {NatGatewayAddressStatus::kAssigning, "assigning"},
    {NatGatewayAddressStatus::kUnassigning, "unassigning"},
    {NatGatewayAddressStatus::kAssociating, "associating"},
    {NatGatewayAddressStatus::kDisassociating, "disassociating"},
    {NatGatewayAddressStatus::kSucceeded, "succeeded"},
    {NatGatewayAddressStatus::kFailed, "failed"},
}};

constexpr Names<ConnectivityType, 2> kConnectivityTypeNames = {{
    {ConnectivityType::kPrivate, "private"},
    {ConnectivityType::kPublic, "public"},
}};

constexpr Names<AvailabilityMode, 2> kAvailabilityModeNames = {{
    {AvailabilityMode::kZonal, "zonal"},
    {AvailabilityMode::kRegional, "regional"},
}};

constexpr Names<InternetGatewayBlockMode, 3> kInternetGatewayBlockModeNames = {{
    {InternetGatewayBlockMode::kOff, "off"},
    {InternetGatewayBlockMode::kBlockBidirectional, "block-bidirectional"},
    {InternetGatewayBlockMode::kBlockIngress, "block-ingress"},
}};

constexpr Names<InternetGatewayExclusionMode, 2> kInternetGatewayExclusionModeNames = {{
    {InternetGatewayExclusionMode::kAllowBidirectional, "allow-bidirectional"},
    {InternetGatewayExclusionMode::kAllowEgress, "allow-egress"},
}};

constexpr Names<VpcBlockPublicAccessState, 3> kVpcBlockPublicAccessStateNames = {{
    {VpcBlockPublicAccessState::kDefaultState, "default-state"},
    {VpcBlockPublicAccessState::kUpdateInProgress, "update-in-progress"},
    {VpcBlockPublicAccessState::kUpdateComplete, "update-complete"},
}};

constexpr Names<VpcBlockPublicAccessExclusionState, 10> kVpcBlockPublicAccessExclusionStateNames = {
    {
        {VpcBlockPublicAccessExclusionState::kCreateInProgress, "create-in-progress"},
        {VpcBlockPublicAccessExclusionState::kCreateComplete, "create-complete"},
        {VpcBlockPublicAccessExclusionState::kCreateFailed, "create-failed"},
        {VpcBlockPublicAccessExclusionState::kUpdateInProgress, "update-in-progress"},
        {VpcBlockPublicAccessExclusionState::kUpdateComplete, "update-complete"},
        {VpcBlockPublicAccessExclusionState::kUpdateFailed, "update-failed"},
        {VpcBlockPublicAccessExclusionState::kDeleteInProgress, "delete-in-progress"},
        {VpcBlockPublicAccessExclusionState::kDeleteComplete, "delete-complete"},
        {VpcBlockPublicAccessExclusionState::kDisableInProgress, "disable-in-progress"},
        {VpcBlockPublicAccessExclusionState::kDisableComplete, "disable-complete"},
    }};

}  // namespace

template <>
std::span<const EnumName<GatewayAttachmentState>> enum_names() {
  return kGatewayAttachmentStateNames;
}
template <>
std::span<const EnumName<VpnGatewayState>> enum_names() {
  return kVpnGatewayStateNames;
}
template <>
std::span<const EnumName<NatGatewayState>> enum_names() {
  return kNatGatewayStateNames;
}
template <>
std::span<const EnumName<NatGatewayAddressStatus>> enum_names() {
  return kNatGatewayAddressStatusNames;
}
template <>
std::span<const EnumName<ConnectivityType>> enum_names() {
  return kConnectivityTypeNames;
}
template <>
std::span<const EnumName<AvailabilityMode>> enum_names() {
  return kAvailabilityModeNames;
}
template <>
std::span<const EnumName<InternetGatewayBlockMode>> enum_names() {
  return kInternetGatewayBlockModeNames;
}
template <>
std::span<const EnumName<InternetGatewayExclusionMode>> enum_names() {
  return kInternetGatewayExclusionModeNames;
}
template <>
std::span<const EnumName<VpcBlockPublicAccessState>> enum_names() {
  return kVpcBlockPublicAccessStateNames;
}
template <>
std::span<const EnumName<VpcBlockPublicAccessExclusionState>> enum_names() {
  return kVpcBlockPublicAccessExclusionStateNames;
}

}  // namespace reach::model
