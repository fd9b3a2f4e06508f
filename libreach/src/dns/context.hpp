// SPDX-License-Identifier: Apache-2.0
// One resolution under way: what is asked, for whom, and what was found out so far.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dns/index.hpp"
#include "reach/dns/resolver.hpp"

namespace reach::dns {

// What one name, record set or endpoint comes to.
struct Outcome {
  Status status = Status::kUnknown;
  std::vector<AnswerAddress> addresses;
  bool is_public = false;
};

// What all contexts of one question share.
struct Session {
  std::vector<std::string> chain;                     // what is being resolved, outermost first
  std::unordered_map<std::string, Outcome> outcomes;  // of what was resolved already
};

struct Context {
  const model::Network& network;
  const Index& index;
  const model::Vpc& vpc;
  model::RecordType type;
  Answer& answer;
  Session& session;
  bool inbound = false;           // the query came in by an inbound Resolver endpoint (H2, H8)
  bool trusts_redirects = false;  // DNS Firewall admits what the name's CNAMEs lead to (H5)

  [[nodiscard]] std::string_view text(model::StringId id) const { return network.text(id); }
  [[nodiscard]] std::string_view vpc_id() const { return network.text(vpc.id); }
  [[nodiscard]] net::Family family() const {
    return type == model::RecordType::kAaaa ? net::Family::kIpv6 : net::Family::kIpv4;
  }
  // A name in this VPC, among all that one question leads to.
  [[nodiscard]] std::string key_of(std::string_view what) const {
    std::string key(inbound ? "in:" : "");
    return key.append(vpc_id()).append("|").append(what);
  }
  void step(std::string text, std::string_view resource = {}, model::OriginId origin = {}) {
    answer.steps.push_back({std::move(text), std::string(resource), origin});
  }
  void find(model::Finding finding) { answer.findings.push_back(std::move(finding)); }
  // The first thing that decides is what the answer comes from; what aliases lead to is not.
  void note_source(Source source, std::string_view id) {
    if (answer.source != Source::kNone) return;
    answer.source = source;
    answer.source_id = std::string(id);
  }
};

}  // namespace reach::dns
