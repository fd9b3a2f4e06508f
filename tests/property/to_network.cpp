// SPDX-License-Identifier: Apache-2.0
// Straight through the builder. A kind that is missing leaves out what its document alone tells;
// that other documents name the same things stays.
#include "conversions.hpp"
#include "dns_extras.hpp"

namespace property {
namespace {

namespace model = reach::model;
namespace net = reach::net;
using model::DocumentKind;

net::Address address(oracle::Ip ip) {
  return net::Address::v4(ip);
}
net::Prefix prefix(oracle::Cidr cidr) {
  return net::Prefix::covering(address(cidr.base), cidr.length);
}

class Converter {
 public:
  Converter(const oracle::World& world, const Missing& missing)
      : world_(world), missing_(missing) {}

  model::Network convert() {
    declare_exports();
    if (has(DocumentKind::kVpcs)) add_vpcs();
    if (has(DocumentKind::kVpcAttribute)) add_vpc_attributes();
    if (has(DocumentKind::kDhcpOptions)) add_dhcp_options();
    if (has(DocumentKind::kSubnets)) add_subnets();
    if (has(DocumentKind::kRouteTables)) add_route_tables();
    if (has(DocumentKind::kManagedPrefixLists)) add_prefix_lists();
    if (has(DocumentKind::kManagedPrefixListEntries)) add_prefix_list_entries();
    if (has(DocumentKind::kSecurityGroups)) add_groups();
    if (has(DocumentKind::kNetworkAcls)) add_acls();
    if (has(DocumentKind::kVpcPeeringConnections)) add_peerings();
    if (has(DocumentKind::kInstances)) add_instances();
    if (has(DocumentKind::kNetworkInterfaces)) add_interfaces();
    if (has(DocumentKind::kVpcEndpoints)) add_endpoints();
    if (has(DocumentKind::kHostedZones)) add_zones();
    if (has(DocumentKind::kHostedZone)) add_zone_associations();
    if (has(DocumentKind::kResourceRecordSets)) add_records();
    add_dns_extras(builder_, world_);
    return std::move(builder_).build();
  }

 private:
  bool has(DocumentKind kind) const { return missing_.count(kind) == 0; }
  model::StringId text(const std::string& value) { return builder_.intern(value); }
  template <class T>
  model::Ref<T> ref(const std::string& id) {
    return id.empty() ? model::Ref<T>{} : builder_.ref<T>(id);
  }

  void declare_exports() {
    for (const model::DocumentInfo& info : model::document_infos()) {
      if (has(info.kind)) builder_.add_export({info.kind, {}, {}, true, {}});
    }
  }

  void add_vpcs() {
    for (const oracle::Vpc& from : world_.vpcs) {
      model::Vpc& to = builder_.upsert<model::Vpc>(from.id);
      to.owner = text("111111111111");
      to.region = text(from.region);
      to.primary_cidr = prefix(from.cidrs.front());
      for (const oracle::Cidr block : from.cidrs) {
        to.cidrs.push_back({prefix(block), model::AssociationState::kAssociated, {}});
      }
      to.dhcp_options = ref<model::DhcpOptions>(from.dhcp_options);
      to.is_default = model::Tri::kNo;
    }
  }

  void add_vpc_attributes() {
    for (const oracle::Vpc& from : world_.vpcs) {
      bool created = false;
      model::Vpc& to = builder_.upsert<model::Vpc>(from.id, &created);
      if (created) to.declared = false;
      to.enable_dns_support = model::tri(from.dns_support);
      to.enable_dns_hostnames = model::tri(from.dns_hostnames);
    }
  }

  void add_dhcp_options() {
    for (const oracle::DhcpOptions& from : world_.dhcp_options) {
      model::DhcpOptions& to = builder_.upsert<model::DhcpOptions>(from.id);
      for (const std::string& server : from.servers) to.domain_name_servers.push_back(text(server));
    }
  }

  void add_subnets() {
    for (const oracle::Subnet& from : world_.subnets) {
      model::Subnet& to = builder_.upsert<model::Subnet>(from.id);
      to.vpc = ref<model::Vpc>(from.vpc);
      to.region = text(from.zone.substr(0, from.zone.size() - 1));
      to.availability_zone = text(from.zone);
      to.cidr = prefix(from.cidr);
    }
  }

