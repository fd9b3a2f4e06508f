// SPDX-License-Identifier: Apache-2.0
// Every service name and every vpce name from every VPC: dns::Resolver and the oracle say the same.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "changes.hpp"
#include "compare.hpp"
#include "conversions.hpp"
#include "dns_extras.hpp"
#include "random_world.hpp"
#include "reach/dns/resolver.hpp"

namespace property {
namespace {

namespace model = reach::model;

std::vector<std::string> names_of(const oracle::World& world) {
  std::vector<std::string> names;
  for (const std::string& service : service_labels()) {
    for (const std::string region : {"ap-northeast-1", "us-east-1"})
      names.push_back(oracle::service_name(service, region));
  }
  for (const oracle::Endpoint& endpoint : world.endpoints)
    names.push_back(oracle::regional_name(endpoint));
  for (const oracle::Zone& zone : world.zones) {
    names.push_back(zone.name);
    for (const std::string label : {"www.", "a.", "y.", "a.b.", "x.y."})
      names.push_back(label + zone.name);
  }
  return names;
}

bool same(const reach::dns::Answer& got, const oracle::Answer& want) {
  return status_of(got.status) == want.status && addresses_of(got) == addresses_of(want) &&
         got.is_public == want.is_public;
}

void hold(const oracle::World& world) {
  const model::Network network = to_network(world);
  const reach::dns::Resolver resolver(network);
  for (const oracle::Vpc& vpc : world.vpcs) {
    for (const std::string& name : names_of(world)) {
      const reach::dns::Answer got = resolver.resolve(*network.find<model::Vpc>(vpc.id), name);
      const oracle::Answer want = oracle::resolve(world, vpc, name);
      if (same(got, want)) continue;
      RC_LOG() << name << " from " << vpc.id << "\n  library " << reach::dns::to_string(got.status)
               << " " << rc::toString(addresses_of(got)) << (got.is_public ? " public " : " ")
               << text_of(got.findings) << "\n  oracle  " << text_of(want.status) << " "
               << rc::toString(addresses_of(want)) << (want.is_public ? " public" : "") << "\n";
      RC_FAIL("the answers differ");
    }
  }
}

RC_GTEST_PROP(DnsProperty, AnswersAreTheOracles, ()) {
  hold(*worlds());
}

// H5-H8, H12.
RC_GTEST_PROP(DnsProperty, AnswersWithRulesProfilesAndFirewallAreTheOracles, ()) {
  hold(*worlds_with_dns_extras());
}

}  // namespace
}  // namespace property
