// SPDX-License-Identifier: Apache-2.0
#include "support/network_maker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace reach::testing {
namespace {

using model::Ref;

template <class T>
T parsed(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "test data: {}\n", result.error().message);
    std::abort();
  }
  return *result;
}

template <class T>
std::vector<Ref<T>> refs(model::NetworkBuilder& builder, const std::vector<std::string>& ids) {
  std::vector<Ref<T>> result;
  for (const std::string& id : ids) result.push_back(builder.ref<T>(id));
  return result;
}

int protocol_number(std::string_view protocol) {
  constexpr std::array<std::pair<std::string_view, int>, 4> kNames = {
      {{"tcp", model::kProtocolTcp},
       {"udp", model::kProtocolUdp},
       {"icmp", model::kProtocolIcmp},
       {"-1", -1}}};
  for (const auto& [name, number] : kNames) {
    if (name == protocol) return number;
  }
  return std::atoi(std::string(protocol).c_str());
}

model::RouteTargetType target_type(std::string_view target) {
  using Type = model::RouteTargetType;
  constexpr std::array<std::pair<std::string_view, Type>, 9> kStarts = {{
      {"local", Type::kLocal},
      {"igw-", Type::kInternetGateway},
      {"nat-", Type::kNatGateway},
      {"pcx-", Type::kVpcPeeringConnection},
      {"tgw-", Type::kTransitGateway},
      {"vgw-", Type::kVpnGateway},
      {"eni-", Type::kNetworkInterface},
      {"vpce-", Type::kVpcEndpoint},
      {"eigw-", Type::kEgressOnlyInternetGateway},
  }};
  for (const auto& [start, type] : kStarts) {
    if (target.starts_with(start)) return type;
  }
  return Type::kUnknown;
}

std::string zone_id(std::string_view zone) {
  return fmt::format("apne1-az{}", zone.back() - 'a' + 1);
}

}  // namespace

net::Address address(std::string_view text) {
  return parsed(net::Address::parse(text));
}

net::Prefix prefix(std::string_view text) {
  return parsed(net::Prefix::parse(text));
}

NetworkMaker::NetworkMaker() {
  dhcp_options("dopt-amazon", {"AmazonProvidedDNS"});
}

model::Vpc& NetworkMaker::vpc(std::string_view id, std::string_view cidr) {
  auto& vpc = builder_.upsert<model::Vpc>(id);
  vpc.owner = builder_.intern("111111111111");
  vpc.region = builder_.intern("ap-northeast-1");
  vpc.primary_cidr = prefix(cidr);
  vpc.cidrs.push_back({prefix(cidr), model::AssociationState::kAssociated, {}});
  vpc.enable_dns_support = model::Tri::kYes;
  vpc.enable_dns_hostnames = model::Tri::kYes;
  vpc.dhcp_options = builder_.ref<model::DhcpOptions>("dopt-amazon");
  return vpc;
}

model::Subnet& NetworkMaker::subnet(std::string_view id, std::string_view vpc,
                                    std::string_view cidr, std::string_view zone) {
  auto& subnet = builder_.upsert<model::Subnet>(id);
  subnet.vpc = builder_.ref<model::Vpc>(vpc);
  subnet.owner = builder_.intern("111111111111");
  subnet.cidr = prefix(cidr);
  subnet.availability_zone = builder_.intern(zone);
  subnet.availability_zone_id = builder_.intern(zone_id(zone));
  return subnet;
}

model::NetworkInterface& NetworkMaker::interface(std::string_view id, std::string_view subnet,
                                                 std::string_view text,
                                                 const std::vector<std::string>& groups) {
  auto& interface = builder_.upsert<model::NetworkInterface>(id);
  interface.subnet = builder_.ref<model::Subnet>(subnet);
  if (const auto* row = builder_.find<model::Subnet>(interface.subnet.id)) interface.vpc = row->vpc;
  interface.owner = builder_.intern("111111111111");
  interface.type = model::InterfaceType::kInterface;
  interface.status = model::InterfaceStatus::kInUse;
  interface.source_dest_check = model::Tri::kYes;
  interface.groups = refs<model::SecurityGroup>(builder_, groups);
  interface.groups_given = true;
  interface.addresses = {{address(text), true, std::nullopt}};
  return interface;
}

