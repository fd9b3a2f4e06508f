// SPDX-License-Identifier: Apache-2.0
#include "path/missing.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;

constexpr std::array<std::pair<DocumentKind, std::string_view>, 15> kIdOptions = {{
    {DocumentKind::kVpcs, "--vpc-ids"},
    {DocumentKind::kSubnets, "--subnet-ids"},
    {DocumentKind::kRouteTables, "--route-table-ids"},
    {DocumentKind::kSecurityGroups, "--group-ids"},
    {DocumentKind::kNetworkAcls, "--network-acl-ids"},
    {DocumentKind::kNetworkInterfaces, "--network-interface-ids"},
    {DocumentKind::kInstances, "--instance-ids"},
    {DocumentKind::kVpcEndpoints, "--vpc-endpoint-ids"},
    {DocumentKind::kVpcPeeringConnections, "--vpc-peering-connection-ids"},
    {DocumentKind::kManagedPrefixListEntries, "--prefix-list-id"},
    {DocumentKind::kTransitGatewayAttachments, "--transit-gateway-attachment-ids"},
    {DocumentKind::kTransitGatewayVpcAttachments, "--transit-gateway-attachment-ids"},
    {DocumentKind::kNatGateways, "--nat-gateway-ids"},
    {DocumentKind::kInternetGateways, "--internet-gateway-ids"},
    {DocumentKind::kEgressOnlyInternetGateways, "--egress-only-internet-gateway-ids"},
}};

std::string command(const Missing& what) {
  std::string text(model::command_of(what.kind));
  if (!what.arguments.empty()) return text + " " + what.arguments;
  for (const auto& [kind, option] : kIdOptions) {
    if (kind == what.kind && !what.resource.empty())
      text += fmt::format(" {} {}", option, what.resource);
  }
  return text;
}

Evidence evidence(model::Stage stage, Code code, Missing what, std::string fix) {
  return {Weight::kUnknown,
          {code, stage, true, std::move(what.resource), std::move(what.message), what.origin,
           std::move(fix)}};
}

}  // namespace

Evidence missing(const model::Network& network, model::Stage stage, Missing what) {
  if (network.exported(what.kind, what.owner, what.region) != model::Completeness::kComplete) {
    return unreadable(stage, std::move(what));
  }
  std::string fix = fmt::format(
      "Add to the snapshot, from the account that owns it, the output of: {}.", command(what));
  return evidence(stage, Code::kUnknownResource, std::move(what), std::move(fix));
}

Evidence unreadable(model::Stage stage, Missing what) {
  std::string fix = fmt::format("Add to the snapshot the output of: {}.", command(what));
  return evidence(stage, Code::kSnapshotIncomplete, std::move(what), std::move(fix));
}

}  // namespace reach::path
