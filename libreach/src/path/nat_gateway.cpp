// SPDX-License-Identifier: Apache-2.0
#include "path/nat_gateway.hpp"

#include <fmt/format.h>

#include "path/delivery.hpp"
#include "path/fixes.hpp"
#include "path/missing.hpp"
#include "path/route_fixes.hpp"
#include "path/route_targets.hpp"
#include "path/translation.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::NatGateway;
using model::NatGatewayAddress;
using model::NatGatewayState;
using model::Network;

constexpr net::PortRange kNatPorts{1024, 65535};  // D5

bool is_regional(const NatGateway& nat) {
  return nat.availability_mode == model::AvailabilityMode::kRegional;
}

bool is_usable(const NatGatewayAddress& address) {
  using Status = model::NatGatewayAddressStatus;
  return address.status == Status::kUnknown || address.status == Status::kSucceeded;
}

class Translating {
 public:
  Translating(const Context& context, Way way, const Winner& winner, const NatGateway& nat)
      : context_(context),
        network_(context.network),
        way_(std::move(way)),
        winner_(winner),
        nat_(nat),
        id_(text(context, nat.id)),
        first_(way_.evidence.size()) {}

  void pass(Ways& out) {
    push_table(context_, way_, winner_, HopOutcome::kPassed);
    check_state();
    check_place();
    check_packet();
    const NatGatewayAddress* address = find_address();
    if (address == nullptr) {
      push_nat();
      return stop(std::move(way_), out);
    }
    const model::Subnet* subnet = network_.get(nat_.subnet);
    // D9: into the NAT gateway's subnet, unless the packet is there already.
    if (subnet != nullptr && subnet != way_.subnet) pass_acl(context_, way_, *subnet, false);
    push_nat();
    come_out(*address, subnet);
    out.ways.push_back(std::move(way_));
  }

 private:
  void push_nat() { push(way_, HopType::kNatGateway, id_, outcome_so_far(), nat_.origin); }

  // ACLs are hops of their own.
  [[nodiscard]] HopOutcome outcome_so_far() const {
    std::vector<Evidence> own;
    for (std::size_t i = first_; i < way_.evidence.size(); ++i) {
      if (way_.evidence[i].finding.code != Code::kSubnetAclRestriction) {
        own.push_back(way_.evidence[i]);
      }
    }
    return outcome_of(own);
  }

  void check_state() {
    if (nat_.state == NatGatewayState::kAvailable) return;
    if (nat_.state == NatGatewayState::kUnknown) {
      return add(way_, unreadable(way_.stage,
                                  {DocumentKind::kNatGateways,
                                   {},
                                   {},
                                   id_,
                                   fmt::format("The snapshot does not give the state of {}.", id_),
                                   nat_.origin,
                                   {}}));
    }
    block(way_, Code::kBadState, id_,
          fmt::format("{} is {}; only an available NAT gateway carries packets.", id_,
                      model::enum_text(nat_.state)),
          nat_.origin, "Create a NAT gateway and route to it.");
  }

  void check_place() {
    if (nat_.vpc.id != way_.vpc->id) {
      add(way_, not_joined(network_, way_.stage, *way_.table, winner_, *way_.vpc,
                           fix_wrong_route(context_, way_, winner_)));
      way_.broken = true;
    }
    const bool loops = !way_.translations.empty() && way_.translations.back().component == nat_.id;
    if (loops) {
      block(way_, Code::kNoPossibleDestination, text(context_, way_.table->id),
            fmt::format("{}, the table of the subnet of {}, sends {} back to {}.",
                        network_.text(way_.table->id), id_, destination(way_), id_),
            winner_.route->origin,
            fmt::format("Route it to an internet gateway in {}.", network_.text(way_.table->id)));
    }
  }

  void check_packet() {
    const int protocol = way_.traffic.protocol;
    const bool carried = has_ports(protocol) || protocol == model::kProtocolIcmp;
    if (!carried) {
      block(
          way_, Code::kProtocolRestriction, id_,
          fmt::format("{} carries tcp, udp and icmp alone, not {}.", id_, protocol_name(protocol)),
          nat_.origin, "Use another way for this protocol.");
    }
    if (way_.from.family == net::Family::kIpv6) {
      add(way_, unsupported(network_, way_.stage, *way_.table, winner_));
    }
    const bool from_here =
        way_.from.interface == nullptr || way_.from.interface->vpc.id == way_.vpc->id;
    if (!from_here && way_.entered_by == nullptr) {
      block(way_, Code::kNgwRequiresSourceInVpc, id_,
            fmt::format("{} takes packets of its own VPC, or of a transit gateway, alone.", id_),
            nat_.origin, "Use a NAT gateway in the sender's VPC.");
    }
  }

