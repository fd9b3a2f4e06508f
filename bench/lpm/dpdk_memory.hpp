// SPDX-License-Identifier: Apache-2.0
// DPDK without huge pages, devices or files, and memory for its tables that we bring ourselves.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "reach/result.hpp"

namespace reach::bench {

// Small ones are what DPDK has on its own where the system sets no huge ones apart for it. It is
// made for huge ones, and they make its tables up to twice as fast.
enum class Pages { kHuge, kSmall };

// A heap of its own for one table: what the table takes is counted apart, and its pages are the
// ones chosen, for it is anonymous memory, that the kernel backs with huge pages on request.
class DpdkHeap {
 public:
  // Starts DPDK the first time. Error: it does not run here, or refuses the memory.
  [[nodiscard]] static Result<std::unique_ptr<DpdkHeap>> make(std::size_t bytes, Pages pages);
  ~DpdkHeap();
  DpdkHeap(const DpdkHeap&) = delete;
  DpdkHeap& operator=(const DpdkHeap&) = delete;

  // What rte_*_create take as the socket, and as the name, which no two tables may share.
  [[nodiscard]] int socket() const { return socket_; }
  [[nodiscard]] const char* name() const { return name_.c_str(); }
  [[nodiscard]] std::size_t bytes_in_use() const;

 private:
  DpdkHeap(std::string name, void* memory, std::size_t bytes)
      : name_(std::move(name)), memory_(memory), bytes_(bytes) {}
  [[nodiscard]] bool hand_to_dpdk();

  std::string name_;
  void* memory_;
  std::size_t bytes_;
  int socket_ = -1;
};

}  // namespace reach::bench
