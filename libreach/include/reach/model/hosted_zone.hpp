// SPDX-License-Identifier: Apache-2.0
// A Route 53 hosted zone with its records and the VPCs it answers.
// Source: Route 53 API HostedZone, ResourceRecordSet; semantics H9-H19. Names are lower case,
// without a final dot, with octal escapes decoded (A7).
#pragma once

#include <vector>

#include "reach/model/resource.hpp"

namespace reach::model {

struct ResourceRecordSet {
  StringId name;
  RecordType type = RecordType::kUnknown;
  std::vector<StringId> values;  // as exported: an address, a host name, ...
  bool is_alias = false;
  StringId alias_name;  // AliasTarget.DNSName
  StringId alias_hosted_zone;
  StringId set_identifier;  // routing policies other than simple (H18)
  int weight = -1;          // -1: not weighted
  Failover failover = Failover::kUnknown;
  Tri multi_value_answer = Tri::kUnknown;
  StringId geo_location;  // a country's or continent's code; "*": everywhere else
  OriginId origin;
};

struct ZoneAssociation {
  Ref<Vpc> vpc;
  StringId region;
  OriginId origin;
};

struct HostedZone {
  StringId id;  // bare, without "/hostedzone/" (A8)
  OriginId origin;
  StringId name;
  StringId owner;  // account, or the service that owns it
  Tri is_private = Tri::kUnknown;
  std::vector<ZoneAssociation> associations;
  bool associations_known = false;  // get-hosted-zone was exported
  std::vector<ResourceRecordSet> records;
  bool records_known = false;  // list-resource-record-sets was exported, all pages
};

}  // namespace reach::model
