// SPDX-License-Identifier: Apache-2.0
// Routes as intervals: from which address on which value is the answer.
#pragma once

#include <cstdint>
#include <vector>

#include "net/lpm/bits.hpp"

namespace reach::net::lpm {

template <class Bits>
struct Interval {
  Bits first;
  std::uint32_t value;
};

// Turns routes, added in order of address, then of length, into intervals that follow each other;
// neighbours differ in value.
template <class Bits>
class IntervalSweep {
 public:
  // Of the addresses from `first` to `last`, all with that value until a route is added. What an
  // earlier sweep found is forgotten.
  void start(Bits first, Bits last, std::uint32_t value) {
    last_ = last;
    open_.assign(1, {last, value});
    intervals_.assign(1, {first, value});
  }

  // REQUIRES: the prefix lies inside the addresses, and after or inside those before it.
  void add(Bits first, int length, std::uint32_t value) {
    close_before(first);
    open_.push_back({last_of(first, length), value});
    put(first, value);
  }
  // After the last route.
  [[nodiscard]] const std::vector<Interval<Bits>>& finish() {
    while (open_.size() > 1) close();
    return intervals_;
  }

 private:
  struct Open {
    Bits last;
    std::uint32_t value;
  };

  void close_before(Bits first) {
    while (open_.back().last < first) close();
  }
  void close() {
    const Bits end = open_.back().last;
    open_.pop_back();
    if (end != last_) put(next(end), open_.back().value);
  }
  void put(Bits first, std::uint32_t value) {
    if (intervals_.back().first == first) {
      intervals_.back().value = value;
      const std::size_t count = intervals_.size();
      if (count > 1 && intervals_[count - 2].value == value) intervals_.pop_back();
    } else if (intervals_.back().value != value) {
      intervals_.push_back({first, value});
    }
  }

  Bits last_ = {};
  std::vector<Open> open_;  // routes that hold the address at hand, innermost last
  std::vector<Interval<Bits>> intervals_;
};

}  // namespace reach::net::lpm
