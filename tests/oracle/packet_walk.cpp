// SPDX-License-Identifier: Apache-2.0
#include "packet_walk.hpp"

#include <algorithm>
#include <set>

namespace oracle {
namespace {

// All must let the packet pass: one certain drop is a drop, whatever is unknown about the rest.
Fate both(Fate a, Fate b) {
  if (a == Fate::kDropped || b == Fate::kDropped) return Fate::kDropped;
  if (a == Fate::kUnknown || b == Fate::kUnknown) return Fate::kUnknown;
  return Fate::kArrives;
}

// --- addresses ---

bool is_rfc1918(Ip address) {
  return holds(cidr("10.0.0.0/8"), address) || holds(cidr("172.16.0.0/12"), address) ||
         holds(cidr("192.168.0.0/16"), address);
}
bool is_rfc6598(Ip address) {
  return holds(cidr("100.64.0.0/10"), address);
}

// Space that holds no public address: private, shared, loopback, link-local, "this network",
// multicast and reserved.
bool is_public(Ip address) {
  for (const char* block : {"0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"}) {
    if (holds(cidr(block), address)) return false;
  }
  return !is_rfc1918(address) && !is_rfc6598(address);
}

// --- security groups (C) ---

// C4, C5. A packet "of all protocols" is covered by such rules alone.
bool covers(const GroupRule& rule, const Packet& packet) {
  if (rule.protocol == kAll) return true;
  if (rule.protocol != packet.protocol) return false;
  if (packet.protocol == kTcp || packet.protocol == kUdp) {
    if (rule.from == -1 && rule.to == -1) return true;
    return rule.from <= packet.port && packet.port <= rule.to;
  }
  if (packet.protocol == kIcmp) {
    return (rule.from == -1 || rule.from == packet.icmp_type) &&
           (rule.to == -1 || rule.to == packet.icmp_code);
  }
  return true;
}

// The other end of a packet, as a rule sees it.
struct Peer {
  Ip address = 0;
  const Interface* interface = nullptr;  // null: not a known interface
  bool identity_known = true;            // false: who it is depends on what is not modelled
  bool identity_survives =
      false;  // C8: same VPC, or an active peering connection within the Region
};

Fate admits(const World& world, const GroupRule& rule, const Packet& packet, const Peer& peer) {
  if (!covers(rule, packet)) return Fate::kDropped;
  if (!rule.group.empty()) {
    // C12: stale references match nothing.
    if (rule.group_gone) return Fate::kDropped;
    if (!rule.peering.empty() && rule.peering_status != "active") return Fate::kDropped;
    if (!peer.identity_known) return Fate::kUnknown;
    if (peer.interface == nullptr || !peer.identity_survives) return Fate::kDropped;
    return contains(peer.interface->groups, rule.group) ? Fate::kArrives : Fate::kDropped;
  }
  if (!rule.prefix_list.empty()) {
    const PrefixList* list = find(world.prefix_lists, rule.prefix_list);
    if (list == nullptr) return Fate::kUnknown;  // C7
    for (const Cidr block : list->entries) {
      if (holds(block, peer.address)) return Fate::kArrives;
    }
    return Fate::kDropped;
  }
  return holds(rule.cidr, peer.address) ? Fate::kArrives : Fate::kDropped;
}

// C1: the union of the groups' rules, allow only.
Fate groups_admit(const World& world, const Interface& interface, bool egress, const Packet& packet,
                  const Peer& peer) {
  Fate fate = Fate::kDropped;
  for (const std::string& id : interface.groups) {
    const Group* group = find(world.groups, id);
    if (group == nullptr) {
      fate = Fate::kUnknown;
      continue;
    }
    for (const GroupRule& rule : group->rules) {
      if (rule.egress != egress) continue;
      const Fate one = admits(world, rule, packet, peer);
      if (one == Fate::kArrives) return Fate::kArrives;
      if (one == Fate::kUnknown) fate = Fate::kUnknown;
    }
  }
  return fate;
}

// --- network ACLs (D) ---

// D1.
const Acl* acl_of(const World& world, const Subnet& subnet) {
  for (const Acl& acl : world.acls) {
    if (contains(acl.subnets, subnet.id)) return &acl;
  }
  for (const Acl& acl : world.acls) {
    if (acl.vpc == subnet.vpc && acl.is_default) return &acl;
  }
  return nullptr;
}

// D3: all of it but the port.
bool speaks_of(const AclEntry& entry, bool egress, const Packet& packet) {
  if (entry.egress != egress) return false;
  if (!holds(entry.cidr, egress ? packet.destination : packet.source)) return false;
  if (entry.protocol == kAll) return true;
  if (entry.protocol != packet.protocol) return false;
  if (packet.protocol == kIcmp) {
    return (entry.icmp_type == -1 || entry.icmp_type == packet.icmp_type) &&
           (entry.icmp_code == -1 || entry.icmp_code == packet.icmp_code);
  }
  return true;
}

bool has_ports(int protocol) {
  return protocol == kTcp || protocol == kUdp;
}

bool allows(const std::vector<AclEntry>& in_order, int protocol, int port) {
  for (const AclEntry& entry : in_order) {
    const bool hit =
        entry.protocol == kAll || !has_ports(protocol) || (entry.from <= port && port <= entry.to);
    if (hit) return entry.allow;
  }
  return false;
}

// D2: the entries that may decide such packets, in the order of their numbers.
std::vector<AclEntry> entries_in_order(const Acl& acl, bool egress, const Packet& packet) {
  std::vector<AclEntry> entries;
  for (const AclEntry& entry : acl.entries) {
    if (speaks_of(entry, egress, packet)) entries.push_back(entry);
  }
  std::sort(entries.begin(), entries.end(),
            [](const AclEntry& a, const AclEntry& b) { return a.number < b.number; });
  return entries;
}

Fate acl_admits(const World& world, const std::string& subnet_id, bool egress,
                const Packet& packet) {
  const Subnet* subnet = find(world.subnets, subnet_id);
  const Acl* acl = subnet == nullptr ? nullptr : acl_of(world, *subnet);
  if (acl == nullptr) return Fate::kUnknown;
  return allows(entries_in_order(*acl, egress, packet), packet.protocol, packet.port)
             ? Fate::kArrives
             : Fate::kDropped;
}

// --- routes (B) and peering (E) ---

// B1.
const RouteTable* table_of(const World& world, const Subnet& subnet) {
  for (const RouteTable& table : world.route_tables) {
    if (contains(table.subnets, subnet.id)) return &table;
  }
  for (const RouteTable& table : world.route_tables) {
    if (table.vpc == subnet.vpc && table.main) return &table;
  }
  return nullptr;
}

// Which routes may carry a packet. More than one: AWS picks one and keeps it (B7), or, with
// `unsure`, which one applies is not known. A null route: none matches (B17).
struct Choice {
  std::vector<const Route*> routes;
  bool unsure = false;
};

// B6: static before prefix list before propagated.
int rank_of(const Route& route) {
  if (route.origin == RouteOrigin::kPropagated) return 2;
  return route.prefix_list.empty() ? 0 : 1;
}

Choice choose(const World& world, const RouteTable& table, Ip destination) {
  int best_length = -1;
  int best_rank = 0;
  Choice choice;
  std::vector<const Route*> unreadable;
  const auto offer = [&](const Route& route, Cidr block) {
    if (!holds(block, destination)) return;
    const int rank = rank_of(route);
    if (block.length < best_length || (block.length == best_length && rank > best_rank)) return;
    if (block.length > best_length || rank < best_rank) choice.routes.clear();
    best_length = block.length;
    best_rank = rank;
    choice.routes.push_back(&route);
  };
  for (const Route& route : table.routes) {
    if (route.state == RouteState::kFiltered) continue;  // B9: not installed
    if (route.prefix_list.empty()) {
      offer(route, route.destination);  // B5
      continue;
    }
    const PrefixList* list = find(world.prefix_lists, route.prefix_list);
    if (list == nullptr) {
      unreadable.push_back(&route);
      continue;
    }
    for (const Cidr block : list->entries) offer(route, block);  // B7
  }
  if (choice.routes.empty()) choice.routes.push_back(nullptr);
  // A list whose entries are not there could hold the address itself: only a static /32 would beat
  // that.
  const bool could_lose = !unreadable.empty() && !(best_length == 32 && best_rank == 0);
  if (could_lose) {
    choice.routes.insert(choice.routes.end(), unreadable.begin(), unreadable.end());
    choice.unsure = true;
  }
  return choice;
}

// Where a packet goes.
struct Carriage {
  Fate fate = Fate::kUnknown;
  std::string why;
  const Interface* receiver = nullptr;
  bool same_subnet = false;
  bool identity_survives = false;
  bool intact = false;    // unknown, yet whatever arrives is the packet that was sent
  bool filtered = false;  // unknown, yet answers enter the subnet through its network ACL
};

Carriage dropped(std::string why) {
  Carriage carriage;
  carriage.fate = Fate::kDropped;
  carriage.why = std::move(why);
  return carriage;
}
Carriage unknown(std::string why) {
  Carriage carriage;
  carriage.why = std::move(why);
  return carriage;
}

Carriage deliver(const World& world, const std::string& vpc, Ip address, bool same_subnet,
                 bool identity_survives) {
  const Interface* receiver = owner_of(world, vpc, address);
  if (receiver == nullptr) return dropped("nobody in " + vpc + " has " + text_of(address));
  Carriage carriage;
  carriage.fate = Fate::kArrives;
  carriage.receiver = receiver;
  carriage.same_subnet = same_subnet;
  carriage.identity_survives = identity_survives;
  return carriage;
}

Carriage cross(const World& world, const Peering& peering, const std::string& from,
               const Packet& packet) {
  if (peering.state != "active") return dropped(peering.id + " is " + peering.state);  // E1
  if (peering.requester != from && peering.accepter != from)
    return dropped(peering.id + " is not of " + from);
  const Vpc* here = find(world.vpcs, from);
  const Vpc* there =
      find(world.vpcs, peering.requester == from ? peering.accepter : peering.requester);
  if (there == nullptr) return unknown("the other side of " + peering.id);
  // E4.
  if (!in_vpc(*here, packet.source) || !in_vpc(*there, packet.destination)) {
    return dropped(peering.id + " carries the addresses of its two VPCs alone");
  }
  return deliver(world, there->id, packet.destination, false,
                 here->region == there->region);  // B14, C8
}

Carriage follow(const World& world, const Route* route, const std::string& vpc,
                const Packet& packet) {
  if (route == nullptr) return dropped("no route to " + text_of(packet.destination));        // B17
  if (route->state == RouteState::kBlackhole) return dropped("blackhole " + route->target);  // B9
  if (route->target == "local") return deliver(world, vpc, packet.destination, false, true);
  const std::string kind = route->target.substr(0, route->target.find('-'));
  if (kind == "pcx") {
    const Peering* peering = find(world.peerings, route->target);
    if (peering == nullptr) {
      Carriage carriage = unknown(route->target);
      carriage.intact = true;
      return carriage;
    }
    return cross(world, *peering, vpc, packet);
  }
  if (kind == "igw" && (is_rfc1918(packet.destination) || is_rfc6598(packet.destination))) {
    return dropped("an internet gateway drops private destinations");  // I2
  }
  if (kind == "igw") return dropped("no interface here has a public address");  // I1
  Carriage carriage = unknown(route->target + " is not modelled");
  carriage.filtered = true;
  return carriage;
}

struct Carriages {
  std::vector<Carriage> alternatives;
  bool unsure = false;
};

Carriages carry(const World& world, const Interface& sender, const Packet& packet) {
  const Subnet* subnet = find(world.subnets, sender.subnet);
  if (subnet == nullptr) return {{unknown(sender.subnet)}, false};
  // B12: inside a subnet there is no routing.
  if (holds(subnet->cidr, packet.destination)) {
    return {{deliver(world, subnet->vpc, packet.destination, true, true)}, false};
  }
  const RouteTable* table = table_of(world, *subnet);
  if (table == nullptr) return {{unknown("route table of " + subnet->id)}, false};
  const Choice choice = choose(world, *table, packet.destination);
  Carriages carriages;
  carriages.unsure = choice.unsure;
  for (const Route* route : choice.routes)
    carriages.alternatives.push_back(follow(world, route, subnet->vpc, packet));
  return carriages;
}

// --- both ways (M5, M6) ---

Verdict over(const std::vector<Verdict>& alternatives, bool unsure) {
  if (!unsure) return any_of(alternatives);
  const bool same = std::all_of(alternatives.begin(), alternatives.end(),
                                [&](Verdict verdict) { return verdict == alternatives.front(); });
  return same ? alternatives.front() : Verdict::kUnknown;
}

// D5.
std::vector<int> ephemeral_ports(const World& world, const Interface& client) {
  const Instance* instance = find(world.instances, client.instance);
  const bool windows = instance != nullptr && instance->windows;
  std::vector<int> ports;
  for (int port = windows ? 49152 : 32768; port <= (windows ? 65535 : 60999); ++port)
    ports.push_back(port);
  return ports;
}

// What answers a packet; the port is the client's.
Packet answer_to(const Packet& packet) {
  Packet answer = packet;
  std::swap(answer.source, answer.destination);
  if (packet.protocol == kIcmp && packet.icmp_type == 8) answer.icmp_type = 0;  // echo reply
  return answer;
}

// At least one of the client's ports could get an answer into its subnet.
bool some_answer_enters(const World& world, const Interface& client, const Packet& packet) {
  const Packet answer = answer_to(packet);
  const Acl* acl = acl_of(world, *find(world.subnets, client.subnet));
  const std::vector<AclEntry> in = entries_in_order(*acl, false, answer);
  const std::vector<int> ports =
      has_ports(packet.protocol) ? ephemeral_ports(world, client) : std::vector<int>{0};
  return std::any_of(ports.begin(), ports.end(),
                     [&](int port) { return allows(in, answer.protocol, port); });
}

struct Way {
  Verdict verdict = Verdict::kUnknown;
  Verdict deduced = Verdict::kUnknown;
  std::string why;
  std::vector<int> answered;
  bool varies = false;
};

// The answers' way on one of the routes, for every port of the client (D4, D6, B15). Groups are
// stateful (C2).
Way answers_on(const World& world, const Interface& client, const Interface& server,
               const Packet& answer, const std::vector<int>& ports, const Carriage& carriage) {
  const auto lost = [](const std::string& why) {
    return Way{Verdict::kUnreachable, Verdict::kUnreachable, "return: " + why, {}, false};
  };
  if (carriage.fate == Fate::kDropped) return lost(carriage.why);
  if (carriage.fate == Fate::kArrives && carriage.receiver != &client) {
    return lost("goes astray to " + carriage.receiver->id);
  }
  std::vector<AclEntry> out, in;
  if (!carriage.same_subnet) {  // D7
    out = entries_in_order(*acl_of(world, *find(world.subnets, server.subnet)), true, answer);
    if (carriage.fate == Fate::kArrives) {
      in = entries_in_order(*acl_of(world, *find(world.subnets, client.subnet)), false, answer);
    }
  }
  Way way;
  bool some_dropped = false;
  for (const int port : ports) {
    bool passes = true;
    if (!carriage.same_subnet) {
      passes = allows(out, answer.protocol, port) &&
               (carriage.fate != Fate::kArrives || allows(in, answer.protocol, port));
    }
    if (passes) way.answered.push_back(port);
    if (!passes) some_dropped = true;
  }
  if (way.answered.empty()) {
    return lost("network ACLs");
  } else if (carriage.fate == Fate::kUnknown) {
    way.verdict = Verdict::kUnknown;
    way.why = "return: " + carriage.why;
    way.answered.clear();
    const bool enters = some_answer_enters(world, client, answer_to(answer));
    if ((carriage.filtered || carriage.intact) && !enters) way.deduced = Verdict::kUnreachable;
  } else {
    way.verdict = some_dropped ? Verdict::kIntermittent : Verdict::kReachable;
    way.deduced = way.verdict;
    way.why = some_dropped ? "return: network ACLs drop some ports" : "";
  }
  return way;
}

Way answers(const World& world, const Interface& client, const Interface& server,
            const Packet& packet) {
  const Packet answer = answer_to(packet);
  const std::vector<int> ports =
      has_ports(packet.protocol) ? ephemeral_ports(world, client) : std::vector<int>{0};
  const Carriages carriages = carry(world, server, answer);
  std::vector<Verdict> verdicts, deduced;
  Way first;
  for (const Carriage& carriage : carriages.alternatives) {
    const Way way = answers_on(world, client, server, answer, ports, carriage);
    if (verdicts.empty()) first = way;
    verdicts.push_back(way.verdict);
    deduced.push_back(way.deduced);
  }
  first.verdict = over(verdicts, carriages.unsure);
  first.deduced = over(deduced, carriages.unsure);
  first.varies = verdicts.size() > 1;
  return first;
}

// G2, G14; a host that is not running neither sends nor answers.
bool takes(const World& world, const Interface& interface, const Packet& packet) {
  if (!interface.endpoint.empty()) {
    const bool https = packet.protocol == kTcp && packet.port == 443;
    return https && find(world.endpoints, interface.endpoint)->state == "available";
  }
  const Instance* instance = find(world.instances, interface.instance);
  return instance == nullptr || instance->running;
}

// The way is not known: yet what is meant must take the packet, and let it in where it arrives
// unchanged; and answers must get into the client's subnet where its network ACL stands there.
bool certain_to_fail(const World& world, const Interface& client, const Packet& packet,
                     const Interface* meant, const Carriage& carriage) {
  if (meant != nullptr && !takes(world, *meant, packet)) return true;
  if (carriage.intact && meant != nullptr) {
    const Peer sender{packet.source, &client, false, false};
    if (acl_admits(world, meant->subnet, false, packet) == Fate::kDropped) return true;
    if (groups_admit(world, *meant, false, packet, sender) == Fate::kDropped) return true;
    return answers(world, client, *meant, packet).deduced == Verdict::kUnreachable;
  }
  return (carriage.filtered || carriage.intact) && !some_answer_enters(world, client, packet);
}

Trace walk(const World& world, const Interface& client, const Packet& packet,
           const Interface* meant, const Carriage& carriage) {
  // No group is ever seen behind a public address (C8).
  const bool identity_known = carriage.fate != Fate::kUnknown || is_public(packet.destination);
  const Peer server{packet.destination, carriage.receiver, identity_known,
                    carriage.identity_survives};
  Fate fate = groups_admit(world, client, true, packet, server);
  std::string why = fate == Fate::kArrives ? "" : "egress groups of " + client.id;
  const auto next = [&](Fate step, const std::string& reason) {
    if (step != Fate::kArrives &&
        (why.empty() || (step == Fate::kDropped && fate != Fate::kDropped)))
      why = reason;
    fate = both(fate, step);
  };
  if (!carriage.same_subnet)
    next(acl_admits(world, client.subnet, true, packet), "egress ACL of " + client.subnet);
  next(carriage.fate, carriage.why);
  if (carriage.fate == Fate::kDropped || fate == Fate::kDropped) {
    return made_trace(Verdict::kUnreachable, "forward: " + why, carriage.receiver);
  }
  if (carriage.fate == Fate::kUnknown) {
    Trace unknown_way = made_trace(Verdict::kUnknown, "forward: " + why);
    if (certain_to_fail(world, client, packet, meant, carriage))
      unknown_way.deduced = Verdict::kUnreachable;
    return unknown_way;
  }
  const Interface& receiver = *carriage.receiver;
  if (meant != nullptr && &receiver != meant) next(Fate::kDropped, "went to " + receiver.id);
  if (!carriage.same_subnet) {
    next(acl_admits(world, receiver.subnet, false, packet), "ingress ACL of " + receiver.subnet);
  }
  const Peer sender{packet.source, &client, true, carriage.identity_survives};
  next(groups_admit(world, receiver, false, packet, sender), "ingress groups of " + receiver.id);
  if (!takes(world, receiver, packet)) next(Fate::kDropped, receiver.id + " does not answer");
  if (fate == Fate::kDropped)
    return made_trace(Verdict::kUnreachable, "forward: " + why, &receiver);
  const Way back = answers(world, client, receiver, packet);
  if (fate == Fate::kUnknown && back.verdict != Verdict::kUnreachable) {
    Trace doubtful = made_trace(Verdict::kUnknown, "forward: " + why, &receiver);
    doubtful.deduced =
        back.deduced == Verdict::kUnreachable ? Verdict::kUnreachable : Verdict::kUnknown;
    return doubtful;
  }
  return {back.verdict, back.deduced, back.why, back.answered, back.varies, &receiver};
}

}  // namespace

Trace made_trace(Verdict verdict, const std::string& why, const Interface* receiver) {
  return {verdict, verdict, why, {}, false, receiver};
}

Verdict any_of(const std::vector<Verdict>& alternatives) {
  const auto has = [&](Verdict verdict) {
    return std::find(alternatives.begin(), alternatives.end(), verdict) != alternatives.end();
  };
  const bool reachable = has(Verdict::kReachable);
  const bool unreachable = has(Verdict::kUnreachable);
  if (has(Verdict::kIntermittent) || (reachable && unreachable)) return Verdict::kIntermittent;
  if (has(Verdict::kUnknown) || alternatives.empty()) return Verdict::kUnknown;
  return reachable ? Verdict::kReachable : Verdict::kUnreachable;
}

Trace trace(const World& world, const Interface& client, Ip server, int protocol, int port,
            const Interface* meant) {
  Packet packet;
  packet.source = client.addresses.front();
  packet.destination = server;
  packet.protocol = protocol;
  packet.port = port;
  const Carriages carriages = carry(world, client, packet);
  std::vector<Verdict> verdicts, deduced;
  Trace first;
  for (const Carriage& carriage : carriages.alternatives) {
    const Trace one = walk(world, client, packet, meant, carriage);
    if (verdicts.empty()) first = one;
    verdicts.push_back(one.verdict);
    deduced.push_back(one.deduced);
  }
  first.verdict = over(verdicts, carriages.unsure);
  first.deduced = over(deduced, carriages.unsure);
  first.varies = first.varies || verdicts.size() > 1;
  return first;
}

namespace {

// One address of every stretch of addresses that no CIDR of the world, and no special range,
// divides.
std::vector<Ip> representatives(const World& world) {
  std::vector<Cidr> blocks = {cidr("0.0.0.0/8"),      cidr("10.0.0.0/8"),     cidr("100.64.0.0/10"),
                              cidr("127.0.0.0/8"),    cidr("169.254.0.0/16"), cidr("172.16.0.0/12"),
                              cidr("192.168.0.0/16"), cidr("224.0.0.0/3")};
  for (const RouteTable& table : world.route_tables) {
    for (const Route& route : table.routes) blocks.push_back(route.destination);
  }
  for (const PrefixList& list : world.prefix_lists)
    blocks.insert(blocks.end(), list.entries.begin(), list.entries.end());
  for (const Group& group : world.groups) {
    for (const GroupRule& rule : group.rules) blocks.push_back(rule.cidr);
  }
  for (const Acl& acl : world.acls) {
    for (const AclEntry& entry : acl.entries) blocks.push_back(entry.cidr);
  }
  std::set<Ip> firsts;
  for (const Cidr block : blocks) {
    firsts.insert(block.base);
    const std::uint64_t next =
        std::uint64_t{block.base} + (std::uint64_t{1} << static_cast<unsigned>(32 - block.length));
    if (next <= 0xffffffffU) firsts.insert(static_cast<Ip>(next));
  }
  std::vector<Ip> result;
  for (const Ip first : firsts) {
    if (is_public(first)) result.push_back(first);
  }
  return result;
}

// Each step by itself lets some public address pass: the same one or not, nobody can tell.
bool each_step_passes_some(const World& world, const Interface& client, int port) {
  bool groups = false;
  bool acl = false;
  bool way = false;
  for (const Ip address : representatives(world)) {
    Packet packet;
    packet.source = client.addresses.front();
    packet.destination = address;
    packet.port = port;
    groups = groups || groups_admit(world, client, true, packet, {address, nullptr, true, false}) !=
                           Fate::kDropped;
    acl = acl || acl_admits(world, client.subnet, true, packet) != Fate::kDropped;
    for (const Carriage& carriage : carry(world, client, packet).alternatives) {
      way = way || carriage.fate != Fate::kDropped;
    }
  }
  return groups && acl && way;
}

}  // namespace

Trace trace_public(const World& world, const Interface& client, int port) {
  Trace whole = made_trace(Verdict::kUnreachable, "no public address can be reached");
  for (const Ip address : representatives(world)) {
    const Trace one = trace(world, client, address, kTcp, port);
    whole.why = one.why;
    if (one.deduced == Verdict::kUnreachable) continue;
    whole.deduced = Verdict::kUnknown;
    break;
  }
  if (each_step_passes_some(world, client, port)) whole.verdict = Verdict::kUnknown;
  return whole;
}

}  // namespace oracle
