// SPDX-License-Identifier: Apache-2.0
// The model of one or more accounts' networks: immutable once built. Ingest builds it from exported
// JSON; code builds the same thing by hand. Resources lie in dense arrays, ids are interned,
// references are resolved rows.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "reach/model/dhcp_options.hpp"
#include "reach/model/dns_firewall.hpp"
#include "reach/model/egress_only_internet_gateway.hpp"
#include "reach/model/export.hpp"
#include "reach/model/finding.hpp"
#include "reach/model/hosted_zone.hpp"
#include "reach/model/instance.hpp"
#include "reach/model/internet_gateway.hpp"
#include "reach/model/nat_gateway.hpp"
#include "reach/model/network_acl.hpp"
#include "reach/model/network_interface.hpp"
#include "reach/model/prefix_list.hpp"
#include "reach/model/profile.hpp"
#include "reach/model/resolver_endpoint.hpp"
#include "reach/model/resolver_rule.hpp"
#include "reach/model/route_table.hpp"
#include "reach/model/security_group.hpp"
#include "reach/model/subnet.hpp"
#include "reach/model/transit_gateway.hpp"
#include "reach/model/transit_gateway_attachment.hpp"
#include "reach/model/transit_gateway_route_table.hpp"
#include "reach/model/vpc.hpp"
#include "reach/model/vpc_block_public_access.hpp"
#include "reach/model/vpc_endpoint.hpp"
#include "reach/model/vpc_peering_connection.hpp"
#include "reach/model/vpn_gateway.hpp"

namespace reach::model {

// Rows of one kind, and where each id stands.
template <class T>
struct ResourceTable {
  std::vector<T> rows;
  std::unordered_map<StringId, std::uint32_t> row_of;
};

using ResourceTables = std::tuple<
    ResourceTable<Vpc>, ResourceTable<Subnet>, ResourceTable<NetworkInterface>,
    ResourceTable<Instance>, ResourceTable<RouteTable>, ResourceTable<SecurityGroup>,
    ResourceTable<NetworkAcl>, ResourceTable<PrefixList>, ResourceTable<VpcPeeringConnection>,
    ResourceTable<VpcEndpoint>, ResourceTable<DhcpOptions>, ResourceTable<HostedZone>,
    ResourceTable<ResolverRule>, ResourceTable<InternetGateway>,
    ResourceTable<EgressOnlyInternetGateway>, ResourceTable<NatGateway>, ResourceTable<VpnGateway>,
    ResourceTable<TransitGateway>, ResourceTable<TransitGatewayAttachment>,
    ResourceTable<TransitGatewayRouteTable>, ResourceTable<VpcBlockPublicAccessOptions>,
    ResourceTable<VpcBlockPublicAccessExclusion>, ResourceTable<ResolverEndpoint>,
    ResourceTable<Profile>, ResourceTable<FirewallRuleGroup>, ResourceTable<FirewallDomainList>>;

// Const methods (all of them) are safe from many threads. Moves keep pointers and views valid.
class Network {
 public:
  // All resources of a kind, in the order in which they were first named. Rows of Ref<T> index it.
  template <class T>
  [[nodiscard]] std::span<const T> all() const {
    return table<T>().rows;
  }
  // The resource with that AWS id (a hosted zone's without "/hostedzone/"); null where there is
  // none.
  template <class T>
  [[nodiscard]] const T* find(std::string_view id) const {
    const StringId key = strings_.find(id);
    const auto found = table<T>().row_of.find(key);
    return key.empty() || found == table<T>().row_of.end() ? nullptr
                                                           : &table<T>().rows[found->second];
  }
  // What a reference leads to; null where the snapshot does not hold it.
  template <class T>
  [[nodiscard]] const T* get(const Ref<T>& ref) const {
    return ref.resolved() ? &table<T>().rows[ref.row] : nullptr;
  }
  // A reference to a resource of this network. REQUIRES: resource is one of all<T>().
  template <class T>
  [[nodiscard]] Ref<T> ref(const T& resource) const {
    return {resource.id, static_cast<std::uint32_t>(&resource - table<T>().rows.data())};
  }

  [[nodiscard]] std::string_view text(StringId id) const { return strings_.view(id); }
  template <class T>
  [[nodiscard]] std::string_view text(const Ref<T>& ref) const {
    return strings_.view(ref.id);
  }
  [[nodiscard]] StringId find_string(std::string_view text) const { return strings_.find(text); }
  [[nodiscard]] Origin spell(OriginId id) const { return origins_.spell(id, strings_); }

