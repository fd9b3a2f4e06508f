// SPDX-License-Identifier: Apache-2.0
#include "reference.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace reach::bench {
namespace {

using net::Address;
using net::Prefix;

std::uint32_t scan(const Routes& routes, Address address) {
  int longest = -1;
  std::uint32_t value = kNoMatch;
  for (const LpmRoute& route : routes) {
    if (route.prefix.length() <= longest || !route.prefix.contains(address)) continue;
    longest = route.prefix.length();
    value = route.value;
  }
  return value;
}

}  // namespace

Reference::Reference(const Routes& routes) {
  std::map<int, Routes, std::greater<>> by_length;
  for (const LpmRoute& route : routes) by_length[route.prefix.length()].push_back(route);
  for (auto& [length, same] : by_length) {
    std::sort(same.begin(), same.end(),
              [](const LpmRoute& a, const LpmRoute& b) { return a.prefix < b.prefix; });
    lengths_.push_back({length, std::move(same)});
  }
}

std::uint32_t Reference::value(Address address) const {
  for (const OneLength& one : lengths_) {
    const Prefix wanted = Prefix::covering(address, one.length);
    const auto found = std::lower_bound(
        one.routes.begin(), one.routes.end(), wanted,
        [](const LpmRoute& route, Prefix prefix) { return route.prefix < prefix; });
    if (found != one.routes.end() && found->prefix == wanted) return found->value;
  }
  return kNoMatch;
}

std::vector<std::uint32_t> expected_answers(const Routes& routes, const Keys4& keys) {
  const Reference reference(routes);
  std::vector<std::uint32_t> answers;
  for (const std::uint32_t bits : keys.addresses) {
    answers.push_back(reference.value(Address::v4(bits)));
  }
  return answers;
}

std::vector<std::uint32_t> expected_answers(const Routes& routes, const Keys6& keys) {
  const Reference reference(routes);
  std::vector<std::uint32_t> answers;
  for (const Ipv6Bits& bits : keys.numbers) {
    answers.push_back(reference.value(Address::v6(bits.hi, bits.lo)));
  }
  return answers;
}

std::vector<std::uint32_t> expected_answers(const std::vector<Routes>& tables,
                                            const CloudKeys& keys) {
  std::vector<std::uint32_t> answers;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    answers.push_back(scan(tables[keys.tables[i]], Address::v4(keys.addresses[i])));
  }
  return answers;
}

}  // namespace reach::bench
