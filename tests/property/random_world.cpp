// SPDX-License-Identifier: Apache-2.0
#include "random_world.hpp"

#include <algorithm>
#include <ostream>
#include <string>

#include "changes.hpp"
#include "dice.hpp"

namespace property {
namespace {

using oracle::cidr;
using oracle::World;

constexpr const char* kHomeRegion = "ap-northeast-1";

std::string numbered(const std::string& prefix, std::size_t number) {
  return prefix + "-0" + std::to_string(number);
}

// All traffic in or out of anywhere.
oracle::GroupRule everything(bool egress) {
  oracle::GroupRule rule;
  rule.egress = egress;
  rule.cidr = cidr("0.0.0.0/0");
  return rule;
}

oracle::GroupRule ingress(int protocol, int port, const std::string& from) {
  oracle::GroupRule rule;
  rule.protocol = protocol;
  rule.from = rule.to = port;
  rule.cidr = cidr(from);
  return rule;
}

void add_groups(World& world, const std::string& vpc, std::size_t number) {
  oracle::Group host{numbered("sg-host", number), vpc, {}};
  host.rules = {everything(true),
                ingress(oracle::kTcp, 443, "10.0.0.0/8"),
                ingress(oracle::kTcp, 22, "10.0.0.0/8"),
                ingress(oracle::kTcp, 443, "100.64.0.0/10"),
                ingress(oracle::kIcmp, -1, "10.0.0.0/8"),
                ingress(oracle::kUdp, 53, "0.0.0.0/0")};
  oracle::GroupRule self;
  self.group = host.id;
  host.rules.push_back(self);
  oracle::Group endpoint{numbered("sg-endpoint", number), vpc, {}};
  endpoint.rules = {everything(true), ingress(oracle::kTcp, 443, "10.0.0.0/8"),
                    ingress(oracle::kTcp, 443, "100.64.0.0/10")};
  world.groups.push_back(host);
  world.groups.push_back(endpoint);
}

oracle::Acl open_acl(const std::string& id, const std::string& vpc) {
  oracle::Acl acl{id, vpc, false, {}, {}};
  for (const bool egress : {false, true}) {
    acl.entries.push_back({100, egress, true, oracle::kAll, cidr("0.0.0.0/0"), 0, 65535, -1, -1});
    acl.entries.push_back(
        {32767, egress, false, oracle::kAll, cidr("0.0.0.0/0"), 0, 65535, -1, -1});
  }
  return acl;
}

oracle::Route local_route(oracle::Cidr block) {
  return {block, "", "local", oracle::RouteState::kActive, oracle::RouteOrigin::kLocal};
}

void add_vpc(World& world, const Roll& roll) {
  Dice dice(roll);
  const std::size_t number = world.vpcs.size();
  oracle::Vpc vpc;
  vpc.id = numbered("vpc", number);
  vpc.region = number > 0 && dice.chance(8) ? "us-east-1" : kHomeRegion;
  vpc.dhcp_options = "dopt-01";
  const std::string second = std::to_string(number);
  if (number > 0 && dice.chance(15)) {
    vpc.cidrs.push_back(
        world.vpcs.back()
            .cidrs.front());  // two VPCs with one CIDR: legal while they are not peered
  } else {
    vpc.cidrs.push_back(cidr(dice.chance(8) ? "100." + std::to_string(64 + number) + ".0.0/16"
                                            : "10." + second + ".0.0/16"));
  }
  if (dice.chance(15)) vpc.cidrs.push_back(cidr("10.10" + second + ".0.0/16"));
  oracle::RouteTable table{numbered("rtb-main", number), vpc.id, true, {}, {}};
  for (const oracle::Cidr block : vpc.cidrs) table.routes.push_back(local_route(block));
  world.route_tables.push_back(table);
  oracle::Acl acl = open_acl(numbered("acl-default", number), vpc.id);
  acl.is_default = true;
  world.acls.push_back(acl);
  add_groups(world, vpc.id, number);
  world.vpcs.push_back(vpc);
}

void add_subnet(World& world, std::size_t vpc_number, Dice& dice) {
  const oracle::Vpc& vpc = world.vpcs[vpc_number];
  const std::size_t number = world.subnets.size();
  oracle::Subnet subnet;
  subnet.id = numbered("subnet", number);
  subnet.vpc = vpc.id;
  subnet.zone = vpc.region + dice.of(std::vector<std::string>{"a", "c", "d"});
  const oracle::Cidr block = dice.chance(40) ? vpc.cidrs.back() : vpc.cidrs.front();
  // One number a subnet of the whole world, and VPCs with one CIDR share neither subnets nor
  // numbers of hosts.
  const std::size_t place =
      vpc.cidrs.front().base == world.vpcs.front().cidrs.front().base ? number % 4 : number;
  subnet.cidr = {block.base + static_cast<oracle::Ip>(place << 8U), 24};
  for (const oracle::Subnet& other : world.subnets) {
    if (other.vpc == subnet.vpc && oracle::overlap(other.cidr, subnet.cidr)) return;
  }
  if (dice.chance(25)) {
    oracle::RouteTable table{numbered("rtb-own", number), vpc.id, false, {subnet.id}, {}};
    for (const oracle::Cidr own : vpc.cidrs) table.routes.push_back(local_route(own));
    world.route_tables.push_back(table);
  } else if (dice.chance(10)) {
    for (oracle::RouteTable& table : world.route_tables) {
      if (table.main && table.vpc == vpc.id)
        table.subnets.push_back(subnet.id);  // explicitly the main one (B1)
    }
  }
  oracle::Acl acl = open_acl(numbered("acl-own", number), vpc.id);
  if (dice.chance(25)) {
    acl.subnets.push_back(subnet.id);
    world.acls.push_back(acl);
  } else {
    for (oracle::Acl& existing : world.acls) {
      if (existing.is_default && existing.vpc == vpc.id) existing.subnets.push_back(subnet.id);
    }
  }
  world.subnets.push_back(subnet);
}

void add_routes_over(World& world, const std::string& peering, const oracle::Vpc& from,
                     const oracle::Vpc& to) {
  for (oracle::RouteTable& table : world.route_tables) {
    if (table.vpc != from.id) continue;
    for (const oracle::Cidr block : to.cidrs) add_route(table, {block, "", peering});
  }
}

// Peered VPCs never overlap (E5), and there is one connection a pair (E9).
void link(World& world, std::size_t a, std::size_t b) {
  const oracle::Vpc& first = world.vpcs[a];
  const oracle::Vpc& second = world.vpcs[b];
  if (a == b) return;
  for (const oracle::Cidr one : first.cidrs) {
    for (const oracle::Cidr other : second.cidrs) {
      if (oracle::overlap(one, other)) return;
    }
  }
  for (const oracle::Peering& peering : world.peerings) {
    if (peering.requester == first.id && peering.accepter == second.id) return;
    if (peering.requester == second.id && peering.accepter == first.id) return;
  }
  const std::string id = numbered("pcx", world.peerings.size());
  world.peerings.push_back({id, "active", first.id, second.id});
  add_routes_over(world, id, first, second);
  add_routes_over(world, id, second, first);
}

std::vector<std::string> subnets_of(const World& world, const std::string& vpc) {
  std::vector<std::string> ids;
  for (const oracle::Subnet& subnet : world.subnets) {
    if (subnet.vpc == vpc) ids.push_back(subnet.id);
  }
  return ids;
}

// Hosts get numbers from 10 up in their subnet.
oracle::Ip next_address(const World& world, const oracle::Subnet& subnet) {
  oracle::Ip address = subnet.cidr.base + 10;
  while (oracle::owner_of(world, subnet.vpc, address) != nullptr) ++address;
  return address;
}

void add_interface(World& world, const std::string& subnet_id, const std::string& group,
                   const std::string& instance, int device_index, const std::string& endpoint) {
  const oracle::Subnet& subnet = *oracle::find(world.subnets, subnet_id);
  oracle::Interface interface;
  interface.id = numbered("eni", world.interfaces.size());
  interface.vpc = subnet.vpc;
  interface.subnet = subnet_id;
  interface.addresses = {next_address(world, subnet)};
  interface.groups = {group};
  interface.instance = instance;
  interface.device_index = device_index;
  interface.endpoint = endpoint;
  world.interfaces.push_back(interface);
}

void add_instance(World& world, std::size_t vpc_number, Dice& dice) {
  oracle::Instance instance;
  instance.id = numbered("i", world.instances.size());
  instance.vpc = world.vpcs[vpc_number].id;
  instance.windows = dice.chance(25);
  const std::vector<std::string> subnets = subnets_of(world, instance.vpc);
  instance.subnet = dice.of(subnets);
  world.instances.push_back(instance);
  add_interface(world, instance.subnet, numbered("sg-host", vpc_number), instance.id, 0, "");
  if (dice.chance(10))
    add_interface(world, dice.of(subnets), numbered("sg-host", vpc_number), instance.id, 1, "");
}

void add_endpoint(World& world, std::size_t service, Dice& dice) {
  const std::size_t vpc_number =
      dice.chance(25) ? static_cast<std::size_t>(dice.below(static_cast<int>(world.vpcs.size())))
                      : 0;
  oracle::Endpoint endpoint;
  endpoint.id = numbered("vpce", world.endpoints.size());
  endpoint.hash = "abcd123" + std::to_string(world.endpoints.size());
  endpoint.vpc = world.vpcs[vpc_number].id;
  endpoint.region = world.vpcs[vpc_number].region;
  endpoint.service = service_labels()[service % service_labels().size()];
  endpoint.private_dns =
      dice.chance(30) &&
      !name_taken(world, endpoint.vpc, oracle::service_name(endpoint.service, endpoint.region));
  std::vector<std::string> zones;
  for (const std::string& id : subnets_of(world, endpoint.vpc)) {
    const std::string& zone = oracle::find(world.subnets, id)->zone;
    if (oracle::contains(zones, zone)) continue;  // G1: one subnet a zone
    zones.push_back(zone);
    endpoint.subnets.push_back(id);
  }
  if (dice.chance(30)) endpoint.subnets.resize(1);
  for (const std::string& id : endpoint.subnets) {
    add_interface(world, id, numbered("sg-endpoint", vpc_number), "", 1, endpoint.id);
  }
  world.endpoints.push_back(endpoint);
}

// A zone a service name, with an apex alias, for every VPC in which the name is free.
void add_zones(World& world) {
  for (const oracle::Endpoint& endpoint : world.endpoints) {
    const std::string name = oracle::service_name(endpoint.service, endpoint.region);
    const bool exists = std::any_of(world.zones.begin(), world.zones.end(),
                                    [&](const oracle::Zone& zone) { return zone.name == name; });
    if (exists) continue;
    oracle::Zone zone = bare_zone(world, name);
    zone.records.push_back({name, "A", {}, oracle::regional_name(endpoint), "", -1, ""});
    world.zones.push_back(zone);
    for (const oracle::Vpc& vpc : world.vpcs) associate(world, world.zones.back(), vpc.id);
  }
}

std::size_t pick(Dice& dice, std::size_t count) {
  return static_cast<std::size_t>(dice.below(static_cast<int>(count)));
}

// References carry the state of the connection they go over (C12).
void settle_references(World& world) {
  for (oracle::Group& group : world.groups) {
    for (oracle::GroupRule& rule : group.rules) {
      const oracle::Peering* peering = oracle::find(world.peerings, rule.peering);
      if (peering == nullptr) continue;
      rule.peering_status = peering->state;
    }
  }
}

}  // namespace

World build(const Choices& choices) {
  World world;
  world.dhcp_options.push_back({"dopt-01", {"AmazonProvidedDNS"}});
  world.prefix_lists.push_back({"pl-01", {cidr("10.0.0.0/15"), cidr("10.2.0.0/24")}});
  world.prefix_lists.push_back({"pl-02", {cidr("10.0.0.0/16"), cidr("10.1.0.0/24")}});
  const std::vector<Roll> nothing(1);
  for (const Roll& roll : choices.vpcs.empty() ? nothing : choices.vpcs) add_vpc(world, roll);
  for (std::size_t vpc = 0; vpc < world.vpcs.size(); ++vpc) {
    Dice dice(nothing.front());
    add_subnet(world, vpc, dice);
  }
  for (const Roll& roll : choices.subnets) {
    Dice dice(roll);
    add_subnet(world, pick(dice, world.vpcs.size()), dice);
  }
  for (std::size_t vpc = 1; vpc < world.vpcs.size(); ++vpc) link(world, 0, vpc);
  for (const Roll& roll : choices.links) {
    Dice dice(roll);
    const std::size_t a = pick(dice, world.vpcs.size());
    link(world, a, pick(dice, world.vpcs.size()));
  }
  for (const Roll& roll : choices.instances.empty() ? nothing : choices.instances) {
    Dice dice(roll);
    // The last VPC by default: a spoke where there is one.
    add_instance(world, world.vpcs.size() - 1 - pick(dice, world.vpcs.size()), dice);
  }
  for (std::size_t i = 0; i < std::max<std::size_t>(choices.endpoints.size(), 1); ++i) {
    Dice dice(choices.endpoints.empty() ? nothing.front() : choices.endpoints[i]);
    add_endpoint(world, i, dice);
  }
  add_zones(world);
  for (const Roll& roll : choices.changes) {
    Dice dice(roll);
    change(world, dice);
  }
  settle_references(world);
  return world;
}

namespace {

rc::Gen<std::vector<Roll>> rolls(int up_to) {
  const auto one = rc::gen::container<Roll>(12, rc::gen::inRange(0, Dice::kSides));
  return rc::gen::resize(
      up_to, rc::gen::container<std::vector<Roll>>(rc::gen::resize(rc::kNominalSize, one)));
}

}  // namespace

rc::Gen<World> worlds() {
  const auto choices = rc::gen::build<Choices>(
      rc::gen::set(&Choices::vpcs, rolls(4)), rc::gen::set(&Choices::subnets, rolls(5)),
      rc::gen::set(&Choices::links, rolls(2)), rc::gen::set(&Choices::instances, rolls(4)),
      rc::gen::set(&Choices::endpoints, rolls(6)), rc::gen::set(&Choices::changes, rolls(7)));
  return rc::gen::map(choices, build);
}

rc::Gen<FlowChoice> flows() {
  const std::vector<FlowChoice> all = {{oracle::kTcp, 443},
                                       {oracle::kTcp, 22},
                                       {oracle::kUdp, 53},
                                       {oracle::kIcmp, 0},
                                       {oracle::kTcp, 40000},
                                       {oracle::kAll, 0},
                                       {47, 0}};
  return rc::gen::map(
      rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, all.size())),
      [all](std::size_t index) { return all[index]; });
}

}  // namespace property
