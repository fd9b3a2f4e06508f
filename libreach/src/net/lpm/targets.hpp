// SPDX-License-Identifier: Apache-2.0
// Functions that use newer instructions than the library is built for. Nothing but functions so
// marked may call each other inline, and they may be called only where the processor has them.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)
#define REACH_LPM_X86 1
#define REACH_TARGET_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
#define REACH_TARGET_AVX512                                                   \
  __attribute__((                                                             \
      target("avx2,bmi,bmi2,lzcnt,popcnt,avx512f,avx512bw,avx512dq,avx512vl," \
             "avx512vpopcntdq")))
#else
#define REACH_LPM_X86 0
#endif
