// SPDX-License-Identifier: Apache-2.0
// Words for gateways and transit gateways beside those of NetworkMaker: available, attached, with
// everything known, until a test says otherwise.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/network_maker.hpp"

namespace reach::testing {

// Referencing of security groups on (C10).
model::TransitGateway& transit_gateway(NetworkMaker& maker, std::string_view id);
// A route table whose routes are all known: none so far.
model::TransitGatewayRouteTable& transit_table(NetworkMaker& maker, std::string_view id,
                                               std::string_view transit_gateway);
// The VPC attached with the subnets and associated with the table ("": with none). IPv6 and
// appliance mode off.
model::TransitGatewayAttachment& attach(NetworkMaker& maker, std::string_view id,
                                        std::string_view transit_gateway, std::string_view vpc,
                                        const std::vector<std::string>& subnets,
                                        std::string_view table);
// An active static route; attachment "": a blackhole.
model::TransitGatewayRoute& transit_route(NetworkMaker& maker, std::string_view table,
                                          std::string_view destination,
                                          std::string_view attachment);
// A peering of two transit gateways, associated with a table of each.
model::TransitGatewayAttachment& transit_peering(NetworkMaker& maker, std::string_view id,
                                                 std::string_view requester,
                                                 std::string_view requester_table,
                                                 std::string_view accepter,
                                                 std::string_view accepter_table);
model::InternetGateway& internet_gateway(NetworkMaker& maker, std::string_view id,
                                         std::string_view vpc);
// A public zonal NAT gateway with its interface "eni-ID" in the subnet.
model::NatGateway& nat_gateway(NetworkMaker& maker, std::string_view id, std::string_view subnet,
                               std::string_view private_address, std::string_view public_address);

}  // namespace reach::testing
