// SPDX-License-Identifier: Apache-2.0
// The ends of a flow, as people name them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "check/judge.hpp"
#include "reach/check/query.hpp"

namespace reach::check {

// What cannot be decided, and why.
struct Undecided {
  model::Finding finding;
};

// Where a flow starts.
struct Start {
  const model::NetworkInterface* interface = nullptr;
  const model::Instance* instance = nullptr;  // whose interface it is; null: nobody's known
  std::optional<net::Address> address;        // where the caller named one; else the primary one
};
[[nodiscard]] reach::Result<std::variant<Start, Undecided>> find_start(
    const model::Network& network, std::string_view from);

// Where a flow goes: a name to resolve, or interfaces and addresses.
struct NameEnd {
  std::string name;
};
struct PlaceEnd {
  std::vector<Destination> destinations;
};
using End = std::variant<NameEnd, PlaceEnd, Undecided>;
[[nodiscard]] reach::Result<End> find_end(const model::Network& network, std::string_view to,
                                          const Start& start);

// "internet": no end that is modelled.
[[nodiscard]] bool is_internet(std::string_view end);
[[nodiscard]] Undecided internet_is_not_modelled();

}  // namespace reach::check
