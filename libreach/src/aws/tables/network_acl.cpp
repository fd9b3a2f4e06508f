// SPDX-License-Identifier: Apache-2.0
// describe-network-acls.
#include <fmt/format.h>

#include "aws/resources.hpp"
#include "aws/tables/protocol.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::NetworkAcl;
using model::NetworkAclEntry;
using model::RuleAction;
using model::Tri;

struct Association {
  model::Ref<model::Subnet> subnet;
};
bool finish_association(Reading&, const Place&, Association& association, const Outcome&) {
  return association.subnet.given();
}
constexpr Field kAssociationFields[] = {
    field<&Association::subnet>("SubnetId"),
};
constexpr Table kAssociation{"ec2/NetworkAclAssociation", kAssociationFields,
                             finisher<&finish_association>()};
void take_association(Reading&, const Place&, NetworkAcl& acl, Association& association) {
  acl.subnets.push_back(association.subnet);
}

// An entry, with what must be known before it can be one of the model's.
struct Entry {
  std::optional<int> number;
  Tri egress = Tri::kUnknown;
  RuleAction action = RuleAction::kUnknown;
  int protocol = model::kProtocolUnreadable;
  std::optional<net::Prefix> cidr;
  std::optional<int> from;
  std::optional<int> to;
  int icmp_type = -1;
  int icmp_code = -1;
};

constexpr Field kPortRangeFields[] = {
    field<&Entry::from>("From"),
    field<&Entry::to>("To"),
};
constexpr Table kPortRange{"ec2/PortRange", kPortRangeFields};
constexpr Field kIcmpFields[] = {
    field<&Entry::icmp_type>("Type"),
    field<&Entry::icmp_code>("Code"),
};
constexpr Table kIcmpTypeCode{"ec2/IcmpTypeCode", kIcmpFields};

bool is_port_range(const Entry& entry) {
  return entry.from && entry.to && *entry.from >= 0 && *entry.from <= *entry.to &&
         *entry.to <= 65535;
}

// What cannot be read stays in place and may match: an unreadable protocol may be any, an
// unreadable number may come first.
bool finish_entry(Reading& reading, const Place& place, Entry& entry, const Outcome& outcome) {
  const bool has_ports =
      entry.protocol == model::kProtocolTcp || entry.protocol == model::kProtocolUdp;
  const bool ports_given = outcome.has("PortRange");
  if (outcome.spoilt("PortRange") || outcome.spoilt("IcmpTypeCode")) {
    entry.protocol = model::kProtocolUnreadable;
  } else if (has_ports && ports_given && !is_port_range(entry)) {
    reading.bad_field(Place(place, "PortRange"), "From and To are no range of ports");
    entry.protocol = model::kProtocolUnreadable;
  }
  if (!entry.number || entry.number < 0) entry.action = RuleAction::kUnknown;
  return true;
}

constexpr Field kEntryFields[] = {
    field<&Entry::number>("RuleNumber"), field<&Entry::egress>("Egress"),
    field<&Entry::action>("RuleAction"), field<&Entry::protocol, Protocol>("Protocol"),
    field<&Entry::cidr>("CidrBlock"),    field<&Entry::cidr>("Ipv6CidrBlock"),
    inside<kPortRange>("PortRange"),     inside<kIcmpTypeCode>("IcmpTypeCode"),
};
constexpr Table kEntry{"ec2/NetworkAclEntry", kEntryFields, finisher<&finish_entry>()};

void take_entry(Reading& reading, const Place& place, NetworkAcl& acl, Entry& told) {
  NetworkAclEntry entry;
  entry.rule_number = std::max(told.number.value_or(0), 0);
  entry.action = told.action;
  entry.protocol = told.protocol;
  entry.cidr_readable = told.cidr.has_value();
  entry.cidr = told.cidr.value_or(net::Prefix());
  const bool has_ports =
      told.protocol == model::kProtocolTcp || told.protocol == model::kProtocolUdp;
  if (has_ports && told.from && told.to) {
    entry.from_port = *told.from;
    entry.to_port = *told.to;
  }
  entry.icmp_type = told.icmp_type;
  entry.icmp_code = told.icmp_code;
  entry.origin = place.origin(reading.network);
  if (told.egress == Tri::kUnknown) {
    // It may stand in either list: in both, it may decide.
    entry.action = RuleAction::kUnknown;
    entry.egress = true;
    acl.entries.push_back(entry);
  }
  entry.egress = told.egress == Tri::kYes;
  acl.entries.push_back(entry);
}

bool finish_acl(Reading& reading, const Place&, NetworkAcl& acl, const Outcome& outcome) {
  if (outcome.spoilt("Associations")) reading.pending.unsure_network_acls.push_back(acl.vpc.id);
  return outcome.readable;
}

constexpr Field kNetworkAclFields[] = {
    field<&NetworkAcl::id>("NetworkAclId"),
    field<&NetworkAcl::vpc>("VpcId"),
    field<&NetworkAcl::owner>("OwnerId"),
    field<&NetworkAcl::is_default>("IsDefault"),
    each<&take_association, kAssociation, &NetworkAcl::subnets>("Associations"),
    each<&take_entry, kEntry, &NetworkAcl::entries, &NetworkAcl::entries_given>("Entries"),
};

}  // namespace

constexpr Table kNetworkAcl{"ec2/NetworkAcl", kNetworkAclFields, finisher<&finish_acl>()};

void read_network_acls(Reading& reading, const Place& place, Value items) {
  read_resources<NetworkAcl, kNetworkAcl>(reading, place, items);
}

}  // namespace reach::aws
