// SPDX-License-Identifier: Apache-2.0
// As the AWS CLI prints it: one document a command, Region and, where the command takes one,
// parent.
#include <map>
#include <nlohmann/json.hpp>

#include "conversions.hpp"

namespace property {
namespace {

using nlohmann::json;
using oracle::text_of;
using reach::model::DocumentKind;

constexpr const char* kAccount = "111111111111";

json tags(const std::string& name) {
  return json::array({{{"Key", "Name"}, {"Value", name}}});
}

json vpc_json(const oracle::Vpc& vpc) {
  json cidrs = json::array();
  for (const oracle::Cidr block : vpc.cidrs) {
    cidrs.push_back({{"AssociationId", "vpc-cidr-assoc-1"},
                     {"CidrBlock", text_of(block)},
                     {"CidrBlockState", {{"State", "associated"}}}});
  }
  return {{"VpcId", vpc.id},
          {"OwnerId", kAccount},
          {"CidrBlock", text_of(vpc.cidrs.front())},
          {"CidrBlockAssociationSet", cidrs},
          {"DhcpOptionsId", vpc.dhcp_options},
          {"State", "available"},
          {"IsDefault", false},
          {"Tags", tags(vpc.id)}};
}

json subnet_json(const oracle::Subnet& subnet, const std::string& region) {
  return {{"SubnetId", subnet.id},
          {"SubnetArn", "arn:aws:ec2:" + region + ":" + kAccount + ":subnet/" + subnet.id},
          {"VpcId", subnet.vpc},
          {"OwnerId", kAccount},
          {"CidrBlock", text_of(subnet.cidr)},
          {"AvailabilityZone", subnet.zone},
          {"AvailabilityZoneId", "az-" + subnet.zone},
          {"Ipv6CidrBlockAssociationSet", json::array()}};
}

json route_json(const oracle::Route& route) {
  json to;
  if (route.prefix_list.empty()) {
    to["DestinationCidrBlock"] = text_of(route.destination);
  } else {
    to["DestinationPrefixListId"] = route.prefix_list;
  }
  static const std::map<std::string, std::string> kMembers = {
      {"pcx", "VpcPeeringConnectionId"}, {"nat", "NatGatewayId"}, {"tgw", "TransitGatewayId"}};
  const auto member = kMembers.find(route.target.substr(0, route.target.find('-')));
  to[member == kMembers.end() ? "GatewayId" : member->second] = route.target;
  to["State"] = route.state == oracle::RouteState::kActive      ? "active"
                : route.state == oracle::RouteState::kBlackhole ? "blackhole"
                                                                : "filtered";
  to["Origin"] = route.origin == oracle::RouteOrigin::kLocal    ? "CreateRouteTable"
                 : route.origin == oracle::RouteOrigin::kStatic ? "CreateRoute"
                                                                : "EnableVgwRoutePropagation";
  return to;
}

json route_table_json(const oracle::RouteTable& table) {
  json associations = json::array();
  if (table.main) {
    associations.push_back({{"Main", true},
                            {"RouteTableAssociationId", "rtbassoc-0"},
                            {"RouteTableId", table.id},
                            {"AssociationState", {{"State", "associated"}}}});
  }
  for (const std::string& subnet : table.subnets) {
    associations.push_back({{"Main", false},
                            {"RouteTableAssociationId", "rtbassoc-" + subnet},
                            {"RouteTableId", table.id},
                            {"SubnetId", subnet},
                            {"AssociationState", {{"State", "associated"}}}});
  }
  json routes = json::array();
  for (const oracle::Route& route : table.routes) routes.push_back(route_json(route));
  return {{"RouteTableId", table.id},     {"VpcId", table.vpc}, {"OwnerId", kAccount},
          {"Associations", associations}, {"Routes", routes},   {"PropagatingVgws", json::array()},
          {"Tags", json::array()}};
}

json permission_json(const oracle::GroupRule& rule) {
  static const std::map<int, std::string> kNames = {
      {oracle::kAll, "-1"}, {oracle::kTcp, "tcp"}, {oracle::kUdp, "udp"}, {oracle::kIcmp, "icmp"}};
  json to = {{"IpProtocol", kNames.at(rule.protocol)},
             {"IpRanges", json::array()},
             {"Ipv6Ranges", json::array()},
             {"PrefixListIds", json::array()},
             {"UserIdGroupPairs", json::array()}};
  if (rule.protocol != oracle::kAll) {
    to["FromPort"] = rule.from;
    to["ToPort"] = rule.to;
  }
  if (!rule.group.empty()) {
    json pair = {{"GroupId", rule.group}};
    if (!rule.group_gone) pair["UserId"] = kAccount;
    if (!rule.peering.empty()) {
      pair["VpcPeeringConnectionId"] = rule.peering;
      pair["PeeringStatus"] = rule.peering_status;
    }
    to["UserIdGroupPairs"].push_back(pair);
  } else if (!rule.prefix_list.empty()) {
    to["PrefixListIds"].push_back({{"PrefixListId", rule.prefix_list}});
  } else {
    to["IpRanges"].push_back({{"CidrIp", text_of(rule.cidr)}});
  }
  return to;
}

json group_json(const oracle::Group& group) {
  json to = {{"GroupId", group.id},
             {"GroupName", group.id},
             {"VpcId", group.vpc},
             {"OwnerId", kAccount},
             {"IpPermissions", json::array()},
             {"IpPermissionsEgress", json::array()}};
  for (const oracle::GroupRule& rule : group.rules) {
    to[rule.egress ? "IpPermissionsEgress" : "IpPermissions"].push_back(permission_json(rule));
  }
  return to;
}

json acl_json(const oracle::Acl& acl) {
  json to = {{"NetworkAclId", acl.id},        {"VpcId", acl.vpc},
             {"IsDefault", acl.is_default},   {"OwnerId", kAccount},
             {"Associations", json::array()}, {"Entries", json::array()}};
  for (const std::string& subnet : acl.subnets) {
    to["Associations"].push_back({{"NetworkAclAssociationId", "aclassoc-" + subnet},
                                  {"NetworkAclId", acl.id},
                                  {"SubnetId", subnet}});
  }
  for (const oracle::AclEntry& entry : acl.entries) {
    json one = {{"RuleNumber", entry.number},
                {"Protocol", std::to_string(entry.protocol)},
                {"Egress", entry.egress},
                {"RuleAction", entry.allow ? "allow" : "deny"},
                {"CidrBlock", text_of(entry.cidr)}};
    if (entry.protocol == oracle::kTcp || entry.protocol == oracle::kUdp) {
      one["PortRange"] = {{"From", entry.from}, {"To", entry.to}};
    }
    if (entry.protocol == oracle::kIcmp) {
      one["IcmpTypeCode"] = {{"Type", entry.icmp_type}, {"Code", entry.icmp_code}};
    }
    to["Entries"].push_back(one);
  }
  return to;
}

json peering_side_json(const oracle::Vpc& vpc) {
  json blocks = json::array();
  for (const oracle::Cidr block : vpc.cidrs) blocks.push_back({{"CidrBlock", text_of(block)}});
  return {
      {"VpcId", vpc.id},        {"OwnerId", kAccount},
      {"Region", vpc.region},   {"CidrBlock", text_of(vpc.cidrs.front())},
      {"CidrBlockSet", blocks}, {"PeeringOptions", {{"AllowDnsResolutionFromRemoteVpc", false}}}};
}

json interface_json(const oracle::Interface& interface, const std::string& zone) {
  json groups = json::array();
  for (const std::string& group : interface.groups)
    groups.push_back({{"GroupId", group}, {"GroupName", group}});
  json addresses = json::array();
  for (const oracle::Ip address : interface.addresses) {
    addresses.push_back({{"PrivateIpAddress", text_of(address)}, {"Primary", addresses.empty()}});
  }
  json attachment = {{"AttachmentId", "eni-attach-" + interface.id},
                     {"DeviceIndex", interface.device_index},
                     {"Status", "attached"}};
  if (interface.endpoint.empty()) {
    attachment["InstanceId"] = interface.instance;
    attachment["InstanceOwnerId"] = kAccount;
  } else {
    attachment["InstanceOwnerId"] = "amazon-aws";
  }
  return {{"NetworkInterfaceId", interface.id},
          {"VpcId", interface.vpc},
          {"SubnetId", interface.subnet},
          {"OwnerId", kAccount},
          {"AvailabilityZone", zone},
          {"InterfaceType", interface.endpoint.empty() ? "interface" : "vpc_endpoint"},
          {"Description",
           interface.endpoint.empty() ? "" : "VPC Endpoint Interface " + interface.endpoint},
          {"Groups", groups},
          {"PrivateIpAddress", text_of(interface.addresses.front())},
          {"PrivateIpAddresses", addresses},
          {"Ipv6Addresses", json::array()},
          {"Status", "in-use"},
          {"SourceDestCheck", true},
          {"Attachment", attachment},
          {"TagSet", json::array()}};
}

json instance_json(const oracle::Instance& instance, const std::string& zone) {
  json to = {
      {"InstanceId", instance.id},
      {"VpcId", instance.vpc},
      {"SubnetId", instance.subnet},
      {"State",
       {{"Code", instance.running ? 16 : 80}, {"Name", instance.running ? "running" : "stopped"}}},
      {"Placement", {{"AvailabilityZone", zone}}},
      {"Tags", tags("host " + instance.id)}};
  if (instance.windows) to["Platform"] = "windows";
  to["PlatformDetails"] = instance.windows ? "Windows" : "Linux/UNIX";
  return {{"ReservationId", "r-" + instance.id},
          {"OwnerId", kAccount},
          {"Instances", json::array({to})}};
}

json endpoint_json(const oracle::World& world, const oracle::Endpoint& endpoint) {
  json names =
      json::array({{{"DnsName", oracle::regional_name(endpoint)}, {"HostedZoneId", "Z0VPCE"}}});
  for (const std::string& subnet : endpoint.subnets) {
    names.push_back(
        {{"DnsName", oracle::zonal_name(endpoint, oracle::find(world.subnets, subnet)->zone)},
         {"HostedZoneId", "Z0VPCE"}});
  }
  if (endpoint.private_dns) {
    names.push_back({{"DnsName", oracle::service_name(endpoint.service, endpoint.region)},
                     {"HostedZoneId", "Z0HIDDEN"}});
  }
  json interfaces = json::array();
  json groups = json::array();
  for (const oracle::Interface& interface : world.interfaces) {
    if (interface.endpoint != endpoint.id) continue;
    interfaces.push_back(interface.id);
    groups = json::array();
    for (const std::string& group : interface.groups)
      groups.push_back({{"GroupId", group}, {"GroupName", group}});
  }
  return {{"VpcEndpointId", endpoint.id},
          {"VpcEndpointType", "Interface"},
          {"VpcId", endpoint.vpc},
          {"OwnerId", kAccount},
          {"ServiceName", "com.amazonaws." + endpoint.region + "." + endpoint.service},
          {"State", endpoint.state},
          {"SubnetIds", endpoint.subnets},
          {"NetworkInterfaceIds", interfaces},
          {"Groups", groups},
          {"PrivateDnsEnabled", endpoint.private_dns},
          {"DnsEntries", names},
          {"DnsOptions", {{"DnsRecordIpType", "ipv4"}}},
          {"IpAddressType", "ipv4"},
          {"RouteTableIds", json::array()}};
}

json zone_json(const oracle::Zone& zone) {
  return {{"Id", "/hostedzone/" + zone.id},
          {"Name", zone.name + "."},
          {"CallerReference", zone.id},
          {"Config", {{"Comment", ""}, {"PrivateZone", true}}},
          {"ResourceRecordSetCount", zone.records.size()}};
}

json record_json(const oracle::Record& record) {
  std::string name = record.name + ".";
  if (name.front() == '*') name = "\\052" + name.substr(1);  // A7
  json to = {{"Name", name}, {"Type", record.type}};
  if (!record.set_identifier.empty()) to["SetIdentifier"] = record.set_identifier;
  if (record.weight >= 0) to["Weight"] = record.weight;
  if (!record.failover.empty()) to["Failover"] = record.failover;
  if (!record.alias.empty()) {
    to["AliasTarget"] = {{"HostedZoneId", "Z0VPCE"},
                         {"DNSName", record.alias + "."},
                         {"EvaluateTargetHealth", false}};
    return to;
  }
  to["TTL"] = 300;
  to["ResourceRecords"] = json::array();
  for (const std::string& value : record.values) {
    to["ResourceRecords"].push_back({{"Value", record.type == "CNAME" ? value + "." : value}});
  }
  return to;
}

class Writer {
 public:
  Writer(const oracle::World& world, const Missing& missing) : world_(world), missing_(missing) {}

