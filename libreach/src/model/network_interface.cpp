// SPDX-License-Identifier: Apache-2.0
#include "reach/model/network_interface.hpp"

namespace reach::model {

std::optional<net::Address> primary_address(const NetworkInterface& interface, net::Family family) {
  std::optional<net::Address> first;
  for (const InterfaceAddress& candidate : interface.addresses) {
    if (candidate.address.family() != family) continue;
    if (candidate.primary) return candidate.address;
    if (!first) first = candidate.address;
  }
  return first;
}

}  // namespace reach::model