  static model::RouteTargetType target_type(const std::string& target) {
    if (target == "local") return model::RouteTargetType::kLocal;
    const std::string kind = target.substr(0, target.find('-'));
    if (kind == "pcx") return model::RouteTargetType::kVpcPeeringConnection;
    if (kind == "igw") return model::RouteTargetType::kInternetGateway;
    if (kind == "nat") return model::RouteTargetType::kNatGateway;
    if (kind == "tgw") return model::RouteTargetType::kTransitGateway;
    return model::RouteTargetType::kVpnGateway;
  }

  model::Route route(const oracle::Route& from) {
    model::Route to;
    to.destination = from.prefix_list.empty() ? model::Route::Destination::kPrefix
                                              : model::Route::Destination::kPrefixList;
    if (from.prefix_list.empty()) to.prefix = prefix(from.destination);
    to.prefix_list = ref<model::PrefixList>(from.prefix_list);
    to.target = text(from.target);
    to.target_type = target_type(from.target);
    to.state = from.state == oracle::RouteState::kActive      ? model::RouteState::kActive
               : from.state == oracle::RouteState::kBlackhole ? model::RouteState::kBlackhole
                                                              : model::RouteState::kFiltered;
    to.route_origin = from.origin == oracle::RouteOrigin::kLocal
                          ? model::RouteOrigin::kCreateRouteTable
                      : from.origin == oracle::RouteOrigin::kStatic
                          ? model::RouteOrigin::kCreateRoute
                          : model::RouteOrigin::kEnableVgwRoutePropagation;
    return to;
  }

  void add_route_tables() {
    for (const oracle::RouteTable& from : world_.route_tables) {
      model::RouteTable& to = builder_.upsert<model::RouteTable>(from.id);
      to.vpc = ref<model::Vpc>(from.vpc);
      if (from.main) {
        to.associations.push_back(
            {model::Tri::kYes, {}, {}, model::AssociationState::kAssociated, {}});
      }
      for (const std::string& subnet : from.subnets) {
        to.associations.push_back({model::Tri::kNo,
                                   ref<model::Subnet>(subnet),
                                   {},
                                   model::AssociationState::kAssociated,
                                   {}});
      }
      for (const oracle::Route& one : from.routes) to.routes.push_back(route(one));
      to.routes_given = true;
    }
  }

  void add_prefix_lists() {
    for (const oracle::PrefixList& from : world_.prefix_lists)
      builder_.upsert<model::PrefixList>(from.id);
  }

  void add_prefix_list_entries() {
    for (const oracle::PrefixList& from : world_.prefix_lists) {
      model::PrefixList& to = builder_.upsert<model::PrefixList>(from.id);
      for (const oracle::Cidr block : from.entries) to.entries.push_back(prefix(block));
      to.entries_known = true;
    }
  }

  model::SecurityGroupRule rule(const oracle::GroupRule& from) {
    model::SecurityGroupRule to;
    to.protocol = from.protocol;
    to.from_port = from.from;
    to.to_port = from.to;
    if (!from.group.empty()) {
      to.peer = model::SecurityGroupRule::Peer::kGroup;
      to.group = ref<model::SecurityGroup>(from.group);
      if (!from.group_gone) to.group_owner = text("111111111111");
      to.group_peering_connection = text(from.peering);
      if (!from.peering.empty()) {
        to.group_peering_status =
            model::parse_enum<model::PeeringState>(from.peering_status).value();
      }
    } else if (!from.prefix_list.empty()) {
      to.peer = model::SecurityGroupRule::Peer::kPrefixList;
      to.prefix_list = ref<model::PrefixList>(from.prefix_list);
    } else {
      to.peer = model::SecurityGroupRule::Peer::kCidr;
      to.cidr = prefix(from.cidr);
    }
    return to;
  }