model::Instance& NetworkMaker::instance(std::string_view id, std::string_view subnet,
                                        std::string_view text,
                                        const std::vector<std::string>& groups) {
  auto& eni = interface("eni-" + std::string(id.substr(2)), subnet, text, groups);
  eni.instance = builder_.ref<model::Instance>(id);
  eni.device_index = 0;
  auto& instance = builder_.upsert<model::Instance>(id);
  instance.subnet = eni.subnet;
  instance.vpc = eni.vpc;
  instance.owner = eni.owner;
  instance.availability_zone = builder_.find<model::Subnet>(eni.subnet.id)->availability_zone;
  instance.state = model::InstanceState::kRunning;
  instance.platform = model::Platform::kLinux;
  instance.private_address = address(text);
  instance.instance_profile_arn = builder_.intern("arn:aws:iam::111111111111:instance-profile/Ssm");
  return instance;
}

model::SecurityGroup& NetworkMaker::group(std::string_view id, std::string_view vpc) {
  auto& group = builder_.upsert<model::SecurityGroup>(id);
  group.vpc = builder_.ref<model::Vpc>(vpc);
  group.owner = builder_.intern("111111111111");
  group.group_name = builder_.intern(id);
  group.ingress_given = true;
  group.egress_given = true;
  return group;
}

model::SecurityGroup& NetworkMaker::new_group(std::string_view id, std::string_view vpc) {
  group(id, vpc);
  egress(id, "-1", -1, -1, "0.0.0.0/0");
  return builder_.upsert<model::SecurityGroup>(id);
}

model::SecurityGroupRule NetworkMaker::make_rule(std::string_view protocol, int from, int to,
                                                 std::string_view peer) {
  using Peer = model::SecurityGroupRule::Peer;
  model::SecurityGroupRule rule;
  rule.protocol = protocol_number(protocol);
  rule.from_port = from;
  rule.to_port = to;
  if (peer.starts_with("pl-")) {
    rule.peer = Peer::kPrefixList;
    rule.prefix_list = builder_.ref<model::PrefixList>(peer);
  } else if (peer.starts_with("sg-")) {
    rule.peer = Peer::kGroup;
    rule.group = builder_.ref<model::SecurityGroup>(peer);
    rule.group_owner = builder_.intern("111111111111");
  } else {
    rule.peer = Peer::kCidr;
    rule.cidr = prefix(peer);
  }
  return rule;
}

model::SecurityGroupRule& NetworkMaker::ingress(std::string_view group, std::string_view protocol,
                                                int from, int to, std::string_view peer) {
  const model::SecurityGroupRule rule = make_rule(protocol, from, to, peer);
  return builder_.upsert<model::SecurityGroup>(group).ingress.emplace_back(rule);
}

model::SecurityGroupRule& NetworkMaker::egress(std::string_view group, std::string_view protocol,
                                               int from, int to, std::string_view peer) {
  const model::SecurityGroupRule rule = make_rule(protocol, from, to, peer);
  return builder_.upsert<model::SecurityGroup>(group).egress.emplace_back(rule);
}

model::RouteTable& NetworkMaker::table(std::string_view id, std::string_view vpc,
                                       const std::vector<std::string>& subnets) {
  auto& table = builder_.upsert<model::RouteTable>(id);
  table.vpc = builder_.ref<model::Vpc>(vpc);
  table.owner = builder_.intern("111111111111");
  table.routes_given = true;
  for (const std::string& subnet : subnets) {
    table.associations.push_back({model::Tri::kNo,
                                  builder_.ref<model::Subnet>(subnet),
                                  {},
                                  model::AssociationState::kAssociated,
                                  {}});
  }
  for (const model::VpcCidr& cidr : builder_.upsert<model::Vpc>(vpc).cidrs) {
    model::Route& local = route(id, cidr.cidr.to_string(), "local");
    local.route_origin = model::RouteOrigin::kCreateRouteTable;
  }
  return table;
}

