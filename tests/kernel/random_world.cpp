// SPDX-License-Identifier: Apache-2.0
// Networks that mostly work, with mistakes in every place that the engine knows.
#include "random_world.hpp"

#include <algorithm>
#include <random>
#include <tuple>

namespace kernel {
namespace {

using oracle::cidr;
using oracle::Subnet;

const Cidr kEverything{0, 0};
const Cidr kTen = cidr("10.0.0.0/8");

// Not std::uniform_int_distribution: libraries differ in what that gives.
class Luck {
 public:
  explicit Luck(std::uint64_t seed) : engine_(seed) {}
  int below(int count) { return static_cast<int>(engine_() % static_cast<unsigned>(count)); }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool chance(int percent) { return below(100) < percent; }
  template <class T>
  const T& of(const std::vector<T>& things) {
    return things[static_cast<std::size_t>(below(static_cast<int>(things.size())))];
  }

 private:
  std::mt19937_64 engine_;
};

std::string numbered(const std::string& kind, std::size_t number) {
  return kind + "-" + std::to_string(number);
}

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : luck_(seed) {}

  World make() {
    plain_.dhcp_options = {{"dopt-amazon", {"AmazonProvidedDNS"}}};
    const int vpcs = luck_.between(2, luck_.chance(20) ? 5 : 3);
    for (int i = 0; i < vpcs; ++i) add_vpc();
    add_peerings();
    if (luck_.chance(65)) add_transit_gateway();
    add_groups();
    add_hosts();
    add_gateways();
    add_prefix_list();
    for (const oracle::Vpc& vpc : plain_.vpcs) add_tables(vpc);
    for (const oracle::Vpc& vpc : plain_.vpcs) add_acls(vpc);
    for (oracle::Group& group : plain_.groups) add_rules(group);
    return std::move(world_);
  }

 private:
  void add_vpc() {
    const std::size_t number = plain_.vpcs.size() + 1;
    const std::string id = numbered("vpc", number);
    Cidr block = cidr("10." + std::to_string(number) + ".0.0/16");
    if (number > 1 && luck_.chance(12)) block = luck_.of(plain_.vpcs).cidrs.front();
    plain_.vpcs.push_back({id, "ap-northeast-1", {block}, true, true, "dopt-amazon"});
    const int subnets = luck_.between(1, 3);
    for (int i = 1; i <= subnets; ++i) {
      add_subnet(id, {block.base + (static_cast<Ip>(i) << 8U), 24});
    }
    if (!luck_.chance(15)) return;
    const Cidr more = cidr("172.20." + std::to_string(number) + ".0/24");
    plain_.vpcs.back().cidrs.push_back(more);
    add_subnet(id, more);
  }

  void add_subnet(const std::string& vpc, Cidr block) {
    const std::string zone = luck_.chance(65) ? "ap-northeast-1a" : "ap-northeast-1c";
    plain_.subnets.push_back({numbered("subnet", plain_.subnets.size() + 1), vpc, zone, block});
  }

  std::vector<const Subnet*> subnets_of(const std::string& vpc) const {
    std::vector<const Subnet*> found;
    for (const Subnet& subnet : plain_.subnets) {
      if (subnet.vpc == vpc) found.push_back(&subnet);
    }
    return found;
  }

  static bool overlap(const oracle::Vpc& a, const oracle::Vpc& b) {
    return oracle::overlap(a.cidrs.front(), b.cidrs.front());
  }

  void add_peerings() {
    static const std::vector<std::string> kDown = {"pending-acceptance", "deleted", "rejected"};
    for (std::size_t i = 0; i < plain_.vpcs.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (overlap(plain_.vpcs[i], plain_.vpcs[j]) || !luck_.chance(65)) continue;
        plain_.peerings.push_back({numbered("pcx", plain_.peerings.size() + 1),
                                   luck_.chance(88) ? "active" : luck_.of(kDown), plain_.vpcs[j].id,
                                   plain_.vpcs[i].id});
      }
    }
  }

