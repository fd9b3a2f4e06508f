// SPDX-License-Identifier: Apache-2.0
// A NAT gateway. Source: EC2 API NatGateway, NatGatewayAddress; semantics I3-I5.
#pragma once

#include <optional>
#include <vector>

#include "reach/model/gateway_enums.hpp"
#include "reach/model/resource.hpp"
#include "reach/net/address.hpp"

namespace reach::model {

struct NatGatewayAddress {
  std::optional<net::Address> private_address;
  std::optional<net::Address> public_address;
  StringId allocation;
  Ref<NetworkInterface> interface;
  Tri primary = Tri::kUnknown;
  NatGatewayAddressStatus status = NatGatewayAddressStatus::kUnknown;  // absent in older captures
  StringId availability_zone;  // regional gateways: where the address serves
  StringId availability_zone_id;
  OriginId origin;
};

struct NatGateway {
  StringId id;
  OriginId origin;
  StringId name;
  Ref<Vpc> vpc;
  Ref<Subnet> subnet;  // not given for a regional one
  NatGatewayState state = NatGatewayState::kUnknown;
  // Absent in older captures: public, zonal.
  ConnectivityType connectivity_type = ConnectivityType::kUnknown;
  AvailabilityMode availability_mode = AvailabilityMode::kUnknown;
  Tri auto_provision_zones = Tri::kUnknown;  // regional: AWS adds zones by itself (I5)
  Ref<RouteTable> route_table;               // regional: its own
  std::vector<NatGatewayAddress> addresses;
  bool addresses_given = false;  // a member NatGatewayAddresses was there, even if empty
};

}  // namespace reach::model
