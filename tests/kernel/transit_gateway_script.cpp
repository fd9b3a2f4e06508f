// SPDX-License-Identifier: Apache-2.0
// A transit gateway: a link an attachment and zone, a kernel routing table for each of its route
// tables and each zone that packets come from (F5).
#include "layout.hpp"
#include "router_script.hpp"

namespace kernel {
namespace {

using oracle::text_of;

class TransitGatewayScript {
 public:
  TransitGatewayScript(const World& world, std::size_t row)
      : world_(world), row_(row), gateway_(world.transit_gateways[row]) {}

  Script make(const Namespace& where) {
    std::string rules;
    for (const Attachment& from : gateway_.attachments) {
      for (const std::string& subnet : from.subnets) add_link(from, subnet);
      for (const Attachment& to : gateway_.attachments) rules += label_rule(from, to);
    }
    ip_ += "rule add pref 200 blackhole\n";
    return {&where, links_ + ip_,
            fmt::format("table ip tgw {{\n"
                        "chain forward {{ type filter hook forward priority 0; policy accept;\n"
                        "ip dscp >= {} drop\n{}ip dscp set {}\n}}\n}}\n",
                        label::kReference, rules, label::kLost)};
  }

 private:
  // A table of its own for each link: the zone and the association may differ.
  void add_link(const Attachment& attachment, const std::string& subnet) {
    const std::string device = link_of(world_, row_, subnet);
    const std::size_t id = 100 + row_of(world_.plain.subnets, subnet);
    links_ += fmt::format("link set {} arp off up\n", device);
    if (attachment.state != "available" || attachment.table.empty()) return;  // F2, F3
    ip_ += fmt::format("rule add pref 100 iif {} lookup {}\n", device, id);
    const std::string zone = oracle::find(world_.plain.subnets, subnet)->zone;
    bool everything = false;
    const GatewayTable& table = *oracle::find(gateway_.tables, attachment.table);
    for (const GatewayRoute& route : routes_of(gateway_, table, world_)) {
      everything = everything || route.destination.length == 0;
      const std::string out = device_to(route.attachment, zone);
      ip_ += fmt::format("route add {} {} {} table {}\n", out.empty() ? "blackhole" : "unicast",
                         text_of(route.destination), out, id);
    }
    if (!everything) ip_ += fmt::format("route add blackhole default table {}\n", id);
  }

  // F5: in the sender's zone, else in any other.
  std::string device_to(const std::string& id, const std::string& zone) const {
    const Attachment* attachment = oracle::find(gateway_.attachments, id);
    if (attachment == nullptr || attachment->state != "available") return "";
    std::string found = attachment->subnets.front();
    for (const std::string& subnet : attachment->subnets) {
      if (oracle::find(world_.plain.subnets, subnet)->zone == zone) found = subnet;
    }
    return "dev " + link_of(world_, row_, found);
  }

  std::string devices(const Attachment& attachment) const {
    std::string text;
    for (const std::string& subnet : attachment.subnets) {
      text += (text.empty() ? "" : ", ") + link_of(world_, row_, subnet);
    }
    return "{ " + text + " }";
  }

  // C10.
  std::string label_rule(const Attachment& from, const Attachment& to) const {
    if (!gateway_.referencing || !from.referencing || !to.referencing) return "";
    const int own = label::of(world_, from.vpc);
    return fmt::format("iifname {} oifname {} ip dscp {} ip dscp set {} accept\n", devices(from),
                       devices(to), own, own + label::kGateway);
  }

  const World& world_;
  std::size_t row_;
  const TransitGateway& gateway_;
  std::string links_;  // up before anything is routed to them
  std::string ip_;
};

}  // namespace

Script transit_gateway_script(const World& world, std::size_t gateway, const Namespace& where) {
  return TransitGatewayScript(world, gateway).make(where);
}

}  // namespace kernel
