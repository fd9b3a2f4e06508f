// SPDX-License-Identifier: Apache-2.0
#include "host_script.hpp"

#include "layout.hpp"

namespace kernel {

using oracle::text_of;

std::string port_match(int protocol, int from, int to) {
  if (protocol == oracle::kAll) return "meta l4proto { tcp, udp, icmp }";
  const std::string name = protocol == oracle::kTcp ? "tcp" : "udp";
  if (from <= 0 && (to == -1 || to == 65535)) return "meta l4proto " + name;
  return fmt::format("{} dport {}-{}", name, from, to);
}

bool is_live(const oracle::GroupRule& rule) {
  return rule.peering.empty() || rule.peering_status == "active";
}

namespace {

std::string addressing(const World& world, const oracle::Interface& host) {
  const oracle::Subnet& subnet = *oracle::find(world.plain.subnets, host.subnet);
  return fmt::format(
      "address add {}/{} dev eth0\nlink set eth0 up\nlink set lo up\nroute add default via {}\n",
      text_of(host.addresses.front()), subnet.cidr.length, text_of(router_of(subnet)));
}

// C1-C9: the union of the interface's groups, with conntrack for the answers.
class Groups {
 public:
  Groups(const World& world, const oracle::Interface& host) : world_(world), host_(host) {}

  std::string table() const {
    return "table ip groups {\n" + chain("input", false) + chain("output", true) + "}\n";
  }

 private:
  std::string chain(const std::string& hook, bool egress) const {
    return fmt::format(
        "chain {0} {{\ntype filter hook {0} priority 0; policy drop;\n"
        "ct state established accept\n{1}{2}}}\n",
        hook, rules(egress, false), rules(egress, true));
  }

  // The rules that name groups come last: only what nothing else lets out needs the flag.
  std::string rules(bool egress, bool references) const {
    std::string text;
    for (const std::string& id : host_.groups) {
      for (const oracle::GroupRule& rule : oracle::find(world_.plain.groups, id)->rules) {
        if (rule.egress != egress || rule.group.empty() == references) continue;
        text += references ? reference(rule) : addresses(rule);
      }
    }
    return text;
  }

  std::string addresses(const oracle::GroupRule& rule) const {
    std::vector<Cidr> blocks = {rule.cidr};
    if (!rule.prefix_list.empty()) {
      blocks = oracle::find(world_.plain.prefix_lists, rule.prefix_list)->entries;
    }
    std::string text;
    for (const Cidr block : blocks) {
      text += fmt::format("ip {} {} {} accept\n", rule.egress ? "daddr" : "saddr", text_of(block),
                          port_match(rule.protocol, rule.from, rule.to));
    }
    return text;
  }

  std::string reference(const oracle::GroupRule& rule) const {
    if (!is_live(rule)) return "";
    std::string text;
    for (const oracle::Interface& member : world_.plain.interfaces) {
      if (!oracle::contains(member.groups, rule.group)) continue;
      text += rule.egress ? to_member(rule, member) : from_member(rule, member);
    }
    return text;
  }

  std::string from_member(const oracle::GroupRule& rule, const oracle::Interface& member) const {
    const int vpc = label::of(world_, member.vpc);
    std::vector<int> labels = {vpc, vpc + label::kPeering};
    // C10.
    if (host_.endpoint.empty() && member.endpoint.empty()) labels.push_back(vpc + label::kGateway);
    if (member.subnet == host_.subnet) labels = {label::kFromHost};
    std::string set;
    for (const int one : labels) {
      set += fmt::format("{}{}, {}", set.empty() ? "" : ", ", one, one + label::kReference);
    }
    return fmt::format("ip dscp {{ {} }} ip saddr {} {} accept\n", set,
                       text_of(member.addresses.front()),
                       port_match(rule.protocol, rule.from, rule.to));
  }

