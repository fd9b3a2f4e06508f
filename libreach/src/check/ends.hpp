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

// Where a flow starts: at an interface, or somewhere on the internet.
struct Start {
  const model::NetworkInterface* interface = nullptr;  // null: the internet
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
struct InternetEnd {};  // any public address
// Decided without a look at the network.
struct Unreachable {
  model::Finding finding;
};
using End = std::variant<NameEnd, PlaceEnd, InternetEnd, Unreachable, Undecided>;
[[nodiscard]] reach::Result<End> find_end(const model::Network& network, std::string_view to,
                                          const Start& start);

}  // namespace reach::check
