// SPDX-License-Identifier: Apache-2.0
// describe-vpc-endpoints.
#include "aws/names.hpp"
#include "aws/readers.hpp"
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"
#include "aws/tables/tags.hpp"

namespace reach::aws {
namespace {

using model::EndpointDnsEntry;
using model::VpcEndpoint;

struct EndpointGroup {
  model::Ref<model::SecurityGroup> group;
};
constexpr Field kGroupFields[] = {
    field<&EndpointGroup::group>("GroupId"),
};
constexpr Table kGroup{"ec2/SecurityGroupIdentifier", kGroupFields};
void take_group(Reading&, const Place&, VpcEndpoint& endpoint, EndpointGroup& group) {
  if (group.group.given()) endpoint.groups.push_back(group.group);
}

constexpr Field kDnsEntryFields[] = {
    field<&EndpointDnsEntry::name, DnsName>("DnsName"),
    field<&EndpointDnsEntry::hosted_zone, ZoneId>("HostedZoneId"),
};
constexpr Table kDnsEntry{"ec2/DnsEntry", kDnsEntryFields};

// "service-defined" stays unknown: which records there are depends on the name (G17).
constexpr Field kDnsOptionsFields[] = {
    field<&VpcEndpoint::dns_record_ip_type, KnownOnes>("DnsRecordIpType"),
    field<&VpcEndpoint::private_dns_only_for_inbound_resolver>(
        "PrivateDnsOnlyForInboundResolverEndpoint"),
};
constexpr Table kDnsOptions{"ec2/DnsOptions", kDnsOptionsFields};

constexpr Field kVpcEndpointFields[] = {
    field<&VpcEndpoint::id>("VpcEndpointId"),
    field<&VpcEndpoint::vpc>("VpcId"),
    field<&VpcEndpoint::owner>("OwnerId"),
    field<&VpcEndpoint::type>("VpcEndpointType"),
    field<&VpcEndpoint::state>("State"),
    field<&VpcEndpoint::service_name>("ServiceName"),
    field<&VpcEndpoint::service_region>("ServiceRegion"),
    field<&VpcEndpoint::private_dns_enabled>("PrivateDnsEnabled"),
    field<&VpcEndpoint::ip_address_type>("IpAddressType"),
    inside<kDnsOptions>("DnsOptions"),
    field<&VpcEndpoint::subnets>("SubnetIds"),
    field<&VpcEndpoint::interfaces>("NetworkInterfaceIds"),
    field<&VpcEndpoint::route_tables>("RouteTableIds"),
    each<&take_group, kGroup, &VpcEndpoint::groups>("Groups"),
    list<&VpcEndpoint::dns_entries, kDnsEntry>("DnsEntries"),
    field<&VpcEndpoint::policy>("PolicyDocument"),
    tags<VpcEndpoint>(),
};

}  // namespace

constexpr Table kVpcEndpoint{"ec2/VpcEndpoint", kVpcEndpointFields};

void read_vpc_endpoints(Reading& reading, const Place& place, Value items) {
  read_resources<VpcEndpoint, kVpcEndpoint>(reading, place, items);
}

}  // namespace reach::aws