  std::vector<reach::aws::Document> write() {
    for (const std::string region : {"ap-northeast-1", "us-east-1"}) write_region(region);
    write_zones();
    return documents_;
  }

 private:
  std::string region_of(const std::string& vpc) const {
    return oracle::find(world_.vpcs, vpc)->region;
  }
  std::string zone_of(const std::string& subnet) const {
    return oracle::find(world_.subnets, subnet)->zone;
  }

  void put(DocumentKind kind, const std::string& folder, const std::string& name,
           const json& content) {
    if (missing_.count(kind) != 0) return;
    documents_.push_back(
        {std::string(kAccount) + "/" + folder + "/" + name + ".json", content.dump(2)});
  }

  // The elements of the Region under a wrapping key.
  template <class T, class ToJson>
  void put_all(DocumentKind kind, const std::string& region, const std::string& name,
               const std::string& wrapper, const std::vector<T>& things, ToJson to_json) {
    json elements = json::array();
    for (const T& thing : things) {
      if (region_of(thing.vpc) == region) elements.push_back(to_json(thing));
    }
    put(kind, region, name, {{wrapper, elements}});
  }

  void write_region(const std::string& region) {
    json vpcs = json::array();
    for (const oracle::Vpc& vpc : world_.vpcs) {
      if (vpc.region != region) continue;
      vpcs.push_back(vpc_json(vpc));
      put(DocumentKind::kVpcAttribute, region,
          "describe-vpc-attribute." + vpc.id + ".enableDnsSupport",
          {{"VpcId", vpc.id}, {"EnableDnsSupport", {{"Value", vpc.dns_support}}}});
      put(DocumentKind::kVpcAttribute, region,
          "describe-vpc-attribute." + vpc.id + ".enableDnsHostnames",
          {{"VpcId", vpc.id}, {"EnableDnsHostnames", {{"Value", vpc.dns_hostnames}}}});
    }
    put(DocumentKind::kVpcs, region, "describe-vpcs", {{"Vpcs", vpcs}});
    put_all(DocumentKind::kSubnets, region, "describe-subnets", "Subnets", world_.subnets,
            [&](const oracle::Subnet& one) { return subnet_json(one, region); });
    put_all(DocumentKind::kRouteTables, region, "describe-route-tables", "RouteTables",
            world_.route_tables, route_table_json);
    put_all(DocumentKind::kSecurityGroups, region, "describe-security-groups", "SecurityGroups",
            world_.groups, group_json);
    put_all(DocumentKind::kNetworkAcls, region, "describe-network-acls", "NetworkAcls", world_.acls,
            acl_json);
    put_all(DocumentKind::kNetworkInterfaces, region, "describe-network-interfaces",
            "NetworkInterfaces", world_.interfaces,
            [&](const oracle::Interface& one) { return interface_json(one, zone_of(one.subnet)); });
    put_all(DocumentKind::kInstances, region, "describe-instances", "Reservations",
            world_.instances,
            [&](const oracle::Instance& one) { return instance_json(one, zone_of(one.subnet)); });
    put_all(DocumentKind::kVpcEndpoints, region, "describe-vpc-endpoints", "VpcEndpoints",
            world_.endpoints,
            [&](const oracle::Endpoint& one) { return endpoint_json(world_, one); });
    write_peerings(region);
    write_prefix_lists(region);
    write_dhcp_options(region);
  }

