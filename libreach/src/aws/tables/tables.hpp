// SPDX-License-Identifier: Apache-2.0
// The readers of the documents that the model is made of, one a wrapper key. Each stands in a file
// of its own with the table of its shape; first row of a resource's table: its id.
#pragma once

#include <span>
#include <string_view>
#include <utility>

#include "aws/field_table.hpp"

namespace reach::aws {

// Reads the value of the wrapper key at `place`.
using ReadItems = void (*)(Reading& reading, const Place& place, Value items);

void read_vpcs(Reading&, const Place&, Value);
void read_subnets(Reading&, const Place&, Value);
void read_route_tables(Reading&, const Place&, Value);
void read_security_groups(Reading&, const Place&, Value);
void read_security_group_rules(Reading&, const Place&, Value);
void read_network_acls(Reading&, const Place&, Value);
void read_network_interfaces(Reading&, const Place&, Value);
void read_reservations(Reading&, const Place&, Value);
void read_bare_instances(Reading&, const Place&, Value);  // items of a --query list
void read_instance_information(Reading&, const Place&, Value);
void read_instance_profile_associations(Reading&, const Place&, Value);
void read_vpc_endpoints(Reading&, const Place&, Value);
void read_vpc_peering_connections(Reading&, const Place&, Value);
void read_prefix_lists(Reading&, const Place&, Value);
void read_prefix_list_entries(Reading&, const Place&, Value);  // of document().parent
void read_dhcp_options(Reading&, const Place&, Value);
void read_hosted_zones(Reading&, const Place&, Value);
void read_hosted_zones_by_vpc(Reading&, const Place&, Value);  // of document().parent
void read_resolver_rules(Reading&, const Place&, Value);
void read_resolver_rule_associations(Reading&, const Place&, Value);
void read_profile_associations(Reading&, const Place&, Value);
void read_firewall_rule_group_associations(Reading&, const Place&, Value);
void read_resolver_endpoints(Reading&, const Place&, Value);
void read_resolver_endpoint_ip_addresses(Reading&, const Place&, Value);  // of document().parent
void read_profiles(Reading&, const Place&, Value);
void read_profile_resource_associations(Reading&, const Place&, Value);
void read_firewall_rule_groups(Reading&, const Place&, Value);
void read_firewall_domain_lists(Reading&, const Place&, Value);
void read_firewall_rules(Reading&, const Place&, Value);
void read_firewall_domains(Reading&, const Place&, Value);  // of document().parent
void read_internet_gateways(Reading&, const Place&, Value);
void read_egress_only_internet_gateways(Reading&, const Place&, Value);
void read_vpn_gateways(Reading&, const Place&, Value);
void read_nat_gateways(Reading&, const Place&, Value);
void read_transit_gateways(Reading&, const Place&, Value);
void read_transit_gateway_route_tables(Reading&, const Place&, Value);
void read_transit_gateway_attachments(Reading&, const Place&, Value);
void read_transit_gateway_vpc_attachments(Reading&, const Place&, Value);
void read_transit_gateway_peering_attachments(Reading&, const Place&, Value);
void read_transit_gateway_routes(Reading&, const Place&, Value);  // of document().parent
void read_transit_gateway_route_table_associations(Reading&, const Place&,
                                                   Value);              // of document().parent
void read_transit_gateway_propagations(Reading&, const Place&, Value);  // of document().parent
void read_transit_gateway_prefix_list_references(Reading&, const Place&, Value);
void read_vpc_block_public_access_options(Reading&, const Place&, Value);
void read_vpc_block_public_access_exclusions(Reading&, const Place&, Value);
void read_security_group_vpc_associations(Reading&, const Place&, Value);

// Documents that are one object: the whole of it is the value.
void read_vpc_attribute(Reading&, const Place&, Value);
void read_hosted_zone(Reading&, const Place&, Value);

// The records of one document; `zones` are ids that may be its zone's, the nearest first.
void read_record_sets(Reading& reading, const Place& place, Value items, bool named,
                      std::vector<std::string> zones);

// Every table, for those who check them against the API's own shapes.
[[nodiscard]] std::span<const Table* const> all_tables();

// Reads an instance's own list of its interfaces (A12).
struct Attached {
  model::StringId instance;
  model::StringId owner;
  model::StringId availability_zone;
};
void read_attached_interfaces(Reading& reading, const Place& place, Value items,
                              const Attached& attached);

}  // namespace reach::aws
