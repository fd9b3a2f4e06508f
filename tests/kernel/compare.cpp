// SPDX-License-Identifier: Apache-2.0
#include "compare.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <stdexcept>

#include "documents.hpp"
#include "layout.hpp"
#include "network.hpp"
#include "reach/path/engine.hpp"

namespace kernel {
namespace {

namespace model = reach::model;
namespace path = reach::path;
using model::Verdict;

constexpr int kPatience = 2500;  // milliseconds: more than one retransmission

model::Network load(const World& world) {
  reach::aws::LoadResult result = reach::aws::load_documents(documents_of(world));
  if (!result.errors.empty()) throw std::runtime_error(result.errors.front().message);
  return std::move(result.loaded.network);
}

std::string name_of(const World& world, int identity) {
  if (identity == kNobody) return "nobody";
  const auto row = static_cast<std::size_t>(identity);
  return row < world.plain.interfaces.size() ? world.plain.interfaces[row].id : "the internet";
}

std::string text_of(const Flow& flow) {
  return fmt::format("{} to {} ({}) port {}", flow.client.empty() ? "internet" : flow.client,
                     flow.server.empty() ? "internet" : flow.server,
                     oracle::text_of(flow.destination), flow.port);
}

class Judge {
 public:
  explicit Judge(const World& world)
      : world_(world), network_(load(world)), engine_(network_), flows_(flows_of(world)) {}

  [[nodiscard]] const std::vector<Flow>& flows() const { return flows_; }

  void judge(const Flow& flow, int answered_by, Outcome& outcome) const {
    ++outcome.flows;
    if (answered_by != kNobody) ++outcome.connected;
    // Whoever has the address, and the very interface that is meant.
    const bool meant = answered_by != kNobody && name_of(world_, answered_by) == flow.server;
    judge(flow, false, answered_by, answered_by != kNobody, outcome);
    if (!flow.server.empty()) judge(flow, true, answered_by, meant, outcome);
  }

 private:
  [[nodiscard]] path::Trace ask(const Flow& flow, bool bound) const {
    path::Flow question;
    if (const auto* client = oracle::find(world_.plain.interfaces, flow.client)) {
      question.source = network_.find<model::NetworkInterface>(flow.client);
      question.source_address = reach::net::Address::v4(client->addresses.front());
    }
    question.destination = reach::net::Address::v4(flow.destination);
    if (bound) {
      question.destination_interface = network_.find<model::NetworkInterface>(flow.server);
    }
    question.port = flow.port;
    return engine_.trace(question);
  }

  void judge(const Flow& flow, bool bound, int answered_by, bool connected,
             Outcome& outcome) const {
    const path::Trace trace = ask(flow, bound);
    if (!bound) count(trace, connected, outcome);
    if (trace.verdict == Verdict::kIntermittent) {
      if (!bound) ++outcome.intermittent;
      return;
    }
    const Verdict right = connected ? Verdict::kReachable : Verdict::kUnreachable;
    if (trace.verdict == right) return;
    std::string what = fmt::format("{}{}: the engine says {}, the kernel was answered by {}\n",
                                   text_of(flow), bound ? ", meant" : "",
                                   model::to_string(trace.verdict), name_of(world_, answered_by));
    for (const model::Finding& finding : trace.findings) {
      what += fmt::format("    {} {}\n", finding.blocking ? "blocks:" : "says:", finding.message);
    }
    for (const auto* hops : {&trace.forward, &trace.back}) {
      what += hops == &trace.forward ? "    out:" : "    back:";
      for (const path::Hop& hop : *hops) {
        what += fmt::format(" {}{}", hop.component,
                            hop.outcome == path::HopOutcome::kPassed ? "" : "!");
      }
      what += "\n";
    }
    outcome.disagreements.push_back({flow, what});
  }

  static void count(const path::Trace& trace, bool connected, Outcome& outcome) {
    std::set<std::string> met;
    for (const path::Hop& hop : trace.forward) {
      if (!connected) break;
      met.insert(std::string(path::to_string(hop.type)) + " connected");
      const auto* rule = hop.security_group_rule;
      const bool reference =
          rule != nullptr && rule->peer == model::SecurityGroupRule::Peer::kGroup;
      if (reference) met.insert("reference to a group connected");
    }
    if (trace.verdict == Verdict::kUnreachable) {
      for (const model::Finding& finding : trace.findings) {
        if (finding.blocking) met.emplace(model::to_string(finding.code));
      }
    }
    for (const std::string& what : met) ++outcome.met[what];
  }

  const World& world_;
  model::Network network_;
  path::Engine engine_;
  std::vector<Flow> flows_;
};

}  // namespace

std::vector<Outcome> compare(const std::vector<World>& worlds, int milliseconds) {
  std::vector<std::unique_ptr<Network>> networks;
  std::vector<std::unique_ptr<Judge>> judges;
  Connections connections;
  std::vector<Attempt> attempts;
  for (const World& world : worlds) {
    networks.push_back(std::make_unique<Network>(world));
    judges.push_back(std::make_unique<Judge>(world));
    networks.back()->listen(connections);
    for (const Flow& flow : judges.back()->flows()) {
      attempts.push_back(networks.back()->attempt(flow));
    }
  }
  connections.attempt(attempts, milliseconds);
  std::vector<Outcome> outcomes(worlds.size());
  auto attempt = attempts.begin();
  for (std::size_t i = 0; i < worlds.size(); ++i) {
    for (const Flow& flow : judges[i]->flows()) {
      judges[i]->judge(flow, (attempt++)->answered_by, outcomes[i]);
    }
  }
  return outcomes;
}

Outcome compare_again(const World& world) {
  return compare({world}, kPatience).front();
}

void write_down(const World& world, const Disagreement& disagreement, const std::string& folder) {
  namespace fs = std::filesystem;
  for (const reach::aws::Document& document : documents_of(world)) {
    const fs::path file = fs::path(folder) / document.name;
    fs::create_directories(file.parent_path());
    std::ofstream(file) << document.text << "\n";
  }
  std::ofstream(fs::path(folder) / "README.txt") << disagreement.what;
}

}  // namespace kernel
