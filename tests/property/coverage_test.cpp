// SPDX-License-Identifier: Apache-2.0
// The random networks are not all alike: every verdict, every kind of DNS answer and most causes
// turn up among them, so that the properties have something to hold.
#include <gtest/gtest.h>

#include <map>

#include "changes.hpp"
#include "compare.hpp"
#include "conversions.hpp"
#include "dns_extras.hpp"
#include "random_world.hpp"
#include "reach/dns/resolver.hpp"

namespace property {
namespace {

namespace model = reach::model;

constexpr int kWorlds = 300;
constexpr int kFullSize = 100;

struct Seen {
  std::map<std::string, int> verdicts, paths, answers, codes;
};

void look_at_checks(const oracle::World& world, Seen& seen) {
  const model::Network network = to_network(world);
  const reach::check::Checker checker(network);
  for (const reach::check::Result& result : checker.check({}).results) {
    ++seen.verdicts[std::string(model::to_string(result.verdict))];
    ++seen.answers[std::string(reach::dns::to_string(result.dns.status))];
    if (result.dns.is_public) ++seen.answers["public"];
    for (const model::Finding& finding : result.findings)
      ++seen.codes[std::string(model::to_string(finding.code))];
  }
}

void look_at_paths(const oracle::World& world, Seen& seen) {
  for (const oracle::Interface& client : world.interfaces) {
    if (!is_client(world, client)) continue;
    const oracle::Interface& server = world.interfaces.back();
    const oracle::Trace trace =
        oracle::trace(world, client, server.addresses.front(), oracle::kTcp, 443);
    ++seen.paths[text_of(trace.verdict)];
  }
}

Seen look() {
  Seen seen;
  rc::Random random(20261124U);
  for (int i = 0; i < kWorlds; ++i) {
    const oracle::World world = worlds()(random.split(), kFullSize).value();
    look_at_checks(world, seen);
    look_at_paths(world, seen);
  }
  return seen;
}

void expect(const std::map<std::string, int>& seen, const std::string& what, int at_least) {
  const auto found = seen.find(what);
  EXPECT_GE(found == seen.end() ? 0 : found->second, at_least) << what;
}

TEST(Coverage, RandomNetworksShowEveryVerdictAndMostCauses) {
  const Seen seen = look();
  expect(seen.verdicts, "reachable", 200);
  expect(seen.verdicts, "unreachable", 300);
  expect(seen.verdicts, "intermittent", 25);
  expect(seen.verdicts, "unknown", 25);
  expect(seen.verdicts, "skipped", 20);
  expect(seen.paths, "reachable", 100);
  expect(seen.paths, "unreachable", 100);
  expect(seen.paths, "intermittent", 5);
  expect(seen.paths, "unknown", 5);
  for (const char* status : {"answer", "public", "nodata", "nxdomain", "timeout", "unknown"})
    expect(seen.answers, status, 10);
  expect(seen.answers, "servfail", 1);
  for (const char* code :
       {"BAD_STATE", "BAD_STATE_ROUTE", "DISCONNECTED_VPCS", "DNS_ATTRIBUTES_DISABLED",
        "DNS_CUSTOM_SERVER", "DNS_DANGLING_ALIAS", "DNS_NO_RECORD", "DNS_RESOLVES_PUBLIC",
        "DNS_WRONG_SERVICE", "DNS_ZONE_NOT_ASSOCIATED", "ENI_SG_RULES_MISMATCH",
        "INSTANCE_NOT_RUNNING", "MORE_SPECIFIC_ROUTE", "NOT_AN_ENDPOINT", "NO_ROUTE_TO_DESTINATION",
        "SG_HAS_NO_RULES", "SUBNET_ACL_RESTRICTION", "UNSUPPORTED_COMPONENT"}) {
    expect(seen.codes, code, 3);
  }
}

// H5-H8, H12: the same of the networks for the properties of names.
TEST(Coverage, NetworksWithDnsExtrasShowRulesLoopsProfilesAndFirewall) {
  std::map<std::string, int> seen;
  rc::Random random(20261124U);
  for (int i = 0; i < kWorlds; ++i) {
    const oracle::World world = worlds_with_dns_extras()(random.split(), kFullSize).value();
    const model::Network network = to_network(world);
    const reach::dns::Resolver resolver(network);
    for (const model::Vpc& vpc : network.all<model::Vpc>()) {
      for (const std::string& service : service_labels()) {
        const reach::dns::Answer answer =
            resolver.resolve(vpc, oracle::service_name(service, "ap-northeast-1"));
        if (!answer.server_paths.empty() && answer.status == reach::dns::Status::kAnswer)
          ++seen["forwarded"];
        for (const reach::dns::AnswerAddress& address : answer.addresses)
          seen["profile"] += address.address.to_string().starts_with("10.77.") ? 1 : 0;
        for (const model::Finding& finding : answer.findings)
          ++seen[std::string(model::to_string(finding.code))];
      }
    }
  }
  for (const char* what : {"forwarded", "profile", "DNS_FIREWALL", "DNS_LOOP"})
    expect(seen, what, 10);
}

}  // namespace
}  // namespace property
