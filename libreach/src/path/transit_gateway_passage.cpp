// SPDX-License-Identifier: Apache-2.0
#include "path/transit_gateway_passage.hpp"

#include <fmt/format.h>

#include "path/delivery.hpp"
#include "path/missing.hpp"
#include "path/public_space.hpp"
#include "path/route_fixes.hpp"
#include "path/transit_gateway.hpp"
#include "path/transit_gateway_attachments.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::Network;
using model::TransitGateway;
using model::TransitGatewayAttachment;
using model::TransitGatewayEnd;
using model::TransitGatewayResourceType;
using model::TransitGatewayRouteTable;

constexpr std::size_t kMostGateways = 8;  // behind one another: peered ones

// The attachment by which the packet should leave: that of the VPC meant.
const TransitGatewayAttachment* wanted_exit(const Context& context, const Way& way,
                                            model::StringId gateway) {
  const model::Vpc* vpc = way.meant == nullptr ? nullptr : context.network.get(way.meant->vpc);
  return vpc == nullptr ? nullptr : attachment_to(context, *vpc, gateway);
}

// One passage of one gateway: in by an attachment, out by others.
class Passage {
 public:
  Passage(const Context& context, Way way, const TransitGatewayAttachment& in,
          model::StringId gateway)
      : context_(context),
        network_(context.network),
        way_(std::move(way)),
        in_(in),
        gateway_(gateway) {}

  void cross(Ways& out) {
    check_gateway();
    const TransitGatewayEnd* end = model::end_at(in_, gateway_);
    if (end == nullptr || (!end->route_table.given() && !end->listed)) return no_table_known(out);
    if (!end->route_table.given() || !is_associated(end->state)) return not_associated(*end, out);
    table_ = network_.get(end->route_table);
    if (table_ == nullptr || !context_.gateways.is_whole(*table_)) return routes_unknown(*end, out);
    way_.to.address ? by_route(context_.gateways.lookup(*table_, *way_.to.address), out)
                    : into_public(out);
  }

 private:
  void check_gateway() {
    const TransitGateway* gateway = network_.find<TransitGateway>(network_.text(gateway_));
    const auto state = gateway == nullptr ? model::TransitGatewayState::kUnknown : gateway->state;
    const bool gone = state == model::TransitGatewayState::kDeleting ||
                      state == model::TransitGatewayState::kDeleted ||
                      state == model::TransitGatewayState::kPending;
    const std::string id = text(context_, gateway_);
    if (gone) {
      block(way_, Code::kBadState, id,
            fmt::format("{} is {}; only an available transit gateway carries packets.", id,
                        model::enum_text(state)),
            gateway->origin, "Use a transit gateway that is available.");
    }
    push(way_, HopType::kTransitGateway, id, gone ? HopOutcome::kBlocked : HopOutcome::kPassed,
         gateway == nullptr ? in_.origin : gateway->origin);
  }

  static bool is_associated(model::AssociationState state) {
    return state == model::AssociationState::kAssociated ||
           state == model::AssociationState::kUnknown;
  }

  // Neither document says whether there is an association.
  void no_table_known(Ways& out) {
    const std::string id = text(context_, in_.id);
    add(way_, missing(network_, way_.stage,
                      {DocumentKind::kTransitGatewayAttachments,
                       in_.transit_gateway_owner,
                       {},
                       id,
                       fmt::format("The snapshot does not tell which route table {} is associated "
                                   "with.",
                                   id),
                       in_.origin,
                       {}}));
    stop(std::move(way_), out);
  }

  // F3.
  void not_associated(const TransitGatewayEnd& end, Ways& out) {
    const std::string id = text(context_, in_.id);
    block(way_, Code::kTgwAttachMissingTgwRtbAssociation, id,
          fmt::format("{} is associated with no route table of {}, which drops what enters by it.",
                      id, network_.text(gateway_)),
          end.origin,
          fmt::format("Associate it: aws ec2 associate-transit-gateway-route-table "
                      "--transit-gateway-route-table-id ID --transit-gateway-attachment-id {}.",
                      id));
    go_on(out);
  }

  // F16: spoke accounts do not see the gateway's tables.
  void routes_unknown(const TransitGatewayEnd& end, Ways& out) {
    const std::string id = text(context_, end.route_table.id);
    push(way_, HopType::kTransitGatewayRouteTable, id, HopOutcome::kUnknown, end.origin);
    const std::string command = fmt::format(
        "aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id {} "
        "--filters Name=state,Values=active,blackhole",
        id);
    add(way_, Weight::kUnknown, Code::kTgwRtbRoutesAreUnknown, id,
        fmt::format("The routes of {}, the table for what enters {} by {}, are not all in the "
                    "snapshot.",
                    id, network_.text(gateway_), network_.text(in_.id)),
        table_ == nullptr ? end.origin : table_->origin,
        fmt::format("Add to the snapshot, from the account that owns {}, the output of: {}.",
                    network_.text(gateway_), command));
    stop(std::move(way_), out);
  }