  // Both sides' Regions list a connection.
  void write_peerings(const std::string& region) {
    json elements = json::array();
    for (const oracle::Peering& peering : world_.peerings) {
      if (region_of(peering.requester) != region && region_of(peering.accepter) != region) continue;
      elements.push_back(
          {{"VpcPeeringConnectionId", peering.id},
           {"Status", {{"Code", peering.state}, {"Message", ""}}},
           {"RequesterVpcInfo", peering_side_json(*oracle::find(world_.vpcs, peering.requester))},
           {"AccepterVpcInfo", peering_side_json(*oracle::find(world_.vpcs, peering.accepter))},
           {"Tags", json::array()}});
    }
    put(DocumentKind::kVpcPeeringConnections, region, "describe-vpc-peering-connections",
        {{"VpcPeeringConnections", elements}});
  }

  void write_prefix_lists(const std::string& region) {
    json lists = json::array();
    for (const oracle::PrefixList& list : world_.prefix_lists) {
      lists.push_back({{"PrefixListId", list.id},
                       {"PrefixListName", list.id},
                       {"AddressFamily", "IPv4"},
                       {"OwnerId", kAccount},
                       {"State", "create-complete"}});
      json entries = json::array();
      for (const oracle::Cidr block : list.entries) entries.push_back({{"Cidr", text_of(block)}});
      put(DocumentKind::kManagedPrefixListEntries, region,
          "get-managed-prefix-list-entries." + list.id, {{"Entries", entries}});
    }
    put(DocumentKind::kManagedPrefixLists, region, "describe-managed-prefix-lists",
        {{"PrefixLists", lists}});
  }

