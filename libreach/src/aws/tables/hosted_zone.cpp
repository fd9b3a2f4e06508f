// SPDX-License-Identifier: Apache-2.0
// list-hosted-zones, get-hosted-zone (which alone tells the VPCs) and list-hosted-zones-by-vpc
// (which alone tells the zones of other accounts, and does not name its VPC).
#include <unordered_map>

#include "aws/names.hpp"
#include "aws/readers.hpp"
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::HostedZone;
using model::ZoneAssociation;

constexpr Field kConfigFields[] = {
    field<&HostedZone::is_private>("PrivateZone"),
};
constexpr Table kConfig{"route53/HostedZoneConfig", kConfigFields};

constexpr Field kHostedZoneFields[] = {
    field<&HostedZone::id, ZoneId>("Id"),
    field<&HostedZone::name, DnsName>("Name"),
    inside<kConfig>("Config"),
};

bool finish_association(Reading&, const Place&, ZoneAssociation& association, const Outcome&) {
  return association.vpc.given();
}
constexpr Field kAssociationFields[] = {
    field<&ZoneAssociation::vpc>("VPCId"),
    field<&ZoneAssociation::region>("VPCRegion"),
};
constexpr Table kAssociation{"route53/VPC", kAssociationFields, finisher<&finish_association>()};

}  // namespace

constexpr Table kHostedZone{"route53/HostedZone", kHostedZoneFields};

namespace {

// The VPCs stand beside the zone.
constexpr Field kDetailsFields[] = {
    list<&HostedZone::associations, kAssociation, &HostedZone::associations_known>("VPCs"),
};

struct Summary {
  model::StringId id;
  model::StringId name;
  model::StringId account;
  model::StringId service;
};
constexpr Field kOwnerFields[] = {
    field<&Summary::account>("OwningAccount"),
    field<&Summary::service>("OwningService"),
};
constexpr Table kOwner{"route53/HostedZoneOwner", kOwnerFields};
constexpr Field kSummaryFields[] = {
    field<&Summary::id, ZoneId>("HostedZoneId"),
    field<&Summary::name, DnsName>("Name"),
    inside<kOwner>("Owner"),
};

// Associations known from another command stay; those that are new are added.
void merge_associations(HostedZone& zone, const std::vector<ZoneAssociation>& fresh) {
  std::unordered_map<model::StringId, std::size_t> known;
  for (std::size_t i = 0; i < zone.associations.size(); ++i)
    known.try_emplace(zone.associations[i].vpc.id, i);
  for (const ZoneAssociation& association : fresh) {
    const auto [at, is_new] = known.try_emplace(association.vpc.id, zone.associations.size());
    if (is_new) {
      zone.associations.push_back(association);
    } else if (model::StringId& region = zone.associations[at->second].region; region.empty()) {
      region = association.region;
    }
  }
}

}  // namespace

constexpr Table kHostedZoneDetails{"route53/GetHostedZoneResponse", kDetailsFields};
constexpr Table kHostedZoneSummary{"route53/HostedZoneSummary", kSummaryFields};

void read_hosted_zones(Reading& reading, const Place& place, Value items) {
  read_resources<HostedZone, kHostedZone>(reading, place, items);
}

void read_hosted_zone(Reading& reading, const Place& place, Value value) {
  HostedZone told;
  read_object(reading, place, value, kHostedZoneDetails, &told);
  Value zone_value;
  if (value.at_key("HostedZone").get(zone_value) != simdjson::SUCCESS) return;
  HostedZone* zone =
      read_resource<HostedZone>(reading, Place(place, "HostedZone"), zone_value, kHostedZone);
  if (zone == nullptr) return;
  merge_associations(*zone, told.associations);
  zone->associations_known = zone->associations_known || told.associations_known;
}

void read_hosted_zones_by_vpc(Reading& reading, const Place& place, Value items) {
  const model::Ref<model::Vpc> vpc = reading.network.ref<model::Vpc>(reading.document().parent);
  read_parts<Summary, kHostedZoneSummary>(
      reading, place, items, [&](const Place& at, const Summary& summary) {
        if (summary.id.empty()) {
          resource_without_id(reading, at, kHostedZoneSummary);
          return;
        }
        HostedZone fresh;
        fresh.id = summary.id;
        fresh.name = summary.name;
        fresh.is_private = model::Tri::kYes;  // only private zones are associated with VPCs
        fresh.origin = at.origin(reading.network);
        HostedZone& zone =
            store<HostedZone>(reading, kHostedZone, std::move(fresh), Standing::kMentioned);
        if (zone.owner.empty())
          zone.owner = summary.account.empty() ? summary.service : summary.account;
        merge_associations(zone, {ZoneAssociation{vpc, {}, at.origin(reading.network)}});
      });
}

}  // namespace reach::aws
