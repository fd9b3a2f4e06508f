// SPDX-License-Identifier: Apache-2.0
// Random numbers that are the same everywhere: the standard fixes the engine's output, but not that
// of its distributions.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace reach::bench {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  [[nodiscard]] std::uint64_t bits() { return engine_(); }
  // 0 .. bound - 1; the bias of the remainder is below 2^-40 for the bounds in use here.
  [[nodiscard]] std::size_t below(std::size_t bound) { return engine_() % bound; }
  // 0 <= unit < 1.
  [[nodiscard]] double unit() { return std::ldexp(static_cast<double>(engine_() >> 11U), -53); }

  template <class T>
  [[nodiscard]] const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }
  template <class T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace reach::bench
