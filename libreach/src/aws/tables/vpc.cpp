// SPDX-License-Identifier: Apache-2.0
// describe-vpcs.
#include <algorithm>

#include "aws/resources.hpp"
#include "aws/tables/block_public_access_states.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"
#include "aws/tables/tags.hpp"

namespace reach::aws {
namespace {

using model::Vpc;
using model::VpcCidr;

constexpr Field kStateFields[] = {
    field<&VpcCidr::state>("State"),
};
constexpr Table kCidrState{"ec2/VpcCidrBlockState", kStateFields};

bool finish_cidr(Reading&, const Place&, VpcCidr&, const Outcome& outcome) {
  return outcome.good() && outcome.has("CidrBlock");
}
constexpr Field kCidrFields[] = {
    field<&VpcCidr::cidr>("CidrBlock"),
    inside<kCidrState>("CidrBlockState"),
};
constexpr Table kCidr{"ec2/VpcCidrBlockAssociation", kCidrFields, finisher<&finish_cidr>()};

bool finish_ipv6_cidr(Reading&, const Place&, VpcCidr&, const Outcome& outcome) {
  return outcome.good() && outcome.has("Ipv6CidrBlock");
}
constexpr Field kIpv6CidrFields[] = {
    field<&VpcCidr::cidr>("Ipv6CidrBlock"),
    inside<kCidrState>("Ipv6CidrBlockState"),
};
constexpr Table kIpv6Cidr{"ec2/VpcIpv6CidrBlockAssociation", kIpv6CidrFields,
                          finisher<&finish_ipv6_cidr>()};

bool finish_vpc(Reading& reading, const Place& place, Vpc& vpc, const Outcome& outcome) {
  // Of a VPC whose address space is only half read, nothing can be said: it counts as not exported.
  vpc.declared = !outcome.spoilt("CidrBlock") && !outcome.spoilt("CidrBlockAssociationSet") &&
                 !outcome.spoilt("Ipv6CidrBlockAssociationSet");
  // Older captures have the primary CIDR alone (A2).
  const auto is_primary = [&](const VpcCidr& cidr) { return cidr.cidr == *vpc.primary_cidr; };
  if (vpc.primary_cidr && std::none_of(vpc.cidrs.begin(), vpc.cidrs.end(), is_primary)) {
    vpc.cidrs.push_back(
        {*vpc.primary_cidr, model::AssociationState::kUnknown, place.origin(reading.network)});
  }
  return outcome.readable;
}

constexpr Field kVpcFields[] = {
    field<&Vpc::id>("VpcId"),
    field<&Vpc::owner>("OwnerId"),
    field<&Vpc::primary_cidr>("CidrBlock"),
    list<&Vpc::cidrs, kCidr>("CidrBlockAssociationSet"),
    list<&Vpc::cidrs, kIpv6Cidr>("Ipv6CidrBlockAssociationSet").merged_elsewhere(),
    field<&Vpc::dhcp_options>("DhcpOptionsId"),
    field<&Vpc::is_default>("IsDefault"),
    inside<kBlockPublicAccessStates<Vpc>>("BlockPublicAccessStates"),
    tags<Vpc>(),
};

}  // namespace

constexpr Table kVpc{"ec2/Vpc", kVpcFields, finisher<&finish_vpc>()};

void read_vpcs(Reading& reading, const Place& place, Value items) {
  read_list(reading, place, items, [&](const Place& at, Value item) {
    Vpc* vpc = read_resource<Vpc>(reading, at, item, kVpc);
    // A10: no member tells the Region.
    if (vpc != nullptr && vpc->region.empty()) vpc->region = reading.document().path_region;
    return vpc != nullptr;
  });
}

}  // namespace reach::aws
