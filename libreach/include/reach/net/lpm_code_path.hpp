// SPDX-License-Identifier: Apache-2.0
// Which instructions the longest-prefix-match tables use. The library is built for the oldest
// processor of its architecture; what a newer one has is found at run time. All give the same
// answers.
#pragma once

#include <cstdint>

namespace reach::net {

enum class LpmCodePath : std::uint8_t {
  kScalar,  // any processor
  kAvx2,    // x86-64 with AVX2, BMI1, BMI2 and POPCNT
  kAvx512,  // x86-64 with AVX-512 F, BW, DQ, VL and VPOPCNTDQ besides
};

// The one in use: the best that the processor has, unless another was forced. Safe from many
// threads.
[[nodiscard]] LpmCodePath lpm_code_path();
// For tests and benchmarks: from now on this one, in all tables and threads. False, and nothing
// changes: the processor does not have it.
bool force_lpm_code_path(LpmCodePath path);

}  // namespace reach::net
