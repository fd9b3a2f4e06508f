// SPDX-License-Identifier: Apache-2.0
#include "changes.hpp"

#include <algorithm>
#include <array>

namespace property {
namespace {

using oracle::cidr;
using oracle::World;

template <class T>
void erase_one(std::vector<T>& things, Dice& dice) {
  if (!things.empty()) things.erase(things.begin() + dice.below(static_cast<int>(things.size())));
}

// --- routes ---

oracle::Cidr some_block(const World& world, Dice& dice) {
  const oracle::Interface& interface = dice.of(world.interfaces);
  const oracle::Subnet& subnet = *oracle::find(world.subnets, interface.subnet);
  switch (dice.below(7)) {
    case 0:
      return subnet.cidr;
    case 1:
      return {interface.addresses.front(), 32};
    case 2:
      return dice.of(world.vpcs).cidrs.front();
    case 3:
      return cidr("0.0.0.0/0");
    case 4:
      return {subnet.cidr.base, 25};
    case 5:
      return cidr("10.0.0.0/8");
    default:
      return cidr("52.0.0.0/8");
  }
}

std::string some_target(const World& world, Dice& dice) {
  const int kind = dice.below(10);
  if (kind < 5 && !world.peerings.empty()) return dice.of(world.peerings).id;
  static const std::vector<std::string> kOthers = {"igw-01", "vgw-01", "vgw-02", "pcx-0999",
                                                   "igw-01"};
  return kOthers[static_cast<std::size_t>(kind % 5)];
}

void add_some_route(World& world, Dice& dice) {
  oracle::RouteTable& table = dice.of(world.route_tables);
  oracle::Route route;
  route.destination = some_block(world, dice);
  route.target = some_target(world, dice);
  if (dice.chance(25)) {
    route.destination = {};
    route.prefix_list = dice.chance(10) ? "pl-0999" : dice.of(world.prefix_lists).id;
  } else if (dice.chance(10)) {
    route.origin = oracle::RouteOrigin::kPropagated;
    route.target = "vgw-01";
  }
  if (dice.chance(20)) route.state = oracle::RouteState::kBlackhole;
  if (dice.chance(5)) route.state = oracle::RouteState::kFiltered;
  add_route(table, route);
}

void remove_route(World& world, Dice& dice) {
  std::vector<oracle::Route>& routes = dice.of(world.route_tables).routes;
  const int index = dice.below(static_cast<int>(routes.size()));
  if (routes[static_cast<std::size_t>(index)].target != "local")
    routes.erase(routes.begin() + index);
}

void spoil_route(World& world, Dice& dice) {
  oracle::Route& route = dice.of(dice.of(world.route_tables).routes);
  if (route.target == "local") return;
  route.state = dice.chance(20) ? oracle::RouteState::kFiltered : oracle::RouteState::kBlackhole;
}

void narrow_route(World& world, Dice& dice) {
  oracle::RouteTable& table = dice.of(world.route_tables);
  oracle::Route route = dice.of(table.routes);
  if (route.target == "local") return;
  table.routes.erase(
      std::remove_if(table.routes.begin(), table.routes.end(),
                     [&](const oracle::Route& other) { return other.target == route.target; }),
      table.routes.end());
  route.destination = some_block(world, dice);
  add_route(table, route);
}

// Towards the internet or what is not modelled: all of it, or what went over a peering connection.
void use_gateway(World& world, Dice& dice) {
  static const std::vector<std::string> kGateways = {"igw-01", "vgw-01", "vgw-02"};
  oracle::RouteTable& table = dice.of(world.route_tables);
  const std::string& gateway = dice.of(kGateways);
  if (dice.chance(50)) {
    oracle::Route& route = dice.of(table.routes);
    if (route.target != "local") route.target = gateway;
    return;
  }
  oracle::Route route;
  route.target = gateway;  // 0.0.0.0/0
  add_route(table, route);
}

// Some of the client's ports get no answer (D6).
void pierce_acl(World& world, Dice& dice) {
  static const std::vector<std::pair<int, int>> kHoles = {
      {40000, 40100}, {50000, 50000}, {32768, 49151}, {55000, 65535}, {49152, 60999}};
  oracle::Acl& acl = dice.of(world.acls);
  const auto& hole = dice.of(kHoles);
  const bool egress = dice.chance(50);
  for (const oracle::AclEntry& other : acl.entries) {
    if (other.egress == egress && other.number == 80) return;
  }
  const oracle::Cidr block = dice.chance(40) ? some_block(world, dice) : cidr("10.0.0.0/8");
  acl.entries.push_back({80, egress, false, oracle::kTcp, block, hole.first, hole.second, -1, -1});
}

void spoil_peering(World& world, Dice& dice) {
  if (world.peerings.empty()) return;
  static const std::vector<std::string> kStates = {"pending-acceptance", "deleted", "rejected",
                                                   "expired", "failed"};
  oracle::Peering& peering = dice.of(world.peerings);
  peering.state = dice.of(kStates);
  if (!dice.chance(50)) return;
  for (oracle::RouteTable& table : world.route_tables) {
    for (oracle::Route& route : table.routes) {
      if (route.target == peering.id) route.state = oracle::RouteState::kBlackhole;  // E2
    }
  }
}

void change_prefix_list(World& world, Dice& dice) {
  oracle::PrefixList& list = dice.of(world.prefix_lists);
  if (dice.chance(30)) {
    erase_one(list.entries, dice);
  } else {
    const oracle::Cidr block = some_block(world, dice);
    for (const oracle::Cidr other : list.entries) {
      if (other.base == block.base && other.length == block.length) return;
    }
    list.entries.push_back(block);
  }
}

// --- groups ---

int some_protocol(Dice& dice) {
  return dice.of(std::vector<int>{oracle::kTcp, oracle::kAll, oracle::kUdp, oracle::kIcmp});
}

// A reference to a group of the rule's own VPC, or of a VPC peered with it.
void refer_to_group(const World& world, const oracle::Group& group, oracle::GroupRule& rule,
                    Dice& dice) {
  const oracle::Group& other = dice.of(world.groups);
  rule.group = group.id;
  rule.group_gone = dice.chance(10);
  if (other.vpc == group.vpc) rule.group = other.id;
  for (const oracle::Peering& peering : world.peerings) {
    const bool joins = (peering.requester == group.vpc && peering.accepter == other.vpc) ||
                       (peering.accepter == group.vpc && peering.requester == other.vpc);
    if (!joins) continue;
    rule.group = other.id;
    rule.peering = peering.id;
  }
  if (rule.group_gone) rule.group = "sg-0999";
}

void add_rule(World& world, Dice& dice) {
  oracle::Group& group = dice.of(world.groups);
  oracle::GroupRule rule;
  rule.egress = dice.chance(40);
  rule.protocol = some_protocol(dice);
  if (rule.protocol == oracle::kTcp || rule.protocol == oracle::kUdp) {
    rule.from = dice.of(std::vector<int>{443, 0, 22, 440});
    rule.to = rule.from == 0 ? 65535 : rule.from == 440 ? 450 : rule.from;
  } else if (rule.protocol == oracle::kIcmp) {
    rule.from = dice.of(std::vector<int>{-1, 8, 0});
  }
  const int peer = dice.below(3);
  if (peer == 0) rule.cidr = some_block(world, dice);
  if (peer == 1) rule.prefix_list = dice.chance(10) ? "pl-0999" : dice.of(world.prefix_lists).id;
  if (peer == 2) refer_to_group(world, group, rule, dice);
  group.rules.push_back(rule);
}

// A rule gives way to another: narrower rules decide only where the wide ones are gone.
void replace_rule(World& world, Dice& dice) {
  erase_one(dice.of(world.groups).rules, dice);
  if (dice.chance(60)) add_rule(world, dice);
}

void clear_rules(World& world, Dice& dice) {
  oracle::Group& group = dice.of(world.groups);
  const bool egress = dice.chance(50);
  group.rules.erase(
      std::remove_if(group.rules.begin(), group.rules.end(),
                     [&](const oracle::GroupRule& rule) { return rule.egress == egress; }),
      group.rules.end());
  if (dice.chance(70)) add_rule(world, dice);
}

void change_groups_of_interface(World& world, Dice& dice) {
  oracle::Interface& interface = dice.of(world.interfaces);
  std::vector<std::string> own;
  for (const oracle::Group& group : world.groups) {
    if (group.vpc == interface.vpc) own.push_back(group.id);
  }
  if (dice.chance(60)) interface.groups.clear();
  const std::string& group = dice.of(own);
  if (!oracle::contains(interface.groups, group)) interface.groups.push_back(group);
}

// --- network ACLs ---

void add_entry(World& world, Dice& dice) {
  oracle::Acl& acl = dice.of(world.acls);
  oracle::AclEntry entry;
  entry.egress = dice.chance(50);
  entry.allow = dice.chance(35);
  entry.number = 90 + dice.below(20);
  entry.protocol = dice.chance(50) ? oracle::kTcp : some_protocol(dice);
  entry.cidr = dice.chance(50) ? cidr("0.0.0.0/0") : some_block(world, dice);
  if (entry.protocol == oracle::kTcp || entry.protocol == oracle::kUdp) {
    static const std::vector<std::pair<int, int>> kRanges = {
        {0, 65535},     {443, 443},     {1024, 65535},  {32768, 60999},
        {40000, 40100}, {49152, 65535}, {32768, 50000}, {22, 22}};
    const auto& range = dice.of(kRanges);
    entry.from = range.first;
    entry.to = range.second;
  } else if (entry.protocol == oracle::kIcmp) {
    entry.icmp_type = dice.of(std::vector<int>{-1, 8, 0});
  }
  for (const oracle::AclEntry& other : acl.entries) {
    if (other.egress == entry.egress && other.number == entry.number) return;
  }
  acl.entries.push_back(entry);
}

// Without the rule that allows everything, what the others allow decides.
void close_acl(World& world, Dice& dice) {
  oracle::Acl& acl = dice.of(world.acls);
  const bool egress = dice.chance(50);
  acl.entries.erase(std::remove_if(acl.entries.begin(), acl.entries.end(),
                                   [&](const oracle::AclEntry& entry) {
                                     return entry.egress == egress && entry.number == 100;
                                   }),
                    acl.entries.end());
  static const std::vector<std::pair<int, int>> kPorts = {
      {443, 443}, {1024, 65535}, {32768, 60999}, {49152, 65535}};
  const auto& ports = dice.of(kPorts);
  acl.entries.push_back(
      {200, egress, true, oracle::kTcp, cidr("10.0.0.0/8"), ports.first, ports.second, -1, -1});
  if (dice.chance(50)) {
    acl.entries.push_back({210, egress, true, oracle::kTcp, cidr("10.0.0.0/8"), 443, 443, -1, -1});
  }
  std::sort(acl.entries.begin(), acl.entries.end(),
            [](const oracle::AclEntry& a, const oracle::AclEntry& b) {
              return std::pair(a.egress, a.number) < std::pair(b.egress, b.number);
            });
  acl.entries.erase(std::unique(acl.entries.begin(), acl.entries.end(),
                                [](const oracle::AclEntry& a, const oracle::AclEntry& b) {
                                  return a.egress == b.egress && a.number == b.number;
                                }),
                    acl.entries.end());
}

// --- names ---

void switch_dns_attributes(World& world, Dice& dice) {
  oracle::Vpc& vpc = dice.of(world.vpcs);
  (dice.chance(40) ? vpc.dns_support : vpc.dns_hostnames) = false;
}

void change_dns_servers(World& world, Dice& dice) {
  oracle::Vpc& vpc = dice.of(world.vpcs);
  const oracle::Vpc& other = dice.of(world.vpcs);
  oracle::DhcpOptions options{"dopt-0" + std::to_string(world.dhcp_options.size() + 1), {}};
  switch (dice.below(4)) {
    case 0:
      options.servers = {oracle::text_of(vpc.cidrs.front().base + 2)};
      break;
    case 1:
      options.servers = {"10.9.9.9"};
      break;
    case 2:
      options.servers = {oracle::text_of(other.cidrs.front().base + 2)};
      break;
    default:
      options.servers = {"169.254.169.253"};
      break;
  }
  world.dhcp_options.push_back(options);
  vpc.dhcp_options = options.id;
}

void dissociate(World& world, Dice& dice) {
  if (!world.zones.empty()) erase_one(dice.of(world.zones).vpcs, dice);
}

// What a record may answer with.
void set_target(const World& world, oracle::Record& record, const std::string& zone, Dice& dice) {
  record.type = "A";
  record.values.clear();
  record.alias.clear();
  const oracle::Endpoint& endpoint = dice.of(world.endpoints);
  switch (dice.below(8)) {
    case 0:
      record.alias = oracle::regional_name(endpoint);
      break;
    case 1:
      record.values = {oracle::text_of(dice.of(world.interfaces).addresses.front())};
      break;
    case 2:
      record.values = {oracle::text_of(dice.of(world.interfaces).addresses.front() + 100)};
      break;
    case 3:
      record.alias = "vpce-0999-dead.ssm.ap-northeast-1.vpce.amazonaws.com";
      break;
    case 4:
      if (!endpoint.subnets.empty()) {
        record.alias = oracle::zonal_name(
            endpoint, oracle::find(world.subnets, dice.of(endpoint.subnets))->zone);
        break;
      }
      [[fallthrough]];
    case 5:
      record.type = "TXT";
      record.values = {"\"hello\""};
      break;
    case 6:
      if (record.name != zone) {
        record.type = "CNAME";
        record.values = {dice.of(std::vector<std::string>{
            oracle::regional_name(endpoint), record.name,
            oracle::service_name(dice.of(service_labels()), endpoint.region)})};
        break;
      }
      [[fallthrough]];
    default:
      record.values = {oracle::text_of(dice.of(world.interfaces).addresses.front())};
      const std::string second = oracle::text_of(dice.of(world.interfaces).addresses.front());
      if (!oracle::contains(record.values, second)) record.values.push_back(second);
      break;
  }
}

bool is_own(const oracle::Record& record) {
  return record.type != "SOA" && record.type != "NS";
}

void change_record(World& world, Dice& dice) {
  if (world.zones.empty()) return;
  oracle::Zone& zone = dice.of(world.zones);
  for (oracle::Record& record : zone.records) {
    if (!is_own(record)) continue;
    set_target(world, record, zone.name, dice);
    if (record.type != "CNAME") return;
    // A CNAME stands alone at its name.
    const std::string name = record.name;
    const oracle::Record alone = record;
    zone.records.erase(
        std::remove_if(zone.records.begin(), zone.records.end(),
                       [&](const oracle::Record& other) { return other.name == name; }),
        zone.records.end());
    zone.records.push_back(alone);
    return;
  }
}

void remove_record(World& world, Dice& dice) {
  if (world.zones.empty()) return;
  std::vector<oracle::Record>& records = dice.of(world.zones).records;
  records.erase(std::remove_if(records.begin(), records.end(), is_own), records.end());
}

void add_record(World& world, Dice& dice) {
  if (world.zones.empty()) return;
  oracle::Zone& zone = dice.of(world.zones);
  oracle::Record record;
  switch (dice.below(4)) {
    case 0:
      record.name = "www." + zone.name;
      break;
    case 1:
      record.name = "*." + zone.name;
      break;
    case 2:
      record.name = "x.y." + zone.name;
      break;
    default:
      record.name = "*.ap-northeast-1." + zone.name;
      break;
  }
  for (const oracle::Record& other : zone.records) {
    if (other.name == record.name) return;
  }
  set_target(world, record, zone.name, dice);
  zone.records.push_back(record);
}

oracle::Record cname_to_itself(const std::string& name) {
  oracle::Record record;
  record.name = name;
  record.type = "CNAME";
  record.values = {name};
  return record;
}

// Zones above the service names: L6, L7.
void add_broad_zone(World& world, Dice& dice) {
  const std::string name =
      dice.of(std::vector<std::string>{"ap-northeast-1.amazonaws.com", "amazonaws.com", "com"});
  oracle::Zone zone = bare_zone(world, name);
  const oracle::Endpoint& endpoint = dice.of(world.endpoints);
  oracle::Record record;
  record.name =
      dice.chance(40) ? "*." + name : oracle::service_name(endpoint.service, "ap-northeast-1");
  set_target(world, record, name, dice);
  if (dice.chance(15)) record = cname_to_itself(record.name);
  if (dice.chance(80)) zone.records.push_back(record);
  for (const oracle::Vpc& vpc : world.vpcs) {
    if (!dice.chance(30)) associate(world, zone, vpc.id);
  }
  world.zones.push_back(zone);
  // The broad zone shows where the narrow ones are gone.
  if (!dice.chance(50)) return;
  const std::string narrow = oracle::service_name(endpoint.service, endpoint.region);
  world.zones.erase(std::remove_if(world.zones.begin(), world.zones.end(),
                                   [&](const oracle::Zone& other) { return other.name == narrow; }),
                    world.zones.end());
}

// H18.
void weigh_records(World& world, Dice& dice) {
  if (world.zones.empty()) return;
  oracle::Zone& zone = dice.of(world.zones);
  zone.records.erase(std::remove_if(zone.records.begin(), zone.records.end(),
                                    [&](const oracle::Record& record) {
                                      return record.name == zone.name && is_own(record);
                                    }),
                     zone.records.end());
  const bool failover = dice.chance(40);
  for (const int place : {0, 1}) {
    oracle::Record record;
    record.name = zone.name;
    record.set_identifier = place == 0 ? "one" : "two";
    if (failover) record.failover = place == 0 ? "PRIMARY" : "SECONDARY";
    if (!failover) record.weight = dice.of(std::vector<int>{10, 0});
    record.alias = oracle::regional_name(dice.of(world.endpoints));
    zone.records.push_back(record);
  }
}

// --- endpoints and instances ---

void spoil_endpoint(World& world, Dice& dice) {
  oracle::Endpoint& endpoint = dice.of(world.endpoints);
  endpoint.state =
      dice.of(std::vector<std::string>{"pendingAcceptance", "rejected", "failed", "expired"});
  // Private DNS answers for available endpoints alone: what it does in other states is not
  // documented.
  endpoint.private_dns = false;
}

void remove_endpoint_subnet(World& world, Dice& dice) {
  oracle::Endpoint& endpoint = dice.of(world.endpoints);
  if (endpoint.subnets.empty()) return;
  const std::string subnet = dice.of(endpoint.subnets);
  endpoint.subnets.erase(std::find(endpoint.subnets.begin(), endpoint.subnets.end(), subnet));
  world.interfaces.erase(std::remove_if(world.interfaces.begin(), world.interfaces.end(),
                                        [&](const oracle::Interface& interface) {
                                          return interface.endpoint == endpoint.id &&
                                                 interface.subnet == subnet;
                                        }),
                         world.interfaces.end());
}

void stop_instance(World& world, Dice& dice) {
  dice.of(world.instances).running = false;
}

void make_windows(World& world, Dice& dice) {
  dice.of(world.instances).windows = true;
}

// Often ones stand more than once.
constexpr std::array<void (*)(World&, Dice&), 38> kChanges = {add_some_route,
                                                              add_some_route,
                                                              add_some_route,
                                                              remove_route,
                                                              use_gateway,
                                                              use_gateway,
                                                              spoil_route,
                                                              narrow_route,
                                                              spoil_peering,
                                                              change_prefix_list,
                                                              add_rule,
                                                              replace_rule,
                                                              replace_rule,
                                                              clear_rules,
                                                              clear_rules,
                                                              change_groups_of_interface,
                                                              add_entry,
                                                              add_entry,
                                                              add_entry,
                                                              close_acl,
                                                              pierce_acl,
                                                              pierce_acl,
                                                              pierce_acl,
                                                              pierce_acl,
                                                              switch_dns_attributes,
                                                              change_dns_servers,
                                                              dissociate,
                                                              dissociate,
                                                              change_record,
                                                              change_record,
                                                              remove_record,
                                                              add_record,
                                                              add_broad_zone,
                                                              weigh_records,
                                                              spoil_endpoint,
                                                              remove_endpoint_subnet,
                                                              stop_instance,
                                                              make_windows};

}  // namespace

void change(World& world, Dice& dice) {
  kChanges[static_cast<std::size_t>(dice.below(static_cast<int>(kChanges.size())))](world, dice);
}

const std::vector<std::string>& service_labels() {
  static const std::vector<std::string> kLabels = {"ssm", "ssmmessages", "ec2messages"};
  return kLabels;
}

void add_route(oracle::RouteTable& table, const oracle::Route& route) {
  for (const oracle::Route& other : table.routes) {
    const bool same = other.prefix_list == route.prefix_list &&
                      other.destination.base == route.destination.base &&
                      other.destination.length == route.destination.length;
    if (same && (other.origin == oracle::RouteOrigin::kPropagated) ==
                    (route.origin == oracle::RouteOrigin::kPropagated)) {
      return;
    }
  }
  table.routes.push_back(route);
}

bool name_taken(const World& world, const std::string& vpc, const std::string& name) {
  for (const oracle::Endpoint& endpoint : world.endpoints) {
    if (endpoint.vpc == vpc && endpoint.private_dns &&
        oracle::service_name(endpoint.service, endpoint.region) == name)
      return true;
  }
  for (const oracle::Zone& zone : world.zones) {
    if (zone.name == name && oracle::contains(zone.vpcs, vpc)) return true;
  }
  return false;
}

void associate(const World& world, oracle::Zone& zone, const std::string& vpc) {
  if (!name_taken(world, vpc, zone.name)) zone.vpcs.push_back(vpc);
}

oracle::Zone bare_zone(const World& world, const std::string& name) {
  oracle::Zone zone{"Z0" + std::to_string(world.zones.size() + 1), name, {}, {}};
  while (oracle::find(world.zones, zone.id) != nullptr) zone.id += "X";
  zone.records.push_back({name, "NS", {"ns-0.awsdns-00.com."}, "", "", -1, ""});
  zone.records.push_back({name,
                          "SOA",
                          {"ns-0.awsdns-00.com. admin.example.com. 1 7200 900 1209600 86400"},
                          "",
                          "",
                          -1,
                          ""});
  return zone;
}

}  // namespace property
