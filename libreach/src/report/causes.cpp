// SPDX-License-Identifier: Apache-2.0
#include "report/causes.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace reach::report {
namespace {

// Beyond so many results a cause only counts: by then it has said what it has to say.
constexpr std::size_t kHeardResults = 1000;

using Key = std::tuple<model::Code, model::Stage, std::string_view, std::uint32_t>;

// A resource that is the result's own, such as a stopped instance, does not tell causes apart.
Key key_of(const model::Network& network, const model::Finding& finding,
           const check::Result* result) {
  if (result != nullptr && is_own(finding.resource, *result, network)) {
    return {finding.code, finding.stage, "", 0};
  }
  return {finding.code, finding.stage, finding.resource, finding.origin.value};
}

template <class T>
void add_once(std::vector<T>& list, const T& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

void add_resource(Cause& cause, const std::string& resource) {
  constexpr std::size_t kMostResources = 6;
  auto& known = cause.resources;
  if (std::find(known.begin(), known.end(), resource) != known.end()) return;
  cause.more_resources = known.size() == kMostResources;
  if (!cause.more_resources) known.push_back(resource);
}

void hear(Cause& cause, const model::Network& network, const model::Finding& finding,
          const check::Result* result) {
  if (cause.first == nullptr) cause.first = &finding;
  if (cause.results.size() < kHeardResults) {
    add_resource(cause, finding.resource);
    cause.messages.add(finding.message, result, network);
    cause.fixes.add(finding.fix, result, network);
  }
  if (result == nullptr) return;
  if (cause.results.empty() || cause.results.back() != result) cause.results.push_back(result);
  if (result->symptom != check::Symptom::kNone) add_once(cause.symptoms, result->symptom);
}

bool comes_first(const Cause& a, const Cause& b) {
  const auto rank = [](const Cause& cause) {
    return std::tuple(!cause.results.empty(), -static_cast<std::ptrdiff_t>(cause.results.size()),
                      cause.first->stage, cause.first->code,
                      std::string_view(cause.first->resource));
  };
  return rank(a) < rank(b);
}

}  // namespace

std::vector<Cause> causes(const model::Network& network, const check::Report& report,
                          bool blocking) {
  std::map<Key, Cause> by_key;
  const auto add = [&](const model::Finding& finding, const check::Result* result) {
    if (finding.blocking != blocking) return;
    hear(by_key[key_of(network, finding, result)], network, finding, result);
  };
  for (const model::Finding& finding : report.findings) add(finding, nullptr);
  for (const check::Result& result : report.results) {
    for (const model::Finding& finding : result.findings) add(finding, &result);
  }
  std::vector<Cause> sorted;
  sorted.reserve(by_key.size());
  for (auto& [key, cause] : by_key) sorted.push_back(std::move(cause));
  std::stable_sort(sorted.begin(), sorted.end(), comes_first);
  return sorted;
}

}  // namespace reach::report
