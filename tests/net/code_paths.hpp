// SPDX-License-Identifier: Apache-2.0
// For tests that force each code path of the longest-prefix-match tables in turn.
#pragma once

#include <array>
#include <cstddef>
#include <cstdio>
#include <ostream>
#include <vector>

#include "reach/net/lpm_code_path.hpp"

namespace reach::net {

inline constexpr std::array kCodePaths = {LpmCodePath::kScalar, LpmCodePath::kAvx2,
                                          LpmCodePath::kAvx512};

// Batches around the sixteen and the 256 look-ups that code paths do together, and where they
// begin: anywhere.
inline constexpr std::array<std::size_t, 12> kBatchSizes = {0,  1,  2,   15,  16,  17,
                                                            31, 33, 255, 256, 257, 1000};
inline constexpr std::array<std::size_t, 3> kBatchBegins = {0, 1, 7};

inline const char* name_of(LpmCodePath path) {
  switch (path) {
    case LpmCodePath::kScalar:
      return "Scalar";
    case LpmCodePath::kAvx2:
      return "Avx2";
    case LpmCodePath::kAvx512:
      return "Avx512";
  }
  return "?";
}

// How a test names its parameter.
inline void PrintTo(LpmCodePath path, std::ostream* out) {
  *out << name_of(path);
}

// Forces the path until the end of its block, where the processor has it.
class ForcedCodePath {
 public:
  explicit ForcedCodePath(LpmCodePath path)
      : before_(lpm_code_path()), held_(force_lpm_code_path(path)) {}
  ~ForcedCodePath() { force_lpm_code_path(before_); }
  ForcedCodePath(const ForcedCodePath&) = delete;
  ForcedCodePath& operator=(const ForcedCodePath&) = delete;

  [[nodiscard]] bool held() const { return held_; }

 private:
  LpmCodePath before_;
  bool held_;
};

// Those of this processor; names the others once, lest their absence go unseen.
inline const std::vector<LpmCodePath>& code_paths_here() {
  static const std::vector<LpmCodePath> kHere = [] {
    std::vector<LpmCodePath> here;
    for (const LpmCodePath path : kCodePaths) {
      if (ForcedCodePath(path).held()) {
        here.push_back(path);
      } else {
        std::printf("skipped: this processor lacks the code path %s\n", name_of(path));
      }
    }
    return here;
  }();
  return kHere;
}

}  // namespace reach::net
