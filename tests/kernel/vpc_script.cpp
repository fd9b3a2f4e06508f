// SPDX-License-Identifier: Apache-2.0
// A VPC's router: a bridge a subnet, a kernel routing table a subnet chosen by the incoming
// interface, network ACLs where packets cross the border of a subnet.
#include <algorithm>

#include "layout.hpp"
#include "router_script.hpp"

namespace kernel {
namespace {

using oracle::Subnet;
using oracle::text_of;

constexpr int kLocalTable = 10;     // the subnets
constexpr int kSubnetTables = 100;  // and up
constexpr int kReturnTables = 50;   // and up (E10)

// One destination and what `ip route` does with it.
struct KernelRoute {
  Cidr destination;
  std::string type;    // "throw": on to the next rule, the subnets'
  std::string device;  // with its next hop
};

class VpcScript {
 public:
  VpcScript(const World& world, const oracle::Vpc& vpc) : world_(world), vpc_(vpc) {
    for (const Subnet& subnet : world.plain.subnets) {
      if (subnet.vpc == vpc.id) subnets_.push_back(&subnet);
    }
  }

  Script make(const Namespace& where) {
    add_subnets();
    add_attachments();
    add_peerings();
    add_internet_gateway();
    ip_ += fmt::format("rule add pref 200 lookup {0}\nroute add blackhole default table {0}\n",
                       kLocalTable);
    return {&where, links_ + ip_, rules()};
  }

 private:
  void add_subnets() {
    for (const oracle::Interface& interface : world_.plain.interfaces) {
      if (interface.vpc != vpc_.id) continue;
      links_ +=
          fmt::format("link set p{} master {} up\n", row_of(world_.plain.interfaces, interface.id),
                      bridge(world_, interface.subnet));
    }
    for (const Subnet* subnet : subnets_) {
      const std::string device = bridge(world_, subnet->id);
      const std::size_t table = kSubnetTables + row_of(world_.plain.subnets, subnet->id);
      links_ += fmt::format("address add {1}/32 dev {0}\nlink set {0} up\n", device,
                            text_of(router_of(*subnet)));
      ip_ +=
          fmt::format("route add {} dev {} table {}\n", text_of(subnet->cidr), device, kLocalTable);
      ip_ += fmt::format("rule add pref 100 iif {} lookup {}\n", device, table);
      add_routes(*subnet, table);
      // B12, D7: within a subnet, also on the way to a NAT gateway there.
      accepted_ += fmt::format("iifname {0} oifname {0} accept\n", device);
      leaving_ += fmt::format("iifname {} jump out{}\n", device, table);
      entering_ += fmt::format("oifname {} jump in{}\n", device, table);
      acls_ += acl_chain(*subnet, true, table) + acl_chain(*subnet, false, table);
    }
  }

  void add_routes(const Subnet& subnet, std::size_t table) {
    bool everything = false;
    for (const KernelRoute& route : routes(subnet)) {
      everything = everything || route.destination.length == 0;
      ip_ += fmt::format("route add {} {} {} table {}\n", route.type, text_of(route.destination),
                         route.device, table);
    }
    if (!everything) ip_ += fmt::format("route add blackhole default table {}\n", table);
  }

  // B6, B7: entries of prefix lists where no route names the prefix itself.
  std::vector<KernelRoute> routes(const Subnet& subnet) const {
    std::vector<KernelRoute> result;
    const auto put = [&](Cidr block, const oracle::Route& route) {
      const bool taken = std::any_of(result.begin(), result.end(), [&](const KernelRoute& other) {
        return other.destination.length == block.length && other.destination.base == block.base;
      });
      if (!taken) result.push_back(kernel_route(subnet, block, route));
    };
    const oracle::RouteTable& table = table_of(world_, subnet);
    for (const oracle::Route& route : table.routes) {
      if (route.prefix_list.empty()) put(route.destination, route);
    }
    for (const oracle::Route& route : table.routes) {
      if (route.prefix_list.empty()) continue;
      for (const Cidr block : oracle::find(world_.plain.prefix_lists, route.prefix_list)->entries) {
        put(block, route);
      }
    }
    return result;
  }

  KernelRoute kernel_route(const Subnet& subnet, Cidr block, const oracle::Route& route) const {
    const bool dead = route.state == oracle::RouteState::kBlackhole;
    if (dead) return {block, "blackhole", ""};
    if (route.target == "local") return {block, "throw", ""};
    const std::string device = device_to(subnet, route.target);
    return device.empty() ? KernelRoute{block, "blackhole", ""}
                          : KernelRoute{block, "unicast", device};
  }

