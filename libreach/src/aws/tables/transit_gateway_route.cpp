// SPDX-License-Identifier: Apache-2.0
// search-transit-gateway-routes, get-transit-gateway-route-table-propagations (neither names its
// table) and get-transit-gateway-prefix-list-references.
#include "aws/readers.hpp"
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::TransitGatewayPrefixListReference;
using model::TransitGatewayPropagation;
using model::TransitGatewayRoute;

struct RouteWire {
  TransitGatewayRoute route;
  bool has_cidr = false;
  std::vector<AttachmentMention> attachments;
};

constexpr Field kRouteAttachmentFields[] = {
    field<&AttachmentMention::attachment>("TransitGatewayAttachmentId"),
    field<&AttachmentMention::resource>("ResourceId"),
    field<&AttachmentMention::type, KnownOnes>("ResourceType"),
};
constexpr Table kRouteAttachment{"ec2/TransitGatewayRouteAttachment", kRouteAttachmentFields};
void take_attachment(Reading&, const Place&, RouteWire& wire, AttachmentMention& mention) {
  wire.attachments.push_back(mention);
}

Read read_cidr(Reading& reading, const Place& place, Value value, RouteWire& wire) {
  if (read_value(reading, place, value, wire.route.prefix) == Read::kBad) return Read::kBad;
  wire.has_cidr = true;
  return Read::kGood;
}
Read read_list_id(Reading& reading, const Place& place, Value value, RouteWire& wire) {
  return read_value(reading, place, value, wire.route.prefix_list);
}
Read read_type(Reading& reading, const Place& place, Value value, RouteWire& wire) {
  return read_value(reading, place, value, wire.route.type);
}
Read read_state(Reading& reading, const Place& place, Value value, RouteWire& wire) {
  return read_value(reading, place, value, wire.route.state);
}

// A route of which a part could not be read is kept: it may be the one that decides.
bool finish_route(Reading& reading, const Place& place, RouteWire& wire, const Outcome& outcome) {
  TransitGatewayRoute& route = wire.route;
  const bool spoilt =
      !outcome.readable || outcome.spoilt("DestinationCidrBlock") || outcome.spoilt("PrefixListId");
  if (!spoilt && wire.has_cidr) {
    route.destination = TransitGatewayRoute::Destination::kPrefix;
  } else if (!spoilt && route.prefix_list.given()) {
    route.destination = TransitGatewayRoute::Destination::kPrefixList;
  } else if (!spoilt) {
    reading.bad_field(place, "a route without destination");
  }
  if (!outcome.good()) route.state = model::TransitGatewayRouteState::kUnknown;
  return true;
}

constexpr Field kRouteFields[] = {
    method<&read_cidr>("DestinationCidrBlock"),
    method<&read_list_id>("PrefixListId"),
    method<&read_type>("Type"),
    method<&read_state>("State"),
    each<&take_attachment, kRouteAttachment>("TransitGatewayAttachments"),
};

struct PropagationWire {
  AttachmentMention mention;
  model::TransitGatewayPropagationState state = model::TransitGatewayPropagationState::kUnknown;
};
Read read_attachment_id(Reading& reading, const Place& place, Value value, PropagationWire& wire) {
  return read_value(reading, place, value, wire.mention.attachment);
}
Read read_resource(Reading& reading, const Place& place, Value value, PropagationWire& wire) {
  return read_value(reading, place, value, wire.mention.resource);
}
Read read_resource_type(Reading& reading, const Place& place, Value value, PropagationWire& wire) {
  return KnownOnes::read(reading, place, value, wire.mention.type);
}
constexpr Field kPropagationFields[] = {
    method<&read_attachment_id>("TransitGatewayAttachmentId"),
    method<&read_resource>("ResourceId"),
    method<&read_resource_type>("ResourceType"),
    field<&PropagationWire::state>("State"),
};

