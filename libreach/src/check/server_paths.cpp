// SPDX-License-Identifier: Apache-2.0
#include "check/server_paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "check/missing.hpp"

namespace reach::check {
namespace {

using model::Finding;
using model::Network;
using model::NetworkInterface;
using model::Verdict;

struct Source {
  const NetworkInterface* interface = nullptr;
  net::Address address;
};

// What was found on all ways from the sources to the servers of one path.
struct Survey {
  bool reached = false;
  bool unknown = false;
  std::vector<Finding> findings;

  void add(const path::Trace& trace) {
    reached = reached || trace.verdict == Verdict::kReachable;
    unknown =
        unknown || trace.verdict == Verdict::kUnknown || trace.verdict == Verdict::kIntermittent;
    findings.insert(findings.end(), trace.findings.begin(), trace.findings.end());
  }
};

const NetworkInterface* interface_at(const Network& network,
                                     const model::ResolverEndpoint& endpoint,
                                     net::Address address) {
  const model::Vpc* vpc = network.get(endpoint.host_vpc);
  return vpc == nullptr ? nullptr : network.interface_in(*vpc, address);
}

std::string interfaces_of(std::string_view endpoint) {
  return fmt::format("--filters \"Name=description,Values=Route 53 Resolver: {}*\"", endpoint);
}

// The interfaces that ask: the host's own, or the outbound endpoint's.
std::vector<Source> sources_of(const Network& network, const path::Flow& flow,
                               const dns::ServerPath& path, Survey& survey) {
  if (path.from == nullptr) return {{flow.source, flow.source_address}};
  std::vector<Source> sources;
  for (const model::ResolverEndpointAddress& told : path.from->addresses) {
    if (!told.address) continue;
    if (const NetworkInterface* found = interface_at(network, *path.from, *told.address)) {
      sources.push_back({found, *told.address});
      continue;
    }
    const std::string id(network.text(path.from->id));
    survey.unknown = true;
    survey.findings.push_back(
        missing(network, {model::DocumentKind::kNetworkInterfaces,
                          model::Stage::kDns,
                          id,
                          interfaces_of(id),
                          fmt::format("The snapshot does not hold the interface of {} that has {}.",
                                      id, told.address->to_string()),
                          path.from->origin,
                          {},
                          {}}));
  }
  return sources;
}

Survey survey(const Checker& checker, const path::Flow& flow, const dns::ServerPath& path,
              int protocol) {
  Survey survey;
  for (const Source& source : sources_of(checker.network(), flow, path, survey)) {
    for (const dns::ServerPath::Server& server : path.servers) {
      path::Flow query;
      query.source = source.interface;
      query.source_address = source.address;
      query.destination = server.address;
      query.destination_interface =
          interface_at(checker.network(), *server.endpoint, server.address);
      query.protocol = protocol;
      query.port = server.port;
      survey.add(checker.engine().trace(query));
    }
  }
  return survey;
}

std::string servers_text(const dns::ServerPath& path) {
  std::string text;
  for (const dns::ServerPath::Server& server : path.servers)
    text += fmt::format("{}{}", text.empty() ? "" : ", ", server.address.to_string());
  return text;
}

// What was found of the answer before does not matter any more: the query never arrives.
void lose(dns::Answer& answer, const dns::ServerPath& path, Survey survey) {
  answer.status = survey.unknown ? dns::Status::kUnknown : dns::Status::kTimeout;
  answer.addresses.clear();
  answer.is_public = false;
  answer.varies = false;
  for (Finding& finding : answer.findings) finding.blocking = false;
  for (Finding& finding : survey.findings) {
    finding.stage = model::Stage::kDns;
    answer.findings.push_back(std::move(finding));
  }
  answer.steps.push_back(
      {fmt::format("queries to {} do not surely arrive", servers_text(path)), path.resource, {}});
}

// Answers that do not fit a datagram come by TCP: those asked for here do.
void note_tcp(dns::Answer& answer, Survey survey) {
  if (survey.reached) return;
  for (Finding& finding : survey.findings) {
    finding.stage = model::Stage::kDns;
    finding.blocking = false;
    answer.findings.push_back(std::move(finding));
  }
}

}  // namespace

void follow_server_paths(const Checker& checker, const path::Flow& flow, dns::Answer& answer) {
  const std::vector<dns::ServerPath> paths = answer.server_paths;
  for (const dns::ServerPath& path : paths) {
    Survey udp = survey(checker, flow, path, model::kProtocolUdp);
    if (!udp.reached) return lose(answer, path, std::move(udp));
    note_tcp(answer, survey(checker, flow, path, model::kProtocolTcp));
  }
}

}  // namespace reach::check
