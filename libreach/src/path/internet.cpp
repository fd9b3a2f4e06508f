// SPDX-License-Identifier: Apache-2.0
#include "path/internet.hpp"

#include <fmt/format.h>

#include "path/internet_gateway.hpp"

namespace reach::path {
namespace {

using model::NetworkInterface;

const NetworkInterface* holder_of(const Context& context, net::Address address) {
  const auto found = address.is_v4() ? context.network.interfaces_with_public(address)
                                     : context.network.interfaces_with(address);
  return found.empty() ? nullptr : context.network.get(found.front());
}

void leave_sight(const Context& context, Way way, Ways& out) {
  close_leg(way);
  way.outside = true;
  (void)context;
  stop(std::move(way), out);
}

void come_back(const Context& context, Way way, Ways& out) {
  if (way.translations.empty()) return leave_sight(context, std::move(way), out);
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
  if (holder == nullptr) return leave_sight(context, std::move(way), out);
  enter_from_internet(context, std::move(way), *holder, out);
}

}  // namespace reach::path