  void push_route(const GatewayRoute* route, HopOutcome outcome) {
    Hop hop;
    hop.type = HopType::kTransitGatewayRouteTable;
    hop.component = text(context_, table_->id);
    hop.outcome = outcome;
    hop.assumed = way_.broken && outcome != HopOutcome::kBlocked;
    hop.origin = route == nullptr ? table_->origin : route->origin;
    if (route != nullptr) {
      hop.transit_gateway_route = route->route;
      hop.matched_prefix = route->prefix;
    }
    push(way_, std::move(hop));
  }

  void by_route(const GatewayRoute* route, Ways& out) {
    if (route == nullptr) return without_route(out);
    if (route->blackhole) return into_blackhole(*route, out);
    if (route->contested) return contested(*route, out);
    if (route->attachments.empty()) return attachment_unknown(*route, out);
    push_route(route, HopOutcome::kPassed);
    if (route->attachments.size() > 1) out.reasons.push_back(why_several(*route));
    for (const TransitGatewayAttachment* attachment : route->attachments) {
      leave_by(way_, *attachment, out);
    }
  }

  [[nodiscard]] Evidence why_several(const GatewayRoute& route) const {
    return {Weight::kPartly,
            {Code::kAmbiguousRoute, way_.stage, true, text(context_, table_->id),
             fmt::format("{} sends {} by several attachments, and the gateway picks one a flow.",
                         network_.text(table_->id), route.prefix.to_string()),
             route.origin, "Leave one attachment for that destination."}};
  }

  [[nodiscard]] std::string cidr_wanted() const {
    if (!way_.to.address) return "0.0.0.0/0";
    if (way_.meant == nullptr) return net::Prefix::host(*way_.to.address).to_string();
    return cidr_of(network_, way_.meant->vpc.id, *way_.to.address).to_string();
  }

  // The id of the attachment meant; a placeholder where that is not known.
  [[nodiscard]] std::string attachment_wanted() const {
    const TransitGatewayAttachment* wanted = wanted_exit(context_, way_, gateway_);
    return wanted == nullptr ? "ID" : text(context_, wanted->id);
  }

  // F10: a propagation brings routes for all of the VPC's CIDRs.
  [[nodiscard]] std::string fix_missing() const {
    if (wanted_exit(context_, way_, gateway_) != nullptr) {
      return fmt::format(
          "Propagate the VPC's routes: aws ec2 enable-transit-gateway-route-table-propagation "
          "--transit-gateway-route-table-id {} --transit-gateway-attachment-id {}.",
          network_.text(table_->id), attachment_wanted());
    }
    return fmt::format(
        "Add a route to {0}: aws ec2 create-transit-gateway-route --transit-gateway-route-table-id "
        "{0} --destination-cidr-block {1} --transit-gateway-attachment-id {2}.",
        network_.text(table_->id), cidr_wanted(), attachment_wanted());
  }

  [[nodiscard]] std::string fix_blackhole(const GatewayRoute& route) const {
    return fmt::format(
        "Lead {0} to {2}: aws ec2 replace-transit-gateway-route --transit-gateway-route-table-id "
        "{1} --destination-cidr-block {0} --transit-gateway-attachment-id {2}.",
        route.prefix.to_string(), network_.text(table_->id), attachment_wanted());
  }

  void without_route(Ways& out) {
    const std::string table = text(context_, table_->id);
    block(way_, Code::kTgwRtbNoRouteToTgwAttachment, table,
          fmt::format("{}, the table for what enters {} by {}, has no route to {}{}.", table,
                      network_.text(gateway_), network_.text(in_.id), destination(way_),
                      where_meant(context_, way_)),
          table_->origin, fix_missing());
    push_route(nullptr, HopOutcome::kBlocked);
    go_on(out);
  }

  void into_blackhole(const GatewayRoute& route, Ways& out) {
    const std::string table = text(context_, table_->id);
    block(way_, Code::kTgwRtbBadStateRoute, table,
          fmt::format("The route {} of {} is a blackhole: {} is dropped.", route.prefix.to_string(),
                      table, destination(way_)),
          route.origin, fix_blackhole(route));
    push_route(&route, HopOutcome::kBlocked);
    go_on(out);
  }

  void contested(const GatewayRoute& route, Ways& out) {
    const std::string table = text(context_, table_->id);
    push_route(&route, HopOutcome::kUnknown);
    add(way_, Weight::kUnknown, Code::kTgwRtbRoutesAreUnknown, table,
        fmt::format("VPCs with overlapping CIDRs propagate {} to {}, which takes only the first.",
                    route.prefix.to_string(), table),
        route.origin,
        fmt::format("Add to the snapshot the output of: aws ec2 search-transit-gateway-routes "
                    "--transit-gateway-route-table-id {} --filters "
                    "Name=state,Values=active,blackhole.",
                    table));
    stop(std::move(way_), out);
  }

