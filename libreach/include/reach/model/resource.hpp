// SPDX-License-Identifier: Apache-2.0
// What all resources of the model share: how one names another.
#pragma once

#include <cstdint>

#include "reach/model/enums.hpp"
#include "reach/model/origin.hpp"
#include "reach/model/strings.hpp"

namespace reach::model {

// A reference to another resource: its AWS id as the snapshot gives it, and its row in the Network,
// kNone where the snapshot does not hold it (an opaque object, semantics A14).
// NetworkBuilder::build fills the row in.
template <class T>
struct Ref {
  static constexpr std::uint32_t kNone = 0xffffffffU;
  StringId id;
  std::uint32_t row = kNone;

  [[nodiscard]] constexpr bool given() const { return !id.empty(); }
  [[nodiscard]] constexpr bool resolved() const { return row != kNone; }
  friend constexpr bool operator==(const Ref& a, const Ref& b) { return a.id == b.id; }
};

struct DhcpOptions;
struct EgressOnlyInternetGateway;
struct FirewallDomainList;
struct FirewallRuleGroup;
struct HostedZone;
struct Instance;
struct InternetGateway;
struct NatGateway;
struct NetworkAcl;
struct NetworkInterface;
struct PrefixList;
struct Profile;
struct ResolverEndpoint;
struct ResolverRule;
struct RouteTable;
struct SecurityGroup;
struct Subnet;
struct TransitGateway;
struct TransitGatewayAttachment;
struct TransitGatewayRouteTable;
struct Vpc;
struct VpcBlockPublicAccessExclusion;
struct VpcBlockPublicAccessOptions;
struct VpcEndpoint;
struct VpcPeeringConnection;
struct VpnGateway;

}  // namespace reach::model
