// SPDX-License-Identifier: Apache-2.0
// One packet at a time through security groups, network ACLs and routes, then its answer back, as a
// textbook would. Slow on purpose. Rules are cited by their ids in the semantics (B, C, D, E, G,
// M).
#pragma once

#include <string>
#include <vector>

#include "world.hpp"

namespace oracle {

enum class Verdict { kReachable, kUnreachable, kIntermittent, kUnknown, kSkipped };

// What becomes of one packet. Unknown: something that the oracle does not model decides.
enum class Fate { kArrives, kDropped, kUnknown };

struct Packet {
  Ip source = 0;
  Ip destination = 0;
  int protocol = kTcp;
  int port = 443;  // destination port; tcp and udp
  int icmp_type = 8;
  int icmp_code = 0;
};

struct Trace {
  Verdict verdict = Verdict::kUnknown;
  // With an unknown verdict: what a cleverer reader may conclude, because something behind the
  // unknown way drops the packet for certain. Both are right; else the same as the verdict.
  Verdict deduced = Verdict::kUnknown;
  std::string why;            // of the first thing that decided, for the reader of a failed test
  std::vector<int> answered;  // the client's ephemeral ports whose answers arrive; tcp and udp
  bool varies = false;  // several routes may carry the packet or its answer (B7): ports are those
                        // of the first
  const Interface* receiver = nullptr;
};

// A connection from an interface to an address. `meant`, where given, is the interface that must
// get it.
Trace trace(const World& world, const Interface& client, Ip server, int protocol, int port,
            const Interface* meant = nullptr);

// The same towards the public addresses of AWS's services, of which a snapshot holds none (H11):
// unreachable where no public address at all can be reached, else unknown.
Trace trace_public(const World& world, const Interface& client, int port);

Trace made_trace(Verdict verdict, const std::string& why, const Interface* receiver = nullptr);

// Verdict over alternatives of which a client gets any one (G7, B7).
Verdict any_of(const std::vector<Verdict>& alternatives);

}  // namespace oracle