  // Empty: nothing that carries packets (B11).
  std::string device_to(const Subnet& subnet, const std::string& target) const {
    if (const auto* peering = oracle::find(world_.plain.peerings, target); peering != nullptr) {
      if (peering->state != "active") return "";
      return "dev " + link_of(row_of(world_.plain.peerings, target));
    }
    if (const auto* nat = oracle::find(world_.nat_gateways, target); nat != nullptr) {
      const auto* interface = oracle::find(world_.plain.interfaces, nat->interface);
      return fmt::format("via {} dev {} onlink", text_of(interface->addresses.front()),
                         bridge(world_, interface->subnet));
    }
    if (oracle::find(world_.internet_gateways, target) != nullptr) return "dev igw";
    return device_to_gateway(subnet, target);
  }

  // F4: by the attachment's subnet in the sender's own zone.
  std::string device_to_gateway(const Subnet& subnet, const std::string& target) const {
    const auto* gateway = oracle::find(world_.transit_gateways, target);
    if (gateway == nullptr) return "";
    for (const Attachment& attachment : gateway->attachments) {
      if (attachment.vpc != vpc_.id || attachment.state != "available") continue;
      for (const std::string& id : attachment.subnets) {
        if (oracle::find(world_.plain.subnets, id)->zone != subnet.zone) continue;
        return "dev " + link_of(world_, row_of(world_.transit_gateways, target), id);
      }
    }
    return "";
  }

  // F8, F9.
  void add_attachments() {
    for (std::size_t i = 0; i < world_.transit_gateways.size(); ++i) {
      for (const Attachment& attachment : world_.transit_gateways[i].attachments) {
        if (attachment.vpc != vpc_.id) continue;
        for (const std::string& id : attachment.subnets) add_attachment(i, id);
      }
    }
  }

  void add_attachment(std::size_t gateway, const std::string& subnet) {
    const std::string device = link_of(world_, gateway, subnet);
    const std::size_t table = kSubnetTables + row_of(world_.plain.subnets, subnet);
    links_ += fmt::format("link set {} arp off up\n", device);
    ip_ += fmt::format("rule add pref 100 iif {} lookup {}\n", device, table);
    accepted_ += fmt::format("iifname {} oifname {} accept\n", device, bridge(world_, subnet));
    leaving_ += fmt::format("iifname {} jump out{}\n", device, table);
    entering_ += fmt::format("oifname {} jump in{}\n", device, table);
  }

  void add_peerings() {
    for (std::size_t i = 0; i < world_.plain.peerings.size(); ++i) {
      const oracle::Peering& peering = world_.plain.peerings[i];
      if (peering.state != "active") continue;
      if (peering.requester == vpc_.id) add_peering(i, peering.accepter);
      if (peering.accepter == vpc_.id) add_peering(i, peering.requester);
    }
  }

  static std::string blocks(const oracle::Vpc& vpc) {
    std::string text;
    for (const Cidr block : vpc.cidrs) {
      text += (text.empty() ? "" : ", ") + text_of(block);
    }
    return "{ " + text + " }";
  }

  void add_peering(std::size_t row, const std::string& far) {
    const std::string device = link_of(row);
    const int own = label::of(world_, vpc_.id);
    links_ += fmt::format("link set {} arp off up\n", device);
    entering_ += fmt::format("oifname {0} jump over{0}\n", device);
    // E4, and the label (C8, C9).
    chains_ += fmt::format(
        "chain over{} {{\nip saddr != {} drop\nip daddr != {} drop\n"
        "ip dscp {} ip dscp set {} return\nip dscp {} ip dscp set {} return\n"
        "ip dscp >= {} drop\nip dscp set {}\n}}\n",
        device, blocks(vpc_), blocks(*oracle::find(world_.plain.vpcs, far)), own,
        own + label::kPeering, own + label::kReference, own + label::kReference + label::kPeering,
        label::kReference, label::kLost);
    add_return_to_sender(row, device, far);
  }

