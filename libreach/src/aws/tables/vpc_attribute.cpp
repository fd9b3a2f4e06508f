// SPDX-License-Identifier: Apache-2.0
// describe-vpc-attribute: one attribute a call, so a VPC's two come from two documents.
#include <fmt/format.h>

#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::Tri;
using model::Vpc;

struct Attribute {
  Tri value = Tri::kUnknown;
};
struct VpcAttribute {
  model::StringId vpc;
  Attribute dns_support;
  Attribute dns_hostnames;
};

constexpr Field kAttributeFields[] = {
    field<&Attribute::value>("Value"),
};
constexpr Table kAttribute{"ec2/AttributeBooleanValue", kAttributeFields};

constexpr Field kVpcAttributeFields[] = {
    field<&VpcAttribute::vpc>("VpcId"),
    part<&VpcAttribute::dns_support, kAttribute>("EnableDnsSupport"),
    part<&VpcAttribute::dns_hostnames, kAttribute>("EnableDnsHostnames"),
};

void take(Reading& reading, const Place& place, Tri value, Tri& into, model::OriginId& origin) {
  if (value == Tri::kUnknown) return;
  if (into == Tri::kUnknown) {
    into = value;
    origin = place.origin(reading.network);
  } else if (into != value) {
    reading.warn(model::Code::kConflict, place,
                 fmt::format("{} of {} differs between documents; the first is used", place.name(),
                             reading.document().parent));
  }
}

}  // namespace

constexpr Table kVpcAttribute{"ec2/DescribeVpcAttributeResult", kVpcAttributeFields};

void read_vpc_attribute(Reading& reading, const Place& place, Value value) {
  VpcAttribute attribute;
  read_object(reading, place, value, kVpcAttribute, &attribute);
  bool created = false;
  Vpc& vpc = reading.network.upsert<Vpc>(reading.document().parent, &created);
  if (created) {
    vpc.declared = false;
    vpc.origin = place.origin(reading.network);
  }
  take(reading, Place(place, "EnableDnsSupport"), attribute.dns_support.value,
       vpc.enable_dns_support, vpc.enable_dns_support_origin);
  take(reading, Place(place, "EnableDnsHostnames"), attribute.dns_hostnames.value,
       vpc.enable_dns_hostnames, vpc.enable_dns_hostnames_origin);
}

}  // namespace reach::aws
