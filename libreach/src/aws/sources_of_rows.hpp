// SPDX-License-Identifier: Apache-2.0
// Which document a row of the model came from, as far as merging needs it (A12, A13).
#pragma once

#include <tuple>
#include <vector>

#include "reach/model/network.hpp"

namespace reach::aws {

// How much a document's word on a resource counts.
enum class Standing : std::uint8_t {
  kMentioned,  // only a part of it is told: describe-vpc-attribute, list-hosted-zones-by-vpc
  kEmbedded,   // told inside another resource: an instance's interfaces (A12)
  kDeclared,   // told by the command whose subject it is
};

struct RowSource {
  model::StringId account;  // whose export it was, where the path says so
  Standing standing = Standing::kMentioned;
};

// One source a row, beside the builder's tables.
class SourcesOfRows {
 public:
  template <class T>
  RowSource& of(std::size_t row) {
    std::vector<RowSource>& sources = std::get<Sources<T>>(tables_).rows;
    if (row >= sources.size()) sources.resize(row + 1);
    return sources[row];
  }

 private:
  template <class T>
  struct Sources {
    std::vector<RowSource> rows;
  };
  std::tuple<Sources<model::Vpc>, Sources<model::Subnet>, Sources<model::NetworkInterface>,
             Sources<model::Instance>, Sources<model::RouteTable>, Sources<model::SecurityGroup>,
             Sources<model::NetworkAcl>, Sources<model::PrefixList>,
             Sources<model::VpcPeeringConnection>, Sources<model::VpcEndpoint>,
             Sources<model::DhcpOptions>, Sources<model::HostedZone>, Sources<model::ResolverRule>,
             Sources<model::InternetGateway>, Sources<model::EgressOnlyInternetGateway>,
             Sources<model::NatGateway>, Sources<model::VpnGateway>, Sources<model::TransitGateway>,
             Sources<model::TransitGatewayAttachment>, Sources<model::TransitGatewayRouteTable>,
             Sources<model::VpcBlockPublicAccessOptions>,
             Sources<model::VpcBlockPublicAccessExclusion>, Sources<model::ResolverEndpoint>,
             Sources<model::Profile>, Sources<model::FirewallRuleGroup>,
             Sources<model::FirewallDomainList>>
      tables_;
};

}  // namespace reach::aws
