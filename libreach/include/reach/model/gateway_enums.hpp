// SPDX-License-Identifier: Apache-2.0
// Enumerations of the gateways of a VPC and of VPC Block Public Access. As in enums.hpp, the first
// member is kUnknown: absent, or a spelling that is not known here.
#pragma once

#include "reach/model/enums.hpp"

namespace reach::model {

// Internet gateways that are attached are printed as available, the others as attached (A3).
enum class GatewayAttachmentState : std::uint8_t {
  kUnknown,
  kAttaching,
  kAttached,
  kDetaching,
  kDetached
};
enum class VpnGatewayState : std::uint8_t { kUnknown, kPending, kAvailable, kDeleting, kDeleted };
enum class NatGatewayState : std::uint8_t {
  kUnknown,
  kPending,
  kFailed,
  kAvailable,
  kDeleting,
  kDeleted
};
enum class NatGatewayAddressStatus : std::uint8_t {
  kUnknown,
  kAssigning,
  kUnassigning,
  kAssociating,
  kDisassociating,
  kSucceeded,
  kFailed
};
enum class ConnectivityType : std::uint8_t { kUnknown, kPrivate, kPublic };
enum class AvailabilityMode : std::uint8_t { kUnknown, kZonal, kRegional };
// VPC Block Public Access (I7).
enum class InternetGatewayBlockMode : std::uint8_t {
  kUnknown,
  kOff,
  kBlockBidirectional,
  kBlockIngress
};
enum class InternetGatewayExclusionMode : std::uint8_t {
  kUnknown,
  kAllowBidirectional,
  kAllowEgress
};
enum class VpcBlockPublicAccessState : std::uint8_t {
  kUnknown,
  kDefaultState,
  kUpdateInProgress,
  kUpdateComplete
};
enum class VpcBlockPublicAccessExclusionState : std::uint8_t {
  kUnknown,
  kCreateInProgress,
  kCreateComplete,
  kCreateFailed,
  kUpdateInProgress,
  kUpdateComplete,
  kUpdateFailed,
  kDeleteInProgress,
  kDeleteComplete,
  kDisableInProgress,
  kDisableComplete
};

template <>
std::span<const EnumName<GatewayAttachmentState>> enum_names();
template <>
std::span<const EnumName<VpnGatewayState>> enum_names();
template <>
std::span<const EnumName<NatGatewayState>> enum_names();
template <>
std::span<const EnumName<NatGatewayAddressStatus>> enum_names();
template <>
std::span<const EnumName<ConnectivityType>> enum_names();
template <>
std::span<const EnumName<AvailabilityMode>> enum_names();
template <>
std::span<const EnumName<InternetGatewayBlockMode>> enum_names();
template <>
std::span<const EnumName<InternetGatewayExclusionMode>> enum_names();
template <>
std::span<const EnumName<VpcBlockPublicAccessState>> enum_names();
template <>
std::span<const EnumName<VpcBlockPublicAccessExclusionState>> enum_names();

}  // namespace reach::model
