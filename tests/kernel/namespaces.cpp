// SPDX-License-Identifier: Apache-2.0
#include "namespaces.hpp"

#include <fcntl.h>
#include <sched.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace kernel {
namespace {

constexpr const char* kOwn = "/proc/thread-self/ns/net";

int checked(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

// Where the process started: everything goes back there.
int home() {
  static const int descriptor = checked(open(kOwn, O_RDONLY | O_CLOEXEC), kOwn);
  return descriptor;
}

void set(const char* name, const char* value) {
  const std::string path = std::string("/proc/sys/net/") + name;
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return;  // a kernel without that
  const bool written = write(file, value, 1) == 1;
  close(file);
  if (!written) throw std::system_error(errno, std::generic_category(), path);
}

// Routers that follow AWS's tables alone: no reverse path filter, no redirects.
void set_up() {
  set("ipv4/ip_forward", "1");
  set("bridge/bridge-nf-call-iptables", "0");  // within a subnet there is no router (B12)
  for (const char* of : {"all", "default"}) {
    const std::string folder = std::string("ipv4/conf/") + of;
    set((folder + "/rp_filter").c_str(), "0");
    set((folder + "/send_redirects").c_str(), "0");
    set((folder + "/accept_redirects").c_str(), "0");
    set((std::string("ipv6/conf/") + of + "/disable_ipv6").c_str(), "1");
  }
}

// A program's input and complaints, in memory.
class Child {
 public:
  Child(const Namespace& where, std::vector<std::string> command, const std::string& input)
      : command_(std::move(command)), input_(input) {
    files_ = {memory(), memory()};
    if (write(files_[0], input.data(), input.size()) != static_cast<ssize_t>(input.size())) {
      throw std::system_error(errno, std::generic_category(), "memfd");
    }
    lseek(files_[0], 0, SEEK_SET);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, files_[0], 0);
    posix_spawn_file_actions_adddup2(&actions, files_[1], 1);
    posix_spawn_file_actions_adddup2(&actions, files_[1], 2);
    std::vector<char*> arguments;
    for (std::string& argument : command_) arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    const Inside there(where);
    const int error =
        posix_spawnp(&process_, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) throw std::system_error(error, std::generic_category(), command_[0]);
  }
  ~Child() {
    if (process_ > 0) wait();
    for (const int file : files_) close(file);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void finish() {
    if (wait() != 0) throw std::runtime_error(command_[0] + ": " + output() + "\n" + input_);
  }

 private:
  static int memory() { return checked(memfd_create("kernel_test", MFD_CLOEXEC), "memfd_create"); }
  int wait() {
    int status = -1;
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    return status;
  }
  [[nodiscard]] std::string output() const {
    std::string text(4096, '\0');
    const ssize_t length = pread(files_[1], text.data(), text.size(), 0);
    text.resize(length < 0 ? 0 : static_cast<std::size_t>(length));
    return text;
  }

  std::vector<std::string> command_;
  const std::string& input_;
  std::array<int, 2> files_ = {-1, -1};
  pid_t process_ = -1;
};

}  // namespace

Namespace::Namespace() {
  home();
  checked(unshare(CLONE_NEWNET), "unshare");
  descriptor_ = open(kOwn, O_RDONLY | O_CLOEXEC);
  try {
    checked(descriptor_, kOwn);
    set_up();
  } catch (...) {
    setns(home(), CLONE_NEWNET);
    if (descriptor_ >= 0) close(descriptor_);
    throw;
  }
  checked(setns(home(), CLONE_NEWNET), "setns");
}
Namespace::~Namespace() {
  if (descriptor_ >= 0) close(descriptor_);
}
Namespace::Namespace(Namespace&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

std::string Namespace::path() const {
  return "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(descriptor_);
}

Inside::Inside(const Namespace& there) {
  checked(setns(there.descriptor(), CLONE_NEWNET), "setns");
}
Inside::~Inside() {
  // Anything else would go on in a namespace of the test's.
  if (setns(home(), CLONE_NEWNET) != 0) std::abort();
}

void run(const std::vector<Script>& scripts) {
  std::vector<std::unique_ptr<Child>> children;
  const auto start = [&](const Script& script, std::vector<std::string> command,
                         const std::string& input) {
    if (!input.empty()) {
      children.push_back(std::make_unique<Child>(*script.where, std::move(command), input));
    }
  };
  for (const Script& script : scripts) {
    start(script, {"ip", "-batch", "-"}, script.ip);
    start(script, {"nft", "-f", "-"}, script.nft);
  }
  for (const auto& child : children) child->finish();
}

std::string why_not() {
  if (geteuid() != 0) return "only root can make network namespaces";
  try {
    const Namespace here;
    run({{&here, "link set lo up\n", ""}});
    run({{&here, "", "table ip probe { chain c { ct state established accept; }; }\n"}});
  } catch (const std::exception& error) {
    const std::string what = error.what();
    return what.substr(0, what.find('\n')) + " (Debian packages iproute2 and nftables)";
  }
  return "";
}

}  // namespace kernel
