// SPDX-License-Identifier: Apache-2.0
// Stands in for the dpdk_*.cpp files where DPDK is not built in.
#include "subjects.hpp"

namespace reach::bench {

void add_dpdk(Subjects<Ipv4>& /*subjects*/) {}
void add_dpdk(Subjects<Ipv6>& /*subjects*/) {}
std::string dpdk_status() {
  return "DPDK is left out: it is not built in.";
}

}  // namespace reach::bench