  void add_groups() {
    for (const oracle::Group& from : world_.groups) {
      model::SecurityGroup& to = builder_.upsert<model::SecurityGroup>(from.id);
      to.vpc = ref<model::Vpc>(from.vpc);
      to.owner = text("111111111111");
      for (const oracle::GroupRule& one : from.rules)
        (one.egress ? to.egress : to.ingress).push_back(rule(one));
      to.ingress_given = to.egress_given = true;
    }
  }

  void add_acls() {
    for (const oracle::Acl& from : world_.acls) {
      model::NetworkAcl& to = builder_.upsert<model::NetworkAcl>(from.id);
      to.vpc = ref<model::Vpc>(from.vpc);
      to.is_default = model::tri(from.is_default);
      for (const std::string& subnet : from.subnets)
        to.subnets.push_back(ref<model::Subnet>(subnet));
      for (const oracle::AclEntry& one : from.entries) {
        model::NetworkAclEntry entry;
        entry.rule_number = one.number;
        entry.egress = one.egress;
        entry.action = one.allow ? model::RuleAction::kAllow : model::RuleAction::kDeny;
        entry.protocol = one.protocol;
        entry.cidr = prefix(one.cidr);
        entry.from_port = one.from;
        entry.to_port = one.to;
        entry.icmp_type = one.icmp_type;
        entry.icmp_code = one.icmp_code;
        to.entries.push_back(entry);
      }
      to.entries_given = true;
    }
  }

  model::PeeringSide side(const std::string& vpc_id) {
    model::PeeringSide to;
    const oracle::Vpc& vpc = *oracle::find(world_.vpcs, vpc_id);
    to.vpc = ref<model::Vpc>(vpc_id);
    to.owner = text("111111111111");
    to.region = text(vpc.region);
    for (const oracle::Cidr block : vpc.cidrs) to.cidrs.push_back(prefix(block));
    return to;
  }

  void add_peerings() {
    for (const oracle::Peering& from : world_.peerings) {
      model::VpcPeeringConnection& to = builder_.upsert<model::VpcPeeringConnection>(from.id);
      to.state = model::parse_enum<model::PeeringState>(from.state).value();
      to.requester = side(from.requester);
      to.accepter = side(from.accepter);
    }
  }

  void add_instances() {
    for (const oracle::Instance& from : world_.instances) {
      model::Instance& to = builder_.upsert<model::Instance>(from.id);
      to.vpc = ref<model::Vpc>(from.vpc);
      to.subnet = ref<model::Subnet>(from.subnet);
      to.owner = text("111111111111");
      to.availability_zone = text(oracle::find(world_.subnets, from.subnet)->zone);
      to.state = from.running ? model::InstanceState::kRunning : model::InstanceState::kStopped;
      to.platform = from.windows ? model::Platform::kWindows : model::Platform::kUnknown;
    }
  }

  void add_interfaces() {
    for (const oracle::Interface& from : world_.interfaces) {
      model::NetworkInterface& to = builder_.upsert<model::NetworkInterface>(from.id);
      to.vpc = ref<model::Vpc>(from.vpc);
      to.subnet = ref<model::Subnet>(from.subnet);
      to.owner = text("111111111111");
      to.availability_zone = text(oracle::find(world_.subnets, from.subnet)->zone);
      to.status = model::InterfaceStatus::kInUse;
      to.source_dest_check = model::Tri::kYes;
      for (const std::string& group : from.groups)
        to.groups.push_back(ref<model::SecurityGroup>(group));
      to.groups_given = true;
      bool primary = true;
      for (const oracle::Ip one : from.addresses) {
        to.addresses.push_back({address(one), primary, std::nullopt});
        primary = false;
      }
      to.device_index = from.device_index;
      if (from.endpoint.empty()) {
        to.type = model::InterfaceType::kInterface;
        to.instance = ref<model::Instance>(from.instance);
      } else {
        to.type = model::InterfaceType::kVpcEndpoint;
        to.attachment_owner = text("amazon-aws");
        to.description = text("VPC Endpoint Interface " + from.endpoint);
      }
    }
  }

