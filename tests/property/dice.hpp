// SPDX-License-Identifier: Apache-2.0
// Reads a list of random numbers as choices. Lists that run out give 0, the harmless choice.
#pragma once

#include <cstddef>
#include <vector>

namespace property {

class Dice {
 public:
  explicit Dice(const std::vector<int>& rolls) : rolls_(rolls) {}

  // 0 .. count - 1; 0 where count is 0.
  int below(int count) {
    return count == 0 ? 0 : static_cast<int>(static_cast<long>(next()) * count / kSides);
  }
  // True that often; never for a roll of 0.
  bool chance(int percent) { return next() >= kSides - percent * (kSides / 100); }
  template <class T>
  const T& of(const std::vector<T>& things) {
    return things[static_cast<std::size_t>(below(static_cast<int>(things.size())))];
  }
  template <class T>
  T& of(std::vector<T>& things) {
    return things[static_cast<std::size_t>(below(static_cast<int>(things.size())))];
  }

  static constexpr int kSides = 1000;

 private:
  int next() { return next_ < rolls_.size() ? rolls_[next_++] : 0; }

  const std::vector<int>& rolls_;
  std::size_t next_ = 0;
};

}  // namespace property
