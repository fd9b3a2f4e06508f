// SPDX-License-Identifier: Apache-2.0
#include "report/results.hpp"

namespace reach::report {

std::optional<net::Address> address_of(const check::Result& result) {
  if (result.interface != nullptr) {
    const auto address = model::primary_address(*result.interface, net::Family::kIpv4);
    if (address) return address;
  }
  return result.instance->private_address;
}

InstanceNames::InstanceNames(const model::Network& network, const check::Report& report)
    : network_(network) {
  const model::Instance* previous = nullptr;
  for (const check::Result& result : report.results) {
    if (result.instance != previous) ++uses_[result.instance->name];
    previous = result.instance;
  }
}

std::string_view InstanceNames::of(const model::Instance& instance) const {
  const auto uses = uses_.find(instance.name);
  const bool telling = !instance.name.empty() && uses != uses_.end() && uses->second == 1;
  return network_.text(telling ? instance.name : instance.id);
}

}  // namespace reach::report
