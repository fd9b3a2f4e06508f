// SPDX-License-Identifier: Apache-2.0
// Evidence or unknown: with less of the snapshot a verdict stays, or becomes unknown. It never
// becomes another one.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "compare.hpp"
#include "conversions.hpp"
#include "random_world.hpp"
#include "reach/aws/snapshot.hpp"

namespace property {
namespace {

namespace model = reach::model;
using Verdicts = std::map<std::string, model::Verdict>;

Verdicts by_name(const model::Network& network) {
  const auto all = verdicts_of(network);
  return {all.begin(), all.end()};
}

// Rows may vanish with the document that names the instances.
void assert_same_or_unknown(const Verdicts& whole, const Verdicts& part,
                            const std::string& missing) {
  for (const auto& [row, verdict] : part) {
    const auto before = whole.find(row);
    RC_ASSERT(before != whole.end());
    RC_LOG() << "without " << missing << ", " << row << ": " << model::to_string(before->second)
             << " became " << model::to_string(verdict) << "\n";
    RC_ASSERT(verdict == before->second || verdict == model::Verdict::kUnknown);
  }
}

RC_GTEST_PROP(MissingProperty, WithoutAKindOfDocument, ()) {
  const oracle::World world = *worlds();
  const Verdicts whole = by_name(to_network(world));
  for (const model::DocumentKind kind : kinds_of_worlds()) {
    assert_same_or_unknown(whole, by_name(to_network(world, {kind})),
                           std::string(model::command_of(kind)));
  }
}

RC_GTEST_PROP(MissingProperty, WithoutOneJsonDocument, ()) {
  const oracle::World world = *worlds();
  const std::vector<reach::aws::Document> documents = to_documents(world);
  const Verdicts whole = by_name(reach::aws::load_documents(documents).loaded.network);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    std::vector<reach::aws::Document> fewer = documents;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    const reach::aws::LoadResult result = reach::aws::load_documents(fewer);
    RC_ASSERT(result.errors.empty());
    assert_same_or_unknown(whole, by_name(result.loaded.network), documents[i].name);
  }
}

}  // namespace
}  // namespace property
