// SPDX-License-Identifier: Apache-2.0
// list-resource-record-sets. The document does not name its zone; the records are placed at the
// end.
#include "aws/readers.hpp"
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::ResourceRecordSet;

constexpr Field kAliasFields[] = {
    field<&ResourceRecordSet::alias_name, DnsName>("DNSName"),
    field<&ResourceRecordSet::alias_hosted_zone, ZoneId>("HostedZoneId"),
};
constexpr Table kAlias{"route53/AliasTarget", kAliasFields};

struct RecordValue {
  model::StringId value;
};
constexpr Field kValueFields[] = {
    field<&RecordValue::value>("Value"),
};
constexpr Table kValue{"route53/ResourceRecord", kValueFields};
void take_value(Reading&, const Place&, ResourceRecordSet& records, RecordValue& value) {
  records.values.push_back(value.value);
}

constexpr Field kGeoLocationFields[] = {
    field<&ResourceRecordSet::geo_location>("CountryCode"),
    field<&ResourceRecordSet::geo_location>("ContinentCode").merged_elsewhere(),
};
constexpr Table kGeoLocation{"route53/GeoLocation", kGeoLocationFields};

bool finish_record_set(Reading&, const Place&, ResourceRecordSet& records, const Outcome& outcome) {
  records.is_alias = outcome.has("AliasTarget");
  return outcome.readable && !records.name.empty();
}

constexpr Field kRecordSetFields[] = {
    field<&ResourceRecordSet::name, DnsName>("Name"),
    field<&ResourceRecordSet::type>("Type"),
    each<&take_value, kValue, &ResourceRecordSet::values>("ResourceRecords"),
    inside<kAlias>("AliasTarget"),
    field<&ResourceRecordSet::set_identifier>("SetIdentifier"),
    field<&ResourceRecordSet::weight>("Weight"),
    field<&ResourceRecordSet::failover>("Failover"),
    field<&ResourceRecordSet::multi_value_answer>("MultiValueAnswer"),
    inside<kGeoLocation>("GeoLocation"),
};

}  // namespace

constexpr Table kResourceRecordSet{"route53/ResourceRecordSet", kRecordSetFields,
                                   finisher<&finish_record_set>()};

void read_record_sets(Reading& reading, const Place& place, Value items, bool named,
                      std::vector<std::string> zones) {
  PendingRecords pending;
  pending.document = reading.document_number();
  pending.named = named;
  pending.zones = std::move(zones);
  pending.origin = place.origin(reading.network);
  const std::size_t before = reading.bad_fields();
  read_list(reading, place, items, [&](const Place& at, Value item) {
    ResourceRecordSet records;
    if (!read_object(reading, at, item, kResourceRecordSet, &records)) return false;
    records.origin = at.origin(reading.network);
    pending.records.push_back(std::move(records));
    return true;
  });
  // A record that is only half read may be the one that answers.
  if (before != reading.bad_fields()) reading.document().damaged = true;
  reading.pending.records.push_back(std::move(pending));
}

}  // namespace reach::aws
