// SPDX-License-Identifier: Apache-2.0
// Routes, propagations and associations find their transit gateway route tables.
#include "aws/place_transit_gateways.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "aws/parts.hpp"

namespace reach::aws {
namespace {

using model::StringId;
using model::TransitGatewayAttachment;
using model::TransitGatewayEnd;
using model::TransitGatewayRouteTable;

TransitGatewayRouteTable& table_of(Reading& reading, StringId id, model::OriginId origin) {
  bool created = false;
  TransitGatewayRouteTable& table = reading.network.upsert<TransitGatewayRouteTable>(id, &created);
  if (created) {
    table.origin = origin;
    table.declared = false;
  }
  return table;
}

// An attachment that no document describes is known by what routes say of it.
TransitGatewayAttachment& attachment_of(Reading& reading, const AttachmentMention& mention,
                                        StringId transit_gateway, model::OriginId origin) {
  bool created = false;
  TransitGatewayAttachment& row =
      reading.network.upsert<TransitGatewayAttachment>(mention.attachment, &created);
  if (created) {
    row.origin = origin;
    row.declared = false;
    row.type = mention.type;
    row.resource = mention.resource;
    row.transit_gateway.id = transit_gateway;
    if (row.type == model::TransitGatewayResourceType::kVpc) row.vpc.id = mention.resource;
  }
  return row;
}

// Two accounts may export the same table.
template <class T>
void keep_once(std::vector<T>& parts) {
  const auto less = [](const T& a, const T& b) { return content(a) < content(b); };
  const auto same = [](const T& a, const T& b) { return content(a) == content(b); };
  std::stable_sort(parts.begin(), parts.end(), less);
  parts.erase(std::unique(parts.begin(), parts.end(), same), parts.end());
}

void place_mentions(Reading& reading, const PendingTransitGatewayTable& pending,
                    StringId transit_gateway) {
  for (const AttachmentMention& mention : pending.mentions)
    attachment_of(reading, mention, transit_gateway, pending.origin);
}

struct Whole {
  bool all = true;
  bool static_ones = true;
};

void place_routes(Reading& reading) {
  std::map<StringId, Whole> whole;
  for (const PendingTransitGatewayTable& pending : reading.pending.transit_gateway_routes) {
    TransitGatewayRouteTable& table = table_of(reading, pending.table, pending.origin);
    table.routes.insert(table.routes.end(), pending.routes.begin(), pending.routes.end());
    place_mentions(reading, pending, table.transit_gateway.id);
    const ExportedDocument& document = reading.documents[pending.document];
    Whole& known = whole[pending.table];
    known.all = known.all && document.whole;
    known.static_ones = known.static_ones && document.pages_whole;
  }
  for (const auto& [id, known] : whole) {
    TransitGatewayRouteTable& table = *reading.network.find<TransitGatewayRouteTable>(id);
    table.routes_known = known.all;
    table.static_routes_known = known.static_ones;
    keep_once(table.routes);
  }
}

void place_propagations(Reading& reading) {
  std::map<StringId, bool> whole;
  for (const PendingTransitGatewayTable& pending : reading.pending.transit_gateway_propagations) {
    TransitGatewayRouteTable& table = table_of(reading, pending.table, pending.origin);
    table.propagations.insert(table.propagations.end(), pending.propagations.begin(),
                              pending.propagations.end());
    place_mentions(reading, pending, table.transit_gateway.id);
    const auto [seen, first] = whole.try_emplace(pending.table, true);
    seen->second = seen->second && reading.documents[pending.document].whole;
  }
  for (const auto& [id, is_whole] : whole) {
    TransitGatewayRouteTable& table = *reading.network.find<TransitGatewayRouteTable>(id);
    table.propagations_known = is_whole;
    keep_once(table.propagations);
  }
}

void place_references(Reading& reading) {
  for (const PendingTransitGatewayTable& pending : reading.pending.transit_gateway_references) {
    TransitGatewayRouteTable& table = table_of(reading, pending.table, pending.origin);
    table.prefix_list_references.insert(table.prefix_list_references.end(),
                                        pending.references.begin(), pending.references.end());
    place_mentions(reading, pending, table.transit_gateway.id);
  }
  for (TransitGatewayRouteTable& table : reading.network.all<TransitGatewayRouteTable>())
    keep_once(table.prefix_list_references);
}

// A5: a search for static routes alone looks like any other. It gives itself away where a VPC is
// propagated into the table and no route is.
void doubt_searches(Reading& reading) {
  using model::TransitGatewayPropagation;
  using model::TransitGatewayRoute;
  for (TransitGatewayRouteTable& table : reading.network.all<TransitGatewayRouteTable>()) {
    const auto is_live = [](const TransitGatewayPropagation& propagation) {
      return propagation.type == model::TransitGatewayResourceType::kVpc &&
             propagation.state == model::TransitGatewayPropagationState::kEnabled;
    };
    const auto is_propagated = [](const TransitGatewayRoute& route) {
      return route.type != model::TransitGatewayRouteType::kStatic;
    };
    const auto& [routes, propagations] = std::tie(table.routes, table.propagations);
    if (!table.routes_known || std::any_of(routes.begin(), routes.end(), is_propagated) ||
        std::none_of(propagations.begin(), propagations.end(), is_live))
      continue;
    table.routes_known = false;
    reading.network.add_diagnostic(
        {model::Severity::kNote, model::Code::kSnapshotIncomplete,
         fmt::format("{} has propagations and no propagated route: its routes are taken for the "
                     "static ones alone; run {} with --filters Name=state,Values=active,blackhole",
                     reading.network.text(table.id),
                     model::command_of(model::DocumentKind::kTransitGatewayRoutes)),
         table.origin});
  }
}

// get-transit-gateway-route-table-associations: counts where the attachment itself does not tell.
void place_associations(Reading& reading) {
  for (const PendingTransitGatewayAssociation& told :
       reading.pending.transit_gateway_associations) {
    const StringId gateway = table_of(reading, told.table, told.origin).transit_gateway.id;
    TransitGatewayAttachment& attachment =
        attachment_of(reading, {told.attachment, told.resource, told.type}, gateway, told.origin);
    const StringId at = gateway.empty() ? attachment.transit_gateway.id : gateway;
    const auto is_there = [at](const TransitGatewayEnd& end) {
      return end.transit_gateway.id == at;
    };
    auto end = std::find_if(attachment.ends.begin(), attachment.ends.end(), is_there);
    if (end == attachment.ends.end()) {
      end = attachment.ends.emplace(attachment.ends.end());
      end->transit_gateway.id = at;
    }
    if (!end->route_table.given()) {
      end->route_table.id = told.table;
      end->state = told.state;
      end->origin = told.origin;
    } else if (end->route_table.id != told.table) {
      reading.network.add_diagnostic(
          {model::Severity::kWarning, model::Code::kConflict,
           fmt::format("{} is associated with {} and with {}; using {}",
                       reading.network.text(attachment.id),
                       reading.network.text(end->route_table.id), reading.network.text(told.table),
                       reading.network.text(end->route_table.id)),
           told.origin});
    }
  }
}

}  // namespace

void place_transit_gateways(Reading& reading) {
  place_routes(reading);
  place_propagations(reading);
  place_references(reading);
  doubt_searches(reading);
  place_associations(reading);
}

}  // namespace reach::aws
