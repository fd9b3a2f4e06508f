// SPDX-License-Identifier: Apache-2.0
// Route 53 Profiles: list-profiles, list-profile-associations, and
// list-profile-resource-associations, whose items name the Profile (an empty list does not).
#include <charconv>

#include "aws/names.hpp"
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::Profile;
using model::ProfileResource;

constexpr Field kProfileFields[] = {
    field<&Profile::id>("Id"),
    field<&Profile::name>("Name").per_account(),
};

Read read_vpc(Reading& reading, const Place& place, Value value, PendingProfileVpc& told) {
  std::string_view text;
  if (read_value(reading, place, value, text) == Read::kBad) return Read::kBad;
  told.vpc = reading.intern(resource_of_arn(text));
  return Read::kGood;
}
constexpr Field kProfileAssociationFields[] = {
    field<&PendingProfileVpc::profile>("ProfileId"),
    method<&read_vpc>("ResourceId"),
    field<&PendingProfileVpc::status>("Status"),
};

struct ResourceWire {
  model::StringId profile;
  std::string_view arn;
  std::string_view properties;
  model::ProfileStatus status = model::ProfileStatus::kUnknown;
};
constexpr Field kResourceFields[] = {
    field<&ResourceWire::profile>("ProfileId"),
    field<&ResourceWire::arn>("ResourceArn"),
    field<&ResourceWire::properties>("ResourceProperties"),
    field<&ResourceWire::status>("Status"),
};

// JSON in a string: {"priority": 102}.
int priority_in(std::string_view properties) {
  constexpr std::string_view kKey = "\"priority\"";
  std::size_t at = properties.find(kKey);
  if (at == std::string_view::npos) return -1;
  at = properties.find_first_not_of(": \"", at + kKey.size());
  if (at == std::string_view::npos) return -1;
  int priority = -1;
  std::from_chars(properties.data() + at, properties.data() + properties.size(), priority);
  return priority;
}

ProfileResource resource_of(Reading& reading, const ResourceWire& wire) {
  ProfileResource resource;
  resource.arn = reading.intern(wire.arn);
  resource.status = wire.status;
  resource.priority = priority_in(wire.properties);
  const std::string_view id = resource_of_arn(wire.arn);
  const auto holds = [&](std::string_view word) {
    return wire.arn.find(word) != std::string_view::npos;
  };
  if (holds(":hostedzone/")) resource.zone.id = reading.intern(id);
  if (holds(":resolver-rule/")) resource.rule.id = reading.intern(id);
  if (holds(":vpc-endpoint/")) resource.endpoint.id = reading.intern(id);
  if (holds(":firewall-rule-group/")) resource.firewall_rule_group.id = reading.intern(id);
  return resource;
}

}  // namespace

constexpr Table kProfile{"route53profiles/ProfileSummary", kProfileFields};
constexpr Table kProfileAssociation{"route53profiles/ProfileAssociation",
                                    kProfileAssociationFields};
constexpr Table kProfileResourceAssociation{"route53profiles/ProfileResourceAssociation",
                                            kResourceFields};

void read_profiles(Reading& reading, const Place& place, Value items) {
  read_resources<Profile, kProfile>(reading, place, items);
}

void read_profile_associations(Reading& reading, const Place& place, Value items) {
  read_parts<PendingProfileVpc, kProfileAssociation>(
      reading, place, items, [&](const Place& at, PendingProfileVpc& told) {
        if (told.profile.empty() || told.vpc.empty()) {
          resource_without_id(reading, at, kProfileAssociation);
          return;
        }
        told.origin = at.origin(reading.network);
        reading.pending.profile_vpcs.push_back(told);
      });
}

void read_profile_resource_associations(Reading& reading, const Place& place, Value items) {
  const model::StringId parent = reading.intern(reading.document().parent);
  PendingProfileResources empty{
      reading.document_number(), parent, {}, place.origin(reading.network)};
  if (!parent.empty()) reading.pending.profile_resources.push_back(empty);
  read_parts<ResourceWire, kProfileResourceAssociation>(
      reading, place, items, [&](const Place& at, const ResourceWire& wire) {
        const model::StringId profile = wire.profile.empty() ? parent : wire.profile;
        if (profile.empty() || wire.arn.empty()) {
          resource_without_id(reading, at, kProfileResourceAssociation);
          return;
        }
        PendingProfileResources pending{
            reading.document_number(), profile, {}, at.origin(reading.network)};
        pending.resources.push_back(resource_of(reading, wire));
        pending.resources.back().origin = pending.origin;
        reading.pending.profile_resources.push_back(std::move(pending));
      });
}

}  // namespace reach::aws