  // Interfaces that have the private (or IPv6) address, in any VPC: addresses repeat across VPCs.
  [[nodiscard]] std::span<const Ref<NetworkInterface>> interfaces_with(net::Address address) const;
  // The interface of that VPC with that address; null where there is none.
  [[nodiscard]] const NetworkInterface* interface_in(const Vpc& vpc, net::Address address) const;
  // The same for public IPv4 addresses, Elastic and auto-assigned ones (I1).
  [[nodiscard]] std::span<const Ref<NetworkInterface>> interfaces_with_public(
      net::Address address) const;
  // Peering connections of which the VPC is a side, in any state.
  [[nodiscard]] std::span<const Ref<VpcPeeringConnection>> peerings_of(const Vpc& vpc) const;
  // Transit gateway attachments of the VPC, and internet gateways that name it, in any state.
  [[nodiscard]] std::span<const Ref<TransitGatewayAttachment>> transit_gateway_attachments_of(
      const Vpc& vpc) const;
  [[nodiscard]] std::span<const Ref<InternetGateway>> internet_gateways_of(const Vpc& vpc) const;
  // Block Public Access as the VPC's account has it in the VPC's Region, null where that is not
  // known; and what excludes a VPC or subnet from it, in any state (I7).
  [[nodiscard]] const VpcBlockPublicAccessOptions* block_public_access_of(const Vpc& vpc) const;
  [[nodiscard]] std::span<const Ref<VpcBlockPublicAccessExclusion>> block_public_access_exclusions(
      StringId vpc_or_subnet) const;
  // Private zones associated with the VPC (H12), and Resolver rules associated with it, whatever
  // their state.
  [[nodiscard]] std::span<const Ref<HostedZone>> zones_of(const Vpc& vpc) const;
  [[nodiscard]] std::span<const Ref<ResolverRule>> resolver_rules_of(const Vpc& vpc) const;
  // Inbound and outbound Resolver endpoints with the address, in any VPC and state.
  [[nodiscard]] std::span<const Ref<ResolverEndpoint>> resolver_endpoints_with(
      net::Address address) const;
  // Endpoints of the VPC, and the endpoint of which the interface is one (by id or description,
  // G3); null if none.
  [[nodiscard]] std::span<const Ref<VpcEndpoint>> endpoints_of(const Vpc& vpc) const;
  [[nodiscard]] const VpcEndpoint* endpoint_of(const NetworkInterface& interface) const;

  // Was the kind exported for the account and Region? Empty ones mean any. Partial: a page token is
  // left over. A document that names no account or Region counts for all.
  [[nodiscard]] Completeness exported(DocumentKind kind, StringId account = {},
                                      StringId region = {}) const;
  [[nodiscard]] std::span<const Export> exports() const { return exports_; }
  // What ingest and build had to say, in the order of the input.
  [[nodiscard]] std::span<const Diagnostic> diagnostics() const { return diagnostics_; }

 private:
  friend class NetworkBuilder;
  template <class T>
  [[nodiscard]] const ResourceTable<T>& table() const {
    return std::get<ResourceTable<T>>(tables_);
  }
  template <class T>
  using ByRow = std::vector<std::vector<Ref<T>>>;

  StringPool strings_;
  OriginTable origins_;
  ResourceTables tables_;
  std::vector<Export> exports_;
  std::vector<Diagnostic> diagnostics_;
  std::map<net::Address, std::vector<Ref<NetworkInterface>>> interfaces_by_address_;
  std::map<net::Address, std::vector<Ref<NetworkInterface>>> interfaces_by_public_address_;
  ByRow<TransitGatewayAttachment> transit_gateway_attachments_by_vpc_;
  ByRow<InternetGateway> internet_gateways_by_vpc_;
  std::unordered_map<StringId, std::vector<Ref<VpcBlockPublicAccessExclusion>>>
      exclusions_by_resource_;
  ByRow<VpcPeeringConnection> peerings_by_vpc_;
  ByRow<HostedZone> zones_by_vpc_;
  ByRow<ResolverRule> resolver_rules_by_vpc_;
  std::map<net::Address, std::vector<Ref<ResolverEndpoint>>> resolver_endpoints_by_address_;
  ByRow<VpcEndpoint> endpoints_by_vpc_;
  std::vector<Ref<VpcEndpoint>> endpoint_by_interface_;
};

// Collects resources in any order, then builds the network once. Not safe from many threads.
//
//   NetworkBuilder builder;
//   Vpc& vpc = builder.upsert<Vpc>("vpc-1");
//   vpc.primary_cidr = ...;
//   Subnet& subnet = builder.upsert<Subnet>("subnet-1");
//   subnet.vpc = builder.ref<Vpc>("vpc-1");
//   builder.mark_all_exported();          // built by hand: nothing is missing
//   const Network network = std::move(builder).build();
class NetworkBuilder {
 public:
  StringId intern(std::string_view text) { return network_.strings_.intern(text); }
  [[nodiscard]] std::string_view text(StringId id) const { return network_.strings_.view(id); }
  OriginTable& origins() { return network_.origins_; }

  // The resource with that id, made if there is none yet. The reference holds until the next upsert
  // of the kind.
  template <class T>
  T& upsert(std::string_view id, bool* created = nullptr) {
    return upsert<T>(intern(id), created);
  }
  template <class T>
  T& upsert(StringId id, bool* created = nullptr) {
    auto& table = std::get<ResourceTable<T>>(network_.tables_);
    const auto [found, is_new] =
        table.row_of.try_emplace(id, static_cast<std::uint32_t>(table.rows.size()));
    if (is_new) {
      table.rows.emplace_back();
      table.rows.back().id = id;
    }
    if (created != nullptr) *created = is_new;
    return table.rows[found->second];
  }
  template <class T>
  [[nodiscard]] T* find(StringId id) {
    auto& table = std::get<ResourceTable<T>>(network_.tables_);
    const auto found = table.row_of.find(id);
    return found == table.row_of.end() ? nullptr : &table.rows[found->second];
  }
  template <class T>
  [[nodiscard]] std::span<T> all() {
    return std::get<ResourceTable<T>>(network_.tables_).rows;
  }
  template <class T>
  [[nodiscard]] Ref<T> ref(std::string_view id) {
    return {intern(id), Ref<T>::kNone};
  }

  void add_export(Export document) { network_.exports_.push_back(document); }
  // Every kind counts as exported for every account: for networks made in code.
  void mark_all_exported();
  void add_diagnostic(Diagnostic diagnostic) {
    network_.diagnostics_.push_back(std::move(diagnostic));
  }

  // Resolves references, derives what resources say of each other (main tables, subnet
  // associations, instance and endpoint interfaces, Regions), sorts NACL entries, indexes
  // addresses. Contradictions become diagnostics. The builder is spent afterwards.
  [[nodiscard]] Network build() &&;

 private:
  Network network_;
};

}  // namespace reach::model