  void add_transit_gateway() {
    TransitGateway gateway;
    gateway.id = "tgw-1";
    gateway.referencing = luck_.chance(75);
    const int tables = luck_.between(1, 2);
    for (std::size_t i = 1; i <= static_cast<std::size_t>(tables); ++i)
      gateway.tables.push_back({numbered("tgw-rtb", i), {}});
    for (const oracle::Vpc& vpc : plain_.vpcs) {
      if (luck_.chance(80)) attach(gateway, vpc);
    }
    for (GatewayTable& table : gateway.tables) {
      while (!gateway.attachments.empty() && luck_.chance(35)) add_static(gateway, table);
    }
    world_.transit_gateways.push_back(gateway);
  }

  void attach(TransitGateway& gateway, const oracle::Vpc& vpc) {
    Attachment attachment;
    attachment.id = numbered("tgw-attach", gateway.attachments.size() + 1);
    attachment.vpc = vpc.id;
    if (luck_.chance(4)) attachment.state = "pendingAcceptance";
    attachment.referencing = luck_.chance(85);
    for (const std::string zone : {"ap-northeast-1a", "ap-northeast-1c"}) {
      std::vector<std::string> candidates;
      for (const Subnet* subnet : subnets_of(vpc.id)) {
        if (subnet->zone == zone) candidates.push_back(subnet->id);
      }
      const bool left_out = luck_.chance(15) && !attachment.subnets.empty();
      if (!candidates.empty() && !left_out) attachment.subnets.push_back(luck_.of(candidates));
    }
    if (attachment.subnets.size() > 1 && luck_.chance(15)) {
      attachment.subnets.erase(attachment.subnets.begin());
    }
    if (luck_.chance(95)) attachment.table = luck_.of(gateway.tables).id;
    for (const GatewayTable& table : gateway.tables) {
      if (luck_.chance(82)) attachment.propagates_to.push_back(table.id);
    }
    gateway.attachments.push_back(attachment);
  }

  void add_static(const TransitGateway& gateway, GatewayTable& table) {
    Cidr block = luck_.of(plain_.vpcs).cidrs.front();
    if (luck_.chance(25)) block = luck_.of(plain_.subnets).cidr;
    if (luck_.chance(25)) block = luck_.chance(50) ? kTen : kEverything;
    for (const GatewayRoute& route : table.routes) {
      if (route.destination.base == block.base && route.destination.length == block.length) return;
    }
    table.routes.push_back(
        {block, luck_.chance(25) ? "" : luck_.of(gateway.attachments).id, false});
  }

  void add_groups() {
    for (const oracle::Vpc& vpc : plain_.vpcs) {
      const int count = luck_.between(1, 3);
      for (int i = 0; i < count; ++i) {
        plain_.groups.push_back({numbered("sg", plain_.groups.size() + 1), vpc.id, {}});
      }
    }
  }

  std::vector<std::string> groups_of(const std::string& vpc) const {
    std::vector<std::string> found;
    for (const oracle::Group& group : plain_.groups) {
      if (group.vpc == vpc) found.push_back(group.id);
    }
    return found;
  }

  void add_hosts() {
    for (const Subnet& subnet : plain_.subnets) {
      const int count = luck_.chance(30) ? 2 : luck_.chance(85) ? 1 : 0;
      for (int i = 0; i < count; ++i) add_host(subnet);
    }
    while (plain_.interfaces.size() < 5) add_host(luck_.of(plain_.subnets));
  }

  void add_host(const Subnet& subnet) {
    const std::string number = std::to_string(plain_.interfaces.size() + 1);
    oracle::Interface host;
    host.id = "eni-" + number;
    host.vpc = subnet.vpc;
    host.subnet = subnet.id;
    // Numbered by subnet: VPCs with the same CIDR then have hosts with the same address.
    const auto before = std::count_if(plain_.interfaces.begin(), plain_.interfaces.end(),
                                      [&](const auto& one) { return one.subnet == subnet.id; });
    host.addresses = {subnet.cidr.base + 10 + static_cast<Ip>(before)};
    host.groups = {luck_.of(groups_of(subnet.vpc))};
    if (luck_.chance(20)) host.groups.push_back(luck_.of(groups_of(subnet.vpc)));
    if (host.groups.size() == 2 && host.groups[0] == host.groups[1]) host.groups.pop_back();
    if (plain_.interfaces.size() > 3 && luck_.chance(25)) {
      host.endpoint = "vpce-" + number;
      host.device_index = 1;
      plain_.endpoints.push_back({host.endpoint,
                                  "a1b2",
                                  subnet.vpc,
                                  "ap-northeast-1",
                                  "ssm",
                                  "available",
                                  false,
                                  {subnet.id}});
    } else {
      host.instance = "i-" + number;
      plain_.instances.push_back({host.instance, subnet.vpc, subnet.id, true, false});
    }
    plain_.interfaces.push_back(host);
  }

