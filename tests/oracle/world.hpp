// SPDX-License-Identifier: Apache-2.0
// The oracle's own picture of a network: plain structs and strings, IPv4 alone. It shares nothing
// with the library, so that a mistake in the library's model cannot hide in both.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace oracle {

using Ip = std::uint32_t;

struct Cidr {
  Ip base = 0;
  int length = 0;
};

// "10.0.0.1" and "10.0.0.0/8"; the text must be well formed.
Ip ip(const std::string& text);
Cidr cidr(const std::string& text);
std::string text_of(Ip address);
std::string text_of(Cidr block);
// By mask: the first `length` bits agree.
bool holds(Cidr block, Ip address);
bool overlap(Cidr a, Cidr b);

struct Vpc {
  std::string id;
  std::string region;
  std::vector<Cidr> cidrs;  // the primary one first
  bool dns_support = true;
  bool dns_hostnames = true;
  std::string dhcp_options;
};

struct DhcpOptions {
  std::string id;
  std::vector<std::string> servers;  // "AmazonProvidedDNS" or addresses
};

struct Subnet {
  std::string id;
  std::string vpc;
  std::string zone;
  Cidr cidr;
};

enum class RouteState { kActive, kBlackhole, kFiltered };
enum class RouteOrigin { kLocal, kStatic, kPropagated };

struct Route {
  Cidr destination;
  std::string prefix_list;  // instead of a destination
  std::string target;       // "local", or an id: pcx-, igw-, nat-, tgw-, vgw-
  RouteState state = RouteState::kActive;
  RouteOrigin origin = RouteOrigin::kStatic;
};

struct RouteTable {
  std::string id;
  std::string vpc;
  bool main = false;
  std::vector<std::string> subnets;  // explicit associations
  std::vector<Route> routes;
};

struct PrefixList {
  std::string id;
  std::vector<Cidr> entries;
};

constexpr int kAll = -1;
constexpr int kIcmp = 1;
constexpr int kTcp = 6;
constexpr int kUdp = 17;

// One peer: a group where `group` is given, else a prefix list where that is given, else the CIDR.
struct GroupRule {
  bool egress = false;
  int protocol = kAll;
  int from = -1;  // port, or ICMP type
  int to = -1;    // port, or ICMP code
  Cidr cidr;
  std::string prefix_list;
  std::string group;
  std::string peering;         // over which the group is referenced; empty: the same VPC
  std::string peering_status;  // of that reference
  bool group_gone = false;     // the referenced group is deleted: UserId is absent (C12)
};

struct Group {
  std::string id;
  std::string vpc;
  std::vector<GroupRule> rules;
};

struct AclEntry {
  int number = 100;
  bool egress = false;
  bool allow = true;
  int protocol = kAll;
  Cidr cidr;
  int from = 0;
  int to = 65535;
  int icmp_type = -1;
  int icmp_code = -1;
};

struct Acl {
  std::string id;
  std::string vpc;
  bool is_default = false;
  std::vector<std::string> subnets;
  std::vector<AclEntry> entries;
};

struct Peering {
  std::string id;
  std::string state = "active";
  std::string requester;  // VPC ids
  std::string accepter;
};

struct Interface {
  std::string id;
  std::string vpc;
  std::string subnet;
  std::vector<Ip> addresses;  // the primary one first
  std::vector<std::string> groups;
  std::string instance;  // empty: not an instance's
  int device_index = 0;
  std::string endpoint;  // empty: not an endpoint's
};

struct Instance {
  std::string id;
  std::string vpc;
  std::string subnet;
  bool running = true;
  bool windows = false;
};

struct Endpoint {
  std::string id;
  std::string hash;  // the label "<id>-<hash>" opens its names
  std::string vpc;
  std::string region;
  std::string service;  // "ssm"
  std::string state = "available";
  bool private_dns = false;
  std::vector<std::string> subnets;
};

struct Record {
  std::string name;  // lower case, no final dot
  std::string type = "A";
  std::vector<std::string> values;
  std::string alias;           // instead of values
  std::string set_identifier;  // with a weight or a failover role
  int weight = -1;
  std::string failover;  // "PRIMARY", "SECONDARY"
};

struct Zone {
  std::string id;
  std::string name;
  std::vector<std::string> vpcs;
  std::vector<Record> records;
};

// A Resolver rule. FORWARD: to the inbound endpoint of a VPC, or to a server outside the network.
struct ResolverRule {
  std::string id;
  std::string domain;  // "": the root
  std::string type;    // "FORWARD", "SYSTEM", "RECURSIVE"
  std::vector<std::string> vpcs;
  std::string target_vpc;
};

struct Profile {
  std::string id;
  std::vector<std::string> vpcs;  // a VPC has one Profile at most
  std::vector<std::string> zones;
  std::vector<std::string> rules;
};

// A rule of the VPC's one DNS Firewall rule group. No two of a VPC have the same priority.
struct FirewallRule {
  std::string id;
  std::string vpc;
  int priority = 0;
  std::string domain;    // "*", "*.example.com", "example.com"
  std::string action;    // "ALLOW", "BLOCK", "ALERT"
  std::string response;  // "NODATA", "NXDOMAIN"
};

struct World {
  std::vector<Vpc> vpcs;
  std::vector<DhcpOptions> dhcp_options;
  std::vector<Subnet> subnets;
  std::vector<RouteTable> route_tables;
  std::vector<PrefixList> prefix_lists;
  std::vector<Group> groups;
  std::vector<Acl> acls;
  std::vector<Peering> peerings;
  std::vector<Interface> interfaces;
  std::vector<Instance> instances;
  std::vector<Endpoint> endpoints;
  std::vector<Zone> zones;
  std::vector<ResolverRule> resolver_rules;
  std::vector<Profile> profiles;
  std::vector<FirewallRule> firewall_rules;
};

// The element with that id by linear scan; null where there is none.
template <class T>
const T* find(const std::vector<T>& things, const std::string& id) {
  for (const T& thing : things) {
    if (thing.id == id) return &thing;
  }
  return nullptr;
}

bool contains(const std::vector<std::string>& texts, const std::string& text);
bool in_vpc(const Vpc& vpc, Ip address);
// The interface of that VPC that has the address; null where there is none.
const Interface* owner_of(const World& world, const std::string& vpc, Ip address);

// "ssm.ap-northeast-1.amazonaws.com"
std::string service_name(const std::string& service, const std::string& region);
// "vpce-1-abcd.ssm.ap-northeast-1.vpce.amazonaws.com", and the same with an availability zone.
std::string regional_name(const Endpoint& endpoint);
std::string zonal_name(const Endpoint& endpoint, const std::string& zone);

}  // namespace oracle
