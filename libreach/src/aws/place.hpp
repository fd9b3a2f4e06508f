// SPDX-License-Identifier: Apache-2.0
// A place in a document while it is read: a chain of steps on the stack. It becomes an OriginId
// when somebody asks, so that facts which need no origin of their own cost nothing.
#pragma once

#include <cstdint>
#include <string_view>

#include "reach/model/network.hpp"

namespace reach::aws {

class Place {
 public:
  explicit Place(model::OriginId document) : origin_(document) {}
  Place(const Place& above, std::string_view key) : above_(&above), key_(key) {}
  Place(const Place& above, std::size_t index)
      : above_(&above), index_(static_cast<std::uint32_t>(index)), is_index_(true) {}
  // A chain holds addresses of its links.
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  // Made on first use, with those above it.
  [[nodiscard]] model::OriginId origin(model::NetworkBuilder& network) const {
    if (origin_.empty() && above_ != nullptr) {
      const model::OriginId parent = above_->origin(network);
      origin_ = is_index_ ? network.origins().index(parent, index_)
                          : network.origins().key(parent, network.intern(key_));
    }
    return origin_;
  }
  // The last step, for messages: a key, or the key of the list that an item stands in.
  [[nodiscard]] std::string_view name() const {
    return is_index_ && above_ != nullptr ? above_->name() : key_;
  }

 private:
  const Place* above_ = nullptr;
  std::string_view key_;
  std::uint32_t index_ = 0;
  bool is_index_ = false;
  mutable model::OriginId origin_;
};

}  // namespace reach::aws
