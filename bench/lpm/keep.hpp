// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace reach::bench {

// The compiler has to believe that what the pointer leads to is read here, so that it cannot leave
// out the work that put it there.
inline void keep(const void* result) {
  asm volatile("" : : "r"(result) : "memory");
}

}  // namespace reach::bench
