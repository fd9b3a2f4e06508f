// SPDX-License-Identifier: Apache-2.0
#include "path/transit_gateway_tables.hpp"

#include <algorithm>
#include <map>

namespace reach::path {
namespace {

using model::Network;
using model::PrefixList;
using model::Ref;
using model::TransitGatewayAttachment;
using model::TransitGatewayPrefixListReference;
using model::TransitGatewayPrefixListReferenceState;
using model::TransitGatewayPropagation;
using model::TransitGatewayPropagationState;
using model::TransitGatewayRoute;
using model::TransitGatewayRouteState;
using model::TransitGatewayRouteTable;
using model::TransitGatewayRouteType;

// F7: of equal destinations the lowest rank wins.
enum Rank : int { kStatic, kPrefixListReference, kPropagated };

struct Entry {
  int rank = kStatic;
  GatewayRoute route;
};

bool is_installed(const TransitGatewayRoute& route) {
  return route.state != TransitGatewayRouteState::kPending &&
         route.state != TransitGatewayRouteState::kDeleting &&
         route.state != TransitGatewayRouteState::kDeleted;
}

int rank_of(const TransitGatewayRoute& route) {
  if (route.type == TransitGatewayRouteType::kPropagated) return kPropagated;
  return route.prefix_list.given() ? kPrefixListReference : kStatic;
}

// Collects a table's routes.
class Compiler {
 public:
  Compiler(const Network& network, const TransitGatewayRouteTable& table)
      : network_(network), whole_(table.routes_known) {
    for (const TransitGatewayRoute& route : table.routes) {
      if (is_installed(route)) offer(route);
    }
    if (table.routes_known) return;
    // F10: what is not exported follows from what feeds the table, where that is known whole.
    whole_ = table.static_routes_known && table.propagations_known;
    for (const auto& reference : table.prefix_list_references) offer(reference);
    for (const TransitGatewayPropagation& propagation : table.propagations) offer(propagation);
    mark_contested();
  }

  std::map<net::Prefix, Entry>& best() { return best_; }
  [[nodiscard]] bool whole() const { return whole_; }

 private:
  void lead_to(GatewayRoute& route, const Ref<TransitGatewayAttachment>& ref) const {
    const TransitGatewayAttachment* attachment = network_.get(ref);
    if (attachment != nullptr) {
      route.attachments.push_back(attachment);
    } else if (ref.given()) {
      route.unresolved.push_back(ref.id);
    }
  }

  void offer(GatewayRoute route, int rank) {
    const auto [found, is_new] = best_.try_emplace(route.prefix, Entry{rank, route});
    if (is_new || rank > found->second.rank) return;
    if (rank < found->second.rank) {
      found->second = {rank, std::move(route)};
      return;
    }
    GatewayRoute& same = found->second.route;
    same.contested = same.contested || same.attachments != route.attachments;
    for (const auto* attachment : route.attachments) {
      const auto& known = same.attachments;
      if (std::find(known.begin(), known.end(), attachment) == known.end()) {
        same.attachments.push_back(attachment);
      }
    }
  }

  void offer_list(const PrefixList* list, GatewayRoute route, int rank) {
    if (list == nullptr || !list->entries_known) whole_ = false;
    if (list == nullptr) return;
    for (const net::Prefix& entry : list->entries) {
      route.prefix = entry;
      offer(route, rank);
    }
  }

  void offer(const TransitGatewayRoute& route) {
    GatewayRoute made;
    made.route = &route;
    made.origin = route.origin;
    made.blackhole = route.state == TransitGatewayRouteState::kBlackhole;
    for (const auto& ref : route.attachments) lead_to(made, ref);
    switch (route.destination) {
      case TransitGatewayRoute::Destination::kPrefix:
        made.prefix = route.prefix;
        return offer(std::move(made), rank_of(route));
      case TransitGatewayRoute::Destination::kPrefixList:
        return offer_list(network_.get(route.prefix_list), std::move(made), rank_of(route));
      case TransitGatewayRoute::Destination::kUnreadable:
        whole_ = false;
    }
  }

  void offer(const TransitGatewayPrefixListReference& reference) {
    if (reference.state == TransitGatewayPrefixListReferenceState::kDeleting) return;
    GatewayRoute made;
    made.origin = reference.origin;
    made.blackhole = reference.blackhole == model::Tri::kYes;
    lead_to(made, reference.attachment);
    offer_list(network_.get(reference.prefix_list), std::move(made), kPrefixListReference);
  }

  void offer(const TransitGatewayPropagation& propagation) {
    if (propagation.state == TransitGatewayPropagationState::kDisabled ||
        propagation.state == TransitGatewayPropagationState::kDisabling) {
      return;
    }
    const TransitGatewayAttachment* attachment = network_.get(propagation.attachment);
    const model::Vpc* vpc = attachment == nullptr ? nullptr : network_.get(attachment->vpc);
    if (vpc == nullptr || !vpc->declared) {
      whole_ = false;
      return;
    }
    for (const model::VpcCidr& cidr : vpc->cidrs) {
      if (cidr.state != model::AssociationState::kAssociated &&
          cidr.state != model::AssociationState::kUnknown) {
        continue;
      }
      GatewayRoute made;
      made.prefix = cidr.cidr;
      made.origin = propagation.origin;
      made.attachments = {attachment};
      offer(std::move(made), kPropagated);
    }
  }

  // L41: of VPCs whose CIDRs overlap, only the first that was attached is propagated.
  void mark_contested() {
    for (auto outer = best_.begin(); outer != best_.end(); ++outer) {
      for (auto inner = std::next(outer);
           inner != best_.end() && outer->first.contains(inner->first.address()); ++inner) {
        const bool both = outer->second.rank == kPropagated && inner->second.rank == kPropagated;
        if (!both || outer->second.route.attachments == inner->second.route.attachments) continue;
        outer->second.route.contested = inner->second.route.contested = true;
      }
    }
  }

  const Network& network_;
  bool whole_ = false;
  std::map<net::Prefix, Entry> best_;
};

}  // namespace

TransitGatewayTables::TransitGatewayTables(const Network& network) : network_(network) {
  tables_.reserve(network.all<TransitGatewayRouteTable>().size());
  for (const auto& table : network.all<TransitGatewayRouteTable>()) compile(table);
}

void TransitGatewayTables::compile(const TransitGatewayRouteTable& table) {
  Compiler compiler(network_, table);
  Table compiled{routes_.size(), compiler.best().size(), compiler.whole()};
  std::vector<net::LpmRoute> lpm_routes;
  for (auto& [prefix, entry] : compiler.best()) {
    lpm_routes.push_back({prefix, static_cast<std::uint32_t>(routes_.size() - compiled.first)});
    routes_.push_back(std::move(entry.route));
  }
  lpm_.add(lpm_routes);
  tables_.push_back(compiled);
}

bool TransitGatewayTables::is_whole(const TransitGatewayRouteTable& table) const {
  return tables_[network_.ref(table).row].whole;
}

std::span<const GatewayRoute> TransitGatewayTables::routes(
    const TransitGatewayRouteTable& table) const {
  const Table& compiled = tables_[network_.ref(table).row];
  return std::span(routes_).subspan(compiled.first, compiled.count);
}

const GatewayRoute* TransitGatewayTables::lookup(const TransitGatewayRouteTable& table,
                                                 net::Address address) const {
  const std::uint32_t number = network_.ref(table).row;
  const std::uint32_t found = lpm_.lookup(number, address);
  if (found == net::kLpmNoValue) return nullptr;
  return &routes_[tables_[number].first + found];
}

}  // namespace reach::path
