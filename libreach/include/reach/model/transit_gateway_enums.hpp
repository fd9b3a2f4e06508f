// SPDX-License-Identifier: Apache-2.0
// Enumerations of transit gateways and what belongs to them. As in enums.hpp, the first member is
// kUnknown: absent, or a spelling that is not known here.
#pragma once

#include "reach/model/enums.hpp"

namespace reach::model {

enum class TransitGatewayState : std::uint8_t {
  kUnknown,
  kPending,
  kAvailable,
  kModifying,
  kDeleting,
  kDeleted
};
enum class TransitGatewayAttachmentState : std::uint8_t {
  kUnknown,
  kInitiating,
  kInitiatingRequest,
  kPendingAcceptance,
  kRollingBack,
  kPending,
  kAvailable,
  kModifying,
  kDeleting,
  kDeleted,
  kFailed,
  kRejected,
  kRejecting,
  kFailing
};
// What an attachment attaches (F17).
enum class TransitGatewayResourceType : std::uint8_t {
  kUnknown,
  kVpc,
  kVpn,
  kVpnConcentrator,
  kDirectConnectGateway,
  kConnect,
  kPeering,
  kNetworkFunction,
  kClientVpn
};
enum class TransitGatewayRouteTableState : std::uint8_t {
  kUnknown,
  kPending,
  kAvailable,
  kDeleting,
  kDeleted
};
enum class TransitGatewayRouteType : std::uint8_t { kUnknown, kStatic, kPropagated };
enum class TransitGatewayRouteState : std::uint8_t {
  kUnknown,
  kPending,
  kActive,
  kBlackhole,
  kDeleting,
  kDeleted
};
enum class TransitGatewayPropagationState : std::uint8_t {
  kUnknown,
  kEnabling,
  kEnabled,
  kDisabling,
  kDisabled
};
enum class TransitGatewayPrefixListReferenceState : std::uint8_t {
  kUnknown,
  kPending,
  kAvailable,
  kModifying,
  kDeleting
};

template <>
std::span<const EnumName<TransitGatewayState>> enum_names();
template <>
std::span<const EnumName<TransitGatewayAttachmentState>> enum_names();
template <>
std::span<const EnumName<TransitGatewayResourceType>> enum_names();
template <>
std::span<const EnumName<TransitGatewayRouteTableState>> enum_names();
template <>
std::span<const EnumName<TransitGatewayRouteType>> enum_names();
template <>
std::span<const EnumName<TransitGatewayRouteState>> enum_names();
template <>
std::span<const EnumName<TransitGatewayPropagationState>> enum_names();
template <>
std::span<const EnumName<TransitGatewayPrefixListReferenceState>> enum_names();

}  // namespace reach::model
