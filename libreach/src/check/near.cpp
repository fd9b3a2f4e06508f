// SPDX-License-Identifier: Apache-2.0
#include "check/near.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace reach::check {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

class Suggestions {
 public:
  explicit Suggestions(std::string_view name) : name_(lower(name)) {}

  // Near is what differs in case alone, or holds the other.
  void offer(std::string_view candidate) {
    if (candidate.empty() || near_.size() == kMost) return;
    const std::string other = lower(candidate);
    if (other.find(name_) != std::string::npos || name_.find(other) != std::string::npos)
      near_.insert(candidate);
  }
  [[nodiscard]] std::string text() const {
    return near_.empty() ? "" : fmt::format("; did you mean {}?", fmt::join(near_, " or "));
  }

 private:
  static constexpr std::size_t kMost = 3;
  std::string name_;
  std::set<std::string_view> near_;
};

}  // namespace

std::string near_names(const model::Network& network, std::string_view name) {
  if (name.empty()) return "";
  Suggestions suggestions(name);
  for (const model::Instance& instance : network.all<model::Instance>()) {
    suggestions.offer(network.text(instance.name));
    suggestions.offer(network.text(instance.id));
  }
  for (const model::VpcEndpoint& endpoint : network.all<model::VpcEndpoint>())
    suggestions.offer(network.text(endpoint.id));
  return suggestions.text();
}

}  // namespace reach::check