model::RouteTable& NetworkMaker::main_table(std::string_view id, std::string_view vpc) {
  auto& main = table(id, vpc, {});
  main.associations.push_back({model::Tri::kYes, {}, {}, model::AssociationState::kAssociated, {}});
  return main;
}

model::Route& NetworkMaker::route(std::string_view table, std::string_view destination,
                                  std::string_view target) {
  model::Route route;
  if (destination.starts_with("pl-")) {
    route.destination = model::Route::Destination::kPrefixList;
    route.prefix_list = builder_.ref<model::PrefixList>(destination);
  } else {
    route.destination = model::Route::Destination::kPrefix;
    route.prefix = prefix(destination);
  }
  route.target_type = target_type(target);
  route.target = builder_.intern(target);
  route.state = model::RouteState::kActive;
  route.route_origin = model::RouteOrigin::kCreateRoute;
  return builder_.upsert<model::RouteTable>(table).routes.emplace_back(route);
}

model::NetworkAcl& NetworkMaker::acl(std::string_view id, std::string_view vpc,
                                     const std::vector<std::string>& subnets) {
  auto& acl = builder_.upsert<model::NetworkAcl>(id);
  acl.vpc = builder_.ref<model::Vpc>(vpc);
  acl.owner = builder_.intern("111111111111");
  acl.is_default = model::Tri::kNo;
  acl.subnets = refs<model::Subnet>(builder_, subnets);
  acl.entries_given = true;
  return acl;
}

model::NetworkAcl& NetworkMaker::default_acl(std::string_view id, std::string_view vpc) {
  acl(id, vpc, {}).is_default = model::Tri::kYes;
  entry(id, 100, false, "allow", "-1", "0.0.0.0/0");
  entry(id, 100, true, "allow", "-1", "0.0.0.0/0");
  return builder_.upsert<model::NetworkAcl>(id);
}

model::NetworkAclEntry& NetworkMaker::entry(std::string_view acl, int number, bool egress,
                                            std::string_view action, std::string_view protocol,
                                            std::string_view cidr, int from, int to) {
  model::NetworkAclEntry entry;
  entry.rule_number = number;
  entry.egress = egress;
  entry.action = action == "allow" ? model::RuleAction::kAllow : model::RuleAction::kDeny;
  entry.protocol = protocol_number(protocol);
  entry.cidr = prefix(cidr);
  entry.from_port = from;
  entry.to_port = to;
  return builder_.upsert<model::NetworkAcl>(acl).entries.emplace_back(entry);
}

model::VpcPeeringConnection& NetworkMaker::peering(std::string_view id, std::string_view requester,
                                                   std::string_view accepter) {
  const auto side = [this](std::string_view vpc_id) {
    model::PeeringSide side;
    side.vpc = builder_.ref<model::Vpc>(vpc_id);
    side.owner = builder_.intern("111111111111");
    side.region = builder_.intern("ap-northeast-1");
    if (const auto* vpc = builder_.find<model::Vpc>(side.vpc.id)) {
      for (const model::VpcCidr& cidr : vpc->cidrs) side.cidrs.push_back(cidr.cidr);
    }
    return side;
  };
  auto& peering = builder_.upsert<model::VpcPeeringConnection>(id);
  peering.state = model::PeeringState::kActive;
  peering.requester = side(requester);
  peering.accepter = side(accepter);
  return peering;
}

model::PrefixList& NetworkMaker::prefix_list(std::string_view id,
                                             const std::vector<std::string>& cidrs) {
  auto& list = builder_.upsert<model::PrefixList>(id);
  list.name = builder_.intern(id);
  for (const std::string& cidr : cidrs) list.entries.push_back(prefix(cidr));
  list.entries_known = true;
  return list;
}

