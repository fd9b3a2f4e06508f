// SPDX-License-Identifier: Apache-2.0
// Takes things away one by one, as long as the flow still disagrees.
#include <algorithm>
#include <functional>

#include "compare.hpp"
#include "documents.hpp"

namespace kernel {
namespace {

constexpr int kQuick = 400;  // milliseconds
constexpr std::size_t kMostTries = 400;

bool same(const Flow& a, const Flow& b) {
  return a.client == b.client && a.server == b.server && a.destination == b.destination &&
         a.port == b.port;
}

bool disagrees(const World& world, const Flow& flow) {
  const Outcome outcome = compare({world}, kQuick).front();
  return std::any_of(outcome.disagreements.begin(), outcome.disagreements.end(),
                     [&](const Disagreement& one) { return same(one.flow, flow); });
}

// A list of the world from which single elements can go; what hangs on them goes too.
using Remove = std::function<bool(World&, std::size_t)>;  // false: no such element

template <class T>
bool erase(std::vector<T>& things, std::size_t& index) {
  if (index < things.size()) {
    things.erase(things.begin() + static_cast<std::ptrdiff_t>(index));
    return true;
  }
  index -= things.size();
  return false;
}

void remove_interface(World& world, const std::string& id) {
  auto& plain = world.plain;
  const oracle::Interface gone = *oracle::find(plain.interfaces, id);
  const auto drop = [](auto& things, const std::string& name) {
    std::erase_if(things, [&](const auto& one) { return one.id == name; });
  };
  drop(plain.interfaces, id);
  drop(plain.instances, gone.instance);
  drop(plain.endpoints, gone.endpoint);
  world.public_addresses.erase(id);
  if (const NatGateway* nat = nat_behind(world, id); nat != nullptr) {
    const std::string target = nat->id;
    drop(world.nat_gateways, target);
    for (oracle::RouteTable& table : plain.route_tables) {
      std::erase_if(table.routes, [&](const auto& route) { return route.target == target; });
    }
  }
}

bool differ(const World& a, const World& b) {
  const auto one = documents_of(a);
  const auto other = documents_of(b);
  return !std::equal(one.begin(), one.end(), other.begin(), other.end(),
                     [](const auto& x, const auto& y) { return x.text == y.text; });
}

std::vector<Remove> removals(const Flow& flow) {
  return {[flow](World& world, std::size_t index) {
            if (index >= world.plain.interfaces.size()) return false;
            const std::string id = world.plain.interfaces[index].id;
            if (id != flow.client && id != flow.server) remove_interface(world, id);
            return true;
          },
          [](World& world, std::size_t index) {
            for (auto& gateway : world.transit_gateways) {
              for (auto& attachment : gateway.attachments) {
                if (erase(attachment.propagates_to, index)) return true;
              }
              for (auto& table : gateway.tables) {
                if (erase(table.routes, index)) return true;
              }
            }
            return false;
          },
          [](World& world, std::size_t index) {
            for (auto& table : world.plain.route_tables) {
              if (index < table.routes.size()) {
                if (table.routes[index].target != "local") erase(table.routes, index);
                return true;
              }
              index -= table.routes.size();
            }
            return false;
          },
          [](World& world, std::size_t index) {
            for (auto& group : world.plain.groups) {
              if (erase(group.rules, index)) return true;
            }
            return false;
          },
          [](World& world, std::size_t index) {
            for (auto& acl : world.plain.acls) {
              if (erase(acl.entries, index)) return true;
            }
            return false;
          },
          [](World& world, std::size_t index) {
            if (index >= world.plain.subnets.size()) return false;
            const std::string id = world.plain.subnets[index].id;
            for (auto& gateway : world.transit_gateways) {
              for (auto& attachment : gateway.attachments) {
                if (attachment.subnets.size() > 1) std::erase(attachment.subnets, id);
                if (oracle::contains(attachment.subnets, id)) return true;
              }
            }
            for (const auto& interface : world.plain.interfaces) {
              if (interface.subnet == id) return true;
            }
            for (auto& table : world.plain.route_tables) std::erase(table.subnets, id);
            for (auto& acl : world.plain.acls) std::erase(acl.subnets, id);
            erase(world.plain.subnets, index);
            return true;
          }};
}

}  // namespace

World shrink(World world, const Flow& flow) {
  std::size_t tries = 0;
  for (bool smaller = true; smaller && tries < kMostTries;) {
    smaller = false;
    for (const Remove& remove : removals(flow)) {
      for (std::size_t index = 0; tries < kMostTries;) {
        World less = world;
        if (!remove(less, index)) break;
        ++tries;
        const bool goes = differ(less, world) && disagrees(less, flow);
        if (goes) world = std::move(less);
        smaller = smaller || goes;
        index += goes ? 0 : 1;
      }
    }
  }
  return world;
}

}  // namespace kernel
