// SPDX-License-Identifier: Apache-2.0
#include "check/selection.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace reach::check {
namespace {

using model::Instance;
using model::Network;

struct Keyed {
  std::tuple<std::string_view, std::string, std::string_view, std::string_view, std::string_view>
      key;
  const Instance* instance;
};

Keyed keyed(const Network& network, const Instance& instance) {
  return {{account_of(network, instance), region_of(network, instance), network.text(instance.vpc),
           network.text(instance.name), network.text(instance.id)},
          &instance};
}

bool fits_instance(const Network& network, std::string_view pattern, const Instance& instance) {
  return fits(pattern, network.text(instance.id)) ||
         (!instance.name.empty() && fits(pattern, network.text(instance.name)));
}

bool is_asked_for(const Options& options, std::string_view region, const ServiceInfo& info) {
  const bool named = std::find(options.services.begin(), options.services.end(), info.service) !=
                     options.services.end();
  return exists_in(info.service, region) &&
         (named || (info.optional ? options.optional_services : options.services.empty()));
}

}  // namespace

bool fits(std::string_view pattern, std::string_view text) {
  // Where the last star was, and up to where it has swallowed the text: on a mismatch it swallows
  // one character more.
  std::size_t star = std::string_view::npos;
  std::size_t swallowed = 0;
  std::size_t p = 0;
  std::size_t t = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      swallowed = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++swallowed;
    } else {
      return false;
    }
  }
  return pattern.substr(p).find_first_not_of('*') == std::string_view::npos;
}

Selection select_instances(const Network& network, const std::vector<std::string>& patterns) {
  Selection selection;
  std::vector<bool> matched(patterns.size(), false);
  std::vector<Keyed> chosen;
  for (const Instance& instance : network.all<Instance>()) {
    bool asked_for = patterns.empty();
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      if (!fits_instance(network, patterns[i], instance)) continue;
      matched[i] = true;
      asked_for = true;
    }
    if (asked_for) chosen.push_back(keyed(network, instance));
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
  for (const Keyed& entry : chosen) selection.instances.push_back(entry.instance);
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    if (!matched[i]) selection.unmatched.push_back(patterns[i]);
  }
  return selection;
}

std::vector<Service> select_services(const Options& options, std::string_view region) {
  std::vector<Service> selected;
  for (const ServiceInfo& info : services()) {
    if (is_asked_for(options, region, info)) selected.push_back(info.service);
  }
  return selected;
}

std::string_view account_of(const Network& network, const Instance& instance) {
  if (!instance.owner.empty()) return network.text(instance.owner);
  const model::Vpc* vpc = network.get(instance.vpc);
  return vpc == nullptr ? std::string_view() : network.text(vpc->owner);
}

}  // namespace reach::check
