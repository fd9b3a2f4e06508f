// SPDX-License-Identifier: Apache-2.0
// Every instance x every service: verdicts, symptoms and what to change. Source: semantics M, 0.2, 0.3; contract "check".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reach/check/services.hpp"
#include "reach/dns/resolver.hpp"
#include "reach/model/network.hpp"
#include "reach/path/engine.hpp"

namespace reach::check {

// What a user sees on the instance (semantics 0.3). kNone: nothing was tried, or nothing can be said.
enum class Symptom : std::uint8_t {
  kNone, kOk, kTimeoutPublic, kTimeoutPrivate, kNxdomain, kNodata, kDnsTimeout, kServfail, kRefused, kTls
};
[[nodiscard]] std::string_view to_string(Symptom symptom);  // "OK", "T/O-public", ...; "" for kNone

struct Result {
  const model::Instance* instance = nullptr;
  const model::NetworkInterface* interface = nullptr;  // primary; null where it is not known
  std::string account, region, vpc, subnet;            // AWS names; empty where not known
  Service service = Service::kSsm;
  bool required = true;
  model::Verdict verdict = model::Verdict::kUnknown;
  dns::Answer dns;
  Symptom symptom = Symptom::kNone;
  std::vector<model::Finding> findings;  // by stage, each once; those that block first within a stage
};

struct Summary {
  std::size_t instances = 0;
  std::size_t reachable = 0, unreachable = 0, intermittent = 0, unknown = 0, skipped = 0;  // results
};

struct Options {
  std::vector<std::string> instances;  // ids or Name tags; empty: all
  std::vector<Service> services;       // empty: the three required ones
  bool optional_services = false;      // adds s3, kms, logs, monitoring
  path::EngineOptions engine;
};

struct Report {
  Summary summary;
  std::vector<Result> results;          // by account, Region, VPC, name, id, service
  std::vector<std::string> assumptions;  // what the snapshot is silent about and the verdicts rest on
  std::vector<std::string> unmatched;    // of Options::instances, those that no instance has
};

// Const methods are safe from many threads. The network must outlive it and its reports.
class Checker {
 public:
  explicit Checker(const model::Network& network, path::EngineOptions options = {});
  [[nodiscard]] Report check(const Options& options) const;
  // One instance and one service, in full.
  [[nodiscard]] Result check(const model::Instance& instance, Service service) const;

  [[nodiscard]] const model::Network& network() const { return network_; }
  [[nodiscard]] const dns::Resolver& resolver() const { return resolver_; }
  [[nodiscard]] const path::Engine& engine() const { return engine_; }

 private:
  const model::Network& network_;
  dns::Resolver resolver_;
  path::Engine engine_;
};

// The Region an instance is in: of its zone, its subnet or its VPC; empty where none says.
[[nodiscard]] std::string region_of(const model::Network& network, const model::Instance& instance);

}  // namespace reach::check
