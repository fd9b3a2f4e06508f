// SPDX-License-Identifier: Apache-2.0
// describe-nat-gateways.
#include "aws/resources.hpp"
#include "aws/tables/enabled.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"
#include "aws/tables/tags.hpp"

namespace reach::aws {
namespace {

using model::NatGateway;
using model::NatGatewayAddress;

constexpr Field kAddressFields[] = {
    field<&NatGatewayAddress::private_address>("PrivateIp"),
    field<&NatGatewayAddress::public_address>("PublicIp"),
    field<&NatGatewayAddress::allocation>("AllocationId"),
    field<&NatGatewayAddress::interface>("NetworkInterfaceId"),
    field<&NatGatewayAddress::primary>("IsPrimary"),
    field<&NatGatewayAddress::status>("Status"),
    field<&NatGatewayAddress::availability_zone>("AvailabilityZone"),
    field<&NatGatewayAddress::availability_zone_id>("AvailabilityZoneId"),
};
bool finish_address(Reading&, const Place&, NatGatewayAddress&, const Outcome& outcome) {
  return outcome.good();
}
constexpr Table kAddress{"ec2/NatGatewayAddress", kAddressFields, finisher<&finish_address>()};

constexpr Field kNatGatewayFields[] = {
    field<&NatGateway::id>("NatGatewayId"),
    field<&NatGateway::vpc>("VpcId"),
    field<&NatGateway::subnet>("SubnetId"),
    field<&NatGateway::state>("State"),
    field<&NatGateway::connectivity_type>("ConnectivityType"),
    field<&NatGateway::availability_mode>("AvailabilityMode"),
    field<&NatGateway::auto_provision_zones, Enabled>("AutoProvisionZones"),
    field<&NatGateway::route_table>("RouteTableId"),
    list<&NatGateway::addresses, kAddress, &NatGateway::addresses_given>("NatGatewayAddresses"),
    tags<NatGateway>(),
};

}  // namespace

constexpr Table kNatGateway{"ec2/NatGateway", kNatGatewayFields};

void read_nat_gateways(Reading& reading, const Place& place, Value items) {
  read_resources<NatGateway, kNatGateway>(reading, place, items);
}

}  // namespace reach::aws
