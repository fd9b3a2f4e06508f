// SPDX-License-Identifier: Apache-2.0
#include "connections.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <system_error>

namespace kernel {
namespace {

int checked(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

sockaddr_in address_of(oracle::Ip address, int port) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(address);
  return to;
}

int make_socket() {
  return checked(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), "socket");
}

// Namespaces, listeners and clients of several networks at a time.
void allow_many_files() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

Connections::Connections() {
  allow_many_files();
  epoll_ = checked(epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
}

Connections::~Connections() {
  for (const Socket& one : sockets_) {
    if (one.descriptor >= 0) close(one.descriptor);
  }
  close(epoll_);
}

void Connections::add(Socket one) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = sockets_.size();
  sockets_.push_back(one);
  checked(epoll_ctl(epoll_, EPOLL_CTL_ADD, one.descriptor, &event), "epoll_ctl");
}

void Connections::listen(const Namespace& where, int identity, const std::vector<int>& ports) {
  const Inside there(where);
  for (const int port : ports) {
    const int descriptor = make_socket();
    add({descriptor, identity, nullptr});
    const sockaddr_in any = address_of(INADDR_ANY, port);
    checked(bind(descriptor, reinterpret_cast<const sockaddr*>(&any), sizeof any), "bind");
    checked(::listen(descriptor, 128), "listen");
  }
}

void Connections::serve(const Socket& listener) const {
  const int client = accept4(listener.descriptor, nullptr, nullptr, SOCK_CLOEXEC);
  if (client < 0) return;
  const auto identity = static_cast<unsigned char>(listener.identity);
  // Whom it does not reach counts as not connected.
  [[maybe_unused]] const ssize_t sent = send(client, &identity, 1, MSG_NOSIGNAL);
  close(client);
}

bool Connections::hear(Socket& client) {
  unsigned char identity = 0;
  const ssize_t length = recv(client.descriptor, &identity, 1, 0);
  if (length < 0 && (errno == EAGAIN || errno == EINPROGRESS)) return false;
  if (length == 1) client.attempt->answered_by = identity;
  close(client.descriptor);
  client.descriptor = -1;
  return true;
}

void Connections::attempt(std::vector<Attempt>& attempts, int milliseconds) {
  using Clock = std::chrono::steady_clock;
  std::size_t open = attempts.size();
  for (Attempt& one : attempts) {
    const Inside there(*one.client);
    const int descriptor = make_socket();
    const sockaddr_in to = address_of(one.destination, one.port);
    const int result = connect(descriptor, reinterpret_cast<const sockaddr*>(&to), sizeof to);
    // What a host's own groups or routes refuse fails at once.
    if (result != 0 && errno != EINPROGRESS) {
      close(descriptor);
      --open;
      continue;
    }
    add({descriptor, kNobody, &one});
  }
  const auto end = Clock::now() + std::chrono::milliseconds(milliseconds);
  std::array<epoll_event, 64> events{};
  while (open > 0 && Clock::now() < end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()),
                                 static_cast<int>(left.count()) + 1);
    for (int i = 0; i < count; ++i) {
      Socket& one = sockets_[events[static_cast<std::size_t>(i)].data.u64];
      if (one.attempt == nullptr) {
        serve(one);
      } else if (one.descriptor >= 0 && hear(one)) {
        --open;
      }
    }
  }
}

}  // namespace kernel