  void attachment_unknown(const GatewayRoute& route, Ways& out) {
    push_route(&route, HopOutcome::kUnknown);
    const std::string id =
        text(context_, route.unresolved.empty() ? table_->id : route.unresolved.front());
    add(way_, missing(network_, way_.stage,
                      {DocumentKind::kTransitGatewayAttachments,
                       in_.transit_gateway_owner,
                       {},
                       id,
                       fmt::format("The snapshot does not hold the attachment to which the route "
                                   "{} of {} leads.",
                                   route.prefix.to_string(), network_.text(table_->id)),
                       route.origin,
                       {}}));
    stop(std::move(way_), out);
  }

  // Which route takes the service's addresses is certain only where one takes all (H11).
  void into_public(Ways& out) {
    PublicSpace space(way_.to.family);
    std::vector<const GatewayRoute*> candidates;
    for (const GatewayRoute& route : context_.gateways.routes(*table_)) {
      if (!space.may_hold(route.prefix)) continue;
      space.add(route.prefix);
      candidates.push_back(&route);
    }
    const std::size_t several = candidates.size() + (space.is_whole() ? 0 : 1);
    if (several > 1) {
      out.unsure = true;
      out.reasons.push_back(
          {Weight::kUnknown,
           {Code::kUnknownResource, way_.stage, true, text(context_, table_->id),
            fmt::format("Public addresses take different routes of {}, and the snapshot does not "
                        "hold the service's.",
                        network_.text(table_->id)),
            table_->origin, "Ask for one of the addresses."}});
    }
    if (!space.is_whole()) Passage(*this).without_route(out);
    for (const GatewayRoute* route : candidates) Passage(*this).by_route(route, out);
  }

  // Beyond what is broken: by the attachment of the VPC meant.
  void go_on(Ways& out) {
    const TransitGatewayAttachment* wanted = wanted_exit(context_, way_, gateway_);
    if (wanted != nullptr && wanted != &in_) return leave_by(way_, *wanted, out);
    if (way_.meant == nullptr) return stop(std::move(way_), out);
    way_.identity = Identity::kUnknown;
    arrive(context_, std::move(way_), *way_.meant, out);
  }

  void leave_by(Way way, const TransitGatewayAttachment& attachment, Ways& out) const {
    switch (attachment.type) {
      case TransitGatewayResourceType::kVpc:
        return exit_transit_gateway(context_, std::move(way), attachment, out);
      case TransitGatewayResourceType::kPeering:
        return over_gateway_peering(std::move(way), attachment, out);
      default:
        return not_followed(std::move(way), attachment, out);
    }
  }

  // F17.
  void not_followed(Way way, const TransitGatewayAttachment& attachment, Ways& out) const {
    const std::string id = text(context_, attachment.id);
    push(way, HopType::kTransitGatewayAttachment, id, HopOutcome::kUnknown, attachment.origin);
    add(way, Weight::kUnknown, Code::kUnsupportedComponent, id,
        fmt::format("{} leads to {} ({}), which reachsim does not follow.", id,
                    attachment.resource.empty() ? "what the snapshot does not tell"
                                                : network_.text(attachment.resource),
                    model::enum_text(attachment.type)),
        attachment.origin, fmt::format("Check the way beyond {} by hand.", id));
    stop(std::move(way), out);
  }

  // F13: the far gateway routes by the table that the peering is associated with there.
  void over_gateway_peering(Way way, const TransitGatewayAttachment& attachment, Ways& out) const {
    check_attachment_state(context_, way, attachment);
    push(way, HopType::kTransitGatewayAttachment, text(context_, attachment.id),
         way.broken ? HopOutcome::kBlocked : HopOutcome::kPassed, attachment.origin);
    way.identity = Identity::kLost;
    const bool asked = attachment.requester.transit_gateway.id == gateway_;
    model::StringId far =
        asked ? attachment.accepter.transit_gateway.id : attachment.requester.transit_gateway.id;
    if (far.empty()) far = attachment.resource;
    const TransitGatewayAttachment* there = &attachment;
    if (!attachment.accepter_attachment.empty() && asked) {
      const auto* other =
          network_.find<TransitGatewayAttachment>(network_.text(attachment.accepter_attachment));
      if (other != nullptr) there = other;
    }
    const std::size_t crossed = static_cast<std::size_t>(
        std::count_if(way.hops.begin(), way.hops.end(),
                      [](const Hop& hop) { return hop.type == HopType::kTransitGateway; }));
    if (far.empty() || far == gateway_ || crossed >= kMostGateways) {
      return not_followed(std::move(way), attachment, out);
    }
    Passage(context_, std::move(way), *there, far).cross(out);
  }

  const Context& context_;
  const Network& network_;
  Way way_;
  const TransitGatewayAttachment& in_;
  model::StringId gateway_;
  const TransitGatewayRouteTable* table_ = nullptr;
};

}  // namespace

void cross_transit_gateway(const Context& context, Way way, const TransitGatewayAttachment& in,
                           model::StringId gateway, Ways& out) {
  Passage(context, std::move(way), in, gateway).cross(out);
}

}  // namespace reach::path
