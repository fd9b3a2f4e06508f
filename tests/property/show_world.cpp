// SPDX-License-Identifier: Apache-2.0
// A world in a few lines, for the reader of a failed property.
#include <ostream>

#include "random_world.hpp"

namespace oracle {
namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ",") + text;
  return all;
}

template <class T>
std::string joined_as_text(const std::vector<T>& things) {
  std::vector<std::string> texts;
  for (const T& thing : things) texts.push_back(text_of(thing));
  return joined(texts);
}

void show(const RouteTable& table, std::ostream& out) {
  out << table.id << " of " << table.vpc << (table.main ? " main" : "") << " subnets "
      << joined(table.subnets) << "\n";
  for (const Route& route : table.routes) {
    out << "    " << (route.prefix_list.empty() ? text_of(route.destination) : route.prefix_list)
        << " -> " << route.target
        << (route.state == RouteState::kBlackhole  ? " blackhole"
            : route.state == RouteState::kFiltered ? " filtered"
                                                   : "")
        << (route.origin == RouteOrigin::kPropagated ? " propagated" : "") << "\n";
  }
}

void show(const Group& group, std::ostream& out) {
  out << group.id << " of " << group.vpc << "\n";
  for (const GroupRule& rule : group.rules) {
    const std::string& peer = !rule.group.empty() ? rule.group : rule.prefix_list;
    out << "    " << (rule.egress ? "out " : "in ") << rule.protocol << " " << rule.from << "-"
        << rule.to << " " << (peer.empty() ? text_of(rule.cidr) : peer) << " " << rule.peering
        << " " << rule.peering_status << (rule.group_gone ? " gone" : "") << "\n";
  }
}

void show(const Acl& acl, std::ostream& out) {
  out << acl.id << " of " << acl.vpc << (acl.is_default ? " default" : "") << " subnets "
      << joined(acl.subnets) << "\n";
  for (const AclEntry& entry : acl.entries) {
    out << "    " << entry.number << (entry.egress ? " out " : " in ")
        << (entry.allow ? "allow " : "deny ") << entry.protocol << " " << text_of(entry.cidr)
        << " ports " << entry.from << "-" << entry.to << " icmp " << entry.icmp_type << "/"
        << entry.icmp_code << "\n";
  }
}

void show(const Zone& zone, std::ostream& out) {
  out << zone.id << " " << zone.name << " vpcs " << joined(zone.vpcs) << "\n";
  for (const Record& record : zone.records) {
    if (record.type == "SOA" || record.type == "NS") continue;
    out << "    " << record.name << " " << record.type << " " << joined(record.values) << " alias "
        << record.alias << " set " << record.set_identifier << " weight " << record.weight << " "
        << record.failover << "\n";
  }
}

}  // namespace

void showValue(const World& world, std::ostream& out) {
  out << "\n";
  for (const Vpc& vpc : world.vpcs) {
    out << vpc.id << " " << vpc.region << " " << joined_as_text(vpc.cidrs) << " support "
        << vpc.dns_support << " hostnames " << vpc.dns_hostnames << " " << vpc.dhcp_options << "\n";
  }
  for (const DhcpOptions& options : world.dhcp_options)
    out << options.id << " " << joined(options.servers) << "\n";
  for (const Subnet& subnet : world.subnets) {
    out << subnet.id << " of " << subnet.vpc << " " << text_of(subnet.cidr) << " " << subnet.zone
        << "\n";
  }
  for (const Peering& peering : world.peerings) {
    out << peering.id << " " << peering.state << " " << peering.requester << " " << peering.accepter
        << "\n";
  }
  for (const RouteTable& table : world.route_tables) show(table, out);
  for (const PrefixList& list : world.prefix_lists)
    out << list.id << " " << joined_as_text(list.entries) << "\n";
  for (const Group& group : world.groups) show(group, out);
  for (const Acl& acl : world.acls) show(acl, out);
  for (const Interface& interface : world.interfaces) {
    out << interface.id << " of " << interface.subnet << " " << joined_as_text(interface.addresses)
        << " groups " << joined(interface.groups) << " " << interface.instance << interface.endpoint
        << " index " << interface.device_index << "\n";
  }
  for (const Instance& instance : world.instances) {
    out << instance.id << " of " << instance.subnet << (instance.running ? "" : " stopped")
        << (instance.windows ? " windows" : "") << "\n";
  }
  for (const Endpoint& endpoint : world.endpoints) {
    out << endpoint.id << " of " << endpoint.vpc << " " << endpoint.service << " "
        << endpoint.region << " " << endpoint.state << (endpoint.private_dns ? " private-dns" : "")
        << " subnets " << joined(endpoint.subnets) << "\n";
  }
  for (const Zone& zone : world.zones) show(zone, out);
  for (const ResolverRule& rule : world.resolver_rules) {
    out << rule.id << " " << rule.type << " \"" << rule.domain << "\" to " << rule.target_vpc
        << " for " << joined(rule.vpcs) << "\n";
  }
  for (const Profile& profile : world.profiles) {
    out << profile.id << " for " << joined(profile.vpcs) << " zones " << joined(profile.zones)
        << " rules " << joined(profile.rules) << "\n";
  }
  for (const FirewallRule& rule : world.firewall_rules) {
    out << rule.id << " of " << rule.vpc << " " << rule.priority << " " << rule.domain << " "
        << rule.action << " " << rule.response << "\n";
  }
}

}  // namespace oracle
