// SPDX-License-Identifier: Apache-2.0
// What the Resolver looks up by name, made once a network.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dns/endpoint_exports.hpp"
#include "dns/zone_records.hpp"
#include "reach/model/network.hpp"

namespace reach::dns {

// A hidden zone that private DNS of an endpoint makes (G8), and the names it has.
struct HiddenZone {
  std::string name;
  bool apex = false;      // the zone's own name answers
  bool wildcard = false;  // everything below it answers: "*.dkr.ecr.us-east-1.amazonaws.com"
  bool derived = false;   // from the service's name: the snapshot does not list the names
};

class Index {
 public:
  explicit Index(const model::Network& network);

  // Zones with exactly that name that are private, or not known to be public.
  [[nodiscard]] std::span<const model::HostedZone* const> zones_named(std::string_view name) const;
  [[nodiscard]] const ZoneRecords& records_of(const model::HostedZone& zone) const;
  // Endpoints that list the name among their vpce names (G6), in *.vpce.* form.
  [[nodiscard]] std::span<const model::VpcEndpoint* const> endpoints_listing(
      std::string_view name) const;
  // Endpoints whose service has that public name, with private DNS or without.
  [[nodiscard]] std::span<const model::VpcEndpoint* const> endpoints_for(
      std::string_view public_name) const;
  // The hidden zones the endpoint has, or would have with private DNS on.
  [[nodiscard]] std::span<const HiddenZone> hidden_zones(const model::VpcEndpoint& endpoint) const;
  // An endpoint in the state available whose vpce names end in that ("ssm.us-east-1.vpce....").
  [[nodiscard]] const model::VpcEndpoint* available_endpoint_of(std::string_view tail) const;
  // list-hosted-zones is in the snapshot, whole.
  [[nodiscard]] bool zones_exported() const { return zones_exported_; }
  [[nodiscard]] const EndpointExports& endpoint_exports() const { return endpoint_exports_; }
  // The address is a declared or peered VPC's base + 2: that VPC's own Resolver (H1).
  [[nodiscard]] const model::Vpc* vpc_with_resolver_at(net::Address address) const;

 private:
  using Endpoints = std::vector<const model::VpcEndpoint*>;
  void add_endpoint(const model::VpcEndpoint& endpoint);

  const model::Network& network_;
  std::unordered_map<std::string_view, std::vector<const model::HostedZone*>> zones_;
  std::vector<ZoneRecords> records_;  // by zone row
  std::unordered_map<std::string_view, Endpoints> endpoints_by_vpce_name_;
  std::unordered_map<std::string, Endpoints> endpoints_by_public_name_;
  std::vector<std::vector<HiddenZone>> hidden_zones_;  // by endpoint row
  std::map<net::Address, const model::Vpc*> resolvers_;
  bool zones_exported_ = false;
  EndpointExports endpoint_exports_;
  std::unordered_map<std::string_view, const model::VpcEndpoint*> available_by_tail_;
};

// The VPC's base + 2 (H1); none where its primary CIDR is not known.
[[nodiscard]] std::optional<net::Address> resolver_address(const model::Vpc& vpc);
// An endpoint of a type that has interfaces, as far as the snapshot tells.
[[nodiscard]] bool may_have_interfaces(const model::VpcEndpoint& endpoint);

}  // namespace reach::dns