  void add_endpoints() {
    for (const oracle::Endpoint& from : world_.endpoints) {
      model::VpcEndpoint& to = builder_.upsert<model::VpcEndpoint>(from.id);
      to.vpc = ref<model::Vpc>(from.vpc);
      to.owner = text("111111111111");
      to.type = model::EndpointType::kInterface;
      to.state = model::parse_enum<model::EndpointState>(from.state).value();
      to.service_name = text("com.amazonaws." + from.region + "." + from.service);
      to.private_dns_enabled = model::tri(from.private_dns);
      to.ip_address_type = model::IpAddressType::kIpv4;
      to.dns_record_ip_type = model::IpAddressType::kIpv4;
      to.dns_entries.push_back({text(oracle::regional_name(from)), text("Z0VPCE")});
      for (const std::string& subnet : from.subnets) {
        to.subnets.push_back(ref<model::Subnet>(subnet));
        to.dns_entries.push_back(
            {text(oracle::zonal_name(from, oracle::find(world_.subnets, subnet)->zone)),
             text("Z0VPCE")});
      }
      if (from.private_dns) {
        to.dns_entries.push_back(
            {text(oracle::service_name(from.service, from.region)), text("Z0HIDDEN")});
      }
      for (const oracle::Interface& interface : world_.interfaces) {
        if (interface.endpoint == from.id)
          to.interfaces.push_back(ref<model::NetworkInterface>(interface.id));
      }
    }
  }

  void add_zones() {
    for (const oracle::Zone& from : world_.zones) {
      model::HostedZone& to = builder_.upsert<model::HostedZone>(from.id);
      to.name = text(from.name);
      to.is_private = model::Tri::kYes;
    }
  }

  void add_zone_associations() {
    for (const oracle::Zone& from : world_.zones) {
      model::HostedZone& to = builder_.upsert<model::HostedZone>(from.id);
      to.name = text(from.name);
      to.is_private = model::Tri::kYes;
      for (const std::string& vpc : from.vpcs) {
        to.associations.push_back(
            {ref<model::Vpc>(vpc), text(oracle::find(world_.vpcs, vpc)->region), {}});
      }
      to.associations_known = true;
    }
  }

  void add_records() {
    for (const oracle::Zone& from : world_.zones) {
      model::HostedZone& to = builder_.upsert<model::HostedZone>(from.id);
      for (const oracle::Record& one : from.records) {
        model::ResourceRecordSet record;
        record.name = text(one.name);
        record.type = model::parse_enum<model::RecordType>(one.type).value();
        for (const std::string& value : one.values) record.values.push_back(text(value));
        record.is_alias = !one.alias.empty();
        record.alias_name = text(one.alias);
        if (record.is_alias) record.alias_hosted_zone = text("Z0VPCE");
        record.set_identifier = text(one.set_identifier);
        record.weight = one.weight;
        if (!one.failover.empty())
          record.failover = model::parse_enum<model::Failover>(one.failover).value();
        to.records.push_back(record);
      }
      to.records_known = true;
    }
  }

  const oracle::World& world_;
  const Missing& missing_;
  model::NetworkBuilder builder_;
};

}  // namespace

reach::model::Network to_network(const oracle::World& world, const Missing& missing) {
  return Converter(world, missing).convert();
}

const std::vector<DocumentKind>& kinds_of_worlds() {
  static const std::vector<DocumentKind> kKinds = {DocumentKind::kVpcs,
                                                   DocumentKind::kVpcAttribute,
                                                   DocumentKind::kSubnets,
                                                   DocumentKind::kRouteTables,
                                                   DocumentKind::kSecurityGroups,
                                                   DocumentKind::kNetworkAcls,
                                                   DocumentKind::kNetworkInterfaces,
                                                   DocumentKind::kInstances,
                                                   DocumentKind::kVpcEndpoints,
                                                   DocumentKind::kVpcPeeringConnections,
                                                   DocumentKind::kManagedPrefixLists,
                                                   DocumentKind::kManagedPrefixListEntries,
                                                   DocumentKind::kDhcpOptions,
                                                   DocumentKind::kHostedZones,
                                                   DocumentKind::kHostedZone,
                                                   DocumentKind::kResourceRecordSets};
  return kKinds;
}

}  // namespace property
