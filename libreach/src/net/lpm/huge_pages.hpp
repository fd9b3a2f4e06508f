// SPDX-License-Identifier: Apache-2.0
// Memory for large arrays that are read at random: from 1 MiB on it is made of huge pages where the
// kernel has them, without which a look-up costs a miss of the TLB besides the one of the cache.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace reach::net::lpm {

inline constexpr std::size_t kHugePage = std::size_t{2} << 20U;

// What so many bytes take: whole huge pages, where they fill half of one.
constexpr std::size_t huge_bytes(std::size_t bytes) {
  return bytes < kHugePage / 2 ? bytes : (bytes + kHugePage - 1) / kHugePage * kHugePage;
}

template <class T>
struct HugePageAllocator {
  using value_type = T;

  HugePageAllocator() = default;
  template <class U>
  HugePageAllocator(const HugePageAllocator<U>&) {}  // NOLINT: allocators convert

  T* allocate(std::size_t count) {
    const std::size_t bytes = huge_bytes(count * sizeof(T));
    void* memory = ::operator new(bytes, alignment(bytes));
#if defined(__linux__)
    if (bytes >= kHugePage) ::madvise(memory, bytes, MADV_HUGEPAGE);  // a wish; refused is fine
#endif
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t count) {
    ::operator delete(memory, alignment(huge_bytes(count * sizeof(T))));
  }

  friend bool operator==(const HugePageAllocator&, const HugePageAllocator&) {
    return true;
  }

 private:
  static constexpr std::size_t kCacheLine = 64;
  static std::align_val_t alignment(std::size_t bytes) {
    return std::align_val_t{bytes >= kHugePage ? kHugePage : kCacheLine};
  }
};

template <class T>
using HugeVector = std::vector<T, HugePageAllocator<T>>;

template <class T>
std::size_t bytes_of(const HugeVector<T>& vector) {
  return huge_bytes(vector.capacity() * sizeof(T));
}

}  // namespace reach::net::lpm
