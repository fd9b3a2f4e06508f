// SPDX-License-Identifier: Apache-2.0
// Network namespaces without a name: only file descriptors of this process hold them, so the kernel
// removes them with all that is in them once the process lets go of them, however it ends.
#pragma once

#include <string>
#include <vector>

namespace kernel {

class Namespace {
 public:
  Namespace();  // throws std::system_error where the machine lets us make none
  ~Namespace();
  Namespace(Namespace&& other) noexcept;
  Namespace& operator=(Namespace&&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  // As `ip link ... netns` takes it.
  [[nodiscard]] std::string path() const;

 private:
  int descriptor_ = -1;
};

// The calling thread is in the namespace while this lives.
class Inside {
 public:
  explicit Inside(const Namespace& there);
  ~Inside();
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;
};

// What to run in one namespace.
struct Script {
  const Namespace* where = nullptr;
  std::string ip;   // lines of `ip -batch`
  std::string nft;  // of `nft -f`
};
// All of them side by side. Throws std::runtime_error with what a program complained of.
void run(const std::vector<Script>& scripts);

// Why no networks can be made here; empty: they can.
std::string why_not();

}  // namespace kernel
