// SPDX-License-Identifier: Apache-2.0
// describe-subnets.
#include "aws/names.hpp"
#include "aws/resources.hpp"
#include "aws/tables/block_public_access_states.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"
#include "aws/tables/tags.hpp"
#include "reach/model/region.hpp"

namespace reach::aws {
namespace {

using model::Subnet;

struct Ipv6Association {
  std::string_view state;
  std::optional<net::Prefix> cidr;
};
constexpr Field kIpv6StateFields[] = {
    field<&Ipv6Association::state>("State"),
};
constexpr Table kIpv6State{"ec2/SubnetCidrBlockState", kIpv6StateFields};
constexpr Field kIpv6Fields[] = {
    field<&Ipv6Association::cidr>("Ipv6CidrBlock"),
    inside<kIpv6State>("Ipv6CidrBlockState"),
};
constexpr Table kIpv6{"ec2/SubnetIpv6CidrBlockAssociation", kIpv6Fields};

void take_ipv6(Reading&, const Place&, Subnet& subnet, Ipv6Association& association) {
  const bool in_use =
      association.state.empty() || model::same_spelling(association.state, "associated");
  if (in_use && association.cidr) subnet.ipv6_cidrs.push_back(*association.cidr);
}

// A10: the ARN is one of the few places that name the Region.
Read read_arn(Reading& reading, const Place& place, Value value, Subnet& subnet) {
  std::string_view arn;
  if (read_value(reading, place, value, arn) == Read::kBad) return Read::kBad;
  subnet.region = reading.intern(region_of_arn(arn));
  return Read::kGood;
}

bool finish_subnet(Reading& reading, const Place&, Subnet& subnet, const Outcome& outcome) {
  if (subnet.region.empty()) {
    const std::string_view zone = reading.network.text(subnet.availability_zone);
    subnet.region = reading.intern(model::region_of_zone(zone));
  }
  reading.note_region(reading.network.text(subnet.region));
  return outcome.readable;
}

constexpr Field kSubnetFields[] = {
    field<&Subnet::id>("SubnetId"),
    method<&read_arn, &Subnet::region>("SubnetArn"),
    field<&Subnet::vpc>("VpcId"),
    field<&Subnet::owner>("OwnerId"),
    field<&Subnet::cidr>("CidrBlock"),
    each<&take_ipv6, kIpv6, &Subnet::ipv6_cidrs>("Ipv6CidrBlockAssociationSet"),
    field<&Subnet::availability_zone>("AvailabilityZone").per_account(),
    field<&Subnet::availability_zone_id>("AvailabilityZoneId"),
    inside<kBlockPublicAccessStates<Subnet>>("BlockPublicAccessStates"),
    tags<Subnet>(),
};

}  // namespace

constexpr Table kSubnet{"ec2/Subnet", kSubnetFields, finisher<&finish_subnet>()};

void read_subnets(Reading& reading, const Place& place, Value items) {
  read_resources<Subnet, kSubnet>(reading, place, items);
}

}  // namespace reach::aws
