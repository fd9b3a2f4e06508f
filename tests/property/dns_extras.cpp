// SPDX-License-Identifier: Apache-2.0
#include "dns_extras.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "changes.hpp"
#include "dice.hpp"
#include "random_world.hpp"

namespace property {
namespace {

namespace model = reach::model;
using oracle::World;

std::string some_domain(const World& world, Dice& dice) {
  std::vector<std::string> domains = {"amazonaws.com", "ap-northeast-1.amazonaws.com", "com", ""};
  for (const oracle::Endpoint& endpoint : world.endpoints)
    domains.push_back(oracle::service_name(endpoint.service, endpoint.region));
  for (const std::string& service : service_labels())
    domains.push_back("a." + oracle::service_name(service, "ap-northeast-1"));
  return dice.of(domains);
}

// The Profile of a VPC that has one by then.
oracle::Profile& some_profile(World& world, Dice& dice) {
  const std::string& vpc = dice.of(world.vpcs).id;
  for (oracle::Profile& profile : world.profiles) {
    if (oracle::contains(profile.vpcs, vpc)) return profile;
  }
  if (!world.profiles.empty() && dice.chance(50)) {
    world.profiles.front().vpcs.push_back(vpc);
    return world.profiles.front();
  }
  world.profiles.push_back({"rp-" + std::to_string(world.profiles.size()), {vpc}, {}, {}});
  return world.profiles.back();
}

// AWS admits one rule a domain and VPC; here one a domain.
void add_rule(World& world, Dice& dice) {
  oracle::ResolverRule rule;
  rule.id = "rslvr-rr-" + std::to_string(world.resolver_rules.size());
  rule.type = dice.of(std::vector<std::string>{"FORWARD", "FORWARD", "SYSTEM", "RECURSIVE"});
  rule.domain = some_domain(world, dice);
  if (rule.type == "FORWARD" && !dice.chance(15)) rule.target_vpc = dice.of(world.vpcs).id;
  const auto taken = [&](const oracle::ResolverRule& other) { return other.domain == rule.domain; };
  if (std::any_of(world.resolver_rules.begin(), world.resolver_rules.end(), taken)) return;
  if (dice.chance(30)) {
    some_profile(world, dice).rules.push_back(rule.id);
  } else {
    for (const oracle::Vpc& vpc : world.vpcs) {
      if (!dice.chance(40)) rule.vpcs.push_back(vpc.id);
    }
  }
  world.resolver_rules.push_back(rule);
}

void add_profile_zone(World& world, Dice& dice) {
  std::string name = some_domain(world, dice);
  if (name.empty()) name = "com";
  oracle::Zone zone = bare_zone(world, name);
  oracle::Record record;
  record.name = name;
  record.values = {"10.77.0." + std::to_string(world.zones.size() + 1)};
  if (!dice.chance(20)) zone.records.push_back(record);
  oracle::Profile& profile = some_profile(world, dice);
  for (const std::string& id : profile.zones) {
    if (oracle::find(world.zones, id)->name == name) return;
  }
  profile.zones.push_back(zone.id);
  world.zones.push_back(zone);
}

void add_firewall_rule(World& world, Dice& dice) {
  oracle::FirewallRule rule;
  const int number = static_cast<int>(world.firewall_rules.size());
  rule.id = "rslvr-fdl-" + std::to_string(number);
  rule.vpc = dice.of(world.vpcs).id;
  rule.action = dice.of(std::vector<std::string>{"BLOCK", "ALLOW", "BLOCK", "ALERT"});
  rule.response = dice.chance(50) ? "NODATA" : "NXDOMAIN";
  rule.priority = dice.chance(50) ? 100 - number : 100 + number;
  const std::string domain = some_domain(world, dice);
  rule.domain = domain.empty() ? "*" : dice.chance(50) ? "*." + domain : domain;
  world.firewall_rules.push_back(rule);
}

World with_extras(World world, const std::vector<Roll>& rolls) {
  constexpr void (*kAdd[])(World&, Dice&) = {add_rule, add_rule, add_profile_zone,
                                             add_firewall_rule};
  for (const Roll& roll : rolls) {
    Dice dice(roll);
    kAdd[dice.below(4)](world, dice);
  }
  return world;
}

class Extras {
 public:
  Extras(model::NetworkBuilder& builder, const World& world) : builder_(builder), world_(world) {}

  void add() {
    for (const oracle::ResolverRule& rule : world_.resolver_rules) add_rule(rule);
    for (const oracle::Profile& profile : world_.profiles) add_profile(profile);
    for (const oracle::FirewallRule& rule : world_.firewall_rules) add_firewall_rule(rule);
  }

 private:
  model::StringId text(const std::string& value) { return builder_.intern(value); }