  // E10: answers to the NAT gateway of a peer take no route.
  void add_return_to_sender(std::size_t row, const std::string& device, const std::string& far) {
    const std::size_t mark = row + 1;
    bool any = false;
    for (const NatGateway& nat : world_.nat_gateways) {
      const auto* interface = oracle::find(world_.plain.interfaces, nat.interface);
      if (interface->vpc != far) continue;
      any = true;
      returns_ += fmt::format("iifname {} ip saddr {} ct state new ct mark set {}\n", device,
                              text_of(interface->addresses.front()), mark);
    }
    if (!any) return;
    returns_ += fmt::format("ct direction reply ct mark {0} meta mark set {0}\n", mark);
    ip_ +=
        fmt::format("rule add pref 50 fwmark {0} lookup {1}\nroute add default dev {2} table {1}\n",
                    mark, kReturnTables + row, device);
  }

  // F11: what comes from other VPCs has no public address here.
  void add_internet_gateway() {
    if (gateway_of(world_, vpc_.id) == nullptr) return;
    links_ += "link set igw arp off up\n";
    accepted_ += "iifname \"a*\" oifname igw drop\n";
    entering_ += fmt::format("oifname igw ip dscp >= {} drop\n", label::kReference);
  }

  // D2, D3: stateless, in order, by the packet's destination port.
  std::string acl_chain(const Subnet& subnet, bool egress, std::size_t table) const {
    std::vector<oracle::AclEntry> entries = acl_of(world_, subnet).entries;
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.number < b.number; });
    std::string text = fmt::format("chain {}{} {{\n", egress ? "out" : "in", table);
    for (const oracle::AclEntry& entry : entries) {
      if (entry.egress != egress) continue;
      text += fmt::format("ip {} {} {} {}\n", egress ? "daddr" : "saddr", text_of(entry.cidr),
                          port_match(entry.protocol, entry.from, entry.to),
                          entry.allow ? "return" : "drop");
    }
    return text + "drop\n}\n";
  }

  // C9: a flagged packet reaches only the very members of the group that its rule names.
  std::string referenced() const {
    std::string text = "chain referenced {\n";
    for (const oracle::Interface& client : world_.plain.interfaces) {
      for (const std::string& id : client.groups) {
        for (const oracle::GroupRule& rule : oracle::find(world_.plain.groups, id)->rules) {
          if (rule.egress && !rule.group.empty() && is_live(rule)) text += members(client, rule);
        }
      }
    }
    return text + "drop\n}\n";
  }

  std::string members(const oracle::Interface& client, const oracle::GroupRule& rule) const {
    std::string text;
    const int from = label::of(world_, client.vpc) + label::kReference;
    for (const oracle::Interface& member : world_.plain.interfaces) {
      if (member.vpc != vpc_.id || !oracle::contains(member.groups, rule.group)) continue;
      text += fmt::format("ip dscp {{ {}, {} }} ip saddr {} ip daddr {} {} return\n", from,
                          from + label::kPeering, text_of(client.addresses.front()),
                          text_of(member.addresses.front()),
                          port_match(rule.protocol, rule.from, rule.to));
    }
    return text;
  }

  std::string rules() const {
    const int own = label::of(world_, vpc_.id);
    const std::string labels = fmt::format(
        "chain own {{\nip dscp {} ip dscp set {} return\nip dscp {} ip dscp set {} return\n"
        "ip dscp set {}\n}}\n"
        "chain label {{ type filter hook prerouting priority -300; policy accept;\n"
        "iifname \"b*\" jump own\niifname igw ip dscp set {}\n}}\n",
        label::kFromNat, label::kLost, label::kReference, own + label::kReference, own,
        label::kLost);
    const std::string marks =
        returns_.empty() ? ""
                         : "chain back { type filter hook prerouting priority -150; policy "
                           "accept;\n" +
                               returns_ + "}\n";
    return "table ip vpc {\n" + acls_ + chains_ + referenced() + labels + marks +
           "chain forward { type filter hook forward priority 0; policy accept;\n" + accepted_ +
           leaving_ + entering_ +
           fmt::format("oifname \"b*\" ip dscp >= {} jump referenced\n}}\n}}\n", label::kReference);
  }

  const World& world_;
  const oracle::Vpc& vpc_;
  std::vector<const Subnet*> subnets_;
  std::string links_;  // up before anything is routed to them
  std::string ip_;
  std::string accepted_;  // by parts of the forward chain
  std::string leaving_;
  std::string entering_;
  std::string acls_;
  std::string chains_;
  std::string returns_;
};

}  // namespace

Script vpc_script(const World& world, const oracle::Vpc& vpc, const Namespace& where) {
  return VpcScript(world, vpc).make(where);
}

}  // namespace kernel
