// SPDX-License-Identifier: Apache-2.0
// Arrays of refs, all of one size, in one vector: the directly indexed levels of a table.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "net/lpm/huge_pages.hpp"
#include "net/lpm/line_tree.hpp"

namespace reach::net::lpm {

template <std::uint32_t kSize>
class RefGroups {
 public:
  // A new group, filled with one ref.
  std::uint32_t add(TreeRef fill) {
    std::uint32_t number = 0;
    if (free_.empty()) {
      number = static_cast<std::uint32_t>(refs_.size() / kSize);
      refs_.resize(refs_.size() + kSize);
    } else {
      number = free_.back();
      free_.pop_back();
    }
    for (TreeRef& ref : group(number)) ref = fill;
    return number;
  }
  void remove(std::uint32_t number) { free_.push_back(number); }

  // Valid until the next add.
  [[nodiscard]] std::span<TreeRef, kSize> group(std::uint32_t number) {
    return std::span<TreeRef, kSize>(refs_.data() + std::size_t{number} * kSize, kSize);
  }
  [[nodiscard]] const TreeRef* data() const { return refs_.data(); }
  [[nodiscard]] std::size_t memory() const {
    return bytes_of(refs_) + free_.capacity() * sizeof(std::uint32_t);
  }

 private:
  HugeVector<TreeRef> refs_;
  std::vector<std::uint32_t> free_;
};

}  // namespace reach::net::lpm