struct ReferenceWire {
  model::StringId table;
  TransitGatewayPrefixListReference reference;
  AttachmentMention mention;
};
Read read_reference_list(Reading& reading, const Place& place, Value value, ReferenceWire& wire) {
  return read_value(reading, place, value, wire.reference.prefix_list);
}
Read read_reference_state(Reading& reading, const Place& place, Value value, ReferenceWire& wire) {
  return read_value(reading, place, value, wire.reference.state);
}
Read read_blackhole(Reading& reading, const Place& place, Value value, ReferenceWire& wire) {
  return read_value(reading, place, value, wire.reference.blackhole);
}
constexpr Field kReferenceAttachmentFields[] = {
    field<&AttachmentMention::attachment>("TransitGatewayAttachmentId"),
    field<&AttachmentMention::resource>("ResourceId"),
    field<&AttachmentMention::type, KnownOnes>("ResourceType"),
};
constexpr Table kReferenceAttachment{"ec2/TransitGatewayPrefixListAttachment",
                                     kReferenceAttachmentFields};
constexpr Field kReferenceFields[] = {
    field<&ReferenceWire::table>("TransitGatewayRouteTableId"),
    method<&read_reference_list>("PrefixListId"),
    method<&read_reference_state>("State"),
    method<&read_blackhole>("Blackhole"),
    part<&ReferenceWire::mention, kReferenceAttachment>("TransitGatewayAttachment"),
};

}  // namespace

constexpr Table kTransitGatewayRoute{"ec2/TransitGatewayRoute", kRouteFields,
                                     finisher<&finish_route>()};
constexpr Table kTransitGatewayPropagation{"ec2/TransitGatewayRouteTablePropagation",
                                           kPropagationFields};
constexpr Table kTransitGatewayPrefixListReference{"ec2/TransitGatewayPrefixListReference",
                                                   kReferenceFields};

void read_transit_gateway_routes(Reading& reading, const Place& place, Value items) {
  PendingTransitGatewayTable pending;
  pending.document = reading.document_number();
  pending.table = reading.intern(reading.document().parent);
  pending.origin = place.origin(reading.network);
  read_parts<RouteWire, kTransitGatewayRoute>(
      reading, place, items, [&](const Place& at, RouteWire& wire) {
        wire.route.origin = at.origin(reading.network);
        for (const AttachmentMention& mention : wire.attachments) {
          wire.route.attachments.push_back({mention.attachment});
          pending.mentions.push_back(mention);
        }
        pending.routes.push_back(std::move(wire.route));
      });
  reading.pending.transit_gateway_routes.push_back(std::move(pending));
}

void read_transit_gateway_propagations(Reading& reading, const Place& place, Value items) {
  PendingTransitGatewayTable pending;
  pending.document = reading.document_number();
  pending.table = reading.intern(reading.document().parent);
  pending.origin = place.origin(reading.network);
  read_parts<PropagationWire, kTransitGatewayPropagation>(
      reading, place, items, [&](const Place& at, const PropagationWire& wire) {
        if (wire.mention.attachment.empty()) {
          resource_without_id(reading, at, kTransitGatewayPropagation);
          return;
        }
        TransitGatewayPropagation propagation;
        propagation.attachment.id = wire.mention.attachment;
        propagation.type = wire.mention.type;
        propagation.resource = wire.mention.resource;
        propagation.state = wire.state;
        propagation.origin = at.origin(reading.network);
        pending.propagations.push_back(propagation);
        pending.mentions.push_back(wire.mention);
      });
  reading.pending.transit_gateway_propagations.push_back(std::move(pending));
}

void read_transit_gateway_prefix_list_references(Reading& reading, const Place& place,
                                                 Value items) {
  read_parts<ReferenceWire, kTransitGatewayPrefixListReference>(
      reading, place, items, [&](const Place& at, ReferenceWire& wire) {
        if (wire.table.empty()) {
          resource_without_id(reading, at, kTransitGatewayPrefixListReference);
          return;
        }
        PendingTransitGatewayTable pending;
        pending.document = reading.document_number();
        pending.table = wire.table;
        pending.origin = at.origin(reading.network);
        wire.reference.attachment.id = wire.mention.attachment;
        wire.reference.origin = pending.origin;
        pending.references.push_back(wire.reference);
        if (!wire.mention.attachment.empty()) pending.mentions.push_back(wire.mention);
        reading.pending.transit_gateway_references.push_back(std::move(pending));
      });
}

}  // namespace reach::aws