  void add_gateways() {
    for (const oracle::Vpc& vpc : plain_.vpcs) {
      if (luck_.chance(30)) add_internet_gateway(vpc);
      if (luck_.chance(gateway_of(world_, vpc.id) == nullptr ? 8 : 60)) add_nat_gateway(vpc);
    }
  }

  Ip next_public_address() { return oracle::ip("52.1.1.1") + ++public_; }

  void add_internet_gateway(const oracle::Vpc& vpc) {
    world_.internet_gateways.push_back({"igw-" + vpc.id, vpc.id});
    for (const oracle::Interface& host : plain_.interfaces) {
      if (host.vpc == vpc.id && !host.instance.empty() && luck_.chance(45)) {
        world_.public_addresses[host.id] = next_public_address();
      }
    }
  }

  void add_nat_gateway(const oracle::Vpc& vpc) {
    const Subnet& subnet = *luck_.of(subnets_of(vpc.id));
    oracle::Interface interface;
    interface.id = "eni-nat-" + vpc.id;
    interface.vpc = vpc.id;
    interface.subnet = subnet.id;
    interface.addresses = {subnet.cidr.base + 200};
    plain_.interfaces.push_back(interface);
    const bool is_public = luck_.chance(80);
    world_.nat_gateways.push_back(
        {"nat-" + vpc.id, interface.id, is_public ? next_public_address() : 0});
  }

  void add_prefix_list() {
    if (!luck_.chance(30)) return;
    plain_.prefix_lists.push_back(
        {"pl-1", {luck_.of(plain_.vpcs).cidrs.front(), luck_.of(plain_.subnets).cidr}});
  }

  void add_tables(const oracle::Vpc& vpc) {
    std::vector<oracle::RouteTable> tables(1);
    tables.front().main = true;
    const oracle::Interface* nat = oracle::find(plain_.interfaces, "eni-nat-" + vpc.id);
    if (nat != nullptr || luck_.chance(55)) tables.emplace_back();
    for (const Subnet* subnet : subnets_of(vpc.id)) {
      const bool beside_nat = nat != nullptr && nat->subnet == subnet->id;
      const int percent = beside_nat ? 95 : nat != nullptr ? 30 : 60;
      if (tables.size() > 1 && luck_.chance(percent)) tables.back().subnets.push_back(subnet->id);
    }
    for (oracle::RouteTable& table : tables) {
      table.id = numbered("rtb", plain_.route_tables.size() + 1);
      table.vpc = vpc.id;
      for (const Cidr block : vpc.cidrs) {
        table.routes.push_back(
            {block, "", "local", oracle::RouteState::kActive, oracle::RouteOrigin::kLocal});
      }
      add_routes(vpc, table);
      plain_.route_tables.push_back(table);
    }
  }

  bool is_attached(const std::string& vpc) const {
    if (world_.transit_gateways.empty()) return false;
    const auto& attachments = world_.transit_gateways.front().attachments;
    return std::any_of(attachments.begin(), attachments.end(),
                       [&](const Attachment& one) { return one.vpc == vpc; });
  }

  std::vector<std::string> targets_in(const std::string& vpc) const {
    std::vector<std::string> targets;
    for (const oracle::Peering& peering : plain_.peerings) {
      if (peering.requester == vpc || peering.accepter == vpc) targets.push_back(peering.id);
    }
    if (is_attached(vpc)) targets.emplace_back("tgw-1");
    if (oracle::find(world_.nat_gateways, "nat-" + vpc) != nullptr) targets.push_back("nat-" + vpc);
    if (gateway_of(world_, vpc) != nullptr) targets.push_back("igw-" + vpc);
    return targets;
  }

