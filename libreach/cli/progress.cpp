// SPDX-License-Identifier: Apache-2.0
#include "progress.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <string>

namespace reach::cli {
namespace {

constexpr const char* kClearLine = "\r\x1b[K";

std::string size_text(std::uint64_t bytes) {
  constexpr double kMega = 1e6;
  constexpr double kGiga = 1e9;
  const auto size = static_cast<double>(bytes);
  return size < kGiga ? fmt::format("{:.0f} MB", size / kMega)
                      : fmt::format("{:.2f} GB", size / kGiga);
}

}  // namespace

Progress::~Progress() {
  if (shown_) std::fputs(kClearLine, stderr);
}

void Progress::update(std::uint64_t done, std::uint64_t total) {
  if (!enabled_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  shown_ = true;
  const std::string share =
      total == 0 ? ""
                 : fmt::format(" of {} ({:.0f} %)", size_text(total),
                               100.0 * static_cast<double>(done) / static_cast<double>(total));
  fmt::print(stderr, "{}reading the snapshot: {}{}", kClearLine, size_text(done), share);
  std::fflush(stderr);
}

}  // namespace reach::cli
