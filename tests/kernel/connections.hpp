// SPDX-License-Identifier: Apache-2.0
// TCP connections, all at once: who answers which.
#pragma once

#include <vector>

#include "../oracle/world.hpp"
#include "namespaces.hpp"

namespace kernel {

constexpr int kNobody = -1;

struct Attempt {
  const Namespace* client = nullptr;
  oracle::Ip destination = 0;
  int port = 0;
  int answered_by = kNobody;  // the identity that the far end sent
};

class Connections {
 public:
  Connections();
  ~Connections();
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  // Tells its identity to everybody who connects.
  void listen(const Namespace& where, int identity, const std::vector<int>& ports);
  // Fills in who answered within that time.
  void attempt(std::vector<Attempt>& attempts, int milliseconds);

 private:
  struct Socket {
    int descriptor = -1;
    int identity = kNobody;      // of a listener
    Attempt* attempt = nullptr;  // of a client
  };
  void add(Socket socket);
  void serve(const Socket& listener) const;
  // The attempt is over.
  static bool hear(Socket& client);

  int epoll_ = -1;
  std::vector<Socket> sockets_;
};

}  // namespace kernel