std::string NetworkMaker::regional_name(std::string_view endpoint, std::string_view service) {
  return fmt::format("{}-a1b2c3d4.{}.ap-northeast-1.vpce.amazonaws.com", endpoint, service);
}

model::VpcEndpoint& NetworkMaker::endpoint(
    std::string_view id, std::string_view vpc, std::string_view service, bool private_dns,
    const std::vector<std::pair<std::string, std::string>>& subnets_and_addresses,
    const std::vector<std::string>& groups) {
  auto& endpoint = builder_.upsert<model::VpcEndpoint>(id);
  endpoint.vpc = builder_.ref<model::Vpc>(vpc);
  endpoint.owner = builder_.intern("111111111111");
  endpoint.type = model::EndpointType::kInterface;
  endpoint.state = model::EndpointState::kAvailable;
  endpoint.service_name = builder_.intern(fmt::format("com.amazonaws.ap-northeast-1.{}", service));
  endpoint.private_dns_enabled = model::tri(private_dns);
  endpoint.ip_address_type = model::IpAddressType::kIpv4;
  endpoint.dns_record_ip_type = model::IpAddressType::kIpv4;
  endpoint.groups = refs<model::SecurityGroup>(builder_, groups);
  const model::StringId public_zone = builder_.intern("Z0VPCE");
  endpoint.dns_entries.push_back({builder_.intern(regional_name(id, service)), public_zone});
  int number = 0;
  for (const auto& [subnet_id, text] : subnets_and_addresses) {
    const std::string eni = fmt::format("eni-{}-{}", id, number++);
    auto& row = interface(eni, subnet_id, text, groups);
    row.type = model::InterfaceType::kVpcEndpoint;
    row.description = builder_.intern(fmt::format("VPC Endpoint Interface {}", id));
    row.requester_managed = model::Tri::kYes;
    row.attachment_owner = builder_.intern("amazon-aws");
    row.device_index = 1;
    endpoint.subnets.push_back(builder_.ref<model::Subnet>(subnet_id));
    endpoint.interfaces.push_back(builder_.ref<model::NetworkInterface>(eni));
    const auto zone = builder_.text(builder_.find<model::Subnet>(row.subnet.id)->availability_zone);
    endpoint.dns_entries.push_back(
        {builder_.intern(
             fmt::format("{}-a1b2c3d4-{}.{}.ap-northeast-1.vpce.amazonaws.com", id, zone, service)),
         public_zone});
  }
  if (private_dns) {
    endpoint.dns_entries.push_back(
        {builder_.intern(fmt::format("{}.ap-northeast-1.amazonaws.com", service)),
         builder_.intern("Z0HIDDEN")});
  }
  return endpoint;
}

model::HostedZone& NetworkMaker::zone(std::string_view id, std::string_view name,
                                      const std::vector<std::string>& vpcs) {
  auto& zone = builder_.upsert<model::HostedZone>(id);
  zone.name = builder_.intern(name);
  zone.owner = builder_.intern("111111111111");
  zone.is_private = model::Tri::kYes;
  zone.associations_known = true;
  zone.records_known = true;
  for (const std::string& vpc : vpcs) {
    zone.associations.push_back(
        {builder_.ref<model::Vpc>(vpc), builder_.intern("ap-northeast-1"), {}});
  }
  record(id, name, model::RecordType::kSoa,
         {"ns-0.example. hostmaster.example. 1 7200 900 1209600 86400"});
  record(id, name, model::RecordType::kNs, {"ns-0.example."});
  return zone;
}

model::ResourceRecordSet& NetworkMaker::record(std::string_view zone, std::string_view name,
                                               model::RecordType type,
                                               const std::vector<std::string>& values) {
  model::ResourceRecordSet record;
  record.name = builder_.intern(name);
  record.type = type;
  for (const std::string& value : values) record.values.push_back(builder_.intern(value));
  return builder_.upsert<model::HostedZone>(zone).records.emplace_back(std::move(record));
}

