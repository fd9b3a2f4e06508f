// SPDX-License-Identifier: Apache-2.0
// From resources that name each other to rows that point at each other. Each step is one thing that
// resources say of each other; their order matters where a comment says so.
#include <algorithm>

#include "model/linker.hpp"
#include "reach/model/region.hpp"

namespace reach::model {

// An interface attached to an instance proves that the instance exists, also where
// describe-instances was not exported. Before resolve_all: it adds rows.
void Linker::declare_attached_instances() {
  auto& instances = std::get<ResourceTable<Instance>>(tables_);
  for (const NetworkInterface& interface : rows<NetworkInterface>()) {
    if (!interface.instance.given()) continue;
    const auto row = static_cast<std::uint32_t>(instances.rows.size());
    if (!instances.row_of.try_emplace(interface.instance.id, row).second) continue;
    Instance& instance = instances.rows.emplace_back();
    instance.id = interface.instance.id;
    instance.origin = interface.origin;
    instance.vpc = interface.vpc;
    instance.subnet = interface.subnet;
    instance.owner = interface.owner;
    instance.availability_zone = interface.availability_zone;
    instance.declared = false;
  }
}

void Linker::resolve_all() {
  for (Vpc& vpc : rows<Vpc>()) resolve(vpc.dhcp_options);
  for (Subnet& subnet : rows<Subnet>()) resolve(subnet.vpc);
  for (NetworkInterface& interface : rows<NetworkInterface>()) {
    resolve(interface.vpc);
    resolve(interface.subnet);
    resolve(interface.groups);
    resolve(interface.instance);
  }
  for (Instance& instance : rows<Instance>()) {
    resolve(instance.vpc);
    resolve(instance.subnet);
  }
  for (RouteTable& table : rows<RouteTable>()) {
    resolve(table.vpc);
    for (RouteTableAssociation& association : table.associations) resolve(association.subnet);
    for (Route& route : table.routes) resolve(route.prefix_list);
  }
  for (SecurityGroup& group : rows<SecurityGroup>()) {
    resolve(group.vpc);
    resolve_rules(group.ingress);
    resolve_rules(group.egress);
    for (SecurityGroupVpcAssociation& association : group.vpc_associations)
      resolve(association.vpc);
  }
  for (NetworkAcl& acl : rows<NetworkAcl>()) {
    resolve(acl.vpc);
    resolve(acl.subnets);
  }
  for (VpcPeeringConnection& peering : rows<VpcPeeringConnection>()) {
    resolve(peering.requester.vpc);
    resolve(peering.accepter.vpc);
  }
  for (VpcEndpoint& endpoint : rows<VpcEndpoint>()) {
    resolve(endpoint.vpc);
    resolve(endpoint.subnets);
    resolve(endpoint.interfaces);
    resolve(endpoint.groups);
    resolve(endpoint.route_tables);
  }
  for (HostedZone& zone : rows<HostedZone>()) {
    for (ZoneAssociation& association : zone.associations) resolve(association.vpc);
  }
  for (ResolverRule& rule : rows<ResolverRule>()) {
    for (ResolverRuleAssociation& association : rule.associations) resolve(association.vpc);
  }
  resolve_gateways();
  resolve_dns();
}

// Older captures leave out what the subnet says as well (A11).
void Linker::complete_interfaces() {
  for (NetworkInterface& interface : rows<NetworkInterface>()) {
    const Subnet* subnet = get(interface.subnet);
    if (subnet == nullptr) continue;
    if (!interface.vpc.given()) interface.vpc = subnet->vpc;
    if (interface.availability_zone.empty())
      interface.availability_zone = subnet->availability_zone;
    if (interface.availability_zone_id.empty())
      interface.availability_zone_id = subnet->availability_zone_id;
  }
}

void Linker::associate_route_tables() {
  for (const RouteTable& table : rows<RouteTable>()) {
    for (const RouteTableAssociation& association : table.associations) {
      if (!counts(association.state)) continue;
      if (Subnet* subnet = get(association.subnet)) {
        claim(subnet->route_table, table, "route table", subnet->id, association.origin);
      }
      Vpc* vpc = get(table.vpc);
      if (association.main == Tri::kYes && vpc != nullptr) {
        claim(vpc->main_route_table, table, "main route table", vpc->id, association.origin);
      }
    }
  }
}

void Linker::associate_network_acls() {
  for (const NetworkAcl& acl : rows<NetworkAcl>()) {
    for (const Ref<Subnet>& associated : acl.subnets) {
      if (Subnet* subnet = get(associated))
        claim(subnet->network_acl, acl, "network ACL", subnet->id, acl.origin);
    }
    Vpc* vpc = get(acl.vpc);
    if (acl.is_default == Tri::kYes && vpc != nullptr) {
      claim(vpc->default_network_acl, acl, "default network ACL", vpc->id, acl.origin);
    }
  }
}

void Linker::attach_interfaces_to_instances() {
  for (Instance& instance : rows<Instance>()) instance.interfaces.clear();
  for (const NetworkInterface& interface : rows<NetworkInterface>()) {
    if (Instance* instance = get(interface.instance))
      instance->interfaces.push_back(ref_to(interface));
  }
  for (Instance& instance : rows<Instance>()) {
    std::stable_sort(instance.interfaces.begin(), instance.interfaces.end(),
                     [this](const Ref<NetworkInterface>& a, const Ref<NetworkInterface>& b) {
                       return get(a)->device_index < get(b)->device_index;
                     });
  }
}

// G3: an endpoint's interfaces are those it lists, and those whose description names it.
void Linker::find_endpoint_interfaces() {
  constexpr std::string_view kDescription = "VPC Endpoint Interface ";
  const auto& endpoints = std::get<ResourceTable<VpcEndpoint>>(tables_);
  for (const NetworkInterface& interface : rows<NetworkInterface>()) {
    const std::string_view description = text(interface.description);
    if (!description.starts_with(kDescription)) continue;
    const auto found =
        endpoints.row_of.find(strings_.find(description.substr(kDescription.size())));
    if (found == endpoints.row_of.end()) continue;
    std::vector<Ref<NetworkInterface>>& listed = rows<VpcEndpoint>()[found->second].interfaces;
    const Ref<NetworkInterface> ref = ref_to(interface);
    if (std::find(listed.begin(), listed.end(), ref) == listed.end()) listed.push_back(ref);
  }
}

// A10: describe-vpcs names no Region; what belongs to the VPC does.
void Linker::derive_regions() {
  for (Subnet& subnet : rows<Subnet>()) {
    if (subnet.region.empty())
      subnet.region = strings_.intern(region_of_zone(text(subnet.availability_zone)));
    note_region(subnet.vpc, subnet.region);
  }
  for (const VpcPeeringConnection& peering : rows<VpcPeeringConnection>()) {
    note_region(peering.requester.vpc, peering.requester.region);
    note_region(peering.accepter.vpc, peering.accepter.region);
  }
  for (const HostedZone& zone : rows<HostedZone>()) {
    for (const ZoneAssociation& association : zone.associations)
      note_region(association.vpc, association.region);
  }
}

void Linker::sort_network_acls() {
  for (NetworkAcl& acl : rows<NetworkAcl>()) {
    std::stable_sort(acl.entries.begin(), acl.entries.end(),
                     [](const NetworkAclEntry& a, const NetworkAclEntry& b) {
                       return a.egress != b.egress ? !a.egress : a.rule_number < b.rule_number;
                     });
  }
}

namespace {

template <class T>
void append(std::vector<std::vector<Ref<T>>>& by_row, std::uint32_t row, const Ref<T>& ref) {
  if (row >= by_row.size()) return;  // kNone: a VPC that the snapshot does not hold
  std::vector<Ref<T>>& refs = by_row[row];
  if (std::find(refs.begin(), refs.end(), ref) == refs.end()) refs.push_back(ref);
}

}  // namespace

void NetworkBuilder::mark_all_exported() {
  for (const DocumentInfo& info : document_infos()) add_export({info.kind, {}, {}, true, {}});
}

Network NetworkBuilder::build() && {
  Network& network = network_;
  Linker linker(network.strings_, network.tables_, network.diagnostics_);
  linker.declare_attached_instances();
  linker.resolve_all();
  linker.complete_interfaces();
  linker.associate_route_tables();
  linker.associate_network_acls();
  linker.associate_edge_tables();
  linker.complete_transit_gateways();
  linker.attach_interfaces_to_instances();
  linker.find_endpoint_interfaces();
  linker.derive_regions();
  linker.sort_network_acls();

  const std::size_t vpcs = network.all<Vpc>().size();
  for (const NetworkInterface& interface : network.all<NetworkInterface>()) {
    for (const InterfaceAddress& address : interface.addresses) {
      network.interfaces_by_address_[address.address].push_back(network.ref(interface));
      if (address.public_address)
        network.interfaces_by_public_address_[*address.public_address].push_back(
            network.ref(interface));
    }
  }
  network.peerings_by_vpc_.resize(vpcs);
  for (const VpcPeeringConnection& peering : network.all<VpcPeeringConnection>()) {
    append(network.peerings_by_vpc_, peering.requester.vpc.row, network.ref(peering));
    append(network.peerings_by_vpc_, peering.accepter.vpc.row, network.ref(peering));
  }
  network.zones_by_vpc_.resize(vpcs);
  for (const HostedZone& zone : network.all<HostedZone>()) {
    for (const ZoneAssociation& association : zone.associations) {
      append(network.zones_by_vpc_, association.vpc.row, network.ref(zone));
    }
  }
  network.resolver_rules_by_vpc_.resize(vpcs);
  for (const ResolverRule& rule : network.all<ResolverRule>()) {
    for (const ResolverRuleAssociation& association : rule.associations) {
      append(network.resolver_rules_by_vpc_, association.vpc.row, network.ref(rule));
    }
  }
  for (const ResolverEndpoint& endpoint : network.all<ResolverEndpoint>()) {
    for (const ResolverEndpointAddress& told : endpoint.addresses) {
      for (const auto& address : {told.address, told.ipv6_address}) {
        if (address)
          network.resolver_endpoints_by_address_[*address].push_back(network.ref(endpoint));
      }
    }
  }
  network.endpoints_by_vpc_.resize(vpcs);
  network.endpoint_by_interface_.resize(network.all<NetworkInterface>().size());
  for (const VpcEndpoint& endpoint : network.all<VpcEndpoint>()) {
    append(network.endpoints_by_vpc_, endpoint.vpc.row, network.ref(endpoint));
    for (const Ref<NetworkInterface>& interface : endpoint.interfaces) {
      if (interface.resolved())
        network.endpoint_by_interface_[interface.row] = network.ref(endpoint);
    }
  }
  network.transit_gateway_attachments_by_vpc_.resize(vpcs);
  for (const TransitGatewayAttachment& attachment : network.all<TransitGatewayAttachment>()) {
    append(network.transit_gateway_attachments_by_vpc_, attachment.vpc.row,
           network.ref(attachment));
  }
  network.internet_gateways_by_vpc_.resize(vpcs);
  for (const InternetGateway& gateway : network.all<InternetGateway>()) {
    for (const GatewayAttachment& attachment : gateway.attachments) {
      append(network.internet_gateways_by_vpc_, attachment.vpc.row, network.ref(gateway));
    }
  }
  for (const VpcBlockPublicAccessExclusion& exclusion :
       network.all<VpcBlockPublicAccessExclusion>()) {
    network.exclusions_by_resource_[exclusion.resource].push_back(network.ref(exclusion));
  }
  return std::move(network_);
}

}  // namespace reach::model