  std::string peering_between(const std::string& a, const std::string& b) const {
    for (const oracle::Peering& peering : plain_.peerings) {
      if (peering.requester == a && peering.accepter == b) return peering.id;
      if (peering.requester == b && peering.accepter == a) return peering.id;
    }
    return "";
  }

  void add_routes(const oracle::Vpc& vpc, oracle::RouteTable& table) {
    const std::vector<std::string> targets = targets_in(vpc.id);
    if (targets.empty()) return;
    for (const oracle::Vpc& other : plain_.vpcs) {
      if (other.id == vpc.id || luck_.chance(8)) continue;
      std::string target = peering_between(vpc.id, other.id);
      if (is_attached(vpc.id) && (target.empty() || luck_.chance(55))) target = "tgw-1";
      const bool behind_nat = table.main && luck_.chance(25);
      if (behind_nat && oracle::find(world_.nat_gateways, "nat-" + vpc.id) != nullptr) {
        target = "nat-" + vpc.id;
      }
      if (target.empty()) continue;
      for (const Cidr block : other.cidrs) add_route(vpc, table, block, target);
    }
    while (luck_.chance(20)) {
      add_route(vpc, table, luck_.of(plain_.subnets).cidr, luck_.of(targets));
    }
    if (luck_.chance(10)) {
      const auto& host = luck_.of(plain_.interfaces);
      add_route(vpc, table, {host.addresses.front(), 32}, luck_.of(targets));
    }
    if (luck_.chance(12)) add_route(vpc, table, kTen, luck_.of(targets));
    if (luck_.chance(75)) add_route(vpc, table, kEverything, way_out(vpc.id, table, targets));
    if (!plain_.prefix_lists.empty() && luck_.chance(40)) add_list_route(vpc, table, targets);
  }

  // The main table leads to the NAT gateway, and the table of its subnet past it.
  std::string way_out(const std::string& vpc, const oracle::RouteTable& table,
                      const std::vector<std::string>& targets) {
    const bool has_nat = oracle::find(world_.nat_gateways, "nat-" + vpc) != nullptr;
    return has_nat && table.main && luck_.chance(90) ? "nat-" + vpc : targets.back();
  }

  // Not inside the VPC's own CIDRs: EC2 takes no such route to these targets (B8).
  void add_route(const oracle::Vpc& vpc, oracle::RouteTable& table, Cidr block,
                 const std::string& target) {
    for (const Cidr own : vpc.cidrs) {
      if (block.length >= own.length && oracle::holds(own, block.base)) return;
    }
    for (const oracle::Route& route : table.routes) {
      const bool same = route.destination.base == block.base &&
                        route.destination.length == block.length && route.prefix_list.empty();
      if (same) return;
    }
    const bool dead = luck_.chance(4);
    table.routes.push_back({block, "", target,
                            dead ? oracle::RouteState::kBlackhole : oracle::RouteState::kActive,
                            oracle::RouteOrigin::kStatic});
  }

  void add_list_route(const oracle::Vpc& vpc, oracle::RouteTable& table,
                      const std::vector<std::string>& targets) {
    for (const Cidr block : plain_.prefix_lists.front().entries) {
      for (const Cidr own : vpc.cidrs) {
        if (block.length >= own.length && oracle::holds(own, block.base)) return;
      }
    }
    table.routes.push_back(
        {{}, "pl-1", luck_.of(targets), oracle::RouteState::kActive, oracle::RouteOrigin::kStatic});
  }

  void add_acls(const oracle::Vpc& vpc) {
    oracle::Acl open{numbered("acl", plain_.acls.size() + 1), vpc.id, true, {}, {}};
    for (const bool egress : {false, true}) {
      open.entries.push_back({100, egress, true, oracle::kAll, kEverything});
    }
    oracle::Acl own{numbered("acl", plain_.acls.size() + 2), vpc.id, false, {}, {}};
    const bool closes = luck_.chance(45);
    for (const Subnet* subnet : subnets_of(vpc.id)) {
      (closes && luck_.chance(50) ? own : open).subnets.push_back(subnet->id);
    }
    plain_.acls.push_back(open);
    if (own.subnets.empty()) return;
    for (const bool egress : {false, true}) add_entries(own, egress);
    plain_.acls.push_back(own);
  }

