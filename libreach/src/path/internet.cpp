// SPDX-License-Identifier: Apache-2.0
#include "path/internet.hpp"

#include <fmt/format.h>

#include "path/internet_gateway.hpp"
#include "path/public_space.hpp"

namespace reach::path {
namespace {

using model::NetworkInterface;

const NetworkInterface* holder_of(const Context& context, net::Address address) {
  const auto found = address.is_v4() ? context.network.interfaces_with_public(address)
                                     : context.network.interfaces_with(address);
  return found.empty() ? nullptr : context.network.get(found.front());
}

void leave_sight(Way way, Ways& out) {
  close_leg(way);
  way.outside = true;
  stop(std::move(way), out);
}

bool is_private(const Way& way) {
  return way.to.address && is_private_space(*way.to.address);
}

void to_private(Way way, Ways& out) {
  block(
      way, model::Code::kIgwPrivateIpAssociationForIngress, destination(way),
      fmt::format("{} is no public address: the internet leads nowhere with it.", destination(way)),
      {}, "Ask for a public address.");
  stop(std::move(way), out);
}

// From outside to outside: nothing of it is in the snapshot.
void to_stranger(Way way, Ways& out) {
  add(way, Weight::kUnknown, model::Code::kNoSourceOrDestination, destination(way),
      fmt::format("No interface in the snapshot has the public address {}.", destination(way)), {},
      "Add the network interfaces of the account that has it: aws ec2 "
      "describe-network-interfaces.");
  stop(std::move(way), out);
}

void come_back(const Context& context, Way way, Ways& out) {
  if (way.translations.empty()) return leave_sight(std::move(way), out);
  const Translation last = way.translations.back();
  if (last.outside.address != way.to.address) {
    block(way, model::Code::kNoPossibleDestination, destination(way),
          fmt::format("Answers to {} leave for the internet, by which the request did not come.",
                      destination(way)),
          {}, "Route the answers back by the way of the request.");
    return stop(std::move(way), out);
  }
  way.translations.pop_back();
  way.to = last.inside;
  enter_vpc(context, std::move(way), *last.vpc, last.component, out);
}

}  // namespace

void over_internet(const Context& context, Way way, Ways& out) {
  if (way.stage == model::Stage::kReturn) return come_back(context, std::move(way), out);
  const NetworkInterface* holder = way.to.address ? holder_of(context, *way.to.address) : nullptr;
  if (is_private(way)) return to_private(std::move(way), out);
  if (holder == nullptr) {
    const bool began_outside = !way.from.address && way.translations.empty();
    return began_outside ? to_stranger(std::move(way), out) : leave_sight(std::move(way), out);
  }
  enter_from_internet(context, std::move(way), *holder, out);
}

}  // namespace reach::path