  reach::net::Address inbound_of(const std::string& vpc) const {
    std::size_t place = 0;
    while (world_.vpcs[place].id != vpc) ++place;
    return reach::net::Address::v4(0x0AFF0035U + (static_cast<std::uint32_t>(place) << 8U));
  }

  void add_endpoint(const std::string& id, model::ResolverEndpointDirection direction,
                    const std::string& vpc, reach::net::Address at) {
    auto& endpoint = builder_.upsert<model::ResolverEndpoint>(id);
    endpoint.direction = direction;
    endpoint.status = model::ResolverEndpointStatus::kOperational;
    endpoint.host_vpc = builder_.ref<model::Vpc>(vpc);
    endpoint.addresses_known = true;
    model::ResolverEndpointAddress address;
    address.address = at;
    address.status = model::ResolverAddressStatus::kAttached;
    endpoint.addresses = {address};
  }

  void add_rule(const oracle::ResolverRule& from) {
    auto& to = builder_.upsert<model::ResolverRule>(from.id);
    to.domain_name = text(from.domain);
    to.type = model::parse_enum<model::ResolverRuleType>(from.type).value();
    for (const std::string& vpc : from.vpcs) {
      to.associations.push_back(
          {builder_.ref<model::Vpc>(vpc), model::ResolverRuleAssociationStatus::kComplete, {}});
    }
    if (from.type != "FORWARD") return;
    to.targets_given = true;
    to.endpoint = builder_.ref<model::ResolverEndpoint>("rslvr-out-1");
    add_endpoint("rslvr-out-1", model::ResolverEndpointDirection::kOutbound, world_.vpcs.front().id,
                 reach::net::Address::v4(0x0AFE0001U));
    if (from.target_vpc.empty()) {
      to.targets.push_back({reach::net::Address::v4(0xC0000201U), 53, {}});
      return;
    }
    to.targets.push_back({inbound_of(from.target_vpc), 53, {}});
    add_endpoint("rslvr-in-" + from.target_vpc, model::ResolverEndpointDirection::kInbound,
                 from.target_vpc, inbound_of(from.target_vpc));
  }

  void add_profile(const oracle::Profile& from) {
    auto& to = builder_.upsert<model::Profile>(from.id);
    to.resources_known = true;
    for (const std::string& id : from.zones) {
      model::ProfileResource resource;
      resource.status = model::ProfileStatus::kComplete;
      resource.zone = builder_.ref<model::HostedZone>(id);
      to.resources.push_back(resource);
    }
    for (const std::string& id : from.rules) {
      model::ProfileResource resource;
      resource.status = model::ProfileStatus::kComplete;
      resource.rule = builder_.ref<model::ResolverRule>(id);
      to.resources.push_back(resource);
    }
    for (const std::string& vpc : from.vpcs) {
      builder_.upsert<model::Vpc>(vpc).profile = {
          builder_.ref<model::Profile>(from.id), model::ProfileStatus::kComplete, {}};
    }
  }

  void add_firewall_rule(const oracle::FirewallRule& from) {
    auto& list = builder_.upsert<model::FirewallDomainList>(from.id);
    list.domains = {text(from.domain)};
    list.domains_known = true;
    bool created = false;
    const std::string group_id = "rslvr-frg-" + from.vpc;
    auto& group = builder_.upsert<model::FirewallRuleGroup>(group_id, &created);
    group.rules_known = true;
    model::FirewallRule rule;
    rule.domain_list = builder_.ref<model::FirewallDomainList>(from.id);
    rule.priority = from.priority;
    rule.action = model::parse_enum<model::FirewallAction>(from.action).value();
    rule.block_response = model::parse_enum<model::FirewallBlockResponse>(from.response).value();
    group.rules.push_back(rule);
    if (created) {
      builder_.upsert<model::Vpc>(from.vpc).firewall_rule_groups.push_back(
          {builder_.ref<model::FirewallRuleGroup>(group_id),
           101,
           model::FirewallAssociationStatus::kComplete,
           {}});
    }
  }

  model::NetworkBuilder& builder_;
  const World& world_;
};

}  // namespace

rc::Gen<World> worlds_with_dns_extras() {
  const auto one = rc::gen::container<Roll>(12, rc::gen::inRange(0, Dice::kSides));
  const auto rolls = rc::gen::resize(
      6, rc::gen::container<std::vector<Roll>>(rc::gen::resize(rc::kNominalSize, one)));
  return rc::gen::map(rc::gen::pair(worlds(), rolls),
                      [](const std::pair<World, std::vector<Roll>>& both) {
                        return with_extras(both.first, both.second);
                      });
}

void add_dns_extras(model::NetworkBuilder& builder, const World& world) {
  Extras(builder, world).add();
}

}  // namespace property
