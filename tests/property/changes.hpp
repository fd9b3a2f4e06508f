// SPDX-License-Identifier: Apache-2.0
// One random change to a network that works: a route taken away, a group narrowed, a zone
// dissociated, ...
#pragma once

#include <string>
#include <vector>

#include "../oracle/world.hpp"
#include "dice.hpp"

namespace property {

void change(oracle::World& world, Dice& dice);

const std::vector<std::string>& service_labels();

// Not where the table has a route for that destination from the same source: AWS allows one.
void add_route(oracle::RouteTable& table, const oracle::Route& route);

// A name answers once a VPC: an endpoint with private DNS or a zone has it already (G10).
bool name_taken(const oracle::World& world, const std::string& vpc, const std::string& name);
void associate(const oracle::World& world, oracle::Zone& zone, const std::string& vpc);
// With the SOA and NS records that every zone has.
oracle::Zone bare_zone(const oracle::World& world, const std::string& name);

}  // namespace property