  std::string to_member(const oracle::GroupRule& rule, const oracle::Interface& member) const {
    const Cidr own = oracle::find(world_.plain.subnets, host_.subnet)->cidr;
    const bool shadowed =
        member.subnet != host_.subnet && oracle::holds(own, member.addresses.front());
    if (shadowed) return "";
    return fmt::format("ip daddr {} {} ip dscp set {} accept\n", text_of(member.addresses.front()),
                       port_match(rule.protocol, rule.from, rule.to), label::kReference);
  }

  const World& world_;
  const oracle::Interface& host_;
};

// Interfaces of the VPC that are known under a public address.
std::vector<std::pair<Ip, Ip>> public_and_private(const World& world, const std::string& vpc) {
  std::vector<std::pair<Ip, Ip>> pairs;
  for (const oracle::Interface& interface : world.plain.interfaces) {
    if (interface.vpc != vpc) continue;
    const NatGateway* nat = nat_behind(world, interface.id);
    const auto known = world.public_addresses.find(interface.id);
    const Ip outside = nat != nullptr                          ? nat->public_address
                       : known == world.public_addresses.end() ? 0
                                                               : known->second;
    if (outside != 0) pairs.emplace_back(outside, interface.addresses.front());
  }
  return pairs;
}

}  // namespace

Script host_script(const World& world, const oracle::Interface& host, const Namespace& where) {
  return {&where, addressing(world, host), Groups(world, host).table()};
}

// I3, I4: sends on under its own address what comes in, and gives answers back. What is the answer
// to nothing it sent is dropped.
Script nat_script(const World& world, const oracle::Interface& nat, const Namespace& where) {
  return {&where, addressing(world, nat),
          fmt::format("table ip nat {{\n"
                      "chain forward {{ type filter hook forward priority 0; policy accept;\n"
                      "ct state invalid drop\nip dscp >= {} drop\nip dscp set {}\n}}\n"
                      "chain out {{ type nat hook postrouting priority 100;\n"
                      "meta l4proto tcp snat to {}:1024-65535\n}}\n}}\n",
                      label::kReference, label::kFromNat, text_of(nat.addresses.front()))};
}

// I1, I2: one public address for one private address, and nothing else passes.
Script internet_gateway_script(const World& world, const InternetGateway& gateway,
                               const Namespace& where) {
  const auto pairs = public_and_private(world, gateway.vpc);
  std::string ip = "link set in arp off up\nlink set out arp off up\nroute add default dev out\n";
  std::string in;
  std::string out;
  std::string allowed;
  for (const auto& [outside, inside] : pairs) {
    ip += fmt::format("route add {} dev in\n", text_of(inside));
    in += fmt::format("iifname out ip daddr {} dnat to {}\n", text_of(outside), text_of(inside));
    out += fmt::format("oifname out ip saddr {} snat to {}\n", text_of(inside), text_of(outside));
    allowed += fmt::format("iifname in ip saddr {} accept\niifname out ip daddr {} accept\n",
                           text_of(inside), text_of(inside));
  }
  return {&where, ip,
          fmt::format("table ip igw {{\n"
                      "chain in {{ type nat hook prerouting priority -100;\n{}}}\n"
                      "chain out {{ type nat hook postrouting priority 100;\n{}}}\n"
                      "chain forward {{ type filter hook forward priority 0; policy drop;\n"
                      "ct state invalid drop\n"
                      "iifname in ip daddr {{ 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, "
                      "100.64.0.0/10 }} drop\n{}}}\n}}\n",
                      in, out, allowed)};
}

Script internet_script(const World& world, const Namespace& where) {
  const std::string own = text_of(kInternetHost);
  std::string ip = fmt::format("link set lo up\naddress add {}/32 dev lo\n", own);
  for (std::size_t i = 0; i < world.internet_gateways.size(); ++i) {
    ip += fmt::format("link set g{} arp off up\n", i);
    for (const auto& [outside, inside] :
         public_and_private(world, world.internet_gateways[i].vpc)) {
      ip += fmt::format("route add {} dev g{} src {}\n", text_of(outside), i, own);
    }
  }
  return {&where, ip, ""};
}

}  // namespace kernel
