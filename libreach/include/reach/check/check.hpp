// SPDX-License-Identifier: Apache-2.0
// Every instance x every service: verdicts, symptoms and what to change. Source: semantics M, 0.2,
// 0.3; contract "check".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reach/check/services.hpp"
#include "reach/dns/resolver.hpp"
#include "reach/model/network.hpp"
#include "reach/path/engine.hpp"

namespace reach::check {

// What a user sees on the instance (semantics 0.3). kNone: nothing was tried, or nothing can be
// said.
enum class Symptom : std::uint8_t {
  kNone,
  kOk,
  kTimeoutPublic,
  kTimeoutPrivate,
  kNxdomain,
  kNodata,
  kDnsTimeout,
  kServfail,
  kRefused,
  kTls
};
[[nodiscard]] std::string_view to_string(Symptom symptom);  // "OK", "T/O-public", ...; "" for kNone

// How one of the answer's addresses fares.
struct AddressOutcome {
  std::optional<net::Address>
      address;  // none: AWS's public addresses, which a snapshot does not hold
  model::Verdict verdict = model::Verdict::kUnknown;
  Symptom symptom = Symptom::kNone;
};

struct Result {
  const model::Instance* instance = nullptr;
  const model::NetworkInterface* interface = nullptr;  // primary; null where it is not known
  std::string account, region, vpc, subnet;            // AWS names; empty where not known
  Service service = Service::kSsm;
  bool required = true;
  model::Verdict verdict = model::Verdict::kUnknown;
  dns::Answer dns;
  Symptom symptom = Symptom::kNone;
  std::vector<AddressOutcome> outcomes;  // one an address, in the answer's order
  std::vector<model::Finding>
      findings;  // by stage, each once; those that block first within a stage
};

struct Summary {
  std::size_t instances = 0;
  std::size_t reachable = 0, unreachable = 0, intermittent = 0, unknown = 0,
              skipped = 0;  // results
};

struct Options {
  std::vector<std::string> instances;  // ids or Name tags, '*' stands for any text; empty: all
  std::vector<Service>
      services;  // empty: ssm, ssmmessages and, where the Region has it, ec2messages
  bool optional_services = false;  // adds s3, kms, logs, monitoring
};

struct Report {
  Summary summary;
  std::vector<Result> results;  // by account, Region, VPC, name, id, service
  std::vector<std::string>
      assumptions;                     // what the snapshot is silent about and the verdicts rest on
  std::vector<std::string> unmatched;  // of Options::instances, those that no instance has
  std::vector<model::Finding>
      findings;  // of the snapshot as a whole: instances may be missing from the results
};

// What a run as a whole comes to; the command's exit status follows from it.
enum class Outcome : std::uint8_t {
  kHolds,  // everything asked for is reachable, or was not asked because the instance does not run
  kFails,  // something is unreachable or intermittent
  kUnknown,  // nothing failed, something is unknown
};
[[nodiscard]] Outcome outcome_of(model::Verdict verdict);
// The worse of the two: a failure, else something unknown.
[[nodiscard]] Outcome worse(Outcome a, Outcome b);
// Over the required services alone, and the findings of the whole snapshot.
[[nodiscard]] Outcome worst(const Report& report);

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
  // Interface endpoints for a service of a Region ("ssm", "ap-northeast-1"), usable ones first,
  // then by id.
  [[nodiscard]] std::span<const model::VpcEndpoint* const> endpoints_for(
      std::string_view service_label, std::string_view region) const;

 private:
  const model::Network& network_;
  dns::Resolver resolver_;
  path::Engine engine_;
  std::unordered_map<std::string, std::vector<const model::VpcEndpoint*>> endpoints_by_service_;
};

// The Region an instance is in: of its zone, its subnet or its VPC; empty where none says.
[[nodiscard]] std::string region_of(const model::Network& network, const model::Instance& instance);
// The same of an interface, whoever it belongs to.
[[nodiscard]] std::string region_of(const model::Network& network,
                                    const model::NetworkInterface& interface);

}  // namespace reach::check