  Cidr some_block() {
    switch (luck_.below(6)) {
      case 0:
        return kTen;
      case 1:
        return luck_.of(plain_.vpcs).cidrs.front();
      case 2:
        return luck_.of(plain_.subnets).cidr;
      case 3:
        return {luck_.of(plain_.interfaces).addresses.front(), 32};
      default:
        return kEverything;
    }
  }

  void add_entries(oracle::Acl& acl, bool egress) {
    static const std::vector<std::pair<int, int>> kEphemeral = {
        {1024, 65535},  {1024, 65535},  {32768, 60999}, {32768, 65535},
        {32768, 50000}, {49152, 65535}, {1024, 5000}};
    int number = 90;
    const auto put = [&](bool allow, int protocol, Cidr block, int from, int to) {
      acl.entries.push_back({number += 10, egress, allow, protocol, block, from, to});
    };
    if (luck_.chance(15)) put(false, oracle::kAll, some_block(), 0, 65535);
    if (luck_.chance(10)) put(false, oracle::kTcp, some_block(), 30000, 40000);
    if (luck_.chance(85)) put(true, oracle::kTcp, some_block(), 443, 443);
    if (luck_.chance(40)) put(true, oracle::kTcp, some_block(), 20, 30);
    const auto [from, to] = luck_.of(kEphemeral);
    if (luck_.chance(92))
      put(true, oracle::kTcp, luck_.chance(70) ? kEverything : some_block(), from, to);
    if (luck_.chance(15))
      put(true, luck_.chance(50) ? oracle::kUdp : oracle::kAll, some_block(), 0, 65535);
    acl.entries.push_back({32767, egress, false, oracle::kAll, kEverything});
  }

  void add_rules(oracle::Group& group) {
    const int ingress = luck_.between(1, 3);
    for (int i = 0; i < ingress; ++i) group.rules.push_back(rule(group, false));
    if (luck_.chance(75)) {
      oracle::GroupRule all;
      all.egress = true;
      group.rules.push_back(all);
      return;
    }
    const int egress = luck_.between(0, 2);
    for (int i = 0; i < egress; ++i) group.rules.push_back(rule(group, true));
  }

  oracle::GroupRule rule(const oracle::Group& group, bool egress) {
    static const std::vector<std::pair<int, int>> kPorts = {{443, 443}, {443, 443}, {0, 65535},
                                                            {22, 22},   {400, 500}, {8080, 8080}};
    oracle::GroupRule rule;
    rule.egress = egress;
    if (!luck_.chance(30)) {
      rule.protocol = luck_.chance(92) ? oracle::kTcp : oracle::kUdp;
      std::tie(rule.from, rule.to) = luck_.of(kPorts);
    }
    rule.cidr = luck_.chance(35) ? kEverything : some_block();
    if (!plain_.prefix_lists.empty() && luck_.chance(10)) rule.prefix_list = "pl-1";
    if (luck_.chance(40)) refer(group, rule);
    return rule;
  }

  // C8: to groups of the same VPC, or of one that is peered or on the same transit gateway.
  void refer(const oracle::Group& group, oracle::GroupRule& rule) {
    const oracle::Group& other = luck_.of(plain_.groups);
    const auto* peering = oracle::find(plain_.peerings, peering_between(group.vpc, other.vpc));
    const bool gateway = is_attached(group.vpc) && is_attached(other.vpc) && !rule.egress;
    if (other.vpc != group.vpc && peering == nullptr && !gateway) return;
    rule.group = other.id;
    rule.prefix_list.clear();
    if (other.vpc == group.vpc || peering == nullptr || (gateway && luck_.chance(50))) return;
    rule.peering = peering->id;
    rule.peering_status = peering->state;
  }

  Luck luck_;
  World world_;
  oracle::World& plain_ = world_.plain;
  Ip public_ = 0;
};

}  // namespace

World random_world(std::uint64_t seed) {
  return Maker(seed).make();
}

}  // namespace kernel