  void write_dhcp_options(const std::string& region) {
    json elements = json::array();
    for (const oracle::DhcpOptions& options : world_.dhcp_options) {
      json values = json::array();
      for (const std::string& server : options.servers) values.push_back({{"Value", server}});
      elements.push_back({{"DhcpOptionsId", options.id},
                          {"OwnerId", kAccount},
                          {"DhcpConfigurations",
                           json::array({{{"Key", "domain-name-servers"}, {"Values", values}}})}});
    }
    put(DocumentKind::kDhcpOptions, region, "describe-dhcp-options", {{"DhcpOptions", elements}});
  }

  void write_zones() {
    json zones = json::array();
    for (const oracle::Zone& zone : world_.zones) {
      zones.push_back(zone_json(zone));
      json vpcs = json::array();
      for (const std::string& vpc : zone.vpcs)
        vpcs.push_back({{"VPCId", vpc}, {"VPCRegion", region_of(vpc)}});
      put(DocumentKind::kHostedZone, "global", "get-hosted-zone." + zone.id,
          {{"HostedZone", zone_json(zone)}, {"VPCs", vpcs}});
      json records = json::array();
      for (const oracle::Record& record : zone.records) records.push_back(record_json(record));
      put(DocumentKind::kResourceRecordSets, "global", "list-resource-record-sets." + zone.id,
          {{"ResourceRecordSets", records}});
    }
    put(DocumentKind::kHostedZones, "global", "list-hosted-zones", {{"HostedZones", zones}});
  }

  const oracle::World& world_;
  const Missing& missing_;
  std::vector<reach::aws::Document> documents_;
};

}  // namespace

std::vector<reach::aws::Document> to_documents(const oracle::World& world, const Missing& missing) {
  return Writer(world, missing).write();
}

}  // namespace property
