// SPDX-License-Identifier: Apache-2.0
// Every flow between two interfaces: path::Engine and the oracle say the same.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "compare.hpp"
#include "conversions.hpp"
#include "random_world.hpp"
#include "reach/path/engine.hpp"

namespace property {
namespace {

namespace model = reach::model;

struct Pair {
  const oracle::Interface* client;
  const oracle::Interface* server;
};

std::string complaint_of(const reach::path::Trace& got, const oracle::Trace& want,
                         const FlowChoice& choice) {
  const oracle::Verdict verdict = verdict_of(got.verdict);
  if (verdict != want.verdict && verdict != want.deduced) return "the verdicts differ";
  const bool answered =
      want.verdict == oracle::Verdict::kReachable || want.verdict == oracle::Verdict::kIntermittent;
  const bool has_ports = choice.protocol == oracle::kTcp || choice.protocol == oracle::kUdp;
  if (answered && has_ports && !want.varies && ports_of(got.answered_ports) != want.answered) {
    return "the answered ports differ";
  }
  return complaint_about(got.verdict, got.findings);
}

void compare(const oracle::World& world, const model::Network& network,
             const reach::path::Engine& engine, Pair pair, const FlowChoice& choice,
             bool server_is_meant) {
  reach::path::Flow flow;
  flow.source = network.find<model::NetworkInterface>(pair.client->id);
  flow.source_address = reach::net::Address::v4(pair.client->addresses.front());
  flow.destination = reach::net::Address::v4(pair.server->addresses.front());
  flow.destination_interface =
      server_is_meant ? network.find<model::NetworkInterface>(pair.server->id) : nullptr;
  flow.protocol = choice.protocol;
  flow.port = choice.port;
  const reach::path::Trace got = engine.trace(flow);
  // The oracle compares interfaces by identity: its own copies.
  const oracle::Trace want =
      oracle::trace(world, *pair.client, pair.server->addresses.front(), choice.protocol,
                    choice.port, server_is_meant ? pair.server : nullptr);
  const std::string complaint = complaint_of(got, want, choice);
  if (complaint.empty()) return;
  RC_LOG() << pair.client->id << " to " << pair.server->id << (server_is_meant ? " (meant)" : "")
           << " protocol " << choice.protocol << " port " << choice.port << "\n  library "
           << model::to_string(got.verdict) << " " << got.answered_ports.to_string() << " "
           << text_of(got.findings) << "  oracle  " << text_of(want.verdict) << " " << want.why
           << "\n";
  RC_FAIL(complaint);
}

RC_GTEST_PROP(PathProperty, VerdictsAndPortsAreTheOracles, ()) {
  const oracle::World world = *worlds();
  const FlowChoice choice = *flows();
  const model::Network network = to_network(world);
  const reach::path::Engine engine(network);
  for (const oracle::Interface& client : world.interfaces) {
    if (!is_client(world, client)) continue;
    for (const oracle::Interface& server : world.interfaces) {
      if (server.id == client.id || server.addresses == client.addresses) continue;
      compare(world, network, engine, {&client, &server}, choice, true);
      compare(world, network, engine, {&client, &server}, choice, false);
    }
  }
}

}  // namespace
}  // namespace property
