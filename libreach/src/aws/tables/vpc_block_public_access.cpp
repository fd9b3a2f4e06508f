// SPDX-License-Identifier: Apache-2.0
// describe-vpc-block-public-access-options (one object, without an id) and -exclusions.
#include <fmt/format.h>

#include "aws/names.hpp"
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::VpcBlockPublicAccessExclusion;
using model::VpcBlockPublicAccessOptions;

constexpr Field kOptionsFields[] = {
    field<&VpcBlockPublicAccessOptions::owner>("AwsAccountId"),
    field<&VpcBlockPublicAccessOptions::region>("AwsRegion"),
    field<&VpcBlockPublicAccessOptions::state>("State"),
    field<&VpcBlockPublicAccessOptions::internet_gateway_block_mode>("InternetGatewayBlockMode"),
};

Read read_resource_arn(Reading& reading, const Place& place, Value value,
                       VpcBlockPublicAccessExclusion& exclusion) {
  std::string_view arn;
  if (read_value(reading, place, value, arn) == Read::kBad) return Read::kBad;
  exclusion.resource = reading.intern(resource_of_arn(arn));
  return Read::kGood;
}
constexpr Field kExclusionFields[] = {
    field<&VpcBlockPublicAccessExclusion::id>("ExclusionId"),
    method<&read_resource_arn, &VpcBlockPublicAccessExclusion::resource>("ResourceArn"),
    field<&VpcBlockPublicAccessExclusion::mode>("InternetGatewayExclusionMode"),
    field<&VpcBlockPublicAccessExclusion::state>("State"),
};

}  // namespace

constexpr Table kVpcBlockPublicAccessOptions{"ec2/VpcBlockPublicAccessOptions", kOptionsFields};
constexpr Table kVpcBlockPublicAccessExclusion{"ec2/VpcBlockPublicAccessExclusion",
                                               kExclusionFields};

void read_vpc_block_public_access_options(Reading& reading, const Place& place, Value value) {
  VpcBlockPublicAccessOptions fresh;
  if (!read_object(reading, place, value, kVpcBlockPublicAccessOptions, &fresh)) {
    reading.document().damaged = true;
    return;
  }
  if (fresh.owner.empty()) fresh.owner = reading.document().path_account;
  if (fresh.region.empty()) fresh.region = reading.document().path_region;
  fresh.id = reading.intern(
      fmt::format("{}/{}", reading.network.text(fresh.owner), reading.network.text(fresh.region)));
  fresh.origin = place.origin(reading.network);
  reading.note_region(reading.network.text(fresh.region));
  store<VpcBlockPublicAccessOptions>(reading, kVpcBlockPublicAccessOptions, fresh,
                                     Standing::kDeclared);
}

void read_vpc_block_public_access_exclusions(Reading& reading, const Place& place, Value items) {
  read_resources<VpcBlockPublicAccessExclusion, kVpcBlockPublicAccessExclusion>(reading, place,
                                                                                items);
}

}  // namespace reach::aws
