// SPDX-License-Identifier: Apache-2.0
// Sentences that say which setting to change, and the AWS command that does it.
#pragma once

#include <string>

#include "path/routing.hpp"
#include "path/traffic.hpp"

namespace reach::path {

// For what is not modelled yet: who can tell.
[[nodiscard]] std::string fix_ask_aws();

// How the AWS CLI names a route's target: "--transit-gateway-id", "tgw-1".
struct RouteTarget {
  std::string_view option;
  std::string id;
};
// A route that sends the CIDR to the target.
[[nodiscard]] std::string fix_add_route(const model::Network& network,
                                        const model::RouteTable& table, net::Prefix cidr,
                                        const RouteTarget& target);
// The winning route is the wrong one: give the CIDR's traffic to the target instead.
[[nodiscard]] std::string fix_replace_route(const model::Network& network,
                                            const model::RouteTable& table, const Winner& winner,
                                            net::Prefix cidr, const RouteTarget& target);
// Public addresses cannot be reached.
[[nodiscard]] std::string fix_public_access();
[[nodiscard]] std::string fix_delete_route(const model::Network& network,
                                           const model::RouteTable& table, const Winner& winner);
// By state: accept it, wait for it, or make a new one.
[[nodiscard]] std::string fix_peering(const model::Network& network,
                                      const model::VpcPeeringConnection& peering);
[[nodiscard]] std::string fix_create_peering(const model::Network& network, model::StringId vpc,
                                             model::StringId other);
[[nodiscard]] std::string fix_group(const model::Network& network, model::StringId group,
                                    bool egress, const Traffic& traffic, net::Prefix cidr);
[[nodiscard]] std::string fix_acl(const model::Network& network, const model::NetworkAcl& acl,
                                  bool egress, const Traffic& traffic, net::Prefix cidr,
                                  const model::NetworkAclEntry* denying);

}  // namespace reach::path
