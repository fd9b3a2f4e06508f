// SPDX-License-Identifier: Apache-2.0
#include "net/lpm/current_path.hpp"
#include "net/lpm/targets.hpp"
#include "reach/net/lpm_code_path.hpp"

namespace reach::net {
namespace {

bool has(LpmCodePath path) {
  if (path == LpmCodePath::kScalar) return true;
#if REACH_LPM_X86
  __builtin_cpu_init();
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                    __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
  if (path == LpmCodePath::kAvx2) return avx2;
  return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512vpopcntdq");
#else
  return false;
#endif
}

LpmCodePath best() {
  for (const LpmCodePath path : {LpmCodePath::kAvx512, LpmCodePath::kAvx2}) {
    if (has(path)) return path;
  }
  return LpmCodePath::kScalar;
}

}  // namespace

namespace lpm {

constinit std::atomic<LpmCodePath> current_path = LpmCodePath::kScalar;

}  // namespace lpm

namespace {

[[maybe_unused]] const bool kAsked = force_lpm_code_path(best());

}  // namespace

LpmCodePath lpm_code_path() {
  return lpm::current_path.load(std::memory_order_relaxed);
}

bool force_lpm_code_path(LpmCodePath path) {
  if (!has(path)) return false;
  lpm::current_path.store(path, std::memory_order_relaxed);
  return true;
}

}  // namespace reach::net
