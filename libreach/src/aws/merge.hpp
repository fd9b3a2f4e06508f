// SPDX-License-Identifier: Apache-2.0
// One member of one resource, told twice (A13): what is missing never wins, and a contradiction is
// said aloud.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "aws/parts.hpp"
#include "aws/reading.hpp"

namespace reach::aws {

// How two documents' words on one member are weighed.
enum class Policy : std::uint8_t {
  kAgree,       // they should be equal
  kPerAccount,  // each account has its own word for it: zone names (A11), tags
};

// The merging of one resource into the row that the model has of it.
struct Merging {
  Reading& reading;
  std::string_view id;
  model::OriginId at;       // of the newcomer
  bool prefer_new = false;  // the newcomer's document counts more
  bool quiet = false;       // different standing: a difference is no contradiction
  void conflict(std::string_view member);
};

inline bool is_missing(model::StringId id) {
  return id.empty();
}
inline bool is_missing(model::Tri flag) {
  return flag == model::Tri::kUnknown;
}
inline bool is_missing(int number) {
  return number < 0;
}
template <class E>
requires std::is_enum_v<E>
bool is_missing(E value) {
  return value == E::kUnknown;
}
template <class T>
bool is_missing(const model::Ref<T>& ref) {
  return !ref.given();
}
template <class T>
bool is_missing(const std::optional<T>& value) {
  return !value.has_value();
}
template <class T>
bool is_missing(const std::vector<T>& list) {
  return list.empty();
}

// Equal but for origins, and for lists but for order.
template <class T>
bool same(const T& a, const T& b) {
  return a == b;
}
template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
  const auto equal = [](const T& x, const T& y) { return same_part(x, y); };
  // Quadratic where the order differs: beyond this length it counts as different.
  constexpr std::size_t kLongest = 2000;
  return a.size() > kLongest ? std::equal(a.begin(), a.end(), b.begin(), b.end(), equal)
                             : std::is_permutation(a.begin(), a.end(), b.begin(), b.end(), equal);
}

template <class V>
void merge_member(Merging& merging, std::string_view name, Policy policy, V& into, V& from) {
  if (is_missing(from)) return;
  if (is_missing(into)) {
    into = std::move(from);
    return;
  }
  if (same(into, from)) return;
  if (!merging.quiet && policy == Policy::kAgree) merging.conflict(name);
  if (merging.prefer_new) into = std::move(from);
}

}  // namespace reach::aws
