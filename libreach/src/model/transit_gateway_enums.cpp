// SPDX-License-Identifier: Apache-2.0
#include "reach/model/transit_gateway_enums.hpp"

#include <array>

namespace reach::model {
namespace {

template <class E, std::size_t N>
using Names = std::array<EnumName<E>, N>;

constexpr Names<TransitGatewayState, 5> kTransitGatewayStateNames = {{
    {TransitGatewayState::kPending, "pending"},
    {TransitGatewayState::kAvailable, "available"},
    {TransitGatewayState::kModifying, "modifying"},
    {TransitGatewayState::kDeleting, "deleting"},
    {TransitGatewayState::kDeleted, "deleted"},
}};

constexpr Names<TransitGatewayAttachmentState, 13> kTransitGatewayAttachmentStateNames = {{
    {TransitGatewayAttachmentState::kInitiating, "initiating"},
    {TransitGatewayAttachmentState::kInitiatingRequest, "initiatingRequest"},
    {TransitGatewayAttachmentState::kPendingAcceptance, "pendingAcceptance"},
    {TransitGatewayAttachmentState::kRollingBack, "rollingBack"},
    {TransitGatewayAttachmentState::kPending, "pending"},
    {TransitGatewayAttachmentState::kAvailable, "available"},
    {TransitGatewayAttachmentState::kModifying, "modifying"},
    {TransitGatewayAttachmentState::kDeleting, "deleting"},
    {TransitGatewayAttachmentState::kDeleted, "deleted"},
    {TransitGatewayAttachmentState::kFailed, "failed"},
    {TransitGatewayAttachmentState::kRejected, "rejected"},
    {TransitGatewayAttachmentState::kRejecting, "rejecting"},
    {TransitGatewayAttachmentState::kFailing, "failing"},
}};

constexpr Names<TransitGatewayResourceType, 9> kTransitGatewayResourceTypeNames = {{
    {TransitGatewayResourceType::kVpc, "vpc"},
    {TransitGatewayResourceType::kVpn, "vpn"},
    {TransitGatewayResourceType::kVpnConcentrator, "vpn-concentrator"},
    {TransitGatewayResourceType::kDirectConnectGateway, "direct-connect-gateway"},
    {TransitGatewayResourceType::kConnect, "connect"},
    {TransitGatewayResourceType::kPeering, "peering"},
    {TransitGatewayResourceType::kPeering, "tgw-peering"},
    {TransitGatewayResourceType::kNetworkFunction, "network-function"},
    {TransitGatewayResourceType::kClientVpn, "client-vpn"},
}};

constexpr Names<TransitGatewayRouteTableState, 4> kTransitGatewayRouteTableStateNames = {{
    {TransitGatewayRouteTableState::kPending, "pending"},
    {TransitGatewayRouteTableState::kAvailable, "available"},
    {TransitGatewayRouteTableState::kDeleting, "deleting"},
    {TransitGatewayRouteTableState::kDeleted, "deleted"},
}};

constexpr Names<TransitGatewayRouteType, 2> kTransitGatewayRouteTypeNames = {{
    {TransitGatewayRouteType::kStatic, "static"},
    {TransitGatewayRouteType::kPropagated, "propagated"},
}};

constexpr Names<TransitGatewayRouteState, 5> kTransitGatewayRouteStateNames = {{
    {TransitGatewayRouteState::kPending, "pending"},
    {TransitGatewayRouteState::kActive, "active"},
    {TransitGatewayRouteState::kBlackhole, "blackhole"},
    {TransitGatewayRouteState::kDeleting, "deleting"},
    {TransitGatewayRouteState::kDeleted, "deleted"},
}};

constexpr Names<TransitGatewayPropagationState, 4> kTransitGatewayPropagationStateNames = {{
    {TransitGatewayPropagationState::kEnabling, "enabling"},
    {TransitGatewayPropagationState::kEnabled, "enabled"},
    {TransitGatewayPropagationState::kDisabling, "disabling"},
    {TransitGatewayPropagationState::kDisabled, "disabled"},
}};

constexpr Names<TransitGatewayPrefixListReferenceState, 4>
    kTransitGatewayPrefixListReferenceStateNames = {{
        {TransitGatewayPrefixListReferenceState::kPending, "pending"},
        {TransitGatewayPrefixListReferenceState::kAvailable, "available"},
        {TransitGatewayPrefixListReferenceState::kModifying, "modifying"},
        {TransitGatewayPrefixListReferenceState::kDeleting, "deleting"},
    }};

}  // namespace

template <>
std::span<const EnumName<TransitGatewayState>> enum_names() {
  return kTransitGatewayStateNames;
}
template <>
std::span<const EnumName<TransitGatewayAttachmentState>> enum_names() {
  return kTransitGatewayAttachmentStateNames;
}
template <>
std::span<const EnumName<TransitGatewayResourceType>> enum_names() {
  return kTransitGatewayResourceTypeNames;
}
template <>
std::span<const EnumName<TransitGatewayRouteTableState>> enum_names() {
  return kTransitGatewayRouteTableStateNames;
}
template <>
std::span<const EnumName<TransitGatewayRouteType>> enum_names() {
  return kTransitGatewayRouteTypeNames;
}
template <>
std::span<const EnumName<TransitGatewayRouteState>> enum_names() {
  return kTransitGatewayRouteStateNames;
}
template <>
std::span<const EnumName<TransitGatewayPropagationState>> enum_names() {
  return kTransitGatewayPropagationStateNames;
}
template <>
std::span<const EnumName<TransitGatewayPrefixListReferenceState>> enum_names() {
  return kTransitGatewayPrefixListReferenceStateNames;
}

}  // namespace reach::model
