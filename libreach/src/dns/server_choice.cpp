// SPDX-License-Identifier: Apache-2.0
#include "dns/server_choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "dns/findings.hpp"
#include "dns/firewall.hpp"
#include "dns/inbound_servers.hpp"
#include "dns/resolution.hpp"

namespace reach::dns {
namespace {

using model::Code;
using model::DocumentKind;

enum class Server { kOwnResolver, kOtherVpcsResolver, kInboundEndpoint, kCustom };

bool is_amazon_address(net::Address address) {
  constexpr net::Address kLinkLocal = net::Address::v4(0xA9FEA9FDU);            // 169.254.169.253
  constexpr net::Address kIpv6 = net::Address::v6(0xFD000EC200000000U, 0x253);  // fd00:ec2::253
  return address == kLinkLocal || address == kIpv6;
}

// H2 (b): base + 2 of another VPC answers nobody here. An address that this VPC's own CIDRs hold,
// or that an interface has, is a server like any other.
bool is_other_vpcs_resolver(const Context& context, net::Address address) {
  return context.index.vpc_with_resolver_at(address) != nullptr &&
         !model::in_vpc_cidrs(context.vpc, address) &&
         context.network.interfaces_with(address).empty();
}

Server classify(const Context& context, std::string_view server) {
  if (model::same_spelling(server, "AmazonProvidedDNS")) return Server::kOwnResolver;
  const Result<net::Address> address = net::Address::parse(server);
  if (!address) return Server::kCustom;
  if (is_amazon_address(*address) || resolver_address(context.vpc) == *address)
    return Server::kOwnResolver;
  if (inbound_endpoint_at(context, *address) != nullptr) return Server::kInboundEndpoint;
  return is_other_vpcs_resolver(context, *address) ? Server::kOtherVpcsResolver : Server::kCustom;
}

std::string list_servers(const Context& context, const model::DhcpOptions& options) {
  std::string list;
  for (const model::StringId server : options.domain_name_servers)
    list += fmt::format("{}{}", list.empty() ? "" : ", ", context.text(server));
  return list;
}

std::string use_amazon_fix(const Context& context, const model::DhcpOptions& options) {
  const auto address = resolver_address(context.vpc);
  return fmt::format(
      "Give {} an option set whose domain-name-servers is AmazonProvidedDNS in place of {}, or "
      "have these servers forward amazonaws.com to {}.",
      context.vpc_id(), context.text(options.id),
      address ? address->to_string() : "the VPC's base + 2 address");
}

Status other_vpcs_resolver(Context& context, const model::DhcpOptions& options) {
  const std::string servers = list_servers(context, options);
  context.note_source(Source::kCustomServer, {});
  context.step(fmt::format("{} asks {} ({}): the Resolver of another VPC, which does not answer",
                           context.vpc_id(), servers, context.text(options.id)),
               context.text(options.id), options.origin);
  context.find(make_finding(
      Code::kDnsCustomServer, Blocking::kYes, context.text(options.id),
      fmt::format("{} sends DNS queries to {}, the Resolver address of another VPC, which answers "
                  "its own VPC alone.",
                  context.text(options.id), servers),
      options.origin,
      fmt::format("Set domain-name-servers to AmazonProvidedDNS in the option set of {}.",
                  context.vpc_id())));
  return Status::kTimeout;
}

Status custom_server(Context& context, const model::DhcpOptions& options) {
  const std::string servers = list_servers(context, options);
  context.note_source(Source::kCustomServer, {});
  context.step(fmt::format("{} asks {} ({}), whose answers a snapshot does not hold",
                           context.vpc_id(), servers, context.text(options.id)),
               context.text(options.id), options.origin);
  context.find(make_finding(Code::kDnsCustomServer, Blocking::kYes, context.text(options.id),
                            fmt::format("{} sends DNS queries to {}, whose answers are not known.",
                                        context.text(options.id), servers),
                            options.origin, use_amazon_fix(context, options)));
  return Status::kUnknown;
}

// H2 (a): what such a server answers is what its VPC's Resolver does.
Outcome inbound_servers(Context& context, const model::DhcpOptions& options,
                        std::string_view name) {
  context.note_source(Source::kCustomServer, {});
  context.step(fmt::format("{} asks {} ({}): inbound Resolver endpoints", context.vpc_id(),
                           list_servers(context, options), context.text(options.id)),
               context.text(options.id), options.origin);
  ServerPath path;
  path.resource = std::string(context.text(options.id));
  for (const model::StringId server : options.domain_name_servers) {
    const net::Address address = *net::Address::parse(context.text(server));
    path.servers.push_back({address, 53, inbound_endpoint_at(context, address)});
  }
  return answer_from_inbound(context, name, path, nullptr);
}

// H1 tells what hosts do without any option set, not what they do with one that names no server.
Status no_server(Context& context, const model::DhcpOptions& options) {
  context.find(make_finding(
      Code::kUnsupportedComponent, Blocking::kYes, context.text(options.id),
      fmt::format("{} has no domain-name-servers: whether hosts ask the Amazon DNS server depends "
                  "on their hypervisor.",
                  context.text(options.id)),
      options.origin,
      fmt::format("Set domain-name-servers to AmazonProvidedDNS in the option set of {}.",
                  context.vpc_id())));
  return Status::kUnknown;
}

Outcome without_answer(Status status) {
  return {status, {}, false};
}

// Hosts ask the first server and fall back to the next ones: a list that mixes kinds has no one
// answer.
Outcome by_servers(Context& context, const model::DhcpOptions& options, std::string_view name) {
  const auto& servers = options.domain_name_servers;
  if (servers.empty()) return without_answer(no_server(context, options));
  const auto all = [&](Server kind) {
    return std::all_of(servers.begin(), servers.end(), [&](model::StringId server) {
      return classify(context, context.text(server)) == kind;
    });
  };
  if (all(Server::kInboundEndpoint)) return inbound_servers(context, options, name);
  if (all(Server::kOtherVpcsResolver)) return without_answer(other_vpcs_resolver(context, options));
  if (!all(Server::kOwnResolver)) return without_answer(custom_server(context, options));
  context.step(fmt::format("{} asks its own Resolver ({}: {})", context.vpc_id(),
                           context.text(options.id), list_servers(context, options)),
               context.text(options.id), options.origin);
  return answer_query(context, name);
}

bool is_declared(Context& context) {
  if (context.vpc.declared) return true;
  context.find(not_held(
      context, DocumentKind::kVpcs, fmt::format("--vpc-ids {}", context.vpc_id()), context.vpc_id(),
      fmt::format("The snapshot does not hold the DNS settings of {}.", context.vpc_id()),
      context.vpc.origin));
  return false;
}

// H4: none where the VPC's Resolver serves.
std::optional<Status> not_served(Context& context) {
  const model::Vpc& vpc = context.vpc;
  if (vpc.enable_dns_support == model::Tri::kYes) return std::nullopt;
  if (vpc.enable_dns_support == model::Tri::kUnknown) {
    context.find(attribute_unknown(context, "enableDnsSupport"));
    return Status::kUnknown;
  }
  context.step(
      fmt::format("enableDnsSupport is off: the Resolver does not serve {}", context.vpc_id()),
      context.vpc_id(), vpc.enable_dns_support_origin);
  context.find(
      attribute_off(context, "enableDnsSupport", vpc.enable_dns_support_origin,
                    fmt::format("enableDnsSupport is off for {}, so no DNS server answers there.",
                                context.vpc_id())));
  return Status::kTimeout;
}

}  // namespace

Outcome answer_from_servers(Context& context, std::string_view name) {
  if (!is_declared(context)) return {};
  const model::Vpc& vpc = context.vpc;
  const std::string_view id = context.network.text(vpc.dhcp_options);
  if (const auto* options = context.network.get(vpc.dhcp_options))
    return by_servers(context, *options, name);
  if (id.empty() || id == "default") {
    context.step(fmt::format("{} has no DHCP option set: hosts ask its own Resolver at "
                             "169.254.169.253 (those on the Xen hypervisor ask none)",
                             context.vpc_id()),
                 context.vpc_id(), vpc.origin);
    return answer_query(context, name);
  }
  context.find(not_held(context, DocumentKind::kDhcpOptions,
                        fmt::format("--dhcp-options-ids {}", id), id,
                        fmt::format("The snapshot does not hold {}, which tells {} which DNS "
                                    "servers to ask.",
                                    id, context.vpc_id()),
                        vpc.origin));
  return {};
}

Outcome answer_query(Context& context, std::string_view name) {
  if (!is_declared(context)) return {};
  if (const auto status = not_served(context)) return without_answer(*status);
  if (auto blocked = blocked_by_firewall(context, name, Query::kAsked)) return *blocked;
  return resolve_name(context, name);
}

}  // namespace reach::dns
