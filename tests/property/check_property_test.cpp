// SPDX-License-Identifier: Apache-2.0
// Every instance and every service: check::Checker and the oracle say the same, and findings fit
// verdicts.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "compare.hpp"
#include "conversions.hpp"
#include "random_world.hpp"
#include "reach/aws/snapshot.hpp"
#include "reach/check/check.hpp"

namespace property {
namespace {

namespace model = reach::model;

// What the snapshot does not hold has no place in it; everything else has.
bool have_places(const model::Network& network, const std::vector<model::Finding>& findings) {
  return std::all_of(findings.begin(), findings.end(), [&](const model::Finding& finding) {
    return finding.code == model::Code::kSnapshotIncomplete ||
           !network.spell(finding.origin).file.empty();
  });
}

void compare_all(const oracle::World& world, const model::Network& network, bool origins) {
  const reach::check::Checker checker(network);
  const reach::check::Report report = checker.check({});
  RC_ASSERT(report.results.size() == 3 * world.instances.size());
  for (const reach::check::Result& result : report.results) {
    const std::string id(network.text(result.instance->id));
    const std::string service(reach::check::label(result.service));
    const oracle::Outcome want = oracle::check(world, *oracle::find(world.instances, id), service);
    if ((verdict_of(result.verdict) == want.verdict ||
         verdict_of(result.verdict) == want.deduced) &&
        complaint_about(result.verdict, result.findings).empty() &&
        (!origins || have_places(network, result.findings)))
      continue;
    RC_LOG() << id << " " << service << "\n  library " << model::to_string(result.verdict) << " "
             << text_of(result.findings) << "  oracle  " << text_of(want.verdict) << " " << want.why
             << "\n";
    for (const model::Diagnostic& diagnostic : network.diagnostics())
      RC_LOG() << "  diagnostic " << diagnostic.message << "\n";
    RC_FAIL("the library and the oracle differ, or findings do not fit");
  }
}

RC_GTEST_PROP(CheckProperty, VerdictsAreTheOracles, ()) {
  const oracle::World world = *worlds();
  compare_all(world, to_network(world), false);
}

RC_GTEST_PROP(CheckProperty, TheSameThroughJson, ()) {
  const oracle::World world = *worlds();
  const reach::aws::LoadResult result = reach::aws::load_documents(to_documents(world));
  RC_ASSERT(result.errors.empty());
  compare_all(world, result.loaded.network, true);
}

// One more allowing rule cannot take a connection away.
RC_GTEST_PROP(CheckProperty, AllowingEverythingInGroupsTakesNothingAway, ()) {
  oracle::World world = *worlds();
  const auto before = verdicts_of(to_network(world));
  for (oracle::Group& group : world.groups) {
    for (const bool egress : {false, true}) {
      oracle::GroupRule rule;
      rule.egress = egress;
      group.rules.push_back(rule);  // 0.0.0.0/0
    }
  }
  const auto after = verdicts_of(to_network(world));
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i].second == model::Verdict::kReachable)
      RC_ASSERT(after[i].second == model::Verdict::kReachable);
    if (before[i].second == model::Verdict::kIntermittent) {
      RC_ASSERT(after[i].second != model::Verdict::kUnreachable);
    }
  }
}

// A network without what it does not need: a blackhole of one address more does not open anything.
RC_GTEST_PROP(CheckProperty, MoreBlackholesOpenNothing, ()) {
  oracle::World world = *worlds();
  const auto before = verdicts_of(to_network(world));
  for (oracle::RouteTable& table : world.route_tables) {
    for (const oracle::Interface& interface : world.interfaces) {
      table.routes.push_back({{interface.addresses.front(), 32},
                              "",
                              "pcx-0999",
                              oracle::RouteState::kBlackhole,
                              oracle::RouteOrigin::kStatic});
    }
  }
  const auto after = verdicts_of(to_network(world));
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i].second == model::Verdict::kUnreachable)
      RC_ASSERT(after[i].second == model::Verdict::kUnreachable);
  }
}

}  // namespace
}  // namespace property