  [[nodiscard]] const NatGatewayAddress* find_address() {
    const NatGatewayAddress* found = nullptr;
    for (const NatGatewayAddress& address : nat_.addresses) {
      if (!is_usable(address)) continue;
      if (is_regional(nat_) && !serves_zone(address)) continue;
      if (found == nullptr || address.primary == model::Tri::kYes) found = &address;
    }
    if (found != nullptr && (found->private_address || found->public_address)) return found;
    if (is_regional(nat_) && !nat_.addresses.empty()) {
      report_zone();
    } else {
      add(way_,
          unreadable(way_.stage, {DocumentKind::kNatGateways,
                                  {},
                                  {},
                                  id_,
                                  fmt::format("The snapshot gives no usable address of {}.", id_),
                                  nat_.origin,
                                  {}}));
    }
    return nullptr;
  }

  [[nodiscard]] bool serves_zone(const NatGatewayAddress& address) const {
    if (way_.subnet == nullptr || address.availability_zone_id.empty()) return true;
    return address.availability_zone_id == way_.subnet->availability_zone_id;
  }

  // I5: AWS's own pages disagree about zones into which the gateway has not grown.
  void report_zone() {
    add(way_, Weight::kUnknown, Code::kRegionalNgwRouteAzRestriction, id_,
        fmt::format("{} has no address in the zone of {}: whether it serves that zone is not "
                    "certain.",
                    id_, network_.text(way_.subnet->id)),
        nat_.origin, fmt::format("Add an address for that zone to {}.", id_));
  }

  void come_out(const NatGatewayAddress& address, const model::Subnet* subnet) {
    Translation translation;
    translation.by = Translation::By::kNatGateway;
    translation.component = nat_.id;
    translation.vpc = network_.get(nat_.vpc);
    translation.subnet = subnet;
    translation.table = is_regional(nat_)   ? table_of(nat_.route_table)
                        : subnet == nullptr ? nullptr
                                            : context_.tables.effective(*subnet);
    translation.receiver = receiver_of(address);
    const net::Address source =
        address.private_address ? *address.private_address : *address.public_address;
    translation.outside = remote(source, translation.receiver);
    // I4: a private one has none.
    if (nat_.connectivity_type != model::ConnectivityType::kPrivate) {
      translation.public_address = address.public_address;
    }
    way_.vpc = translation.vpc;
    way_.subnet = translation.subnet;
    way_.table = translation.table;
    if (way_.subnet == nullptr && way_.table == nullptr) {
      add(way_, unreadable(way_.stage, {DocumentKind::kRouteTables,
                                        {},
                                        {},
                                        id_,
                                        fmt::format("The snapshot does not hold the route table "
                                                    "by which {} sends.",
                                                    id_),
                                        nat_.origin,
                                        {}}));
    }
    translate(way_, translation);
    way_.answer_ports = kNatPorts;
  }

  [[nodiscard]] const model::RouteTable* table_of(const model::Ref<model::RouteTable>& ref) const {
    const model::RouteTable* table = network_.get(ref);
    return table != nullptr && table->routes_given ? table : nullptr;
  }

  [[nodiscard]] const model::NetworkInterface* receiver_of(const NatGatewayAddress& address) const {
    if (const auto* interface = network_.get(address.interface)) return interface;
    const model::Vpc* vpc = network_.get(nat_.vpc);
    if (vpc == nullptr || !address.private_address) return nullptr;
    return network_.interface_in(*vpc, *address.private_address);
  }

  const Context& context_;
  const Network& network_;
  Way way_;
  const Winner& winner_;
  const NatGateway& nat_;
  std::string id_;
  std::size_t first_;
};

// The answer to a request that did not come by the gateway: it has no connection for it.
void without_connection(const Context& context, Way way, const Winner& winner, Ways& out) {
  const Network& network = context.network;
  const std::string id = text(context, winner.route->target);
  block(way, Code::kNoPossibleDestination, text(context, way.table->id),
        fmt::format("The route {} of {} sends the answers to {}, by which the request did not "
                    "come: it drops them.",
                    describe(network, winner), network.text(way.table->id), id),
        winner.route->origin,
        fmt::format("Route answers to {} back by the way of the request.", destination(way)));
  push_table(context, way, winner, HopOutcome::kBlocked);
  go_on_as_meant(context, std::move(way), out);
}

}  // namespace

void through_nat_gateway(const Context& context, Way way, const Winner& winner, Ways& out) {
  const Network& network = context.network;
  if (way.stage == model::Stage::kReturn) {
    return without_connection(context, std::move(way), winner, out);
  }
  const auto* nat = network.find<NatGateway>(network.text(winner.route->target));
  if (nat == nullptr) {
    add(way, target_missing(network, way.stage, *way.table, winner, DocumentKind::kNatGateways));
    push_table(context, way, winner, HopOutcome::kPassed);
    push(way, HopType::kNatGateway, text(context, winner.route->target), HopOutcome::kUnknown,
         winner.route->origin);
    return stop(std::move(way), out);
  }
  Translating(context, std::move(way), winner, *nat).pass(out);
}

}  // namespace reach::path
