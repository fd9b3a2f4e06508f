// SPDX-License-Identifier: Apache-2.0
#include "dpdk_memory.hpp"

#include <rte_eal.h>
#include <rte_errno.h>
#include <rte_malloc.h>
#include <rte_version.h>
#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "subjects.hpp"

namespace reach::bench {
namespace {

constexpr std::size_t kPageBytes = std::size_t{2} << 20U;

std::optional<Error> start() {
  // --in-memory would be the natural choice; DPDK 22.11 does not take it together with --no-huge.
  static std::array<std::string, 10> arguments = {"lpm_compare",
                                                  "--no-huge",
                                                  "--no-shconf",
                                                  "--no-pci",
                                                  "--no-telemetry",
                                                  "--force-max-simd-bitwidth=512",
                                                  "-m",
                                                  "64",
                                                  "--lcores=0",
                                                  "--log-level=3"};
  std::array<char*, arguments.size()> argv{};
  std::transform(arguments.begin(), arguments.end(), argv.begin(),
                 [](std::string& argument) { return argument.data(); });
  if (rte_eal_init(static_cast<int>(argv.size()), argv.data()) >= 0) return {};
  return Error{std::string("it would not start: ") + rte_strerror(rte_errno)};
}

// Aligned to pages, which mmap alone does not promise for huge ones.
void* get_memory(std::size_t bytes, Pages pages) {
  void* found =
      mmap(nullptr, bytes + kPageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (found == MAP_FAILED) return nullptr;
  char* const begin = static_cast<char*>(found);
  const auto past_page = reinterpret_cast<std::uintptr_t>(begin) % kPageBytes;
  const std::size_t before = kPageBytes - past_page;
  munmap(begin, before);
  if (past_page > 0) munmap(begin + before + bytes, past_page);
  char* const memory = begin + before;
  madvise(memory, bytes, pages == Pages::kHuge ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
  return memory;
}

// Addresses that devices would use; there are none, but DPDK wants them told.
std::vector<rte_iova_t> device_addresses(void* memory, std::size_t bytes) {
  std::vector<rte_iova_t> addresses;
  for (std::size_t offset = 0; offset < bytes; offset += kPageBytes) {
    addresses.push_back(reinterpret_cast<std::uintptr_t>(memory) + offset);
  }
  return addresses;
}

// Once; the reason where it cannot run here.
const std::optional<Error>& start_dpdk() {
  static const std::optional<Error> failed = start();
  return failed;
}

}  // namespace

Result<std::unique_ptr<DpdkHeap>> DpdkHeap::make(std::size_t bytes, Pages pages) {
  static int made = 0;
  if (start_dpdk()) return *start_dpdk();
  bytes = (bytes + kPageBytes - 1) / kPageBytes * kPageBytes;
  void* const memory = get_memory(bytes, pages);
  if (memory == nullptr) return Error{"the system gives no memory"};
  std::unique_ptr<DpdkHeap> heap(new DpdkHeap("table" + std::to_string(made++), memory, bytes));
  if (!heap->hand_to_dpdk()) return Error{"DPDK does not take the memory"};
  return heap;
}

bool DpdkHeap::hand_to_dpdk() {
  if (rte_malloc_heap_create(name()) != 0) return false;
  std::vector<rte_iova_t> addresses = device_addresses(memory_, bytes_);
  if (rte_malloc_heap_memory_add(name(), memory_, bytes_, addresses.data(),
                                 static_cast<unsigned>(addresses.size()), kPageBytes) != 0) {
    return false;
  }
  socket_ = rte_malloc_heap_get_socket(name());
  return socket_ >= 0;
}

DpdkHeap::~DpdkHeap() {
  // Refused where something still lies in it; then the memory has to stay.
  if (socket_ >= 0 && rte_malloc_heap_memory_remove(name(), memory_, bytes_) != 0) return;
  rte_malloc_heap_destroy(name());
  munmap(memory_, bytes_);
}

std::size_t DpdkHeap::bytes_in_use() const {
  rte_malloc_socket_stats stats{};
  rte_malloc_get_socket_stats(socket_, &stats);
  return stats.heap_allocsz_bytes;
}

std::string dpdk_status() {
  if (start_dpdk()) return "DPDK is left out: " + start_dpdk()->message + ".";
  return std::string(rte_version()) + " in huge pages, as ours are; -small: in pages of 4 KiB.";
}

}  // namespace reach::bench
