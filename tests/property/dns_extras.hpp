// SPDX-License-Identifier: Apache-2.0
// Random networks with Resolver rules, Profiles and DNS Firewall on top, for the properties of
// names alone.
#pragma once

#include <rapidcheck.h>

#include "../oracle/world.hpp"
#include "reach/model/network.hpp"

namespace property {

rc::Gen<oracle::World> worlds_with_dns_extras();
void add_dns_extras(reach::model::NetworkBuilder& builder, const oracle::World& world);

}  // namespace property
