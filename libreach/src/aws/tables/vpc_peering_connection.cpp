// SPDX-License-Identifier: Apache-2.0
// describe-vpc-peering-connections. The other account's side may lack most of this (A.1).
#include <algorithm>

#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"
#include "aws/tables/tags.hpp"

namespace reach::aws {
namespace {

using model::PeeringSide;
using model::VpcPeeringConnection;

struct Cidr {
  std::optional<net::Prefix> cidr;
};
constexpr Field kCidrFields[] = {
    field<&Cidr::cidr>("CidrBlock"),
};
constexpr Table kCidr{"ec2/CidrBlock", kCidrFields};
constexpr Field kIpv6CidrFields[] = {
    field<&Cidr::cidr>("Ipv6CidrBlock"),
};
constexpr Table kIpv6Cidr{"ec2/Ipv6CidrBlock", kIpv6CidrFields};

void add_cidr(PeeringSide& side, net::Prefix cidr) {
  if (std::find(side.cidrs.begin(), side.cidrs.end(), cidr) == side.cidrs.end())
    side.cidrs.push_back(cidr);
}
void take_cidr(Reading&, const Place&, PeeringSide& side, Cidr& told) {
  if (told.cidr) add_cidr(side, *told.cidr);
}
Read read_cidr(Reading& reading, const Place& place, Value value, PeeringSide& side) {
  net::Prefix cidr;
  if (read_value(reading, place, value, cidr) == Read::kBad) return Read::kBad;
  add_cidr(side, cidr);
  return Read::kGood;
}

constexpr Field kOptionsFields[] = {
    field<&PeeringSide::allow_dns_resolution_from_remote_vpc>("AllowDnsResolutionFromRemoteVpc"),
};
constexpr Table kOptions{"ec2/VpcPeeringConnectionOptionsDescription", kOptionsFields};

constexpr Field kSideFields[] = {
    field<&PeeringSide::vpc>("VpcId"),
    field<&PeeringSide::owner>("OwnerId"),
    field<&PeeringSide::region>("Region"),
    method<&read_cidr, &PeeringSide::cidrs>("CidrBlock"),
    each<&take_cidr, kCidr, &PeeringSide::cidrs>("CidrBlockSet").merged_elsewhere(),
    each<&take_cidr, kIpv6Cidr, &PeeringSide::cidrs>("Ipv6CidrBlockSet").merged_elsewhere(),
    inside<kOptions>("PeeringOptions"),
};

// A side whose address space is only half read has none that is known.
bool finish_side(Reading&, const Place&, PeeringSide& side, const Outcome& outcome) {
  if (!outcome.good()) side.cidrs.clear();
  return outcome.readable;
}
constexpr Table kSide{"ec2/VpcPeeringConnectionVpcInfo", kSideFields, finisher<&finish_side>()};

constexpr Field kStatusFields[] = {
    field<&VpcPeeringConnection::state>("Code"),
};
constexpr Table kStatus{"ec2/VpcPeeringConnectionStateReason", kStatusFields};

constexpr Field kVpcPeeringConnectionFields[] = {
    field<&VpcPeeringConnection::id>("VpcPeeringConnectionId"),
    inside<kStatus>("Status"),
    part<&VpcPeeringConnection::requester, kSide>("RequesterVpcInfo"),
    part<&VpcPeeringConnection::accepter, kSide>("AccepterVpcInfo"),
    tags<VpcPeeringConnection>(),
};

}  // namespace

constexpr Table kVpcPeeringConnection{"ec2/VpcPeeringConnection", kVpcPeeringConnectionFields};

void read_vpc_peering_connections(Reading& reading, const Place& place, Value items) {
  read_resources<VpcPeeringConnection, kVpcPeeringConnection>(reading, place, items);
}

}  // namespace reach::aws