model::ResourceRecordSet& NetworkMaker::alias(std::string_view zone, std::string_view name,
                                              std::string_view target, model::RecordType type) {
  model::ResourceRecordSet& row = record(zone, name, type, {});
  row.is_alias = true;
  row.alias_name = builder_.intern(target);
  row.alias_hosted_zone = builder_.intern("Z0VPCE");
  return row;
}

model::DhcpOptions& NetworkMaker::dhcp_options(std::string_view id,
                                               const std::vector<std::string>& servers) {
  auto& options = builder_.upsert<model::DhcpOptions>(id);
  options.domain_name_servers.clear();
  for (const std::string& server : servers)
    options.domain_name_servers.push_back(builder_.intern(server));
  return options;
}

model::Network NetworkMaker::build() && {
  for (const model::DocumentInfo& info : model::document_infos()) {
    if (std::find(left_out_.begin(), left_out_.end(), info.kind) == left_out_.end()) {
      builder_.add_export({info.kind, {}, {}, true, {}});
    }
  }
  return std::move(builder_).build();
}

NetworkMaker article() {
  NetworkMaker maker;
  maker.vpc("vpc-shared", "172.16.0.0/16");
  maker.vpc("vpc-user", "192.168.0.0/16");
  maker.subnet("subnet-shared-a", "vpc-shared", "172.16.100.0/24", "ap-northeast-1a");
  maker.subnet("subnet-shared-c", "vpc-shared", "172.16.200.0/24", "ap-northeast-1c");
  maker.subnet("subnet-user", "vpc-user", "192.168.100.0/24", "ap-northeast-1a");
  maker.new_group("sg-shared", "vpc-shared");
  maker.new_group("sg-vpce", "vpc-shared");
  maker.ingress("sg-vpce", "tcp", 443, 443, "172.16.0.0/16");
  maker.ingress("sg-vpce", "tcp", 443, 443, "192.168.0.0/16");
  maker.new_group("sg-user", "vpc-user");
  maker.ingress("sg-user", "tcp", 22, 22, "172.16.0.0/16");
  maker.instance("i-shared", "subnet-shared-a", "172.16.100.4", {"sg-shared"});
  maker.instance("i-user", "subnet-user", "192.168.100.58", {"sg-user"});
  maker.peering("pcx-1", "vpc-shared", "vpc-user");
  maker.main_table("rtb-shared", "vpc-shared");
  maker.route("rtb-shared", "192.168.0.0/16", "pcx-1");
  maker.main_table("rtb-user", "vpc-user");
  maker.route("rtb-user", "172.16.0.0/16", "pcx-1");
  maker.default_acl("acl-shared", "vpc-shared");
  maker.default_acl("acl-user", "vpc-user");
  using Addresses = std::pair<const char*, std::array<const char*, 2>>;
  const std::array<Addresses, 3> services = {
      {{"ssm", {"172.16.100.126", "172.16.200.45"}},
       {"ssmmessages", {"172.16.100.253", "172.16.200.141"}},
       {"ec2messages", {"172.16.100.169", "172.16.200.200"}}}};
  for (const auto& [service, addresses] : services) {
    const std::string endpoint = fmt::format("vpce-{}", service);
    maker.endpoint(endpoint, "vpc-shared", service, true,
                   {{"subnet-shared-a", addresses[0]}, {"subnet-shared-c", addresses[1]}},
                   {"sg-vpce"});
    const std::string name = fmt::format("{}.ap-northeast-1.amazonaws.com", service);
    const std::string zone = fmt::format("Z-{}", service);
    maker.zone(zone, name, {"vpc-user"});
    maker.alias(zone, name, NetworkMaker::regional_name(endpoint, service));
  }
  return maker;
}

}  // namespace reach::testing
