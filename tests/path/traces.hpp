// SPDX-License-Identifier: Apache-2.0
// Words for tests of traces: ask a flow, look for a finding.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "reach/path/engine.hpp"
#include "support/network_maker.hpp"

namespace reach::path {

// The article's network: from the instance's interface to an address, tcp 443, unless told
// otherwise.
struct Ask {
  std::string from = "eni-user";
  std::string to = "172.16.100.126";  // empty: public addresses
  int protocol = model::kProtocolTcp;
  int port = 443;
  std::string meant = "";  // interface; empty: not given
  std::string service = "";
  EngineOptions options = {};
};

// The trace, and the network that its pointers and origins lead to.
inline Trace ask(const model::Network& network, const Ask& question = {}) {
  const Engine engine(network, question.options);
  Flow flow;
  flow.source = network.find<model::NetworkInterface>(question.from);
  flow.source_address = flow.source->addresses.front().address;
  if (!question.to.empty()) flow.destination = reach::testing::address(question.to);
  if (!question.meant.empty()) {
    flow.destination_interface = network.find<model::NetworkInterface>(question.meant);
  }
  flow.protocol = question.protocol;
  flow.port = question.port;
  flow.public_service = question.service;
  return engine.trace(flow);
}

inline std::string show(const Trace& trace) {
  std::string text = "verdict " + std::string(model::to_string(trace.verdict));
  for (const model::Finding& finding : trace.findings) {
    text += "\n  " + std::string(model::to_string(finding.code)) + " " +
            std::string(model::to_string(finding.stage)) + " " + finding.resource +
            (finding.blocking ? "" : " (explains)") + ": " + finding.message + " | " + finding.fix;
  }
  return text;
}

inline const model::Finding* find(const Trace& trace, model::Code code,
                                  std::string_view resource = {}) {
  for (const model::Finding& finding : trace.findings) {
    if (finding.code == code && (resource.empty() || finding.resource == resource)) return &finding;
  }
  return nullptr;
}

// The verdict, and a blocking finding with that code, stage and resource.
inline ::testing::AssertionResult comes_to(const Trace& trace, model::Verdict verdict,
                                           model::Code code, model::Stage stage,
                                           std::string_view resource) {
  bool found = false;
  for (const model::Finding& finding : trace.findings) {
    found = found || (finding.code == code && finding.stage == stage &&
                      finding.resource == resource && finding.blocking);
  }
  if (trace.verdict == verdict && found) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure()
         << "wanted " << model::to_string(verdict) << " with " << model::to_string(code) << " "
         << model::to_string(stage) << " " << resource << "; got " << show(trace);
}

// Reachable, and nothing blocks.
inline ::testing::AssertionResult reaches(const Trace& trace) {
  bool blocked = false;
  for (const model::Finding& finding : trace.findings) blocked = blocked || finding.blocking;
  if (trace.verdict == model::Verdict::kReachable && !blocked) {
    return ::testing::AssertionSuccess();
  }
  return ::testing::AssertionFailure() << show(trace);
}

inline bool mentions(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace reach::path
