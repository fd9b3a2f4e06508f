// SPDX-License-Identifier: Apache-2.0
// A line on standard error that tells how far a long load has come.
#pragma once

#include <chrono>
#include <cstdint>

namespace reach::cli {

// Shows nothing in the first half second: most loads are over by then. The line goes with the
// object.
class Progress {
 public:
  explicit Progress(bool enabled) : enabled_(enabled) {}
  ~Progress();
  Progress(const Progress&) = delete;  // two would fight for the line
  Progress& operator=(const Progress&) = delete;

  // Bytes so far and, where known, in all (else 0).
  void update(std::uint64_t done, std::uint64_t total);

 private:
  using Clock = std::chrono::steady_clock;
  bool enabled_;
  bool shown_ = false;
  Clock::time_point next_ = Clock::now() + std::chrono::milliseconds(500);
};

}  // namespace reach::cli
