// SPDX-License-Identifier: Apache-2.0
#include "names.hpp"

#include <algorithm>
#include <utility>

namespace oracle {
namespace {

constexpr int kMaxDepth = 16;  // H16

Answer negative(Status status) {
  return {status, false, {}};
}
Answer public_answer() {
  return {Status::kAnswer, true, {}};
}

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// The name is the domain or lies below it.
bool is_in(const std::string& name, const std::string& domain) {
  return domain.empty() || name == domain || ends_with(name, "." + domain);
}

std::string parent_of(const std::string& name) {
  return name.substr(name.find('.') + 1);
}

void add(Answer& answer, const Address& address) {
  for (const Address& known : answer.addresses) {
    if (known.address == address.address) return;
  }
  answer.addresses.push_back(address);
  std::sort(answer.addresses.begin(), answer.addresses.end(),
            [](const Address& a, const Address& b) { return a.address < b.address; });
}

// G6, G7, L57: a vpce name answers with the endpoint's interfaces; a zonal one with that of its
// zone.
Answer endpoint_answer(const World& world, const Endpoint& endpoint, const std::string& zone) {
  Answer answer = negative(Status::kNodata);
  for (const Interface& interface : world.interfaces) {
    if (interface.endpoint != endpoint.id) continue;
    if (!zone.empty() && find(world.subnets, interface.subnet)->zone != zone) continue;
    add(answer, {interface.addresses.front(), endpoint.id, interface.id});
  }
  if (!answer.addresses.empty()) answer.status = Status::kAnswer;
  return answer;
}

bool is_vpce_name(const std::string& name) {
  return name.find(".vpce.amazonaws.com") != std::string::npos;
}

Answer vpce_answer(const World& world, const std::string& name) {
  for (const Endpoint& endpoint : world.endpoints) {
    if (name == regional_name(endpoint)) return endpoint_answer(world, endpoint, "");
    for (const std::string& subnet : endpoint.subnets) {
      const std::string zone = find(world.subnets, subnet)->zone;
      if (name == zonal_name(endpoint, zone)) return endpoint_answer(world, endpoint, zone);
    }
  }
  return negative(Status::kNxdomain);  // the endpoint is gone, or has left the zone
}

// H11: names of the form of a service's lead to its public addresses. What other public names
// answer is not known.
bool is_service_name(const std::string& name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos) return false;
  const std::string tail = name.substr(dot + 1);
  return tail == "ap-northeast-1.amazonaws.com" || tail == "us-east-1.amazonaws.com";
}

std::string private_name(const Endpoint& endpoint) {
  return service_name(endpoint.service, endpoint.region);
}

Answer resolve_here(const World& world, const Vpc& vpc, const std::string& name, int depth);

// --- DNS Firewall (H5) ---

bool lists(const std::string& domain, const std::string& name) {
  if (domain == "*") return true;
  if (domain.rfind("*.", 0) == 0) return ends_with(name, domain.substr(1));
  return domain == name;
}

// What a blocked name gets; kAnswer: it passes. The rule of the lowest priority that matches
// decides.
Status firewall(const World& world, const Vpc& vpc, const std::string& name) {
  const FirewallRule* first = nullptr;
  for (const FirewallRule& rule : world.firewall_rules) {
    if (rule.vpc != vpc.id || !lists(rule.domain, name)) continue;
    if (first == nullptr || rule.priority < first->priority) first = &rule;
  }
  if (first == nullptr || first->action != "BLOCK") return Status::kAnswer;
  return first->response == "NODATA" ? Status::kNodata : Status::kNxdomain;
}

// --- one zone (H10, H14, H16, H17, H18) ---

bool owns(const Zone& zone, const std::string& name) {
  return std::any_of(zone.records.begin(), zone.records.end(),
                     [&](const Record& record) { return record.name == name; });
}

// A name that owns no record but has names below it exists as well.
bool exists(const Zone& zone, const std::string& name) {
  return std::any_of(zone.records.begin(), zone.records.end(),
                     [&](const Record& record) { return is_in(record.name, name); });
}

// Whose records answer the name: itself, or the wildcard below its closest existing parent. Empty:
// nobody's.
std::string owner_for(const Zone& zone, const std::string& name) {
  if (exists(zone, name) || name == zone.name) return name;
  std::string parent = parent_of(name);
  while (parent != zone.name && !exists(zone, parent)) parent = parent_of(parent);
  return owns(zone, "*." + parent) ? "*." + parent : "";
}

// H18: the record sets of a type that may answer.
std::vector<Record> candidates(const Zone& zone, const std::string& owner,
                               const std::string& type) {
  std::vector<Record> all;
  for (const Record& record : zone.records) {
    if (record.name == owner && record.type == type) all.push_back(record);
  }
  const auto keep = [&](auto condition) {
    std::vector<Record> kept;
    std::copy_if(all.begin(), all.end(), std::back_inserter(kept), condition);
    if (!kept.empty()) all = kept;
  };
  keep([](const Record& record) { return record.weight != 0; });
  keep([](const Record& record) { return record.failover != "SECONDARY"; });
  return all;
}

Answer answer_in(const World& world, const Vpc& vpc, const Zone& zone, const std::string& name,
                 int depth) {
  if (depth > kMaxDepth) return negative(Status::kServfail);
  const std::string owner = owner_for(zone, name);
  if (owner.empty()) return negative(Status::kNxdomain);
  for (const Record& record : candidates(zone, owner, "CNAME")) {
    const std::string& target = record.values.front();  // H16
    const Status status = firewall(world, vpc, target);
    return status == Status::kAnswer ? resolve_here(world, vpc, target, depth + 1)
                                     : negative(status);
  }
  Answer answer = negative(Status::kNodata);
  for (const Record& record : candidates(zone, owner, "A")) {
    if (record.alias.empty()) {
      for (const std::string& value : record.values) add(answer, {ip(value), "", ""});
      continue;
    }
    // H14.
    const Answer aliased = is_vpce_name(record.alias)
                               ? vpce_answer(world, record.alias)
                               : answer_in(world, vpc, zone, record.alias, depth + 1);
    for (const Address& address : aliased.addresses)
      add(answer, address);  // H15: a dangling one adds none
    if (aliased.status == Status::kServfail) answer.status = Status::kServfail;
  }
  if (!answer.addresses.empty()) answer.status = Status::kAnswer;
  return answer;
}

// --- the VPC's Resolver (H6, H8, H9, H11) ---

// A candidate for a name: how long its domain is (-1: there is none), and whether the VPC has it
// itself or by its Profile (H12).
struct Rank {
  int length = -1;
  bool own = true;
};

bool beats(const Rank& a, const Rank& b) {
  return a.length > b.length || (a.length == b.length && a.own && !b.own);
}

int length_of(const std::string& domain) {
  return static_cast<int>(domain.size());
}

const Profile* profile_of(const World& world, const Vpc& vpc) {
  for (const Profile& profile : world.profiles) {
    if (contains(profile.vpcs, vpc.id)) return &profile;
  }
  return nullptr;
}

template <class T>
std::pair<const T*, Rank> best_of(const std::vector<T>& things, const std::vector<std::string>* by,
                                  const Vpc& vpc, const std::string& name, std::string T::*domain) {
  std::pair<const T*, Rank> best{nullptr, {}};
  for (const T& thing : things) {
    const bool own = contains(thing.vpcs, vpc.id);
    const bool brought = by != nullptr && contains(*by, thing.id);
    if ((!own && !brought) || !is_in(name, thing.*domain)) continue;
    const Rank rank{length_of(thing.*domain), own};
    if (beats(rank, best.second)) best = {&thing, rank};
  }
  return best;
}

Answer publicly(const World& world, const std::string& name) {
  if (is_vpce_name(name)) return vpce_answer(world, name);
  return is_service_name(name) ? public_answer() : negative(Status::kUnknown);
}

// A query that reaches the VPC's Resolver (H4, H5).
Answer query(const World& world, const Vpc& vpc, const std::string& name, int depth) {
  if (!vpc.dns_support) return negative(Status::kTimeout);
  const Status status = firewall(world, vpc, name);
  return status == Status::kAnswer ? resolve_here(world, vpc, name, depth) : negative(status);
}

Answer resolve_here(const World& world, const Vpc& vpc, const std::string& name, int depth) {
  if (depth > kMaxDepth) return negative(Status::kServfail);
  const Profile* profile = profile_of(world, vpc);
  std::pair<const Zone*, Rank> zone{nullptr, {}};
  const Endpoint* hidden = nullptr;
  if (vpc.dns_support && vpc.dns_hostnames) {  // H9
    zone = best_of(world.zones, profile ? &profile->zones : nullptr, vpc, name, &Zone::name);
    for (const Endpoint& endpoint : world.endpoints) {
      // G8, G2: the endpoint's hidden zone is a zone like any other.
      if (endpoint.vpc != vpc.id || !endpoint.private_dns || endpoint.state != "available")
        continue;
      if (is_in(name, private_name(endpoint))) hidden = &endpoint;
    }
  }
  const Rank hidden_rank{hidden == nullptr ? -1 : length_of(private_name(*hidden)), true};
  const bool hidden_wins = hidden != nullptr && beats(hidden_rank, zone.second);
  const Rank local = hidden_wins ? hidden_rank : zone.second;
  const auto locally = [&] {
    if (hidden_wins && name != private_name(*hidden)) return negative(Status::kNxdomain);
    if (hidden_wins) return endpoint_answer(world, *hidden, "");
    return answer_in(world, vpc, *zone.first, name, depth);
  };
  const auto rule = best_of(world.resolver_rules, profile ? &profile->rules : nullptr, vpc, name,
                            &ResolverRule::domain);
  // H7: a rule beats a zone of its name, unless the zone is the VPC's own and the rule is not.
  if (rule.first != nullptr && !beats(local, rule.second) && rule.second.length >= local.length) {
    if (rule.first->type == "RECURSIVE") return publicly(world, name);
    if (rule.first->type == "FORWARD") {  // H8
      const Vpc* target = find(world.vpcs, rule.first->target_vpc);
      return target == nullptr ? negative(Status::kUnknown)
                               : query(world, *target, name, depth + 1);
    }
    if (local.length < 0) return publicly(world, name);
    if (local.length < rule.second.length) return negative(Status::kUnknown);
  }
  return local.length < 0 ? publicly(world, name) : locally();
}

// --- which server the hosts ask (H1, H2, H4) ---

enum class Server { kOwnResolver, kElsewhere, kCustom };

Server kind_of(const World& world, const Vpc& vpc, const std::string& server) {
  if (server == "AmazonProvidedDNS" || server == "169.254.169.253") return Server::kOwnResolver;
  const Ip address = ip(server);
  if (address == vpc.cidrs.front().base + 2) return Server::kOwnResolver;
  for (const Vpc& other : world.vpcs) {
    if (address == other.cidrs.front().base + 2) return Server::kElsewhere;
  }
  return Server::kCustom;
}

}  // namespace

Answer resolve(const World& world, const Vpc& vpc, const std::string& name) {
  const DhcpOptions* options = find(world.dhcp_options, vpc.dhcp_options);
  if (options == nullptr || options->servers.empty()) return negative(Status::kUnknown);
  const Server server = kind_of(world, vpc, options->servers.front());
  for (const std::string& other : options->servers) {
    if (kind_of(world, vpc, other) != server) return negative(Status::kUnknown);
  }
  if (server == Server::kCustom) return negative(Status::kUnknown);     // H2c
  if (server == Server::kElsewhere) return negative(Status::kTimeout);  // H2b
  return query(world, vpc, name, 0);
}

}  // namespace oracle
